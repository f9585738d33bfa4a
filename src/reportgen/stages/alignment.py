"""Aligns the paragraphs of two readings of one chapter: which is which, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from zlib import crc32

from .chains import Place, heaviest_chain
from .equal_texts import equal_pairs
from .folding import fold
from .similarity import Words, contained, joined, similarity, words_of

GroupKind = Literal["same", "reworded", "split", "joined", "added", "dropped"]


@dataclass(frozen=True, slots=True)
class AlignmentRules:
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


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that correspond.

    Attributes:
        old: indices in the old reading, ascending; empty for added ones.
        new: indices in the new reading, ascending; empty for dropped ones.
        kind: `same` (folded text equal), `reworded`, `split`, `joined`, `added` or `dropped`.
        similarity: 0 to 1; of what is split or joined, of the texts put together.
        moved: it stands elsewhere among the paragraphs that both readings have.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: GroupKind
    similarity: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """All paragraphs of two readings, each in exactly one group.

    Attributes:
        groups: in the order of the new reading, dropped ones behind what they followed.
    """

    groups: tuple[Group, ...]

    def of_old(self, index: int) -> Group:
        """Return the group of an old paragraph.

        Raises:
            KeyError: there is no such paragraph.
        """
        for group in self.groups:
            if index in group.old:
                return group
        raise KeyError(index)

    def of_new(self, index: int) -> Group:
        """Return the group of a new paragraph.

        Raises:
            KeyError: there is no such paragraph.
        """
        for group in self.groups:
            if index in group.new:
                return group
        raise KeyError(index)


def align(old: Sequence[str], new: Sequence[str], rules: AlignmentRules = AlignmentRules()) -> Alignment:
    """Return which paragraphs of two readings correspond.

    Equal texts come first, then what is split or joined or reworded, the most similar first. With
    `old` and `new` exchanged the same paragraphs are found, added and dropped, split and joined
    exchanged.

    Args:
        old: texts of a reading, in order.
        new: texts of another reading of the same chapter, in order.
        rules: thresholds.
    """
    return _Aligner(
        [words_of(fold(text)) for text in old], [words_of(fold(text)) for text in new], rules
    ).run()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Paragraphs that might correspond."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    texts: tuple[str, str]

    @property
    def rank(self) -> tuple[float, int, int, list[str]]:
        """What comes first: the more similar, the nearer in place; no side is preferred."""
        first, second = self.old[0], self.new[0]
        return -self.similarity, abs(first - second), first + second, sorted(self.texts)


class _Aligner:
    def __init__(self, old: Sequence[Words], new: Sequence[Words], rules: AlignmentRules) -> None:
        self._old, self._new, self._rules = old, new, rules
        self._groups: list[Group] = []
        self._old_left, self._new_left = set(range(len(old))), set(range(len(new)))

    def run(self) -> Alignment:
        self._equal()
        self._similar()
        self._mark_moved()
        self._groups += [Group((), (at,), "added", 0.0) for at in self._new_left]
        self._groups += [Group((at,), (), "dropped", 0.0) for at in self._old_left]
        return Alignment(tuple(_in_reading_order(self._groups)))

    def _take(self, old: tuple[int, ...], new: tuple[int, ...], kind: GroupKind, similar: float) -> None:
        self._old_left.difference_update(old)
        self._new_left.difference_update(new)
        self._groups.append(Group(old, new, kind, similar))

    def _equal(self) -> None:
        """Match equal texts; those that stand several times by their neighbours."""
        pairs = equal_pairs([it.text for it in self._old], [it.text for it in self._new])
        for one, other in sorted(pairs.items()):
            self._take((one,), (other,), "same", 1.0)

    def _similar(self) -> None:
        """Match what is left, the most similar first."""
        candidates = [*self._near(), *self._split(), *self._joined()]
        for found in sorted(candidates, key=lambda it: it.rank):
            if self._old_left.issuperset(found.old) and self._new_left.issuperset(found.new):
                kind: GroupKind = (
                    "split" if len(found.new) > 1 else "joined" if len(found.old) > 1 else "reworded"
                )
                self._take(found.old, found.new, kind, found.similarity)

    def _near(self) -> Iterable[_Candidate]:
        old_gaps, new_gaps = self._gaps()
        for one in sorted(self._old_left):
            for other in sorted(self._new_left):
                here = old_gaps[one] == new_gaps[other]
                least = self._rules.near_in_place if here else self._rules.near
                first, second = self._old[one], self._new[other]
                found = similarity(first, second, least)
                if found:
                    yield _Candidate((one,), (other,), found, (first.text, second.text))

    def _gaps(self) -> tuple[list[int], list[int]]:
        """Return for each paragraph how many unmoved matches stand before it."""
        chain = heaviest_chain(self._places())
        kept = [self._groups[at] for at in chain]
        old_marks = {group.old[0] for group in kept}
        new_marks = {group.new[0] for group in kept}
        return _counted(len(self._old), old_marks), _counted(len(self._new), new_marks)

    def _split(self) -> Iterable[_Candidate]:
        for one in sorted(self._old_left):
            for parts in self._runs(self._new, self._new_left, self._old[one].weight):
                found = self._whole(self._old[one], [self._new[at] for at in parts])
                if found:
                    text = joined([self._new[at] for at in parts]).text
                    yield _Candidate((one,), parts, found, (self._old[one].text, text))

    def _joined(self) -> Iterable[_Candidate]:
        for other in sorted(self._new_left):
            for parts in self._runs(self._old, self._old_left, self._new[other].weight):
                found = self._whole(self._new[other], [self._old[at] for at in parts])
                if found:
                    text = joined([self._old[at] for at in parts]).text
                    yield _Candidate(parts, (other,), found, (text, self._new[other].text))

    def _runs(self, texts: Sequence[Words], left: set[int], weight: int) -> Iterable[tuple[int, ...]]:
        """Yield two or more paragraphs in a row, none matched, that together weigh about `weight`."""
        least = weight * self._rules.whole / (2 - self._rules.whole)
        most = weight * (2 - self._rules.whole) / self._rules.whole
        for start in sorted(left):
            total, at = texts[start].weight, start + 1
            while at in left and at - start < self._rules.parts:
                total += texts[at].weight
                at += 1
                if total > most:
                    break
                if total >= least:
                    yield tuple(range(start, at))

    def _whole(self, text: Words, parts: Sequence[Words]) -> float:
        """Return how similar a text is to others put together, 0 where one of them has no place in it."""
        found = similarity(text, joined(parts), self._rules.whole)
        if found and all(contained(part, text) >= self._rules.part for part in parts):
            return found
        return 0.0

    def _mark_moved(self) -> None:
        """Mark the groups that are out of the order of most."""
        kept = set(heaviest_chain(self._places()))
        self._groups = [replace(group, moved=at not in kept) for at, group in enumerate(self._groups)]

    def _places(self) -> list[Place]:
        """Return where the groups stand in both readings."""
        places = []
        for group in self._groups:
            words = [self._old[at] for at in group.old] + [self._new[at] for at in group.new]
            tie = sum(crc32(it.text.encode()) for it in words)
            places.append(Place(group.old[0], group.new[0], sum(it.weight for it in words), tie))
        return places


def _counted(length: int, marks: set[int]) -> list[int]:
    out, count = [], 0
    for at in range(length):
        count += at in marks
        out.append(count)
    return out


def _in_reading_order(groups: Iterable[Group]) -> list[Group]:
    """Return groups in the order of the new reading, dropped ones behind what they followed."""
    kept = sorted((group for group in groups if group.new), key=lambda it: it.new)
    dropped = sorted((group for group in groups if not group.new), key=lambda it: it.old)
    for group in dropped:
        before = [(max(it.old), at) for at, it in enumerate(kept) if it.old and it.old[-1] < group.old[0]]
        kept.insert(max(before)[1] + 1 if before else 0, group)
    return kept
