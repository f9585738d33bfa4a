"""What may carry a number in print: evidence that tells, never one general word in passing."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Item, Theme
from reportgen.model.vocabulary_facts import ThemeFacts
from reportgen.stages.ground.priorities import Priority
from reportgen.stages.ground.weight import Weighing, are_akin
from tests import coded, compilations

THEMES = (
    ThemeFacts("law", "Law and policy reform", "", ("legislation",)),
    ThemeFacts("money", "Funding and resources", ""),
    ThemeFacts("home", "Shelter and care", ""),
)


def priority_of(item: Item, kind: str = "actions", heading: str = "Priority Actions") -> Priority:
    report = compilations.report(0)
    section = replace(report.sections[1], kind=kind, heading=heading, items=(item,))
    return Priority(report, section, item)


def carries(text: str, words: str, *, ask: bool = False, bold: str = "", **section: str) -> bool:
    """Whether `words` of a text carry "law" in print."""
    item = coded.priority(text, strong={"law": words}, asks=(text,) if ask else (), bold=bold)
    return Weighing(THEMES).carries(priority_of(item, **section), item.themes[0])


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Gatherings should be prohibited.", "prohibited", False),
        ("States should reform their laws.", "laws", True),
        ("States should change legislation.", "legislation", True),
        ("States should punish forced begging.", "forced begging", True),
        ("States should put it into force.", "into force", False),
    ],
)
def test_in_an_ask_a_wording_that_tells_is_enough_and_a_general_one_is_not(
    text: str, words: str, expected: bool
) -> None:
    assert carries(text, words, ask=True) is expected


def test_what_nobody_asks_for_needs_more_than_a_name() -> None:
    assert not carries("The law is old.", "law")
    assert carries("The law is old.", "law", kind="issues")
    assert carries("The law is old.", "law", bold="law")
    assert carries("Bans were lifted.", "Bans", heading="Bans and fines") is False
    assert carries("Prohibitions ended.", "Prohibitions", heading="Prohibitions and fines")


def test_several_wordings_speak_together() -> None:
    text = "Fines, bans and prisons should come."
    item = coded.priority(text, strong={"law": "Fines"}, asks=(text,))
    (theme,) = item.themes
    more = replace(
        theme, evidence=(*theme.evidence, *coded.priority(text, strong={"law": "bans"}).themes[0].evidence)
    )
    weighing, priority = Weighing(THEMES), priority_of(item)
    assert not weighing.carries(priority, theme)
    assert weighing.carries(priority, more)
    twice = replace(theme, evidence=theme.evidence * 2)
    assert not weighing.carries(priority, twice)


def test_what_people_confirmed_or_set_carries() -> None:
    item = coded.priority("Gatherings were prohibited.", strong={"law": "prohibited"})
    (theme,) = item.themes
    weighing, priority = Weighing(THEMES), priority_of(item)
    assert weighing.carries(priority, replace(theme, confirmed=True))
    assert weighing.carries(priority, Theme("law", "strong"))
    assert not weighing.carries(priority, Theme("law", "weak", confirmed=True))


def test_words_that_most_labels_have_name_nothing() -> None:
    assert not carries("Fines and bans should come.", "and", ask=True)


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("prosecute", "prosecution", True),
        ("law", "laws", True),
        ("law", "lawn-mower", False),
        ("child", "children", True),
        ("form", "reform", False),
        ("financiación", "financiamiento", True),
    ],
)
def test_words_of_one_family_share_their_start(word: str, other: str, expected: bool) -> None:
    assert are_akin(word, other) is are_akin(other, word) is expected
