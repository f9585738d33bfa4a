"""Where a language allows a word to be broken, by the patterns that typesetting engines use."""

from functools import lru_cache

import pyphen


@lru_cache(maxsize=8)
def _dictionaries(language: str) -> tuple[pyphen.Pyphen, ...]:
    """Return the patterns of all variants of a language: a source rarely says which it was set in."""
    code = language.replace("-", "_").split("_")[0]
    found = sorted(name for name in pyphen.LANGUAGES if name.split("_")[0] == code)
    return tuple(pyphen.Pyphen(lang=name, left=2, right=2) for name in found)


def may_break(word: str, at: int, language: str) -> bool:
    """Tell whether hyphenation patterns allow a break of `word` before index `at`.

    True for languages without patterns: then they are no evidence.
    """
    dictionaries = _dictionaries(language)
    return not dictionaries or any(at in dictionary.positions(word) for dictionary in dictionaries)
