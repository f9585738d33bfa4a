"""How much two texts have in common, and which words differ."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

_WORD = re.compile(r"\w+(?:['-]\w+)*")


class SimilarityRules(NamedTuple):
    """When letters in common count, and not words only."""

    letters: float = 0.85
    """Share of letters in common from which it is taken as the similarity: unrelated sentences of one
    language share half of their letters, but the same words with typos mended nearly all."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text made ready to be compared many times.

    Attributes:
        text: the folded text.
        words: its words without case and punctuation.
        weight: letters of all words.
        letters: for each different word, the letters of all its occurrences.
    """

    text: str
    words: tuple[str, ...]
    weight: int
    letters: Mapping[str, int]


def words_of(text: str) -> FoldedText:
    """Return the words of a folded text."""
    return _counted(text, tuple(match.group() for match in _WORD.finditer(text.casefold())))


def joined(parts: Sequence[FoldedText]) -> FoldedText:
    """Return texts as one, separated by a space."""
    return _counted(
        " ".join(part.text for part in parts), tuple(word for part in parts for word in part.words)
    )


def _counted(text: str, words: tuple[str, ...]) -> FoldedText:
    letters = Counter[str]()
    for word in words:
        letters[word] += len(word)
    return FoldedText(text, words, letters.total(), letters)


def similarity(
    one: FoldedText, other: FoldedText, at_least: float = 0.0, rules: SimilarityRules = SimilarityRules()
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
    first, second = sorted((one, other), key=lambda text: (len(text.words), text.text))
    total = first.weight + second.weight
    if not total or 2 * min(first.weight, second.weight) < at_least * total:
        return 0.0
    score = likeness(first.text, second.text, rules.letters)
    if 2 * _most(first, second) >= max(at_least, score) * total:
        score = max(score, 2 * _common(first.words, second.words) / total)
    return score if score >= at_least else 0.0


def contained(part: FoldedText, whole: FoldedText, at_least: float = 0.0) -> float:
    """Return the share of a text's words, weighed by letters, that another has in the same order.

    A text without words is contained in any other. Below `at_least`, 0 may be returned instead.
    """
    if not part.weight:
        return 1.0
    if _most(part, whole) < at_least * part.weight:
        return 0.0
    return _common(part.words, whole.words) / part.weight


def _most(first: FoldedText, second: FoldedText) -> int:
    """Return the letters of the words that both have in whatever order: the most there can be in common."""
    return sum(
        min(first.letters[word], second.letters[word])
        for word in first.letters.keys() & second.letters.keys()
    )


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the letters of the words that both have in the same order."""
    return sum(sum(map(len, first[start:end])) for start, end, _ in kept_ranges(first, second))


def common_runs(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return what two sequences have in common in the same order, as (start, start, length)."""
    return [(start, to, end - start) for start, end, to in kept_ranges(first, second)]


def likeness(one: str, other: str, at_least: float = 0.0) -> float:
    """Return the share of letters in common, from 0 to 1; 0 below `at_least`."""
    return Indel.normalized_similarity(one, other, score_cutoff=at_least)


def alike_texts(wanted: str, texts: Sequence[str], at_least: float) -> list[int]:
    """Return the indices of the texts whose `likeness` to the wanted one is at least so much, ascending."""
    matches = process.extract(
        wanted, texts, scorer=Indel.normalized_similarity, processor=None, limit=None, score_cutoff=at_least
    )
    return sorted(index for _, _, index in matches)


def nearest_part(wanted: str, text: str, at_least: float) -> tuple[int, int] | None:
    """Return the range of a longer text with the letters most like the wanted ones; None below `at_least`."""
    place = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=at_least * 100)
    if place is None or place.dest_end <= place.dest_start:
        return None
    return place.dest_start, place.dest_end


def kept_ranges(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return what both texts, or lists of words, have in order.

    Returns:
        Start and end in the old one, start in the new one, of each range.
    """
    return [
        (block.src_start, block.src_end, block.dest_start)
        for block in Indel.opcodes(old, new)
        if block.tag == "equal"
    ]
