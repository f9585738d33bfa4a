"""Which of many sentences are one that was copied: only those are compared that can be.

Two ways lead to a pair, see `SharedRules`; each has a condition that is counted for all sentences at once:

- Words in common, by their letters at least `SharedRules.share` of the lighter sentence.
- Letters in common, at least `SimilarityRules.letters`: then a share of the words is in common too
  (`SharedRules.common`), and the texts are nearly of one length.

Counting takes a few operations on numbers of as many bits as there are sentences, for each word of each
sentence: a thousand sentences fit into sixteen machine words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from ..alignment.similarity import (
    FoldedText,
    SimilarityRules,
    alike_texts,
    contained,
    similarity,
)


class SharedRules(NamedTuple):
    """When two sentences of different regions are one.

    Sentences that only use the same formula (“There is a need for governments to increase …”) have up to
    0.75 of their letters in common, copies that were edited for another region 0.74 and more. Between
    the two, it tells them apart whether they speak of the same themes.
    """

    alike: float = 0.70
    """Share of the letters of both sentences that stand in common words, in the same order."""
    certain: float = 0.85
    """Similarity from which no formula makes two sentences alike."""
    same_themes: float = 0.5
    """Share of the themes of both that they have in common, asked for below `certain`."""
    contained: float = 0.95
    """Share of the shorter sentence that stands in the longer, where one was extended."""
    extended: float = 0.55
    """What two sentences must have in common even if one contains the other: beyond that, what was added
    outweighs what is shared."""
    short: int = 12
    """Words below which a sentence must be nearly the same: there, a formula is most of it."""
    short_alike: float = 0.90
    """Similarity that is asked of sentences as short as that."""
    shortest: int = 6
    """Words below which a sentence says nothing of its own (“These include:”)."""
    opening: int = 4
    """Words of an opening up to its comma that only joins a sentence to another: “To begin with, …”."""
    frame: int = 6
    """Words of a frame of speech up to its “that”: “Participants also noted that …”."""
    common: float = 0.4
    """Share of the words of the shorter sentence, in any order, below which it is not compared at all."""

    @property
    def share(self) -> float:
        """Least share of the lighter of two sentences that are one by their words."""
        return min(self.alike, self.short_alike, self.contained)


_SLACK = 1e-9
"""By which shares may be off that were computed in another order."""

_FEW = 24
"""Sentences that are sooner compared than counted."""

_RENEWED = 1 / 16
"""Share of new wordings up to which these are compared with all, sooner than all with each other."""

Key = tuple[str, frozenset[str]]
Pair = frozenset[Key]
Pairs = frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Wording:
    """What sentences say that differ in openings, frames of speech and names of places only.

    Attributes:
        words: without opening and frame, names of places made alike.
        themes: of its terms.
    """

    words: FoldedText
    themes: frozenset[str]

    @property
    def key(self) -> Key:
        """What two wordings are told apart by."""
        return self.words.text, self.themes


def are_one(wording: Wording, other: Wording, rules: SharedRules) -> bool:
    """Return whether sentences of two wordings are one that was copied."""
    first, second = wording.words, other.words
    common = len(first.letters.keys() & second.letters.keys())
    if common < rules.common * min(len(first.letters), len(second.letters)):
        return False
    value = similarity(first, second, rules.extended)
    short = min(len(first.words), len(second.words)) < rules.short
    if value >= (rules.short_alike if short else rules.alike):
        return value >= rules.certain or _same_themes(wording, other, rules)
    shorter, longer = sorted((first, second), key=lambda sentence: sentence.weight)
    return bool(value) and not short and contained(shorter, longer) >= rules.contained


def _same_themes(wording: Wording, other: Wording, rules: SharedRules) -> bool:
    both, all_ = wording.themes & other.themes, wording.themes | other.themes
    return len(both) >= rules.same_themes * len(all_)


def pairs(
    before: tuple[tuple[tuple[Wording, ...], SharedRules], Pairs] | None,
    wordings: tuple[Wording, ...],
    rules: SharedRules,
) -> Pairs:
    """Return all two wordings of which sentences are one.

    Args:
        before: what was given and returned before; None where nothing was. Few new wordings are compared with
            all others, and what is known of these is kept.
        wordings: all of them different.
        rules: when they are one.
    """
    if before is not None and before[0][1] == rules:
        known = {wording.key for wording in before[0][0]}
        new = [wording for wording in wordings if wording.key not in known]
        if len(new) <= _RENEWED * len(wordings):
            there = {wording.key for wording in wordings}
            kept = {pair for pair in before[1] if there.issuperset(pair)}
            return frozenset(kept | {pair for wording in new for pair in _with_all(wording, wordings, rules)})
    return frozenset(_all_pairs(wordings, rules))


def _with_all(wording: Wording, wordings: Iterable[Wording], rules: SharedRules) -> Iterator[Pair]:
    for other in wordings:
        if other.key != wording.key and are_one(wording, other, rules):
            yield frozenset((wording.key, other.key))


def _all_pairs(wordings: Iterable[Wording], rules: SharedRules) -> Iterator[Pair]:
    ordered = sorted(wordings, key=lambda wording: len(wording.words.text))
    table = _Table([wording.words for wording in ordered])
    for place, one in enumerate(ordered):
        for other in {*table.by_words(place, rules), *table.by_letters(place, rules)}:
            if are_one(one, ordered[other], rules):
                yield frozenset((one.key, ordered[other].key))


class _Table:
    """The words of all sentences: for each word, and each size, a number with a bit for each sentence."""

    def __init__(self, sentences: Sequence[FoldedText]) -> None:
        """Enter sentences, the shortest first."""
        self._sentences = sentences
        self._lengths = [len(sentence.text) for sentence in sentences]
        self._holders: dict[str, int] = {}
        for place, own in enumerate(sentences):
            for word in own.letters:
                self._holders[word] = self._holders.get(word, 0) | 1 << place
        self._counts = {word: bits.bit_count() for word, bits in self._holders.items()}
        self._heavier = _at_least([sentence.weight for sentence in sentences])
        self._richer = _at_least([len(sentence.letters) for sentence in sentences])

    def by_words(self, place: int, rules: SharedRules) -> Iterator[int]:
        """Yield the sentences, none lighter, that may have the share of words that makes them one."""
        own = self._sentences[place]
        among = self._heavier[own.weight] & ~(1 << place)
        for other in self._sharing(own.letters, ceil((rules.share - _SLACK) * own.weight), among):
            if 2 * own.weight >= rules.extended * (own.weight + self._sentences[other].weight):
                yield other

    def by_letters(self, place: int, rules: SharedRules) -> Iterator[int]:
        """Yield the sentences, none poorer in words, with as many letters in common as spellings of one."""
        own, least = self._sentences[place], SimilarityRules().letters
        # texts whose lengths differ by more have fewer letters in common; one more on each side for rounding
        first = bisect_left(self._lengths, floor(len(own.text) * least / (2 - least)) - 1)
        last = bisect_right(self._lengths, ceil(len(own.text) * (2 - least) / least) + 1)
        near = ((1 << last) - (1 << first)) & self._richer[len(own.letters)] & ~(1 << place)
        wanted = ceil(rules.common * len(own.letters) - _SLACK)
        others = list(self._sharing(dict.fromkeys(own.letters, 1), wanted, near))
        for index in alike_texts(own.text, [self._sentences[other].text for other in others], least):
            yield others[index]

    def _sharing(self, weights: Mapping[str, int], wanted: int, among: int) -> Iterator[int]:
        """Yield those of some sentences that may have words of so much weight, and surely all that do.

        One of the rarest words is among them, as far as the others weigh too little: only where these leave
        many sentences all words are counted.
        """
        holders, rest = 0, sum(weights.values())
        for word in sorted(weights, key=self._counts.__getitem__):
            if rest < wanted:
                break
            holders |= self._holders[word]
            rest -= weights[word]
        holders &= among
        if holders.bit_count() > _FEW:
            holders = in_many(
                ((weight, self._holders[word]) for word, weight in weights.items()), wanted, holders
            )
        return _places(holders)


def _at_least(sizes: Sequence[int]) -> dict[int, int]:
    """Return for each size the bits of those that have at least this size."""
    of_size: dict[int, int] = {}
    for place, size in enumerate(sizes):
        of_size[size] = of_size.get(size, 0) | 1 << place
    heavier, above = {}, 0
    for size in sorted(of_size, reverse=True):
        above |= of_size[size]
        heavier[size] = above
    return heavier


def in_many(numbers: Iterable[tuple[int, int]], least: int, among: int) -> int:
    """Return the bits of `among` for which the weights of the numbers in which they are set make up `least`.

    All bits are added up side by side: digit by digit, each digit of all sums a number of its own. The sums
    start so that they overflow when the least is reached.

    Args:
        numbers: weight, at least 1, and bits of each.
        least: the sum that is wanted, at least 1.
        among: the bits looked at.
    """
    digits = least.bit_length()
    start = (1 << digits) - least
    sums = [among if start >> digit & 1 else 0 for digit in range(digits)]
    reached = 0
    for weight, number in numbers:
        if weight >> digits:
            reached |= number & among
            continue
        for digit in range(digits):
            carry = number & among if weight >> digit & 1 else 0
            for place in range(digit, digits):
                if not carry:
                    break
                sums[place], carry = sums[place] ^ carry, sums[place] & carry
            reached |= carry
    return reached


def _places(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
