"""What is printed as a heading: one form for chapters, no enumeration, no literal capitals, no word lost."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Region, Report, Section, Source, Subregion
from reportgen.model.document import Document
from reportgen.stages.compilation.titles import titled
from reportgen.system import resources
from reportgen.vocabularies import vocabulary
from tests.stages.trees import document

WORDS = vocabulary.load(resources.templates() / vocabulary.FILE_NAME)


def _report(
    *headings: str, chapter: str = "African Priorities", subregion: Subregion | None = None
) -> Report:
    sections = tuple(
        Section(f"africa/s{number}", heading, subregion, "actions", (), ())
        for number, heading in enumerate(headings)
    )
    return Report(Region("africa", "Africa"), chapter, Source("a.pdf", "0", 9, "en"), None, sections)


def _source(*texts: str, headings: tuple[str, ...] = ()) -> Document:
    return document("\n".join((*(f"## {text}" for text in headings), *texts)))


def _titles(report: Report, source: Document) -> list[str]:
    return [section.printed for section in titled(report, source, WORDS, "en").sections]


@pytest.mark.parametrize("heading", ["5. African Priorities", "AFRICAN PRIORITIES", "Priorities"])
def test_chapters_have_one_form(heading: str) -> None:
    made = titled(_report(chapter=heading), _source(), WORDS, "en")
    assert made.printed == "African Priorities"
    assert made.heading == heading


def test_a_heading_that_people_changed_is_printed_as_they_wrote_it() -> None:
    changed = replace(_report(chapter="5 OUR PRIORITIES"), source_heading="5 PRIORITIES")
    assert titled(changed, _source(), WORDS, "en").printed == "5 OUR PRIORITIES"


def test_an_enumeration_is_a_number_and_is_not_printed() -> None:
    report = _report("5.3.1 Priority Actions for Governments", "B) Funders", "IV. Companies")
    made = titled(report, _source(), WORDS, "en").sections
    assert [(section.number, section.printed) for section in made] == [
        ("5.3.1", "Priority Actions for Governments"),
        ("B)", "Funders"),
        ("IV.", "Companies"),
    ]


@pytest.mark.parametrize("heading", ["10 Principles for Employers", "2021 in Figures", "I Want to Work"])
def test_a_number_that_counts_no_headings_stays(heading: str) -> None:
    assert _titles(_report(heading), _source(headings=(heading, "Overview"))) == [heading]


def test_a_bare_number_counts_where_its_neighbours_do() -> None:
    for neighbour in ("4 Governments", "6 Funders", "5.1 Wages"):
        source = _source(headings=(neighbour, "5 Employers"))
        assert _titles(_report("5 Employers"), source) == ["Employers"]


def test_capitals_are_set_as_the_report_shows_the_same_words_elsewhere() -> None:
    shown = _source("See the part on Actions for the Private Sector below.")
    assert _titles(_report("ACTIONS FOR THE PRIVATE SECTOR"), shown) == ["Actions for the Private Sector"]


def test_capitals_are_set_word_by_word_as_the_text_prints_them() -> None:
    shown = _source("Many NGOs and the African Union met governments. Governments of MENA answered the NGOs.")
    made = _titles(_report("GOVERNMENTS, NGOS AND MENA IN AFRICAN FORUMS"), shown)
    assert made == ["Governments, NGOs and MENA in African forums"]


@pytest.mark.parametrize("heading", ["MENA", "CSOs", "Overview", "UN and ILO"])
def test_an_abbreviation_alone_is_no_style(heading: str) -> None:
    assert _titles(_report(heading), _source()) == [heading]


def test_a_sub_region_has_its_title_in_all_its_sections() -> None:
    own = Subregion("caribbean", "Caribbean", "2. Caribbean Priorities")
    made = titled(_report("Overview", "Actions", subregion=own), _source(), WORDS, "en")
    subregions = [section.subregion for section in made.sections if section.subregion]
    assert [(it.printed, it.number, it.heading) for it in subregions] == [
        ("Caribbean Priorities", "2.", "2. Caribbean Priorities")
    ] * 2


@pytest.mark.parametrize(
    "heading", ["5.3.1 ACTIONS FOR GOVERNMENTS", "WORKERS’ RIGHTS, UNIONS & WAGES", "Ça va"]
)
def test_but_for_its_number_no_letter_is_lost(heading: str) -> None:
    made = titled(_report(heading), _source("Workers’ rights matter."), WORDS, "en").sections[0]
    assert " ".join(filter(None, (made.number, made.printed))).casefold() == heading.casefold()
