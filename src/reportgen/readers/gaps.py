"""Gaps between the letters of a line, and lines whose word spaces were shrunk."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .glyphs import Glyph


class TightRules(NamedTuple):
    """When shrunk spaces part words; in ems of the type size unless said."""

    word: float = 0.1
    """A gap above this separates words, where no gap lies between this and `kern`."""
    shrunk: int = 2
    """Such gaps that a line needs; a single one may be chance."""
    kern: float = 0.05
    """Letters of one word stand closer than this."""


TIGHT = TightRules()
# Ems that a space is wide at least, and by which two glyphs in one place differ at most.
_BLANK = 0.1
_SAME_PLACE = 0.02


def between_letters(ink: Sequence[Glyph]) -> list[float]:
    """Return the gaps between neighbouring letters in ems; leaders and rows of dots do not count."""
    return [
        (b.x0 - a.x1) / max(b.size, 1)
        for a, b in pairwise(ink)
        if a.text[-1:].isalnum() and b.text[:1].isalnum()
    ]


class TrackedRules(NamedTuple):
    """When gaps part words of a letter-spaced line without space characters; in ems of the type size."""

    space: float = 0.16
    """A gap wider than the usual one by this parts words."""
    times: float = 1.7
    """And wider than so many times the usual one, where no valley parts two kinds of gaps."""
    valley: float = 0.1
    """No gap lies in a valley of this width between gaps in words and gaps between them."""
    letters: int = 12
    """A line has a space for so many letters at least; where less are found, its spaces may be shrunk."""
    shrunk: int = 2
    """Shrunk spaces that such a line needs; a single one may be chance."""


TRACKED = TrackedRules()


def between_words(gaps: Sequence[float], usual: float, rules: TrackedRules = TRACKED) -> float:
    """Return the gap in ems above which words are parted in a letter-spaced line without spaces.

    TeX adds to the gaps between letters, and not to its spaces: these stand out less the wider the rest is,
    and less still in a full line, whose spaces it shrinks.

    Args:
        gaps: between the letters of the line, in ems.
        usual: their median.
        rules: what parts words.
    """
    ordered = sorted(gaps)
    limit = _ordinary(ordered, usual, rules)
    if _are_enough(ordered, limit, rules):
        return limit
    inside = [(a, b) for a, b in pairwise(ordered) if usual <= a and b <= limit]
    width, middle = max(((b - a, (a + b) / 2) for a, b in inside), default=(0.0, limit))
    return middle if width >= rules.valley and _are_enough(ordered, middle, rules) else limit


def _ordinary(ordered: Sequence[float], usual: float, rules: TrackedRules) -> float:
    """Return what parts the words of a line whose spaces are not shrunk."""
    least, sure = usual + rules.space, rules.times * usual
    if sure <= least:
        return least
    valleys = [(b - a, (a + b) / 2) for a, b in pairwise(ordered) if b > least and a < sure]
    width, middle = max(valleys, default=(0.0, sure))
    return middle if width >= rules.valley else sure


def _are_enough(gaps: Sequence[float], limit: float, rules: TrackedRules) -> bool:
    """Return whether so many gaps are wider than a limit as a line has spaces."""
    spaces = sum(gap > limit for gap in gaps)
    return spaces >= rules.shrunk and spaces * rules.letters >= len(gaps)


def is_tight(
    gaps: Sequence[float], known: int, letters: int, *, usual: float, spaces: int, rules: TightRules = TIGHT
) -> bool:
    """Return whether a line without space characters has word spaces shrunk so far that they pass for none.

    TeX shrinks the spaces of a full line by a third, in a narrow face to 0.13. They are told from letters
    by the valley between the two, and by their number.

    Args:
        gaps: between letters, in ems.
        known: gaps of words that are found already.
        letters: how many the line has.
        usual: a gap above this separates words in any line.
        spaces: a line has a space for so many letters at least.
        rules: what is tight.
    """
    shrunk = sum(rules.word < gap <= usual for gap in gaps)
    if shrunk < rules.shrunk:
        return False
    known += sum(gap > rules.word for gap in gaps)
    if known * spaces < letters:
        return False
    return not any(rules.kern < gap <= rules.word for gap in gaps)


def is_taken_back(segment: Sequence[Glyph], index: int, before: Glyph) -> bool:
    """Return whether ink stands in a space's own place: the source went back, and shows none.

    Some layout programs set spaces where words may be broken over lines, and take them back; browsers set
    those that they left out at a line's end under the first letter of a link.
    """
    space, behind = segment[index], segment[index + 1 : index + 2]
    near = _SAME_PLACE * space.size
    if (space.x1 - space.x0) / space.size <= _BLANK or not behind:
        return False
    under = before.x0 - near < space.x0 and space.x1 < before.x1 + near
    return under or abs(behind[0].x0 - space.x0) < near
