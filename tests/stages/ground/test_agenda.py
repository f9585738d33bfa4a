"""The agenda of each audience: every ask once, under the first audience of its heading."""

import pytest

from reportgen.stages.ground.analysis import CommonGround, analyse
from tests import coded


@pytest.fixture(scope="module")
def ground() -> CommonGround:
    return analyse(coded.coded())


def test_every_ask_is_printed_once(ground: CommonGround) -> None:
    printed = [
        (place.priority.id, place.span)
        for agenda in ground.agenda
        for group in agenda.groups
        for ask in group.asks
        for place in ask.places
    ]
    asks = [(it.id, span) for it in ground.priorities for span in it.item.asks]
    assert sorted(printed, key=str) == sorted(asks, key=str)


def test_an_ask_stands_under_the_first_audience_of_its_heading(ground: CommonGround) -> None:
    for agenda in ground.agenda:
        for group in agenda.groups:
            for ask in group.asks:
                audiences = ask.places[0].priority.section.audiences
                assert agenda.audience == (audiences[0] if audiences else None)


def test_joint_asks_are_named_where_they_stand(ground: CommonGround) -> None:
    for agenda in ground.agenda:
        for other in agenda.elsewhere:
            assert other.to == agenda.audience != other.audience
            assert all(
                any(agenda.audience in place.priority.section.audiences for place in ask.places)
                for ask in other.asks
            )
    assert any(agenda.elsewhere for agenda in ground.agenda)


def test_groups_come_in_the_codebooks_order_and_asks_without_theme_last(ground: CommonGround) -> None:
    order = [theme.id for theme in ground.themes]
    for agenda in ground.agenda:
        themes = [group.theme for group in agenda.groups]
        named = [order.index(theme) for theme in themes if theme is not None]
        assert named == sorted(named)
        assert None not in themes[:-1]
