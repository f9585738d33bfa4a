"""The page "At a glance": what several forums have in common, and nothing where there is one."""

from dataclasses import replace

import pytest

from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.glance import glance_of
from tests import coded


def test_it_names_every_forum_with_its_facts() -> None:
    made = glance_of(coded.coded(), phrases_for("en"))
    assert made is not None
    assert [it.name for it in made.forums] == [it.region.name for it in coded.coded().reports]
    assert made.finding == "1 of 6 themes is asked for by all five forums."
    assert [len(it.themes) for it in made.levels] == [1, 1, 1, 1, 2]
    assert max(it.share for it in made.levels) == 100


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
