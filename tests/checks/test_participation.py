"""Where a passage counts a part of the forum, or says a round number, its figures are not compared."""

import pytest

from reportgen.checks.participation import figures
from reportgen.model.compilation import Participation

from .editions import WORDS, block, compilation, document, report

PRINTED = Participation(94, 21, 77, 16)


def said(text: str) -> list[str]:
    made = compilation(report(participation=PRINTED))
    return [it.message for it in figures(made, [document("africa", [block(text)])], WORDS)]


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("77 individuals from 18 countries participated.", 1),
        ("77 individuals from 16 countries participated.", 0),
        ("On day two, 70 individuals from 18 countries participated.", 0),
        ("A panel of 70 individuals from 18 countries participated.", 0),
        ("El segundo día, 70 individuals from 18 countries participated.", 0),
        ("More than 70 individuals from 16 countries participated.", 0),
        ("About 70 individuals from 18 countries participated.", 1),
    ],
)
def test_a_figure_is_compared_where_a_passage_speaks_of_the_whole_forum(text: str, alarms: int) -> None:
    assert len(said(text)) == alarms


def test_a_heading_states_no_figures() -> None:
    made = compilation(report(participation=PRINTED))
    heading = block("60 individuals from 18 countries participated", kind="heading", level=1)
    assert list(figures(made, [document("africa", [heading])], WORDS)) == []


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (Participation(10, None, 11, None), "11 people who participated, but 10 people who registered"),
        (Participation(10, 12, None, None), "12 countries of those who registered, but 10 people"),
        (Participation(None, 5, None, 6), "6 countries of those who participated, but 5 countries"),
        (Participation(None, None, 3, 4), "4 countries of those who participated, but 3 people"),
        (Participation(10, 10, 10, 10), ""),
    ],
)
def test_of_two_figures_one_cannot_be_the_greater(printed: Participation, words: str) -> None:
    found = [it.message for it in figures(compilation(report(participation=printed)), [], WORDS)]
    assert len(found) == bool(words)
    assert all(message.startswith(words) for message in found)


def test_a_report_without_figures_or_without_a_source_is_left_alone() -> None:
    assert list(figures(compilation(report()), [document("africa", [])], WORDS)) == []
    assert list(figures(compilation(report(participation=PRINTED)), [], WORDS)) == []
