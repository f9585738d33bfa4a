"""How much two texts have in common, and which words differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\w+(?:['-]\w+)*")


@dataclass(frozen=True, slots=True)
class SimilarityRules:
    """When letters in common count, and not words only."""

    letters: float = 0.85
    """Share of letters in common from which it is taken as the similarity: unrelated sentences of one
    language share half of their letters, but the same words with typos mended nearly all."""


@dataclass(frozen=True, slots=True)
class Words:
    """A folded text made ready to be compared many times.

    Attributes:
        text: the folded text.
        words: its words without case and punctuation.
        weight: letters of all words.
    """

    text: str
    words: tuple[str, ...]
    weight: int


def words_of(text: str) -> Words:
    """Return the words of a folded text."""
    words = tuple(match.group() for match in _WORD.finditer(text.casefold()))
    return Words(text, words, sum(map(len, words)))


def joined(parts: Sequence[Words]) -> Words:
    """Return texts as one, apart by a space."""
    return Words(
        " ".join(part.text for part in parts),
        tuple(word for part in parts for word in part.words),
        sum(part.weight for part in parts),
    )


def similarity(
    one: Words, other: Words, at_least: float = 0.0, rules: SimilarityRules = SimilarityRules()
) -> float:
    """Return the share that two texts have in common, from 0 to 1; the same whichever comes first.

    The words in common in their order, weighed by their letters; or all letters in common, where
    these are so many that the texts differ by typos only.

    Args:
        one: a text.
        other: another.
        at_least: below this, 0 may be returned instead.
        rules: when letters count.
    """
    if one.text == other.text:
        return 1.0
    first, second = sorted((one, other), key=lambda it: (len(it.words), it.text))
    total = first.weight + second.weight
    if not total or 2 * min(first.weight, second.weight) < at_least * total:
        return 0.0
    letters = Indel.normalized_similarity(first.text, second.text, score_cutoff=rules.letters)
    words = 2 * _common(first.words, second.words) / total
    found = max(letters, words)
    return found if found >= at_least else 0.0


def contained(part: Words, whole: Words) -> float:
    """Return the share of a text's words, weighed by letters, that another has in the same order.

    A text without words is contained in any other.
    """
    return _common(part.words, whole.words) / part.weight if part.weight else 1.0


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the letters of the words that both have in the same order."""
    return sum(
        sum(map(len, first[op.src_start : op.src_end]))
        for op in Indel.opcodes(first, second)
        if op.tag == "equal"
    )


def common_runs(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return what two sequences have in common in the same order, as (start, start, length)."""
    return [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(first, second)
        if op.tag == "equal"
    ]
