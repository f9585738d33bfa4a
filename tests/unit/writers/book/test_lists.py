"""Bullets nest by their level; printed numbers make numbered lists where they follow one another."""

import pytest

from reportgen.model.compilation import Item
from reportgen.writers.book.lists import BulletList, nest
from reportgen.writers.book.passages import Passage, runs_of


def lists(*bullets: tuple[str, int]) -> list[BulletList]:
    rows = [
        (
            Item(f"a/s1/{n}", "bullet", f"words {n}", marker=marker, level=level),
            Passage(f"a/s1/{n}", runs_of(f"words {n}"), None, True),
        )
        for n, (marker, level) in enumerate(bullets, 1)
    ]
    return list(nest(rows))


@pytest.mark.parametrize(
    ("markers", "found"),
    [
        ("• • •", [(None, None, 3)]),
        ("1. 2. 3.", [("1", 1, 3)]),
        ("3. 4.", [("1", 3, 2)]),
        ("(a) (b) (c)", [("a", 1, 3)]),
        ("A. B.", [("A", 1, 2)]),
        ("i) ii) iii) iv)", [("i", 1, 4)]),
        ("I. II.", [("I", 1, 2)]),
        ("h. i. j.", [("a", 8, 3)]),
        ("1. 2. • •", [("1", 1, 2), (None, None, 2)]),
        ("1. 2. 1. 2.", [("1", 1, 2), ("1", 1, 2)]),
        ("1. 2. a) b)", [("1", 1, 2), ("a", 1, 2)]),
        ("– – o", [(None, None, 2), ("a", 15, 1)]),
    ],
)
def test_the_printed_marker_decides(markers: str, found: list[tuple[str | None, int | None, int]]) -> None:
    made = lists(*((marker, 1) for marker in markers.split()))
    assert [(it.numbering, it.start, len(it.entries)) for it in made] == found


def test_deeper_bullets_stand_under_the_one_before() -> None:
    (outer,) = lists(("•", 1), ("–", 2), ("–", 2), ("·", 3), ("•", 1))
    first, last = outer.entries
    (inner,) = first.children
    assert [len(it.children) for it in inner.entries] == [0, 1]
    assert inner.entries[1].children[0].entries[0].passage.anchor == "a/s1/4"
    assert last.children == ()


def test_a_list_that_begins_deep_keeps_its_entries() -> None:
    (made,) = lists(("–", 3), ("–", 3))
    assert len(made.entries) == 2


@pytest.mark.parametrize(("marker", "shown"), [("2.1", "2.1"), ("(b)", "(b)"), ("•", None), ("–", None)])
def test_a_marker_that_says_something_is_kept(marker: str, shown: str | None) -> None:
    assert lists((marker, 1))[0].entries[0].marker == shown
