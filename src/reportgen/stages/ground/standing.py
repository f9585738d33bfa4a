"""Whether a sentence can be quoted alone, or leans on the one before it.

The words are the codebook's: `leaning`, `linking` and `pointing` under `[sentences.<language>]`. Where a
linking word is set off by a comma, what stands behind it can be quoted without it.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from ...model.vocabulary_facts import QuotingWords

NO_WORDS = QuotingWords("")
"""Of a language without such words: every sentence stands alone."""

STANDS, POINTS, LEANS = 0, 1, 2


class StandingRules(NamedTuple):
    """How far into a sentence words point back."""

    reach: int = 8
    """Words from the start; behind them, "them" stands for something of the sentence itself."""


_WORD = re.compile(r"[^\W\d_]+")
_SET_OFF = re.compile(r"[,،，]\s+")
_CLAUSE = re.compile(r"[,;:،؛，；：–—]")


def leaning(sentence: str, words: QuotingWords, rules: StandingRules = StandingRules()) -> int:
    """Return how much a sentence needs the one before it.

    Args:
        sentence: as printed.
        words: of its language.
        rules: how far words point back.

    Returns:
        STANDS: not at all. POINTS: it opens with a linking word, or its first clause points back. LEANS: its
        first word, or the one behind that linking word, stands for something said before.
    """
    opening = _words(sentence)
    linked = _linked(opening, words)
    if opening[linked : linked + 1] and opening[linked] in words.leaning:
        return LEANS
    return POINTS if linked or _points_back(sentence, words.pointing, rules) else STANDS


def echoes(words_quoted: str, words: QuotingWords) -> bool:
    """Return whether words that are quoted point back anywhere, behind their first clause too."""
    said = _words(words_quoted)
    return any(_holds(said, _words(pointer)) for pointer in words.pointing)


def behind_link(sentence: str, words: QuotingWords) -> int:
    """Return where a sentence begins behind a linking word and its comma; 0 where it leans without it too."""
    opening = _words(sentence)
    linked = _linked(opening, words)
    if not linked or set(opening[linked : linked + 1]) <= set(words.leaning):
        return 0
    *_, last = islice(_WORD.finditer(sentence), linked)
    comma = _SET_OFF.match(sentence, last.end())
    return comma.end() if comma else 0


def _linked(opening: Sequence[str], words: QuotingWords) -> int:
    """Return how many words the longest linking opening has."""
    return max((len(link) for link in map(_words, words.linking) if opening[: len(link)] == link), default=0)


def _points_back(sentence: str, pointing: Iterable[str], rules: StandingRules) -> bool:
    clause = _words(_CLAUSE.split(sentence, maxsplit=1)[0])[: rules.reach]
    return any(_holds(clause, _words(pointer)) for pointer in pointing)


def _holds(words: Sequence[str], wording: Sequence[str]) -> bool:
    length = len(wording)
    return any(words[at : at + length] == wording for at in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
