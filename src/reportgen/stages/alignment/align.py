"""Aligns the paragraphs of two readings of one chapter: which is which, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from zlib import crc32

from . import matching
from .folding import fold
from .matching import AlignmentRules, ParagraphMatch, Side
from .pairs import OrderPair, equal_pairs, heaviest_chain
from .similarity import FoldedText, joined, similarity, words_of

__all__ = ["Alignment", "AlignmentRules", "Group", "GroupKind", "align"]

_RULES = AlignmentRules()

GroupKind = Literal["same", "reworded", "split", "joined", "added", "dropped"]


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


def align(old: Sequence[str], new: Sequence[str], rules: AlignmentRules = _RULES) -> Alignment:
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


class _Aligner:
    def __init__(self, old: Sequence[FoldedText], new: Sequence[FoldedText], rules: AlignmentRules) -> None:
        self._old, self._new, self._rules = old, new, rules
        self._groups: list[Group] = []
        self._old_left, self._new_left = set(range(len(old))), set(range(len(new)))

    def run(self) -> Alignment:
        pairs = equal_pairs([passage.text for passage in self._old], [passage.text for passage in self._new])
        for one, other in sorted(pairs.items()):
            self._take(ParagraphMatch((one,), (other,), 1.0, ("", "")), "same")
        self._part_twins()
        old, new = self._sides()
        turned = (match.turned() for match in matching.split(new, old, self._rules))
        self._choose([*matching.near(old, new, self._rules), *matching.split(old, new, self._rules), *turned])
        self._absorb()
        old, new = self._sides()
        turned = (match.turned() for match in matching.inside(new, old, self._rules))
        self._choose([*matching.inside(old, new, self._rules), *turned])
        self._mark_moved()
        self._groups += [Group((), (index,), "added", 0.0) for index in self._new_left]
        self._groups += [Group((index,), (), "dropped", 0.0) for index in self._old_left]
        return Alignment(tuple(_in_reading_order(self._groups)))

    def _part_twins(self) -> None:
        """Undo equal pairs that would have moved, where a copy has stayed and only changed a little."""
        old, new = self._sides()
        kept = set(heaviest_chain(self._places()))
        for number, group in enumerate(list(self._groups)):
            if number in kept:
                continue
            old_index, new_index = group.old[0], group.new[0]
            stayed = matching.twin(
                self._new[new_index],
                new_index,
                self._left(old, self._old_left),
                new.gaps[new_index],
                self._rules,
            )
            there = matching.twin(
                self._old[old_index],
                old_index,
                self._left(new, self._new_left),
                old.gaps[old_index],
                self._rules,
            )
            if stayed is None and there is None:
                continue
            self._groups.remove(group)
            self._old_left.add(old_index)
            self._new_left.add(new_index)
            for pair in ((stayed, new_index), (old_index, there)):
                if pair[0] is not None and pair[1] is not None:
                    first, second = self._old[pair[0]], self._new[pair[1]]
                    self._take(
                        ParagraphMatch(
                            (pair[0],), (pair[1],), similarity(first, second), (first.text, second.text)
                        )
                    )

    @staticmethod
    def _left(side: Side, left: set[int]) -> Side:
        return replace(side, left=frozenset(left))

    def _choose(self, matches: Iterable[ParagraphMatch]) -> None:
        """Take the most similar first, as long as none of their paragraphs is taken."""
        for match in sorted(matches, key=lambda match: match.rank):
            if self._old_left.issuperset(match.old) and self._new_left.issuperset(match.new):
                self._take(match)

    def _take(self, match: ParagraphMatch, kind: GroupKind | None = None) -> None:
        self._old_left.difference_update(match.old)
        self._new_left.difference_update(match.new)
        other: GroupKind = "split" if len(match.new) > 1 else "joined" if len(match.old) > 1 else "reworded"
        self._groups.append(Group(match.old, match.new, kind or other, match.similarity))

    def _absorb(self) -> None:
        """Add what is left over to the changed paragraph that it stands inside, where that fits better."""
        wider = [
            (number, match)
            for number, group in enumerate(self._groups)
            if group.kind != "same"
            for match in (*self._wider(group, at_old=True), *self._wider(group, at_old=False))
        ]
        grown: set[int] = set()
        for number, match in sorted(wider, key=lambda numbered: numbered[1].rank):
            more_old, more_new = set(match.old) & self._old_left, set(match.new) & self._new_left
            if number not in grown and (more_old or more_new):
                grown.add(number)
                self._take(match)
        self._groups = [group for number, group in enumerate(self._groups) if number not in grown]

    def _wider(self, group: Group, *, at_old: bool) -> Iterable[ParagraphMatch]:
        """Yield a group with one paragraph more, where it gets more similar by it."""
        many, whole_side = (group.old, group.new) if at_old else (group.new, group.old)
        if len(whole_side) > 1:
            return
        texts, left = (self._old, self._old_left) if at_old else (self._new, self._new_left)
        whole = (self._new if at_old else self._old)[whole_side[0]]
        for index in sorted(left):
            if not matching.is_inside(texts[index], whole, self._rules):
                continue
            both = joined([texts[number] for number in many]), texts[index]
            for together in (joined(both), joined(both[::-1])):  # it may have moved before it was joined
                likeness = similarity(together, whole)
                if likeness > group.similarity:
                    match = ParagraphMatch(
                        tuple(sorted((*many, index))), whole_side, likeness, (together.text, whole.text)
                    )
                    yield match if at_old else match.turned()

    def _sides(self) -> tuple[Side, Side]:
        """Return what is left of both readings; gaps count the matches that have not moved."""
        kept = [self._groups[index] for index in heaviest_chain(self._places())]
        old_marks = {group.old[0] for group in kept}
        new_marks = {group.new[0] for group in kept}
        return (
            Side(self._old, frozenset(self._old_left), _counted(len(self._old), old_marks)),
            Side(self._new, frozenset(self._new_left), _counted(len(self._new), new_marks)),
        )

    def _mark_moved(self) -> None:
        """Mark the groups that are out of the order of most."""
        kept = set(heaviest_chain(self._places()))
        self._groups = [replace(group, moved=index not in kept) for index, group in enumerate(self._groups)]

    def _places(self) -> list[OrderPair]:
        """Return where the groups stand in both readings."""
        places = []
        for group in self._groups:
            words = [self._old[index] for index in group.old] + [self._new[index] for index in group.new]
            tie = sum(crc32(word.text.encode()) for word in words)
            places.append(OrderPair(group.old[0], group.new[0], sum(word.weight for word in words), tie))
        return places


def _counted(length: int, marks: set[int]) -> list[int]:
    out, count = [], 0
    for index in range(length):
        count += index in marks
        out.append(count)
    return out


def _in_reading_order(groups: Iterable[Group]) -> list[Group]:
    """Return groups in the order of the new reading, dropped ones behind what they followed."""
    kept = sorted((group for group in groups if group.new), key=lambda group: group.new)
    dropped = sorted((group for group in groups if not group.new), key=lambda group: group.old)
    for group in dropped:
        before = [
            (max(other.old), index)
            for index, other in enumerate(kept)
            if other.old and other.old[-1] < group.old[0]
        ]
        kept.insert(max(before)[1] + 1 if before else 0, group)
    return kept
