"""Lines that were cut at wide spaces are whole again; cells and columns stay apart."""

from reportgen.stages.structure import pieces
from tests.stages.trees import line


def test_words_of_a_stretched_line_are_one_line() -> None:
    """In a narrow justified column the spaces of a line are as wide as gutters, and all equally wide."""
    cut = [line(word, x, 100) for word, x in (("mandatory", 72), ("due", 132), ("diligence", 162))]
    beside = [line("on the left of the next", 318, 100), line("column", 470, 100)]
    assert [it.text for it in pieces.whole([*cut, *beside])] == [
        "mandatory due diligence",
        "on the left of the next",
        "column",
    ]


def test_single_words_of_three_columns_stay_apart() -> None:
    last = [line(word, x, 100) for word, x in (("migrate.", 72), ("there.", 230), ("agreed.", 400))]
    assert list(pieces.whole(last)) == last
