"""A chapter is shown passage by passage; every box of a page is a passage, or set apart, or outside."""

from __future__ import annotations

from reportgen.desk.passages import ShownPiece, boxes_on, passages_of, pieces_of, short
from reportgen.desk.room import structure_of
from reportgen.model.compilation import KeyTerm

from .visitor import Visitor


def _read(visitor: Visitor):  # type: ignore[no-untyped-def]
    visitor.open("/e/2031")
    reviewed = visitor.desk.room("2031").reviewed()
    assert reviewed is not None
    return reviewed, reviewed.compilation.reports[0]


def test_all_of_the_chapter_is_there_in_order(visitor: Visitor) -> None:
    reviewed, report = _read(visitor)
    shown = passages_of(reviewed, report)
    assert [it.kind for it in shown] == [
        "report",
        "section",
        "paragraph",
        "section",
        "paragraph",
        "paragraph",
    ]
    texts = [it.text for section in report.sections for it in section.items]
    assert [it.text for it in shown if not it.is_heading] == texts
    assert all("".join(piece.text for piece in it.pieces) == it.text for it in shown)


def test_boxes_of_a_page(visitor: Visitor) -> None:
    reviewed, report = _read(visitor)
    document = structure_of(reviewed, report.source.file)
    assert document is not None
    shown = passages_of(reviewed, report)
    boxes = boxes_on(3, shown, document, ())
    assert {box.passage for box in boxes if box.passage} == {it.id for it in shown}
    assert {box.kind for box in boxes if not box.passage} <= {"furniture", "outside"}
    assert any(box.kind == "outside" and "Next Steps" in box.label for box in boxes)
    assert all(box.width > 0 and box.height > 0 and box.x >= 0 and box.y >= 0 for box in boxes)


def test_text_is_cut_at_its_key_terms() -> None:
    terms = (KeyTerm("b c", 2, 5, "editorial"), KeyTerm("c d", 4, 7))
    assert list(pieces_of("a b c d e", terms)) == [
        ShownPiece("a "),
        ShownPiece("b c", bold=True, editorial=True),
        ShownPiece(" d", bold=True),
        ShownPiece(" e"),
    ]


def test_first_words() -> None:
    assert short("one two three", 2) == "one two …"
    assert short("one two") == "one two"
