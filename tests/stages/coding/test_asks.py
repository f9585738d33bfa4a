"""Sentences that ask are asks; those that tell, explain or announce are not."""

import pytest

from tests.stages.coding.texts import asks, coded

ASKS = [
    "Governments should fund shelters.",
    "Embassies must keep emergency numbers staffed.",
    "States shall ratify the treaty.",
    "There is an urgent need for night shelters.",
    "The ministry needs a budget line of its own.",
    "Judges need training in digital evidence.",
    "It is crucial that survivors take part.",
    "It was deemed necessary to count the cases.",
    "It was recommended that employers publish their fees.",
    "Participants called for a regional register of recruiters.",
    "Speakers urged the police to answer calls at night.",
    "Donors were asked to accept one report instead of twelve.",
    "The first recommendation for the governments of the region and their partners was a joint fund.",
    "A further step would be to open the courts on Saturdays.",
    "Participants emphasized the importance of interpreters.",
    "More attention must be paid to boys.",
    "Cooperation between unions and inspectors is essential to protect workers.",
    "Civil society would benefit from a shared calendar.",
    "Stronger ties between provinces would help to find missing children.",
    "It was noted that better pay for monitors would keep them in their posts.",
    "Governments could do more to publish their figures.",
    "Journalists, for their part, can warn a village in time.",
    "Promote apprenticeships for young people.",
    "Put an end to tied visas.",
    "More research is wanted.",
    "Survivors deserve to be heard in every committee.",
    "Raising awareness was seen as a task for schools.",
]

TELLS = [
    "Participants met in three groups.",
    "Participants identified several priority areas, many of which overlap.",
    "As well as listing priority areas that the movement should work on, participants also identified which "
    "steps come first.",
    "The following recommendations were made by the second group.",
    "The recommendations below apply to all states.",
    "Some recommendations for single countries:",
    "Participants shared many recommendations for governments with regard to the way projects are created.",
    "These actors are especially crucial, given how far their powers reach.",
    "People who must eat today accept what is offered today.",
    "More people were in need of other ways to make ends meet.",
    "Traffickers need to move only one mile to be safe.",
    "Many victims never see a court.",
    "Collaboration is lacking.",
    "Support for victims is scarce.",
    "Research is slow.",
    "There was no need for translation.",
    "He could not travel.",
]


@pytest.mark.parametrize("sentence", ASKS)
def test_a_demand_is_an_ask(sentence: str) -> None:
    assert asks(coded(f"Two groups reported first. {sentence}")) == [sentence]


@pytest.mark.parametrize("sentence", TELLS)
def test_what_tells_or_announces_is_none(sentence: str) -> None:
    assert asks(coded(f"{sentence} Two groups reported first.")) == []


def test_what_carries_a_demand_on_is_an_ask_too() -> None:
    first, second = "Border staff should be trained.", "This includes courses on screening."
    assert asks(coded(f"{first} {second}")) == [first, second]
    assert asks(coded(f"Border staff were trained. {second}")) == []


def test_what_a_demand_is_good_for_is_none() -> None:
    text = "Police should share lists. This would save months of work."
    assert asks(coded(text)) == ["Police should share lists."]


@pytest.mark.parametrize(
    "bullet",
    [
        "Training of border staff, who are often new to the post",
        "Establishing a fund for burials",
        "Safe houses in every province (which is the law already)",
        "Ensure that interpreters are paid",
        "A register of recruiters",
    ],
)
def test_a_bullet_of_actions_asks_without_a_verb(bullet: str) -> None:
    assert asks(coded(bullet, shape="bullet")) == [bullet]
    if not bullet.startswith("Ensure"):
        assert asks(coded(bullet, "issues", shape="bullet")) == []


def test_a_bullet_that_states_something_is_no_ask() -> None:
    assert asks(coded("Shelters in the north are closed at weekends.", shape="bullet")) == []


def test_nothing_is_asked_in_an_overview() -> None:
    item = coded("Governments should fund shelters.", "overview")
    assert (item.asks, item.themes, item.addressees) == ((), (), ())


def test_asks_in_spanish_and_french() -> None:
    text = "Los gobiernos deben financiar albergues. La reunión duró tres días."
    assert asks(coded(text, language="es")) == ["Los gobiernos deben financiar albergues."]
    text = "Il faut former les juges. La réunion a duré trois jours."
    assert asks(coded(text, language="fr")) == ["Il faut former les juges."]
    assert asks(coded("Renforcer la coopération entre voisins", shape="bullet", language="fr"))
