"""What starts a line: a bullet always, a dash or a number only where a new line of text can start."""

import pytest

from reportgen.model.document import Line
from reportgen.stages.structure.markers import candidate, label
from tests.stages.trees import LEFT, SIZE, Setter, prose, runs

from .pages import around


def test_what_candidates_say_of_their_place() -> None:
    for text, form, values in (
        ("iv. x", "#.", {"lower roman": 4}),
        ("i) x", "#)", {"lower letter": 9, "lower roman": 1}),
        ("(12) x", "(#)", {"number": 12}),
        ("– x", "–", {}),
    ):
        marker = candidate(text)
        assert marker is not None
        found = label(marker)
        assert (found.form, dict(found.values)) == (form, values)


def test_a_sentence_with_a_dash_is_no_list() -> None:
    made = Setter()
    around(made, 0, 4)
    made.lines(
        "The members said it in one voice and in words that everybody in the room could follow well",
        "– the voice of those who had been there – and the minutes of the session say so, twice over.",
        space=7,
    )
    around(made, 20, 4)
    assert [kind for kind, _ in made.blocks()] == ["paragraph"] * 9


def test_a_year_that_starts_a_line_is_no_list() -> None:
    made = Setter()
    around(made, 0, 4)
    made.lines(
        "The members said it in one voice and in words that everybody in the room could follow since",
        "2021. What followed was a year of waiting for the answer that the ministries had promised us.",
        space=7,
    )
    around(made, 20, 4)
    assert [kind for kind, _ in made.blocks()] == ["paragraph"] * 9


@pytest.mark.parametrize(
    "markers", [("1.", "2.", "3."), ("(a)", "(b)", "(c)"), ("a)", "b)", "c)"), ("i.", "ii.", "iii.")]
)
def test_numbered_lists(markers: tuple[str, ...]) -> None:
    made = Setter()
    around(made, 0, 4)
    for number, marker in enumerate(markers):
        made.bullet(prose(60 + number, 2), marker)
    around(made, 20, 4)
    items = [block for block in made.document().blocks if block.type == "list_item"]
    assert [item.marker for item in items] == list(markers)
    assert [item.text for item in items] == [prose(60 + n, 2) for n in range(3)]


def test_a_number_behind_a_footnotes_figure_is_a_marker() -> None:
    made = Setter("gap")
    around(made, 0)
    made.y += 20
    last = (*runs("They spoke of target 8.7.", LEFT), *runs("5", LEFT + 125, 7, rise=4))
    box = (LEFT, made.y - 7.6, last[-1].x1, made.y + 2.4)
    made.placed[made.page].append(Line(last, made.page, box, made.y, SIZE))
    made.turn()
    for number in range(1, 4):
        made.bullet(prose(60 + number, 2), f"{number}.")
    around(made, 20)
    blocks = made.document().blocks
    assert [block.marker for block in blocks if block.type == "list_item"] == ["1.", "2.", "3."]
