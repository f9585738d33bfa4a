"""What counts as the same words: little, and all of it said."""

import pytest

from reportgen.proof.sameness import fold, squeeze
from reportgen.proof.words import plain_words, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two\u00a0words\nhere", "two words here"),
        ("cafe\u0301", "café"),
        ("\ufb01nd the \ufb02ow", "find the flow"),
        ("co\u00adopera\u200bte", "cooperate"),
        ("well\u2010known, non\u2011profit", "well-known, non-profit"),
        ("\ufef3\ufedf\ufe8e", "يلا"),
    ],
    ids=["white space", "composition", "ligatures", "no glyph", "hyphen signs", "letter shapes"],
)
def test_these_say_the_same(one: str, other: str) -> None:
    assert [it.text for it in plain_words(one)] == [it.text for it in plain_words(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Members", "members"),
        ("workers’ rights", "workers' rights"),
        ("“fair”", '"fair"'),
        ("2019–2021", "2019-2021"),
        ("paid; housed", "paid, housed"),
        ("one word", "oneword"),
        ("résumé", "resume"),
        ("x²", "x2"),
    ],
)
def test_these_do_not(one: str, other: str) -> None:
    assert [it.text for it in plain_words(one)] != [it.text for it in plain_words(other)]


def test_a_word_may_run_over_pieces_of_two_weights() -> None:
    words = words_of((("pay ", False), ("fair", True), ("ly, and", False), (" on time", True)))
    assert [(it.text, it.strong) for it in words] == [
        ("pay", 0),
        ("fairly,", 4),
        ("and", 0),
        ("on", 2),
        ("time", 4),
    ]


def test_squeezed_text_has_no_white_space() -> None:
    assert squeeze(" a\u00a0b\tc\n") == "abc"
    assert fold("a b") == "a b"


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_character_that_turns_the_direction_of_others_is_found(sign: str) -> None:
    assert fold(f"paid{sign} leave") != fold("paid leave")


def test_bold_letters_and_bold_signs_are_counted_apart() -> None:
    found = words_of([("Wages ", False), ("paid,", True), (" late", False), (",", True), (" all", False)])
    assert [(word.text, word.strong, word.signs) for word in found] == [
        ("Wages", 0, 0),
        ("paid,", 4, 1),
        ("late,", 0, 1),
        ("all", 0, 0),
    ]
