"""Codebook and gazetteer as the language of a report uses them."""

import pytest

from reportgen.stages.coding import sentences
from reportgen.stages.coding.lexicon import Lexicon
from reportgen.system import resources
from reportgen.vocabularies import codebook, gazetteer
from reportgen.vocabularies.terms import tokens

BOOK = codebook.load(resources.templates() / codebook.FILE_NAME)
PLACES = gazetteer.load(resources.templates() / gazetteer.FILE_NAME)
ENGLISH = Lexicon(BOOK, PLACES, "en")


def test_each_finder_finds_its_own_words() -> None:
    words = tokens("The governments of Ghana should ratify the Palermo Protocol.")
    assert {hit.key for hit in ENGLISH.actors.find(words)} >= {"governments"}
    assert ENGLISH.places.find(words)
    assert ENGLISH.wordings.find(words)


def test_a_language_that_the_data_does_not_speak_is_read_as_english() -> None:
    other = Lexicon(BOOK, PLACES, "tlh")
    words = tokens("Governments should act.")
    assert [hit.key for hit in other.actors.find(words)] == [hit.key for hit in ENGLISH.actors.find(words)]
    assert other.sentence_words == ENGLISH.sentence_words


@pytest.mark.parametrize("theme", [theme.id for theme in BOOK.data.theme])
def test_every_theme_has_words(theme: str) -> None:
    assert ENGLISH.theme_words(theme)


def test_a_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    text = "They train staff, e.g. Judges of the court. They met."
    assert len(sentences.split(text, ENGLISH.abbreviations)) == 2
