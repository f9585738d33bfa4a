"""What the chapter says: levels, silences and forums follow from the counts."""

from dataclasses import replace

import pytest

from reportgen.stages.ground.analysis import CommonGround, analyse
from tests import coded


@pytest.fixture(scope="module")
def ground() -> CommonGround:
    return analyse(coded.coded())


def test_levels_hold_each_theme_that_somebody_asks_for_once(ground: CommonGround) -> None:
    themes = [row.theme.id for level in ground.levels for row in level.rows]
    assert sorted(themes) == sorted(row.theme.id for row in ground.by_forum.rows if row.columns)
    assert [level.forums for level in ground.levels] == sorted(
        (it.forums for it in ground.levels), reverse=True
    )
    assert {level.of for level in ground.levels} == {len(ground.forums)}


def test_nobody_and_levels_together_are_all_themes(ground: CommonGround) -> None:
    asked = {row.theme.id for level in ground.levels for row in level.rows}
    assert asked | {it.id for it in ground.nobody} == {it.id for it in ground.themes}
    assert not asked & {it.id for it in ground.nobody}


def test_what_a_forum_does_not_ask_for_another_does(ground: CommonGround) -> None:
    asked = {row.theme.id for level in ground.levels for row in level.rows}
    for silence in ground.silences:
        named, absent = ({it.id for it in side} for side in (silence.named, silence.uncounted))
        assert named | absent <= asked
        assert not named & absent


def test_one_forum_has_nothing_to_compare() -> None:
    made = coded.coded()
    assert analyse(made).is_comparable
    assert not analyse(replace(made, reports=made.reports[:1])).is_comparable
    assert not analyse(replace(made, reports=())).is_comparable


def test_codings_and_those_that_people_confirmed_are_counted(ground: CommonGround) -> None:
    codings = [theme for it in ground.priorities for theme in it.item.themes]
    assert (ground.codings, ground.confirmed) == (len(codings), sum(it.confirmed for it in codings))


def test_a_theme_that_only_a_coding_names_is_there_under_its_id() -> None:
    made = coded.coded()
    bare = analyse(replace(made, codebook=None))
    assert [it.label for it in bare.themes] == sorted(it.id for it in bare.themes)
