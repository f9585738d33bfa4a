"""Word lists and hyphenation patterns are searched with the results of the libraries that ship them."""

import gzip
import json
from importlib import resources

import pyphen
import pytest

from reportgen.vocabularies.spelling import Speller

FLOOR = 50
LANGUAGES = ("en", "es", "fr", "pt", "de", "ru", "ar")


def _counts(language: str) -> dict[str, int]:
    packed = resources.files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_that_the_list_has_checked(language: str) -> None:
    counts = _counts(language)
    speller = Speller(language)
    words = list(counts)
    for word in [*words[:50], *words[:: len(words) // 300], *words[-50:]]:
        assert speller.is_word(word) == (counts[word] > FLOOR), word
    for word in ("", "q", "zzzzzz", "\U0010ffff", "{", "}", f"{words[100]}x", words[100][:-1] + "\u0000"):
        assert speller.is_word(word) == (counts.get(word, 0) > FLOOR), word


@pytest.mark.parametrize(
    "language",
    [
        pytest.param(language, marks=pytest.mark.middle if language == "de" else ())  # seconds
        for language in (*LANGUAGES, "sv", "it", "nl")
    ],
)
def test_breaks_are_those_of_the_patterns(language: str) -> None:
    variants = sorted(name for name in pyphen.LANGUAGES if name.split("_")[0] == language)
    dictionaries = [pyphen.Pyphen(lang=name, left=2, right=2) for name in variants]
    speller = Speller(language)
    words = ["hyphenation", "Responsibility", "organización", "Rechtsanwältin", "ответственность", "a", "é"]
    if language in LANGUAGES:
        listed = list(_counts(language))
        words += listed[:: len(listed) // 60]
    for word in words:
        breaks = {at for one in dictionaries for at in one.positions(word)}
        for at in range(len(word) + 1):
            expected = not dictionaries or at in breaks
            assert speller.may_break(word, at) == expected, (word, at)


def test_a_language_without_lists_is_no_evidence() -> None:
    speller = Speller("tlh-Latn")
    assert speller.may_break("word", 1)
    assert not speller.is_word("word")
