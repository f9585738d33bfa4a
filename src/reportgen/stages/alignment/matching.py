"""Paragraphs of two readings that might correspond, though their texts are not equal."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from .similarity import FoldedText, contained, joined, similarity


class AlignmentRules(NamedTuple):
    """From which similarity (0 to 1) on paragraphs are taken as one."""

    near: float = 0.75
    """Anywhere in the chapter: priorities on one subject share up to half of their words."""
    near_in_place: float = 0.5
    """Between the same unchanged neighbours, where little else can be meant."""
    whole: float = 0.85
    """For paragraphs put together on one side: what was split or joined is seldom reworded too."""
    part: float = 0.6
    """Of each such paragraph, so that an added neighbour is not swallowed."""
    parts: int = 12
    """Paragraphs that one can be split into, at most: a list set as running text."""
    absorbed: float = 0.9
    """Of a paragraph that is found inside a longer one, whatever else that one holds."""
    twin: float = 0.85
    """Of a paragraph in the same place with one that else would have moved there: they are often copies
    of each other, and a typo mended in one makes it equal to the other."""
    letters: int = 40
    """Of such a paragraph, at least: a few words stand in many."""


NEARER = 0.01
"""How much less similar a paragraph may be for each place that it stands nearer …"""
FAR = 5
"""… up to this many: of two that are nearly equal, each keeps its own."""


@dataclass(frozen=True, slots=True)
class ParagraphMatch:
    """Paragraphs that might correspond, by their indices in both readings."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    texts: tuple[str, str]

    @property
    def rank(self) -> tuple[float, int, int, list[str]]:
        """What comes first: the more similar, the nearer in place; no side is preferred."""
        first, second = self.old[0], self.new[0]
        away = abs(first - second)
        return NEARER * min(away, FAR) - self.similarity, away, first + second, sorted(self.texts)

    def turned(self) -> "ParagraphMatch":
        """Return the match with the readings exchanged."""
        return ParagraphMatch(self.new, self.old, self.similarity, self.texts[::-1])


@dataclass(frozen=True, slots=True)
class Side:
    """A reading: its paragraphs, those not matched yet, and how many unmoved ones stand before each."""

    texts: Sequence[FoldedText]
    left: Set[int]
    gaps: Sequence[int]


def near(old: Side, new: Side, rules: AlignmentRules) -> Iterable[ParagraphMatch]:
    """Yield paragraphs with similar words; fewer in common are enough in the same place."""
    for old_index in sorted(old.left):
        for new_index in sorted(new.left):
            here = old.gaps[old_index] == new.gaps[new_index]
            first, second = old.texts[old_index], new.texts[new_index]
            likeness = similarity(first, second, rules.near_in_place if here else rules.near)
            if likeness:
                yield ParagraphMatch((old_index,), (new_index,), likeness, (first.text, second.text))


def twin(text: FoldedText, place: int, side: Side, gap: int, rules: AlignmentRules) -> int | None:
    """Return the paragraph, not matched yet, that is nearly a text and stands in a gap; None without one.

    Args:
        text: a paragraph of the other reading.
        place: its index there.
        side: the reading to look in.
        gap: how many unmoved matches stand before the place.
        rules: how similar it must be.
    """
    if text.weight < rules.letters:
        return None
    twins = [
        (-likeness, abs(other - place), other)
        for other in sorted(side.left)
        if side.gaps[other] == gap and (likeness := similarity(text, side.texts[other], rules.twin))
    ]
    return min(twins)[2] if twins else None


def split(old: Side, new: Side, rules: AlignmentRules) -> Iterable[ParagraphMatch]:
    """Yield old paragraphs that stand as several in the new reading, one behind the other."""
    for index in sorted(old.left):
        text = old.texts[index]
        for parts in _runs(new, text.weight, rules):
            pieces = [new.texts[part] for part in parts]
            together = joined(pieces)
            likeness = similarity(text, together, rules.whole)
            if likeness and all(contained(piece, text, rules.part) >= rules.part for piece in pieces):
                yield ParagraphMatch((index,), parts, likeness, (text.text, together.text))


def inside(old: Side, new: Side, rules: AlignmentRules) -> Iterable[ParagraphMatch]:
    """Yield old paragraphs that stand inside a longer new one, where neither has another match."""
    for old_index in sorted(old.left):
        for new_index in sorted(new.left):
            first, second = old.texts[old_index], new.texts[new_index]
            if is_inside(first, second, rules):
                yield ParagraphMatch(
                    (old_index,), (new_index,), similarity(first, second), (first.text, second.text)
                )


def is_inside(part: FoldedText, whole: FoldedText, rules: AlignmentRules) -> bool:
    """Return whether a paragraph stands inside a longer one."""
    long_enough = rules.letters <= part.weight <= whole.weight
    return long_enough and contained(part, whole, rules.absorbed) >= rules.absorbed


def _runs(side: Side, weight: int, rules: AlignmentRules) -> Iterable[tuple[int, ...]]:
    """Yield two or more paragraphs in a row, none matched, that together weigh about `weight` letters."""
    least = weight * rules.whole / (2 - rules.whole)
    most = weight * (2 - rules.whole) / rules.whole
    for start in sorted(side.left):
        total, end = side.texts[start].weight, start + 1
        while end in side.left and end - start < rules.parts:
            total += side.texts[end].weight
            end += 1
            if total > most:
                break
            if total >= least:
                yield tuple(range(start, end))
