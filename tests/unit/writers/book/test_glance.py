"""The page "At a glance": what several forums have in common, and nothing where there is one."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Report
from reportgen.stages.ground.analysis import analyse
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.glance import forum_rows, glance_of, level_rows
from tests import coded

MADE = coded.coded()
GROUND = analyse(MADE)
ENGLISH = phrases_for("en")
OWN = ENGLISH.ground
ACCENTS = {report.region.id: f"#{number}" for number, report in enumerate(MADE.reports)}


def test_it_names_every_forum_with_its_facts() -> None:
    made = glance_of(coded.coded(), phrases_for("en"))
    assert made is not None
    assert [it.name for it in made.forums] == [it.region.name for it in coded.coded().reports]
    assert made.finding == "Of 6 themes, all 5 forums ask for 1."
    assert [len(it.themes) for it in made.levels] == [1, 1, 1, 1, 2]
    assert max(it.share for it in made.levels) == 100


def test_it_says_that_themes_are_suggestions_until_people_have_confirmed_all() -> None:
    made = glance_of(MADE, ENGLISH)
    assert made is not None
    assert f"confirmed so far: {GROUND.confirmed} of {GROUND.codings} assignments" in made.caveat
    confirmed = replace(MADE, reports=tuple(map(_confirmed, MADE.reports)))
    sure = glance_of(confirmed, ENGLISH)
    assert sure is not None
    assert sure.finding == made.finding
    assert not sure.caveat


def _confirmed(report: Report) -> Report:
    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(item, themes=tuple(replace(theme, confirmed=True) for theme in item.themes))
                for item in section.items
            ),
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


@pytest.mark.parametrize("count", [0, 1])
def test_one_forum_needs_no_overview(count: int) -> None:
    few = replace(coded.coded(), reports=coded.reports()[:count])
    assert glance_of(few, phrases_for("en")) is None


def test_without_common_ground_only_the_forums_stand_there() -> None:
    compilation = coded.coded()
    plain = replace(compilation, edition=replace(compilation.edition, common_ground=False))
    made = glance_of(plain, phrases_for("en"))
    assert made is not None
    assert made.forums
    assert (made.finding, made.levels) == ("", ())


def test_a_forum_that_says_nothing_of_its_dates_is_told_so() -> None:
    rows = {row.anchor: row for row in forum_rows(GROUND, ENGLISH, OWN, ACCENTS)}
    assert list(rows) == [report.region.id for report in MADE.reports]
    assert OWN.not_stated in rows["mena"].cells
    assert "88" in " ".join(rows["mena"].cells)
    assert rows["mena"].accent == ACCENTS["mena"]


def test_every_theme_stands_on_one_level() -> None:
    rows = level_rows(GROUND, OWN)
    labels = [theme.label for row in rows for theme in row.themes]
    assert sorted(labels) == sorted(theme.label for theme in coded.CODEBOOK.themes)
    assert max(row.share for row in rows) == 100
    assert rows[0].themes[0].label == "Funding & resources"  # asked for by all five
    assert all(theme.anchor == "" for theme in rows[-1].themes)  # nobody's, so without quotations
