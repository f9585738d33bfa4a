"""Whose words a correction is about: the region that it names, then the page, then the accepted reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.edition import build
from reportgen.model.compilation import Compilation, Edition, Item, Region, Report, Section, Source
from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.correct import correct

VOCABULARY = build.load_vocabulary()
WORDS = "A hotline is to be answered at night."
CONFIRM = Correction(quote="answered at night", action="confirm")
OVERVIEW = Correction(quote="Overview", action="set", field="kind", value="issues")


def _report(region: str, *pages: int) -> Report:
    """A chapter with the same words on each of these pages, under an overview on the first."""
    items = tuple(
        Item(f"{region}/overview/{n}", "paragraph", WORDS, evidence=(Evidence(page, (72, 100, 500, 140)),))
        for n, page in enumerate(pages, 1)
    )
    place = (Evidence(pages[0], (72, 60, 300, 80)),)
    section = Section(f"{region}/overview", "Overview", None, "overview", (), items, evidence=place)
    source = Source(f"{region}.pdf", "0" * 64, 9, "en")
    return Report(Region(region, region.title()), f"{region.title()} Priorities", source, None, (section,))


AFRICA, ASIA = _report("africa", 4, 7), _report("asia", 5)


def _outcome(
    correction: Correction, *reports: Report, accepted: tuple[Report, ...] = (), fresh: bool = False
) -> DecidedCorrection:
    compilation = Compilation(Edition("2031", 2031, "Priorities"), reports)
    done = correct(compilation, (correction,), accepted, VOCABULARY, fresh=int(fresh))
    return done.compilation.corrections[0]


BASES = [(), (AFRICA,), (ASIA,), (AFRICA, ASIA)]


@pytest.mark.parametrize("accepted", BASES, ids=["none", "africa", "asia", "both"])
@pytest.mark.parametrize(
    ("page", "item"), [(4, "africa/overview/1"), (7, "africa/overview/2"), (5, "asia/overview/1")]
)
def test_the_page_decides_across_reports(accepted: tuple[Report, ...], page: int, item: str) -> None:
    for fresh in (False, True):
        done = _outcome(replace(CONFIRM, page=page), AFRICA, ASIA, accepted=accepted, fresh=fresh)
        assert (done.outcome, done.item) == ("applied", item)


@pytest.mark.parametrize("accepted", BASES, ids=["none", "africa", "asia", "both"])
def test_the_region_decides_before_the_page(accepted: tuple[Report, ...]) -> None:
    for page in (None, 5):
        there = replace(OVERVIEW, region="africa", page=page)
        done = _outcome(there, AFRICA, ASIA, accepted=accepted)
        assert (done.outcome, done.item) == ("applied", "africa/issues")
    in_two_places = _outcome(replace(CONFIRM, region="africa"), AFRICA, ASIA, accepted=accepted)
    assert (in_two_places.outcome, in_two_places.reason) == (
        "held",
        "the words stand in 2 places; quote more of them, or name the page",
    )


def test_a_region_without_a_report_is_nobody_elses() -> None:
    done = _outcome(replace(CONFIRM, region="mena"), AFRICA, ASIA)
    assert done.outcome == "orphaned"
    assert done.reason == "there is no report of “mena”; regions with a report: africa, asia"


@pytest.mark.parametrize("accepted", [(), (AFRICA, ASIA)], ids=["none", "both"])
def test_words_of_two_regions_without_page_or_region_are_held(accepted: tuple[Report, ...]) -> None:
    done = _outcome(OVERVIEW, AFRICA, ASIA, accepted=accepted)
    assert (done.outcome, done.reason) == (
        "held",
        "the words stand in 2 places; quote more of them, or name the page or the region",
    )
    assert {done.candidate.item if done.candidate else "", *(it.item for it in done.alternatives)} == {
        *("africa/overview", "asia/overview")
    }


@pytest.mark.parametrize("accepted", [(AFRICA,), (ASIA,)], ids=["africa", "asia"])
def test_one_who_looks_at_words_of_two_regions_is_asked_which_he_means(accepted: tuple[Report, ...]) -> None:
    """Though only one of the two was accepted: nothing says that it is meant."""
    assert _outcome(OVERVIEW, AFRICA, ASIA, accepted=accepted, fresh=True).outcome == "held"


def test_a_decision_outlives_its_page_where_the_passage_was_accepted() -> None:
    """The new version has the passage on another page, and another region has these words on the old one."""
    old, new, other = _report("africa", 4), _report("africa", 6), _report("asia", 4)
    done = _outcome(replace(CONFIRM, page=4, region="africa"), new, other, accepted=(old,))
    assert (done.outcome, done.item) == ("applied", "africa/overview/1")
    unsure = _outcome(replace(CONFIRM, page=4), new, other, accepted=(old,))
    assert unsure.outcome == "held", "each of the two had, or has, the words on page 4"


def test_what_the_accepted_reading_takes_for_another_passage_is_not_written_down() -> None:
    """Somebody who looks at page 7 of the new version means what stood on page 9 of the old one."""
    old, new = _report("africa", 7, 9), _report("africa", 5, 7)
    done = _outcome(replace(CONFIRM, page=7), new, accepted=(old,), fresh=True)
    assert done.outcome == "held"
    assert done.reason == "the reading that was accepted last has these words elsewhere; quote more of them"
    again = _outcome(replace(CONFIRM, page=7), new, accepted=(old,))
    assert (again.outcome, again.item) == ("applied", "africa/overview/1"), "it was made on the old version"
