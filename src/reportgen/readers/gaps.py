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


def between_letters(ink: Sequence[Glyph]) -> list[float]:
    """Return the gaps between neighbouring letters in ems; leaders and rows of dots do not count."""
    return [
        (b.x0 - a.x1) / max(b.size, 1)
        for a, b in pairwise(ink)
        if a.text[-1:].isalnum() and b.text[:1].isalnum()
    ]


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
