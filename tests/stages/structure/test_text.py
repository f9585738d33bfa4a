"""Units become blocks: words mended, places kept, marks left out."""

from tests.stages.trees import LEFT, MEASURE, Setter

from .pages import around


def test_words_broken_over_lines_are_mended() -> None:
    made = Setter()
    around(made, 0, 4)
    made.lines(
        "The members spoke of recruitment, of migration and of anti-slavery work, and of recruit-",
        "ment again; of migra\u00ad",
        "tion and of anti-",
        "slavery work, of govern-",
        "ment and of inter-",
        "preters who are survivor-led.",
        space=7,
    )
    around(made, 20, 4)
    block = next(block for block in made.document().blocks if "The members spoke" in block.text)
    assert block.text == (
        "The members spoke of recruitment, of migration and of anti-slavery work, and of recruitment again; "
        "of migration and of anti-slavery work, of government and of interpreters who are survivor-led."
    )


def test_the_evidence_of_a_joined_paragraph_names_both_pages() -> None:
    made = Setter()
    around(made, 0)
    made.lines(
        "The members of the regional council asked the governments for three years to keep the", space=7
    )
    made.turn().lines("shelters open through the winter.")
    around(made, 40)
    block = next(block for block in made.document().blocks if "shelters open" in block.text)
    assert [evidence.page for evidence in block.evidence] == [1, 2]
    assert block.evidence[0].bbox[1] > block.evidence[1].bbox[1]
    for evidence in block.evidence:
        assert LEFT - 1 <= evidence.bbox[0] < evidence.bbox[2] <= LEFT + MEASURE + 1
