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


def differences(expected: Sequence[str], actual: Sequence[str]) -> tuple[Difference, ...]:
    """Return where two streams differ, in order; what lies between two differences is equal."""
    out: list[Difference] = []
    for gap in _gaps(expected, actual):
        out += _within(expected, actual, gap)
    return tuple(out)


def _gaps(expected: Sequence[str], actual: Sequence[str]) -> list[Difference]:
    """Return the stretches between anchored runs, trimmed of what is equal at their ends."""
    out = []
    e_at = f_at = 0
    for e, f in [*_anchors(expected, actual), (len(expected), len(actual))]:
        if e < e_at or f < f_at:
            continue
        gap = _trim(expected, actual, Difference(e_at, e, f_at, f))
        if gap is not None:
            out.append(gap)
        e_at, f_at = e, f
        while e_at < len(expected) and f_at < len(actual) and expected[e_at] == actual[f_at]:
            e_at, f_at = e_at + 1, f_at + 1
    return out


def _trim(expected: Sequence[str], actual: Sequence[str], gap: Difference) -> Difference | None:
    """Return a stretch without what is equal at its ends, None where nothing is left."""
    e0, e1, f0, f1 = gap.e0, gap.e1, gap.f0, gap.f1
    while e0 < e1 and f0 < f1 and expected[e0] == actual[f0]:
        e0, f0 = e0 + 1, f0 + 1
    while e0 < e1 and f0 < f1 and expected[e1 - 1] == actual[f1 - 1]:
        e1, f1 = e1 - 1, f1 - 1
    return Difference(e0, e1, f0, f1) if e0 < e1 or f0 < f1 else None


def _anchors(expected: Sequence[str], actual: Sequence[str]) -> list[tuple[int, int]]:
    """Return places of runs that stand once in each stream, in the order of both."""
    left, right = _unique_runs(expected), _unique_runs(actual)
    pairs = sorted((e, right[run]) for run, e in left.items() if run in right)
    stretches = _stretches(expected, actual, pairs)
    kept = _heaviest_rising(
        [(stretch[0][1], _equal_words(expected, actual, stretch)) for stretch in stretches]
    )
    return [pair for index in kept for pair in stretches[index]]


def _stretches(
    expected: Sequence[str], actual: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Return the pairs in stretches, between whose first and last all words are equal."""
    out: list[list[tuple[int, int]]] = []
    for e, f in pairs:
        if out and _goes_on(expected, actual, out[-1][-1], (e, f)):
            out[-1].append((e, f))
        else:
            out.append([(e, f)])
    return out


def _goes_on(
    expected: Sequence[str], actual: Sequence[str], first: tuple[int, int], second: tuple[int, int]
) -> bool:
    same_distance = second[0] - first[0] == second[1] - first[1]
    return same_distance and expected[first[0] : second[0]] == actual[first[1] : second[1]]


def _equal_words(expected: Sequence[str], actual: Sequence[str], stretch: Sequence[tuple[int, int]]) -> int:
    """Return the number of equal words in and around a stretch."""
    (e, f), (last, _) = stretch[0], stretch[-1]
    count = last - e
    before = 1
    while before <= min(e, f) and expected[e - before] == actual[f - before]:
        before += 1
    while e + count < len(expected) and f + count < len(actual) and expected[e + count] == actual[f + count]:
        count += 1
    return count + before - 1


def _unique_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for index in range(len(words) - _SHINGLE + 1):
        run = tuple(words[index : index + _SHINGLE])
        places[run] = -1 if run in places else index
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
        slot = bisect_left(places, place)
        before.append(last[slot - 1] if slot else -1)
        total = weight + (weights[slot - 1] if slot else 0)
        if slot < len(places) and places[slot] == place and weights[slot] >= total:
            continue
        end = slot
        while end < len(places) and weights[end] <= total:
            end += 1
        places[slot:end], weights[slot:end], last[slot:end] = [place], [total], [index]
    out: list[int] = []
    index = last[-1] if last else -1
    while index >= 0:
        out.append(index)
        index = before[index]
    return out[::-1]


def _within(expected: Sequence[str], actual: Sequence[str], gap: Difference) -> list[Difference]:
    """Compare a stretch without anchors word by word; one that is too long differs as a whole."""
    if (gap.e1 - gap.e0) * (gap.f1 - gap.f0) > _WHOLE:
        return [gap]
    matcher = SequenceMatcher(None, expected[gap.e0 : gap.e1], actual[gap.f0 : gap.f1], autojunk=False)
    return [
        Difference(gap.e0 + e0, gap.e0 + e1, gap.f0 + f0, gap.f0 + f1)
        for tag, e0, e1, f0, f1 in matcher.get_opcodes()
        if tag != "equal"
    ]


def pairs(differing: Sequence[Difference], expected_words: int, actual_words: int) -> dict[int, int]:
    """Return the places of words that correspond: place in the one stream → place in the other."""
    out: dict[int, int] = {}
    e = f = 0
    for change in [*differing, Difference(expected_words, expected_words, actual_words, actual_words)]:
        out.update(zip(range(e, change.e0), range(f, change.f0), strict=True))
        e, f = change.e1, change.f1
    return out
