"""Letters of a claim on the lines of a source."""

import pytest

from reportgen.model.provenance import Evidence
from reportgen.proof.tracing import trace, within
from reportgen.proof.witness import SeenLine

Ranges = tuple[tuple[int, int], ...]


def lines(
    *texts: str, x: float = 72.0, raised: Ranges = (), superior: Ranges = (), inferior: Ranges = ()
) -> list[SeenLine]:
    """Lines one below the other; marks and figures off the line stand in the first."""
    off = [(raised, superior, inferior), *[((), (), ())] * len(texts)]
    return [
        SeenLine(1, (x, 100 + 14 * n, x + 300, 111 + 14 * n), 109 + 14 * n, text, *off[n])
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wages are paid on the day they are earned.", ["Wages are paid on", "the day they are earned."]),
        ("The interpreter was paid.", ["The inter-", "preter was paid."]),
        ("An anti-slavery law.", ["An anti-", "slavery law."]),
        ("Courts listen.", ["• Courts", "listen."]),
        ("Courts listen.", ["(b) Courts", "listen."]),
        ("While others wait.", ["hile others", "W", "wait."]),
        ("A room without words around it.", ["A room without", "1250 people", "words around it."]),
    ],
    ids=["lines", "hyphen undone", "hyphen kept", "bullet", "number", "drop cap", "a stranger's line"],
)
def test_a_claim_is_found(text: str, found: list[str]) -> None:
    assert trace(text, lines(*found)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Wages were paid on the day they are earned.",
        "wages are paid on the day they are earned.",
        "Wages are paid on the the day they are earned.",
        "the day they are earned. Wages are paid on",
        "Wages are paid-on the day they are earned.",
    ],
    ids=["word", "case", "doubled", "order", "hyphen"],
)
def test_other_words_are_not(text: str) -> None:
    assert trace(text, lines("Wages are paid on", "the day they are earned.")) is None


def test_a_mark_of_a_note_may_be_left_out_and_a_power_may_stand_raised() -> None:
    assert trace("They met. Then", lines("They met.3 Then", raised=((9, 10),)))
    assert trace("Rooms of 12 m² each", lines("Rooms of 12 m2 each", superior=((13, 14),)))
    assert trace("CO₂ counts", lines("CO2 counts", inferior=((2, 3),)))


def test_a_figure_that_is_drawn_raised_may_neither_be_lost_nor_stand_on_the_line() -> None:
    drawn = lines("Rooms of 12 m2 each", superior=((13, 14),))
    assert trace("Rooms of 12 m each", drawn) is None
    assert trace("Rooms of 12 m2 each", drawn) is None


def test_raised_letters_stay_the_letters_that_they_are() -> None:
    drawn = lines("The 2nd demand")
    assert trace("The 2nd demand", drawn)
    assert trace("The 2ⁿd demand", drawn) is None
    assert trace("They met. Then", lines("They met.3 Then")) is None


def test_a_box_holds_the_lines_whose_middle_lies_in_it() -> None:
    left, right = lines("left one", "left two"), lines("right one", "right two", x=400.0)
    box = Evidence(1, (399.0, 99.0, 701.0, 126.0))
    assert within([*left, *right], [box]) == right
    assert within([*left, *right], [Evidence(2, box.bbox)]) == []
