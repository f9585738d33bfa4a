"""Whether a sentence can be quoted alone, or leans on the one before it.

The words are the codebook's: `leaning`, `linking` and `pointing` under `[sentences.<language>]`.
"""

import re
from collections.abc import Iterable, Sequence
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
    linked = max(
        (len(link) for link in map(_words, words.linking) if opening[: len(link)] == link), default=0
    )
    if opening[linked : linked + 1] and opening[linked] in words.leaning:
        return LEANS
    return POINTS if linked or _points_back(sentence, words.pointing, rules) else STANDS


def _points_back(sentence: str, pointing: Iterable[str], rules: StandingRules) -> bool:
    clause = _words(_CLAUSE.split(sentence, maxsplit=1)[0])[: rules.reach]
    return any(_holds(clause, _words(pointer)) for pointer in pointing)


def _holds(words: Sequence[str], wording: Sequence[str]) -> bool:
    length = len(wording)
    return any(words[at : at + length] == wording for at in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
