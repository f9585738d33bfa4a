"""Which of many passages may hold some words: looked up by the rarest of them, not by reading all."""

import re
from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

_WORD = re.compile(r"[^\W_]+")
"""A longest run of what `str.isalnum` holds for: words that stand whole in a text are such runs of it."""


def words_in(folded: str) -> frozenset[str]:
    """Return the runs of letters and figures of a folded text."""
    return frozenset(_WORD.findall(folded))


class WordIndex(Generic[Key]):
    """The words of passages.

    A quote that stands in a passage as whole words consists of runs of letters and figures that are runs of
    the passage too; so whatever holds the quote holds each of them.
    """

    def __init__(self) -> None:
        self._holders: dict[str, dict[Key, None]] = {}
        self._words: dict[Key, frozenset[str]] = {}

    def put(self, key: Key, words: Iterable[str]) -> None:
        """Note the words of a passage; those noted of it before are forgotten.

        Args:
            key: stands for the passage.
            words: of all its texts, see `words_in`.
        """
        self.drop(key)
        self._words[key] = frozenset(words)
        for word in self._words[key]:
            self._holders.setdefault(word, {})[key] = None

    def drop(self, key: Key) -> None:
        """Forget a passage."""
        for word in self._words.pop(key, ()):
            del self._holders[word][key]

    def holders(self, wanted: str) -> Collection[Key]:
        """Return the passages that may hold a folded text as whole words, and surely all that do."""
        words = _WORD.findall(wanted)
        if not words:
            return self._words.keys()
        return min((self._holders.get(word, {}) for word in words), key=len).keys()
