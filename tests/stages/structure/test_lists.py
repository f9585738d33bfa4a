"""Lists of short items, of any marker, one in the other: no item swallows those below it."""

import pytest

from tests.stages.trees import LEFT, PITCH, Setter, prose


def _items(made: Setter) -> list[tuple[int, str | None, str]]:
    return [(b.level, b.marker, b.text) for b in made.document().blocks if b.type == "list_item"]


def _set(rows: list[tuple[float, str]], lead: str = "The Forum asks for these things:") -> Setter:
    """A lead, and lines set in by so many points without space between them."""
    made = Setter()
    made.paragraph(prose(1, 6))
    made.lines(lead, space=7)
    for x, text in rows:
        made.step(PITCH)
        made.put(text, LEFT + x, made.y)
    made.paragraph(prose(2, 4))
    return made


def test_letters_under_numbers_without_full_stops() -> None:
    made = _set(
        [(17, "1. five"), (17, "2. six"), (40, "i. roman one"), (37, "ii. roman two"), (17, "3. seven")]
    )
    assert _items(made) == [
        (1, "1.", "five"),
        (1, "2.", "six"),
        (2, "i.", "roman one"),
        (2, "ii.", "roman two"),
        (1, "3.", "seven"),
    ]


@pytest.mark.parametrize(
    "markers", [("A.", "B.", "C."), ("I.", "II.", "III."), ("a)", "b)", "c)"), ("(i)", "(ii)", "(iii)")]
)
def test_counting_markers_of_lower_case_items(markers: tuple[str, ...]) -> None:
    made = _set([(20 - 3 * at, f"{marker} wages and hours") for at, marker in enumerate(markers)])
    assert [marker for _, marker, _ in _items(made)] == list(markers)


def test_dashes_below_a_bullet_that_ends_in_no_stop() -> None:
    made = _set(
        [(6, "• Governments"), (24, "– ratify it"), (24, "– publish it"), (6, "• Buyers"), (24, "– pay")]
    )
    assert _items(made) == [
        (1, "•", "Governments"),
        (2, "–", "ratify it"),
        (2, "–", "publish it"),
        (1, "•", "Buyers"),
        (2, "–", "pay"),
    ]


@pytest.mark.parametrize("sign", ["❑", "➢", "☑", "◆", "⬛", "👉", "🌍", "✅"])
def test_signs_that_are_repeated_are_bullets(sign: str) -> None:
    made = _set([(6, f"{sign} fair wages"), (6, f"{sign} fair hours")])
    assert _items(made) == [(1, sign, "fair wages"), (1, sign, "fair hours")]


def test_items_with_an_emoji_each_are_a_list() -> None:
    made = _set([(6, "🌍 Everywhere"), (6, "🚀 At once"), (6, "🤝 Together")])
    assert [text for _, _, text in _items(made)] == ["Everywhere", "At once", "Together"]


def test_a_sign_that_stands_once_is_no_bullet() -> None:
    made = _set([(0, "© 2021 The Crossroads Initiative")])
    assert _items(made) == []


def test_a_parenthesis_that_goes_on_in_the_next_line_is_no_item() -> None:
    made = Setter()
    made.paragraph(prose(1, 6))
    first = "The register of recruiters lists all who hold a licence in either of the two provinces now"
    made.lines(
        first,
        "– as was asked for in the year before – and is published on the first day of each month",
        space=7,
    )
    made.lines("– in both languages – by the inspectorate, which answers for what it says.")
    assert _items(made) == []


def test_a_figure_at_the_start_of_an_items_further_line_opens_no_item() -> None:
    made = Setter()
    made.paragraph(prose(1, 6))
    made.bullet(
        "The inspectorate published its register and heard many more people than in the year before, over "
        "350. Labour attaches were asked for the other list."
    )
    made.bullet("The second item stands below it.")
    first, second = _items(made)
    assert first[2].endswith("over 350. Labour attaches were asked for the other list.")
    assert second == (1, "•", "The second item stands below it.")


def test_a_dash_left_of_the_lines_above_opens_an_item_though_they_are_full() -> None:
    """Further lines of an item hang below its text: one that starts further left is none of them."""
    full = "and it hangs below its first line up to the edge of the column as the other one does now"
    made = _set(
        [
            (6, f"• Governments ask for a longer text that fills the line {full[:25]}"),
            (18, full),
            (24, f"– Ratify what was signed in the year before, {full[:40]}"),
            (36, full),
            (24, "– Publish what was ratified, in all the languages of the region"),
            (6, "• Buyers"),
        ]
    )
    assert [(level, marker) for level, marker, _ in _items(made)] == [(1, "•"), (2, "–"), (2, "–"), (1, "•")]


def test_short_dashes_one_below_the_other_are_items_though_the_first_fills_its_line() -> None:
    """The second dash stands where the text of an item hangs; it has a capital and a dash as that has."""
    made = _set(
        [(6, "- Grassroots organizations said that"), (18, "- The private sector can"), (18, "- Yes")]
    )
    assert [text for _, _, text in _items(made)][1:] == ["The private sector can", "Yes"]


def test_an_item_goes_on_behind_a_semicolon_with_a_small_letter() -> None:
    made = _set(
        [
            (0, "a) Speakers reported that fishers are often hired without a contract;"),
            (14, "donors should support them,"),
            (0, "b) Above all, the buyers should pay them."),
        ]
    )
    assert [text for _, _, text in _items(made)] == [
        "Speakers reported that fishers are often hired without a contract; donors should support them,",
        "Above all, the buyers should pay them.",
    ]


def test_a_short_dash_in_small_letters_below_a_full_open_item_is_an_item_where_the_next_one_is() -> None:
    full = "and it hangs below its first line up to the edge of the column as the other one does now"
    made = _set(
        [
            (6, f"- in addition, speakers from the port cities called for it {full[:28]}"),
            (18, full),
            (18, "- the third group called for work"),
            (18, f"- survivors warned against it, since trust, once it is broken, {full[:24]}"),
            (30, "takes years to rebuild"),
            (6, "- buyers"),
        ]
    )
    assert [(level, text[:9]) for level, _, text in _items(made)] == [
        (1, "in additi"),
        (2, "the third"),
        (2, "survivors"),
        (1, "buyers"),
    ]
