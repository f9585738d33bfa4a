"""How lines end, in the scripts of reports."""

import pytest

from reportgen.stages.structure.markers import is_terminal
from reportgen.stages.structure.sentence_ends import COMMAS, LEADS, SENTENCE, ending


@pytest.mark.parametrize(
    "text",
    [
        "They met.",
        "Did they?",
        "“They met.”",
        "هل اجتمعوا؟",
        "«اجتمعوا۔»",
        "他们开会了。",
        "「开会吗？」",
        "… (so it is!) ",
    ],
)
def test_sentences_end_in_every_script(text: str) -> None:
    assert SENTENCE.search(text)
    assert is_terminal(text)


@pytest.mark.parametrize("text", ["They ask for:", "وهي:", "الأجور؛", "工资；", "(as follows:)"])
def test_what_leads_into_a_list_is_no_sentence_and_yet_an_end(text: str) -> None:
    assert not SENTENCE.search(text)
    assert ending(LEADS).search(text)
    assert is_terminal(text)


def test_a_colon_may_have_a_dash_behind_it() -> None:
    assert is_terminal("The interests are as follows:-")
    assert not is_terminal("The interests of the well-")


@pytest.mark.parametrize("text", ["wages, hours,", "الأجور،", "工资、"])
def test_a_comma_ends_nothing(text: str) -> None:
    assert ending(COMMAS).search(text)
    assert not is_terminal(text)


@pytest.mark.parametrize("text", ["The long way", "3.5 of them", "", "U.S. offices"])
def test_a_sign_inside_ends_nothing(text: str) -> None:
    assert not SENTENCE.search(text)
    assert not is_terminal(text)
