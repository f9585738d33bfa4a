"""Capitalised names are found in sentences, and not where capitals mean nothing."""

import pytest

from reportgen.checks.names import collect, plain

from .editions import said


def names_in(*texts: str) -> list[str]:
    return [name.text for name in collect(said(text) for text in texts).found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met the Ministry of Labour in Addis Ababa.", ["Ministry of Labour", "Addis Ababa"]),
        ("They met Ghana’s Ministry.", ["Ghana Ministry"]),
        ("It works with the Red de Mujeres del Sur here.", ["Red de Mujeres del Sur"]),
        ("It was said by d’Ivoire alone.", ["d'Ivoire"]),
        ("The members met. Some of them spoke.", []),
        ("In many places nobody came.", []),
    ],
)
def test_names_with_the_words_that_link_them(text: str, found: list[str]) -> None:
    assert [name for name in names_in(text, "The members of the forum.") if name != "Members"] == found


def test_a_capital_at_a_sentences_start_is_no_name_where_the_word_stands_in_lower_case() -> None:
    assert names_in("Shelters close. They need Ghana.", "All shelters close.") == ["Ghana"]


@pytest.mark.parametrize("text", ["KEY PRIORITIES FOR THE REGION", "Ghana ........ 7", "Ghana . . . 7"])
def test_texts_that_are_set_to_be_looked_at_hold_no_names(text: str) -> None:
    assert names_in(text) == []


def test_a_name_knows_the_words_around_it() -> None:
    (name,) = collect([said("people in Accra asked twice")]).found
    assert (name.before, name.after) == ("in", ("asked", "twice"))


def test_names_are_found_by_each_of_their_words() -> None:
    names = collect([said("we saw Addis Ababa and the Ministry of Labour")])
    assert {word: [it.text for it in found] for word, found in names.by_word.items()} == {
        "Addis": ["Addis Ababa"],
        "Ababa": ["Addis Ababa"],
        "Ministry": ["Ministry of Labour"],
        "Labour": ["Ministry of Labour"],
    }


@pytest.mark.parametrize("variant", ["cote d’ivoire", "COTE D’IVOIRE", "Co\u0302te-d’Ivoire"])
def test_variants_of_one_name_are_the_same_in_plain_letters(variant: str) -> None:
    assert plain(variant) in (plain("Côte d’Ivoire"), plain("Côte-d’Ivoire"))
