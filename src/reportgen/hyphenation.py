"""What is known of a language's words: where they may be broken, and which exist."""

import gzip
import json
import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources

import pyphen

# A checked entry of the frequency list, "word": 123. The list counts words of films and books; entries at
# its floor, 50, are unchecked.
_CHECKED = re.compile(r'"([^"]+)": (?:5[1-9]|[6-9]\d|\d{3,})')


@lru_cache(maxsize=8)
def _dictionaries(language: str) -> tuple[pyphen.Pyphen, ...]:
    """Return the patterns of all variants of a language: a source rarely says which it was set in."""
    found = sorted(name for name in pyphen.LANGUAGES if name.split("_")[0] == language)
    return tuple(pyphen.Pyphen(lang=name, left=2, right=2) for name in found)


@lru_cache(maxsize=2)
def _words(language: str) -> dict[str, str]:
    """Return the checked words of a language by their first two letters, none where there is no list.

    A line break stands before, between and after the words of an entry: so they take a tenth of the memory of
    a set. Nor is the list parsed as a whole, for the same reason.
    """
    try:
        packed = resources.files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return {}
    groups: dict[str, list[str]] = defaultdict(list)
    for word in _CHECKED.findall(gzip.decompress(packed).decode("utf-8")):
        plain = json.loads(f'"{word}"') if "\\" in word else word
        groups[plain[:2]].append(plain)
    return {start: "\n" + "\n".join(words) + "\n" for start, words in groups.items()}


class Speller:
    """Answers questions about the words of one language; lists are loaded when first needed."""

    def __init__(self, language: str) -> None:
        """Choose the language by its BCP 47 tag; only the first part counts."""
        self.language = language.replace("_", "-").split("-")[0].lower()

    def prepare(self) -> None:
        """Load the lists now: processes that are forked afterwards share them."""
        _dictionaries(self.language)
        _words(self.language)

    def may_break(self, word: str, at: int) -> bool:
        """Tell whether hyphenation patterns allow a break of `word` before index `at`.

        True for languages without patterns: then they are no evidence.
        """
        dictionaries = _dictionaries(self.language)
        return not dictionaries or any(at in dictionary.positions(word) for dictionary in dictionaries)

    def is_word(self, word: str) -> bool:
        """Tell whether the language's word list has `word` (case folded)."""
        return f"\n{word}\n" in _words(self.language).get(word[:2], "")
