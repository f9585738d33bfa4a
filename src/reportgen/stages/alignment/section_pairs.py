"""Which sections of two versions of a chapter correspond: by their headings and by what stands under them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...model.compilation import Section
from .folding import heading_key, same_heading
from .pairs import OrderPair, heaviest_chain
from .similarity import similarity, words_of


class SectionRules(NamedTuple):
    """From when sections are taken as one."""

    heading: float = 0.75
    """Similarity of two headings that may be one, 0 to 1."""
    shared: float = 0.3
    """Share of the letters under them that both have."""
    same_subregion: float = 0.25
    """Counts for sections of one sub-region: the same headings stand in every one."""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section of each version, by index; `moved` is out of the order of the others."""

    old: int
    new: int
    moved: bool


def pair_sections(
    old: Sequence[Section],
    new: Sequence[Section],
    shared: Mapping[tuple[int, int], int],
    rules: SectionRules = SectionRules(),
) -> tuple[SectionPair, ...]:
    """Return which sections correspond, in the order of the old version.

    Args:
        old: sections of a chapter.
        new: sections of another version of it.
        shared: letters of the passages that both have, by (index of the old, of the new section).
        rules: thresholds.
    """
    old_total: Counter[int] = Counter()
    new_total: Counter[int] = Counter()
    for (old_index, new_index), letters in shared.items():
        old_total[old_index] += letters
        new_total[new_index] += letters
    scores = []
    for old_index in range(len(old)):
        for new_index in range(len(new)):
            common = shared.get((old_index, new_index), 0)
            share = 2 * common / ((old_total[old_index] + new_total[new_index]) or 1)
            score = _score(old[old_index], new[new_index], share, rules)
            if score:
                nearness = abs(old_index - new_index), old_index + new_index
                scores.append((-score, *nearness, old_index, new_index))
    taken: dict[int, int] = {}
    for *_, old_index, new_index in sorted(scores):
        if old_index not in taken and new_index not in taken.values():
            taken[old_index] = new_index
    return _ordered(taken, shared)


def _score(section: Section, other: Section, share: float, rules: SectionRules) -> float:
    """Return how well two sections fit, 0 where they do not."""
    if same_heading(section.heading, other.heading):
        heading = 1.0
    else:
        first, second = (words_of(heading_key(side.heading)) for side in (section, other))
        heading = similarity(first, second, rules.heading)
    if not heading and share < rules.shared:
        return 0.0
    names = [side.subregion.id if side.subregion else None for side in (section, other)]
    return heading + share + rules.same_subregion * (names[0] == names[1])


def _ordered(pairs: Mapping[int, int], shared: Mapping[tuple[int, int], int]) -> tuple[SectionPair, ...]:
    items = sorted(pairs.items())
    kept = set(heaviest_chain([OrderPair(one, other, shared.get((one, other), 0)) for one, other in items]))
    return tuple(SectionPair(one, other, index not in kept) for index, (one, other) in enumerate(items))
