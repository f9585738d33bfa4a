"""Dates are found in the forms of three languages, and compared by what they can mean."""

from typing import Any

import pytest

from reportgen.checks.dates import DateFinder, agree, overlap

from .editions import WORDS

FINDER = DateFinder(WORDS.data.months.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 3-5, 2031", ((5, 3), (5, 5), 2031)),
        ("from 3 to 5 May 2031.", ((5, 3), (5, 5), 2031)),
        ("June 30 – July 2, 2031", ((6, 30), (7, 2), 2031)),
        ("May 3, 2031 to May 5, 2031", ((5, 3), (5, 5), 2031)),
        ("May 3rd and 4th", ((5, 3), (5, 4), None)),
        ("del 3 al 5 de mayo de 2031", ((5, 3), (5, 5), 2031)),
        ("du 3 au 5 mai 2031", ((5, 3), (5, 5), 2031)),
        ("on 1 May 2031", ((5, 1), (5, 1), 2031)),
        ("in late May", ((5, 0), (5, 0), None)),
        ("in mid-May 2031", ((5, 0), (5, 0), 2031)),
    ],
)
def test_forms_of_dates(text: str, expected: tuple[Any, ...]) -> None:
    found = FINDER.find(text)
    assert [(it.first, it.last, it.year) for it in found] == [expected]


@pytest.mark.parametrize(
    "text", ["They may go.", "Alliance 8.7", "Day 3 of 5", "In 2031 it was said.", "May we?"]
)
def test_no_date(text: str) -> None:
    assert FINDER.find(text) == []


@pytest.mark.parametrize(
    ("one", "other", "agreeing", "overlapping"),
    [
        ("May 3-5, 2031", "3–5 May 2031", True, True),
        ("May 3-5, 2031", "May 4, 2031", True, True),
        ("May 3-5, 2031", "in May 2031", True, False),
        ("May 3-5, 2031", "in late May", True, False),
        ("May 3-5, 2031", "May 3-6, 2031", False, True),
        ("May 3-5, 2031", "May 6, 2031", False, False),
        ("May 3-5, 2031", "in June 2031", False, False),
        ("May 3-5, 2031", "May 3-5, 2030", False, False),
        ("in May 2031", "in June 2031", False, False),
    ],
)
def test_agreement(one: str, other: str, agreeing: bool, overlapping: bool) -> None:
    first, second = FINDER.find(one)[0], FINDER.find(other)[0]
    assert agree(first, second) is agree(second, first) is agreeing
    assert overlap(first, second) is overlap(second, first) is overlapping


def test_days_of_a_range() -> None:
    assert [
        FINDER.find(text)[0].days for text in ("May 3-5, 2031", "May 3, 2031", "June 30 – July 2", "in May")
    ] == [
        3,
        1,
        None,
        None,
    ]
