"""Where two streams of words differ, word by word.

Runs of words that stand once in both streams anchor the comparison (after Bram Cohen's patience diff),
so that a moved paragraph is one removal and one addition, and long documents stay quick.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SHINGLE = 3
"""Words of a run that anchors; single words repeat too often."""
_WHOLE = 4_000_000
"""Pairs of words up to which a stretch without anchors is compared word by word."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`expected[e0:e1]` stands as `found[f0:f1]`; one of the two may be empty."""

    e0: int
    e1: int
    f0: int
    f1: int


def differences(expected: Sequence[str], found: Sequence[str]) -> tuple[Difference, ...]:
    """Return where two streams differ, in order; what lies between two differences is equal."""
    out: list[Difference] = []
    for gap in _gaps(expected, found):
        out += _within(expected, found, gap)
    return tuple(out)


def _gaps(expected: Sequence[str], found: Sequence[str]) -> list[Difference]:
    """Return the stretches between anchored runs, trimmed of what is equal at their ends."""
    out = []
    e_at = f_at = 0
    for e, f in [*_anchors(expected, found), (len(expected), len(found))]:
        if e < e_at or f < f_at:
            continue
        gap = _trim(expected, found, Difference(e_at, e, f_at, f))
        if gap is not None:
            out.append(gap)
        e_at, f_at = e, f
        while e_at < len(expected) and f_at < len(found) and expected[e_at] == found[f_at]:
            e_at, f_at = e_at + 1, f_at + 1
    return out


def _trim(expected: Sequence[str], found: Sequence[str], gap: Difference) -> Difference | None:
    """Return a stretch without what is equal at its ends, None where nothing is left."""
    e0, e1, f0, f1 = gap.e0, gap.e1, gap.f0, gap.f1
    while e0 < e1 and f0 < f1 and expected[e0] == found[f0]:
        e0, f0 = e0 + 1, f0 + 1
    while e0 < e1 and f0 < f1 and expected[e1 - 1] == found[f1 - 1]:
        e1, f1 = e1 - 1, f1 - 1
    return Difference(e0, e1, f0, f1) if e0 < e1 or f0 < f1 else None


def _anchors(expected: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """Return places of runs that stand once in each stream, in the order of both."""
    left, right = _unique_runs(expected), _unique_runs(found)
    pairs = sorted((e, right[run]) for run, e in left.items() if run in right)
    stretches = _stretches(expected, found, pairs)
    kept = _heaviest_rising([(it[0][1], _equal_words(expected, found, it)) for it in stretches])
    return [pair for at in kept for pair in stretches[at]]


def _stretches(
    expected: Sequence[str], found: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Return the pairs in stretches, between whose first and last all words are equal."""
    out: list[list[tuple[int, int]]] = []
    for e, f in pairs:
        if out and _goes_on(expected, found, out[-1][-1], (e, f)):
            out[-1].append((e, f))
        else:
            out.append([(e, f)])
    return out


def _goes_on(
    expected: Sequence[str], found: Sequence[str], one: tuple[int, int], other: tuple[int, int]
) -> bool:
    same_distance = other[0] - one[0] == other[1] - one[1]
    return same_distance and expected[one[0] : other[0]] == found[one[1] : other[1]]


def _equal_words(expected: Sequence[str], found: Sequence[str], stretch: Sequence[tuple[int, int]]) -> int:
    """Return the number of equal words in and around a stretch."""
    (e, f), (last, _) = stretch[0], stretch[-1]
    count = last - e
    before = 1
    while before <= min(e, f) and expected[e - before] == found[f - before]:
        before += 1
    while e + count < len(expected) and f + count < len(found) and expected[e + count] == found[f + count]:
        count += 1
    return count + before - 1


def _unique_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _SHINGLE + 1):
        run = tuple(words[at : at + _SHINGLE])
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _heaviest_rising(stretches: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indices of those of the (place, weight) whose places rise and that weigh most together.

    Of two passages that have changed places, the longer one stays.
    """
    places: list[int] = []
    weights: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (place, weight) in enumerate(stretches):
        at = bisect_left(places, place)
        before.append(last[at - 1] if at else -1)
        total = weight + (weights[at - 1] if at else 0)
        if at < len(places) and places[at] == place and weights[at] >= total:
            continue
        end = at
        while end < len(places) and weights[end] <= total:
            end += 1
        places[at:end], weights[at:end], last[at:end] = [place], [total], [index]
    out: list[int] = []
    index = last[-1] if last else -1
    while index >= 0:
        out.append(index)
        index = before[index]
    return out[::-1]


def _within(expected: Sequence[str], found: Sequence[str], gap: Difference) -> list[Difference]:
    """Compare a stretch without anchors word by word; one that is too long differs as a whole."""
    if (gap.e1 - gap.e0) * (gap.f1 - gap.f0) > _WHOLE:
        return [gap]
    matcher = SequenceMatcher(None, expected[gap.e0 : gap.e1], found[gap.f0 : gap.f1], autojunk=False)
    return [
        Difference(gap.e0 + e0, gap.e0 + e1, gap.f0 + f0, gap.f0 + f1)
        for tag, e0, e1, f0, f1 in matcher.get_opcodes()
        if tag != "equal"
    ]


def pairs(found: Sequence[Difference], expected_words: int, found_words: int) -> dict[int, int]:
    """Return the places of words that correspond: place in the one stream → place in the other."""
    out: dict[int, int] = {}
    e = f = 0
    for it in [*found, Difference(expected_words, expected_words, found_words, found_words)]:
        out.update(zip(range(e, it.e0), range(f, it.f0), strict=True))
        e, f = it.e1, it.f1
    return out
