"""Dates of one event that cannot all be right."""

import pytest

from reportgen.checks.events import events
from reportgen.checks.finding import Finding
from reportgen.checks.passages import CheckedPassage

from .editions import WORDS, compilation, introduced, report, said

FORUMS = compilation(
    report("africa", dates="May 3-5, 2031"),
    report("asia", dates="July 12–14, 2031"),
    report("mena", dates="October 4-6, 2031"),
)


def found(*passages: CheckedPassage) -> list[Finding]:
    return list(events(FORUMS, passages, WORDS))


@pytest.mark.parametrize(
    "text",
    [
        "The Africa Regional Forum took place on May 4-6, 2031.",
        "This regional Forum was held from 3 to 6 May 2031, online.",
        "May 3-6, 2031",
        "The Africa Forum was held in June 2031.",
    ],
)
def test_another_date_for_its_own_forum_is_a_warning(text: str) -> None:
    one = found(said(text, 7))
    assert [(it.severity, it.page) for it in one] == [("warning", 7)]
    assert "May 3-5, 2031" in one[0].message


@pytest.mark.parametrize(
    "text",
    [
        "The Africa Regional Forum took place on May 3–5, 2031.",
        "The Africa Regional Forum opened on May 4.",
        "The regional Forum was held in May.",
        "The Africa Regional Forum of May 6-8, 2030 had been smaller.",
        "In Africa, a law was passed in June 2031.",
        "The global Forum will take place in Dakar on December 1-3, 2031.",
        "Participants of the Forum heard of a hearing on June 6-17, 2031.",
        "The Africa Forum recommended that by June 2031 all registers be open.",
        "Those from North Africa met in June.",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert found(said(text)) == []


def test_a_series_that_names_another_month_for_a_forum_is_noted() -> None:
    text = "Asia in late August will follow, then the Middle East and North Africa in mid-October."
    one = found(said(f"This Forum was the first. {text}"))
    assert [(it.severity, it.message.split(" here")[0]) for it in one] == [("note", "“in late August”")]
    assert "forum of Asia" in one[0].message and "asia.pdf" in one[0].message
    assert found(said(f"This Forum was the first. {text.replace('August', 'July')}")) == []


def test_a_wrong_date_in_the_introduction_is_a_warning() -> None:
    one = found(introduced("The Asia Forum was held in September 2031."))
    assert [(it.severity, it.file) for it in one] == [("warning", "edition.toml")]


def test_one_named_event_with_overlapping_dates_is_noted_once() -> None:
    first = said("All will meet in Essaouira from December 5-8, 2031.", 17)
    second = said("We hold a convening in Essaouira from December 6-8, 2031.", 24)
    one = found(first, second, said("We meet in Essaouira from December 6-8, 2031.", 28))
    assert [it.page for it in one] == [24]
    assert "December 5-8, 2031” on p. 17" in one[0].message and "Essaouira" in one[0].message


def test_an_event_of_the_same_title_in_two_months_is_noted_and_two_meetings_in_one_town_are_not() -> None:
    one = said("The global convening in Essaouira will be held in November 2031.")
    assert len(found(one, said("The global convening in Essaouira is in December 2031.", 9))) == 1
    assert (
        found(said("A meeting in Geneva in March 2031."), said("A meeting in Geneva in June 2031.", 9)) == []
    )
    assert found(one, said("The global convening in Essaouira was held in December 2027.", 9)) == []


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("They met for two days during the Forum.", 1),
        ("The Forum went on over the 4 days.", 1),
        ("They met for three days during the Forum.", 0),
        ("A child was held for two days without food.", 0),
        ("For two days after the Forum, lines were open.", 0),
    ],
)
def test_the_number_of_days(text: str, notes: int) -> None:
    assert [it.code for it in found(said(text))] == ["check-dates"] * notes
