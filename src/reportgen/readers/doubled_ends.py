"""A letter that is painted again over the end of a stretch: drivers of printers part words at a clip so.

The stretch says where it ends, not where its last letter stands; a letter alone that ends there is that one.
"""

from collections.abc import Sequence
from itertools import pairwise

from .glyphs import Glyph

# Ems by which the two may differ: less than the narrowest letter is wide.
_REACH = 0.12


def dropped(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a row without letters that stand over the first or last one of a stretch.

    Args:
        glyphs: of one row, from the left.
    """
    doubles = {
        id(alone)
        for left, right in pairwise(glyphs)
        if right.x0 < left.x1
        for alone, stretch in ((left, right), (right, left))
        if _is_double(alone, stretch)
    }
    return [glyph for glyph in glyphs if id(glyph) not in doubles] if doubles else list(glyphs)


def _is_double(alone: Glyph, stretch: Glyph) -> bool:
    """Return whether a single letter is the first or the last one of a stretch, painted once more."""
    letter, text = alone.text, stretch.text
    if len(letter) != 1 or len(text) == 1 or letter.isspace() or alone.size != stretch.size:
        return False
    reach = _REACH * alone.size
    if abs(alone.baseline - stretch.baseline) > reach:
        return False
    at_end = text.endswith(letter) and abs(stretch.x1 - alone.x1) <= reach
    return at_end or (text.startswith(letter) and abs(stretch.x0 - alone.x0) <= reach)
