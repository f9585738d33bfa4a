"""Phrases that might be key terms: found where others print them bold or the codebook knows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.compilation import Compilation, Item, KeyTerm, Section
from reportgen.model.decisions import DecidedCorrection
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.term_suggestions import suggest
from reportgen.system import resources
from reportgen.vocabularies import codebook
from reportgen.vocabularies.codebook import Codebook
from tests import compilations

BOX = (72.0, 100.0, 520.0, 180.0)


@pytest.fixture(scope="module")
def book() -> Codebook:
    """The shipped codebook."""
    return codebook.load(resources.templates() / codebook.FILE_NAME)


def edition(**texts: list[str]) -> Compilation:
    """An edition with these paragraphs (`**bold**`) for each region."""
    reports = []
    for at, region in enumerate(compilations.REGIONS):
        if region[0] not in texts:
            continue
        report = compilations.report(at)
        identity = f"{region[0]}/governments"
        items = tuple(
            compilations.item(f"{identity}/{n}", text, (n + 4,)) for n, text in enumerate(texts[region[0]], 1)
        )
        section = Section(identity, "Actions", None, "actions", ("governments",), items)
        reports.append(replace(report, sections=(section,)))
    return Compilation(compilations.EDITION, tuple(reports))


def test_a_phrase_that_another_region_prints_bold(book: Codebook) -> None:
    found = suggest(
        edition(
            africa=["Members want **honest weighing** of the harvest every week."],
            asia=["Nobody objects to honest weighing where the harvest is heavy, said the growers."],
        ),
        book,
    )
    (one,) = [it for it in found if it.phrase == "honest weighing"]
    assert (one.region, one.item, one.page) == ("asia", "asia/governments/1", 5)
    assert one.regions == ("Africa",)
    assert one.quote == "Nobody objects to honest weighing where the harvest"


def test_inflections_of_phrases_count_and_those_of_single_words_do_not(book: Codebook) -> None:
    found = suggest(
        edition(
            africa=["They ask for **night shelter** and **milk**."],
            asia=["There are night shelters in two of the towns.", "The milking begins before dawn."],
        ),
        book,
        ("asia",),
    )
    assert [it.phrase for it in found if it.regions] == ["night shelters"]


def test_what_is_bold_already_is_not_suggested(book: Codebook) -> None:
    found = suggest(
        edition(
            africa=["They ask for **honest weighing** now."],
            asia=["We ask for **honest weighing of crops** too."],
        ),
        book,
    )
    assert found == ()


def test_terms_of_the_codebook_with_their_theme(book: Codebook) -> None:
    found = suggest(edition(asia=["Each court should follow the best practices of its neighbours."]), book)
    (one,) = [it for it in found if it.phrase == "best practices"]
    assert one.regions == ()
    assert one.themes == (book.themes["good-practice-exchange"].label,)


def test_single_words_of_the_codebook_are_not_suggested(book: Codebook) -> None:
    assert suggest(edition(asia=["There is a partnership between them."]), book) == ()


def test_the_longest_of_overlapping_phrases_once_an_item(book: Codebook) -> None:
    text = "Fair local weighing stations matter; fair local weighing stations pay."
    found = suggest(
        edition(africa=["**weighing stations** and **local weighing stations**"], asia=[text]), book
    )
    assert [it.phrase for it in found] == ["local weighing stations"]


def test_a_quote_stands_once_in_the_edition(book: Codebook) -> None:
    compilation = edition(
        africa=["**honest weighing**"],
        asia=[
            "We ask the mills for honest weighing of the crops in spring.",
            "We ask the mills for honest weighing of the crops in autumn.",
        ],
    )
    found = suggest(compilation, book, ("asia",))
    texts = [item.text for report in compilation.reports for s in report.sections for item in s.items]
    assert len(found) == 2
    for one in found:
        assert one.phrase in one.quote
        assert sum(text.count(one.quote) for text in texts) == 1


def test_a_term_that_people_took_away_is_not_offered_again(book: Codebook) -> None:
    compilation = edition(africa=["**honest weighing**"], asia=["They ask for honest weighing of the crops."])
    assert [it.phrase for it in suggest(compilation, book)] == ["honest weighing"]
    taken = DecidedCorrection(
        quote="They ask for honest weighing",
        action="key-term",
        value="Honest weighing",
        remove=True,
        outcome="applied",
        item="asia/governments/1",
    )
    assert suggest(replace(compilation, corrections=(taken,)), book) == ()


def test_only_the_regions_asked_for(book: Codebook) -> None:
    compilation = edition(
        africa=["**honest weighing** and night shelter"], asia=["**night shelter** and honest weighing"]
    )
    assert [it.region for it in suggest(compilation, book)] == ["africa", "asia"]
    assert [it.region for it in suggest(compilation, book, ("asia",))] == ["asia"]


def test_signs_of_the_language_of_terms_do_no_harm(book: Codebook) -> None:
    bold = ["**… / * =**", "**C++ (and C*)**", "**a/b .. c**", "**“fair” wages’ day**", "**8.7**"]
    found = suggest(edition(africa=bold, asia=["Pay “fair” wages' days, see 8.7 and C, and C."]), book)
    assert {it.phrase for it in found} >= {"8.7"}


def test_an_item_without_a_place(book: Codebook) -> None:
    item = Item("asia/governments/1", "paragraph", "Honest weighing.", evidence=())
    africa = Item("africa/x/1", "paragraph", "honest weighing", (KeyTerm("honest weighing", 0, 15),),
                  evidence=(Evidence(3, BOX),))  # fmt: skip
    compilation = edition(africa=["a"], asia=["b"])
    reports = tuple(
        replace(report, sections=(replace(report.sections[0], items=(it,)),))
        for report, it in zip(compilation.reports, (africa, item), strict=True)
    )
    (one,) = suggest(replace(compilation, reports=reports), book)
    assert (one.page, one.phrase, one.quote) == (None, "Honest weighing", "Honest weighing.")
