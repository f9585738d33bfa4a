"""Dates and figures are read where a report states them, never guessed."""

import pytest

from reportgen.edition import build
from reportgen.model.compilation import Participation
from reportgen.stages.chapter import facts
from tests.stages.trees import document

VOCABULARY = build.load_vocabulary()
ALL = Participation(94, 21, 77, 16)


def _figures(text: str, language: str = "en") -> Participation | None:
    return facts.participation(document(text, language=language), VOCABULARY)


@pytest.mark.parametrize(
    "text",
    [
        "In all, 94 people from 21 countries registered, and 77 individuals from 16 countries participated.",
        "Across its events, 94 individuals from 21 countries registered and 77 individuals participated. "
        "Of those who participated, 16 different countries were represented.",
        "The Forum drew 94 registered participants from 21 countries; 77 participants took part, and 16 "
        "countries were represented.",
        "# Participation\n| Individuals registered | 94 |\n| Countries of registration | 21 |\n"
        "| Individuals who participated | 77 |\n| Countries represented | 16 |",
        "| | Registered | Participated |\n| People | 94 | 77 |\n| Countries | 21 | 16 |",
    ],
)
def test_all_figures(text: str) -> None:
    assert _figures(text) == ALL


@pytest.mark.parametrize(
    "date", ["March 21-23, 2019", "21 to 23 March 2019", "March 2019", "May 30 – June 2, 2019"]
)
def test_the_numbers_of_a_date_count_nobody(date: str) -> None:
    text = f"Held on {date}, the Forum drew 183 registered participants from 12 countries."
    assert _figures(text) == Participation(registered=183, countries_registered=12)


def test_thousands() -> None:
    found = _figures("A total of 1,240 people registered and 1,002 individuals participated.")
    assert found is not None
    assert (found.registered, found.participated) == (1240, 1002)


def test_a_figure_that_is_missing_is_none() -> None:
    assert _figures("In all, 94 people registered.") == Participation(registered=94)


@pytest.mark.parametrize(
    "text",
    [
        "The Forum was a success.",
        "In 2021 participants spoke of 40 percent of all cases.",
        "Some 300 children were freed from 12 mines.",
        "The session on 14 July was attended by ministers.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert _figures(text) is None


def test_the_section_on_participation_counts_first() -> None:
    chapters = (
        "# Day One\nThe session had 30 participants.",
        "# Participation\n77 individuals participated.",
    )
    found = _figures("\n".join(chapters))
    assert found is not None
    assert found.participated == 77


@pytest.mark.parametrize(
    "dates",
    [
        "July 20-22, 2021",
        "July 20–22, 2021",
        "20-22 July 2021",
        "20 to 22 July 2021",
        "20th–22nd July 2021",
        "July 30 - August 2, 2021",
        "30 June to 2 July 2021",
        "July 20 and 21, 2021",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Online, {} (all regions)", "The Forum was held on {}."])
def test_dates_as_printed(dates: str, around: str) -> None:
    made = document(f"Regional Forum\n{around.format(dates)}\n--\n# Introduction\nWords.")
    assert facts.forum_dates(made, VOCABULARY) == dates


def test_a_range_counts_before_a_single_day() -> None:
    both = document("Published on December 1, 2021\nJuly 20-22, 2021\n--\n# Introduction\nWords.")
    assert facts.forum_dates(both, VOCABULARY) == "July 20-22, 2021"


def test_no_dates() -> None:
    made = document(
        "Regional Forum\n--\n# Introduction\nMembers met in July and again in 2021, for 20-22 hours."
    )
    assert facts.forum_dates(made, VOCABULARY) is None


def test_spanish_dates() -> None:
    made = document("Foro Regional\n20 al 22 de julio de 2021\n--\n# Introducción\nTexto.", language="es")
    assert facts.forum_dates(made, VOCABULARY) == "20 al 22 de julio de 2021"
