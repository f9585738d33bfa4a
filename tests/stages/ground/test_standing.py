"""Whether a sentence can be quoted alone; which words decide is the codebook's business."""

import pytest

from reportgen.model.vocabulary_facts import QuotingWords
from reportgen.stages.ground.standing import (
    LEANS,
    NO_WORDS,
    POINTS,
    STANDS,
    behind_link,
    echoes,
    leaning,
)

WORDS = QuotingWords("en", ("they", "this"), ("however", "in addition"), ("them", "this", "in it"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Donors should pay.", STANDS),
        ("They should pay.", LEANS),
        ("However, they should pay.", LEANS),
        ("However, donors should pay.", POINTS),
        ("In addition, donors should pay.", POINTS),
        ("In each of them donors should pay.", POINTS),
        ("States should invest in it jointly.", POINTS),
        ("Donors should pay, and this costs.", STANDS),
        ("Donors of all the countries of a large region should know them.", STANDS),
        ("Theme by theme, donors pay.", STANDS),
        ("", STANDS),
    ],
)
def test_the_opening_of_a_sentence_says_whether_it_stands_alone(sentence: str, expected: int) -> None:
    assert leaning(sentence, WORDS) == expected


def test_without_words_of_its_language_every_sentence_stands_alone() -> None:
    assert leaning("They should pay them.", NO_WORDS) == STANDS


def test_words_that_point_back_are_found_anywhere() -> None:
    assert echoes("Donors of all the countries of a large region should know them.", WORDS)
    assert not echoes("Theme by theme, donors pay.", WORDS)


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("However, donors should pay.", "donors should pay."),
        ("In addition, donors should pay.", "donors should pay."),
        ("However, they should pay.", "However, they should pay."),
        ("However donors pay.", "However donors pay."),
        ("Donors should pay, however.", "Donors should pay, however."),
        ("However,", "However,"),
    ],
)
def test_a_linking_word_and_its_comma_can_be_left_out(sentence: str, rest: str) -> None:
    assert sentence[behind_link(sentence, WORDS) :] == rest
