"""An item's words change, and its key terms keep to their words."""

import pytest

from reportgen.model.compilation import Item, KeyTerm
from reportgen.stages.corrections import edits
from tests.compilations import item as marked_item


def bold(item: Item) -> list[str]:
    assert all(item.text[term.start : term.end] == term.text for term in item.key_terms)
    return [term.text for term in item.key_terms]


def item(text: str) -> Item:
    return marked_item("a/s1/1", text)


@pytest.mark.parametrize(
    ("text", "old", "new", "terms"),
    [
        ("Ask for **fair pay** now.", "Ask", "They asked", ["fair pay"]),
        ("Ask for **fair pay** now.", "fair", "just", ["pay"]),
        ("Ask for **fair pay** now.", "fair pay now", "zzz", []),
        ("Ask for **fair pay** now.", "pay", "payment", ["fair payment"]),
        ("Ask for **fair** and **just** pay.", "and", "or", ["fair", "just"]),
    ],
)
def test_terms_follow_the_words_that_stay(text: str, old: str, new: str, terms: list[str]) -> None:
    given = item(text)
    start = given.text.index(old)
    changed = edits.replaced(given, start, start + len(old), new)
    assert changed.text == given.text.replace(old, new, 1)
    assert bold(changed) == terms


def test_a_whole_new_text_keeps_the_terms_that_it_still_says() -> None:
    assert bold(edits.rewritten(item("Ask for **fair pay** now."), "Now they ask for fair pay.")) == [
        "fair pay"
    ]


def test_two_items_become_one_with_the_terms_of_both() -> None:
    made = edits.joined(item("Ask for **pay**."), item("Open **shelters**."))
    assert made.text == "Ask for pay. Open shelters."
    assert bold(made) == ["pay", "shelters"]
    assert len(made.evidence) == 1


@pytest.mark.parametrize("at", [13, 12])
def test_an_item_becomes_two_that_keep_its_place(at: int) -> None:
    first, second = edits.split(item("Ask for **pay**. Open **shelters**."), at)
    assert (first.text, second.text) == ("Ask for pay.", "Open shelters.")
    assert (bold(first), bold(second)) == (["pay"], ["shelters"])
    assert first.evidence == second.evidence


def test_a_term_that_is_cut_is_bold_on_both_sides() -> None:
    first, second = edits.split(item("Ask for **fair pay** now."), 13)
    assert (bold(first), bold(second)) == (["fair"], ["pay"])


def test_bold_of_people_takes_in_the_terms_that_it_touches() -> None:
    made = edits.emboldened(item("Ask for **fair** pay now."), 10, 16)
    assert made.key_terms == (KeyTerm("fair pay", 8, 16, "editorial"),)
    apart = edits.emboldened(item("**Ask** for fair pay."), 8, 16)
    assert bold(apart) == ["Ask", "fair pay"]


@pytest.mark.parametrize(
    ("start", "end", "terms"), [(8, 16, []), (8, 12, ["pay"]), (13, 16, ["fair"]), (0, 3, ["fair pay"])]
)
def test_bold_is_taken_away_where_it_is_not_wanted(start: int, end: int, terms: list[str]) -> None:
    assert bold(edits.lightened(item("Ask for **fair pay** now."), start, end)) == terms
