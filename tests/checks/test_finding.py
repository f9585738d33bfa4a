"""Findings are shown once, in an order that people can work through, with places in words."""

import pytest

from reportgen.checks.finding import GROUPS, Finding, arranged, listed, places_in_words
from reportgen.model.provenance import Locator


def finding(group: str, severity: str = "warning", page: int | None = None, message: str = "m") -> Finding:
    return Finding(severity, "check-x", message, "", "a.pdf", page, group=group)  # type: ignore[arg-type]


def test_groups_come_in_their_order_warnings_before_notes_then_pages() -> None:
    given = [
        finding("word"),
        finding("layout", "note", 1),
        finding("layout", "warning", 9),
        finding("layout", "warning", 2),
    ]
    shown = [(it.group, it.severity, it.page) for it in arranged(given)]
    assert shown == [
        ("layout", "warning", 2),
        ("layout", "warning", 9),
        ("layout", "note", 1),
        ("word", "warning", None),
    ]


def test_what_is_said_twice_is_shown_once() -> None:
    assert len(arranged([finding("facts"), finding("facts"), finding("facts", message="n")])) == 2


def test_every_group_has_a_name() -> None:
    assert all(GROUPS.values())
    assert len(set(GROUPS.values())) == len(GROUPS)


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([("a.pdf", 4)], "on p. 4"),
        ([("a.pdf", 4), ("a.pdf", 9), ("a.pdf", 4)], "on pp. 4 and 9"),
        ([("b.pdf", 2)], "in b.pdf, p. 2"),
        ([("b.pdf", None)], "in b.pdf"),
        ([("a.pdf", 1), ("b.pdf", 2)], "in a.pdf, p. 1 and in b.pdf, p. 2"),
        ([("b.pdf", 1), ("c.pdf", 2), ("d.pdf", 3)], "in b.pdf, p. 1, and 2 more files"),
        ([("a.pdf", None)], "in a.pdf"),
    ],
)
def test_places_are_said_from_where_one_stands(places: list[tuple[str, int | None]], words: str) -> None:
    assert places_in_words([(file, Locator(page)) for file, page in places], "a.pdf") == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abcd", "a, b, c and d"), ("abcdef", "a, b, c and 3 more")],
)
def test_words_in_a_row(parts: str, words: str) -> None:
    assert listed(parts) == words
    assert listed(parts * 2) == words
