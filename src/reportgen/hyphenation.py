"""What is known of a language's words: where they may be broken, and which exist."""

import gzip
import json
from functools import lru_cache
from importlib import resources

import pyphen

# The frequency list counts words of films and books; entries at its floor are unchecked.
_FLOOR = 50


@lru_cache(maxsize=8)
def _dictionaries(language: str) -> tuple[pyphen.Pyphen, ...]:
    """Return the patterns of all variants of a language: a source rarely says which it was set in."""
    found = sorted(name for name in pyphen.LANGUAGES if name.split("_")[0] == language)
    return tuple(pyphen.Pyphen(lang=name, left=2, right=2) for name in found)


@lru_cache(maxsize=2)
def _frequencies(language: str) -> dict[str, int]:
    """Return the word list of a language, empty where there is none."""
    try:
        packed = resources.files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return {}
    words: dict[str, int] = json.loads(gzip.decompress(packed))
    return words


class Speller:
    """Answers questions about the words of one language; lists are loaded when first needed."""

    def __init__(self, language: str) -> None:
        """Choose the language by its BCP 47 tag; only the first part counts."""
        self.language = language.replace("_", "-").split("-")[0].lower()

    def may_break(self, word: str, at: int) -> bool:
        """Tell whether hyphenation patterns allow a break of `word` before index `at`.

        True for languages without patterns: then they are no evidence.
        """
        dictionaries = _dictionaries(self.language)
        return not dictionaries or any(at in dictionary.positions(word) for dictionary in dictionaries)

    def is_word(self, word: str) -> bool:
        """Tell whether the language's word list has `word` (case folded)."""
        return _frequencies(self.language).get(word, 0) > _FLOOR
