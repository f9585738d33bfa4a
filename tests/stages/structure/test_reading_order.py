"""Reading order: columns, headings across them, contents pages, what stands beside the text."""

from .pages import SECOND, columns


def test_two_columns_are_read_one_after_the_other() -> None:
    made, wanted = columns()
    assert [text for _, text in made.blocks()] == wanted


def test_paragraphs_over_columns_have_evidence_in_both() -> None:
    made, _ = columns()
    first = next(block for block in made.document().blocks if len(block.evidence) > 1)
    left, right = first.evidence[:2]
    assert left.page == right.page == 1
    assert left.bbox[0] < SECOND <= right.bbox[0]
