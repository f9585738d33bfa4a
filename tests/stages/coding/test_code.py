"""Coding a compilation: priorities get themes and asks, overviews only what they name, twice is as once."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Compilation, Theme
from reportgen.stages.coding.code import code, facts, names
from reportgen.system import resources
from reportgen.vocabularies import codebook, gazetteer
from tests.checks.editions import compilation, report

BOOK = codebook.load(resources.templates() / codebook.FILE_NAME)
PLACES = gazetteer.load(resources.templates() / gazetteer.FILE_NAME)
TEXT = "The government of Ghana should train police and judges to identify victims of trafficking."


def coded(made: Compilation) -> Compilation:
    return code(made, BOOK, PLACES)


@pytest.fixture(scope="module")
def made() -> Compilation:
    return coded(compilation(report("africa", TEXT)))


def test_a_priority_gets_themes_asks_and_mentions(made: Compilation) -> None:
    item = made.reports[0].sections[0].items[0]
    assert item.text == TEXT
    assert item.themes
    assert [TEXT[it.start : it.end] for it in item.asks] == [TEXT]
    assert [TEXT[it.start : it.end] for it in item.places] == ["Ghana"]


def test_an_overview_is_no_priority() -> None:
    one = report("africa", TEXT)
    section = replace(one.sections[0], kind="overview")
    item = coded(compilation(replace(one, sections=(section,)))).reports[0].sections[0].items[0]
    assert item.themes == item.asks == item.addressees == ()
    assert item.places


def test_coding_again_changes_nothing(made: Compilation) -> None:
    assert coded(made) == made


def test_what_people_confirmed_stays(made: Compilation) -> None:
    confirmed = Theme(BOOK.data.theme[0].id, "strong", (), confirmed=True)
    one = made.reports[0]
    item = replace(one.sections[0].items[0], themes=(confirmed,))
    again = coded(replace(made, reports=(replace(one, sections=(replace(one.sections[0], items=(item,)),)),)))
    assert confirmed.id in {it.id for it in again.reports[0].sections[0].items[0].themes if it.confirmed}


def test_what_is_published_of_codebook_and_names(made: Compilation) -> None:
    assert made.codebook == facts(BOOK, {"en"})
    assert [it.language for it in facts(BOOK, {"en", "fr", "xx"}).quoting] == ["en", "fr"]
    assert len(facts(BOOK).themes) == len(BOOK.data.theme)
    assert "Ghana" in {it.name for it in made.names}
    assert [it.id for it in names(made.reports, PLACES)] == sorted(it.id for it in made.names)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The following priorities were raised:", True),
        ("The following priorities were raised：", True),
        ("The groups met on the last day. The following recommendations were made.", True),
        ("Some recommendations for specific governments included:", True),
        ("Governments should fund shelters. Further recommendations were:", False),
        (TEXT, False),
    ],
)
def test_a_paragraph_that_only_announces_is_a_lead_in_and_no_priority(text: str, leads: bool) -> None:
    section = coded(compilation(report("africa", text, TEXT))).reports[0].sections[0]
    assert section.items[0].lead_in is leads
    assert section.items[0].text == text
    assert section.priorities == (section.items[1:] if leads else section.items)


def test_a_lead_in_that_people_coded_is_a_priority() -> None:
    one = report("africa", "The following priorities were raised:")
    item = replace(one.sections[0].items[0], themes=(Theme("media", "strong", confirmed=True),))
    section = replace(one.sections[0], items=(item,))
    again = coded(compilation(replace(one, sections=(section,)))).reports[0].sections[0]
    assert again.priorities == again.items
