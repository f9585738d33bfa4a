"""Figures and letters that a font draws raised or lowered, on the line and at full size.

A file names such a glyph by its plain figure: "10⁶" would be read as 106. The ink tells; where a font holds
such glyphs at all, they are narrower than the others of their kind.
"""

from collections.abc import Mapping, Sequence

from .glyphs import Glyph

# Share of the widest figure's advance below which a figure may be a small one, and the same in ems.
_NARROW, _NARROW_EMS = 0.8, 0.42
# Ems from the baseline to the foot of a raised glyph's ink, at least, and to that of a lowered one at most.
_RAISED_FOOT, _LOWERED_FOOT = 0.18, -0.06
# Ems to the top of a lowered glyph's ink at most, and of ink that is small.
_LOWERED_TOP, _SMALL = 0.42, 0.55
# Share of the type size in which such glyphs are drawn, and the ems by which they are taken to be shifted.
_SIZE = 0.62
_RAISED, _LOWERED = 0.4, -0.12


def doubtful(advances: Mapping[str, Sequence[float]]) -> frozenset[str]:
    """Return the figures and letters that a font may draw raised or lowered.

    Args:
        advances: text of a glyph → the advances of all such glyphs in ems.
    """
    figures = {text: values for text, values in advances.items() if text.isascii() and text.isdigit()}
    limit = max([_NARROW_EMS, *(_NARROW * width for values in figures.values() for width in values)])
    small = {text for text, values in figures.items() if values and min(values) < limit}
    varied = {text for text, values in advances.items() if len(values) > 1 and len(text) == 1}
    return frozenset(small | {text for text in varied if text.isascii() and text.isalnum()})


def shift(foot: float, top: float) -> float:
    """Return the ems that a glyph stands above the line, less than 0 below it, 0 where it stands on it.

    Args:
        foot: ems from the baseline up to the foot of its ink.
        top: ems from the baseline up to the top of its ink.
    """
    if top - foot > _SMALL:
        return 0.0
    if foot >= _RAISED_FOOT:
        return _RAISED
    return _LOWERED if foot <= _LOWERED_FOOT and top <= _LOWERED_TOP else 0.0


def shifted(glyph: Glyph, ems: float) -> Glyph:
    """Return a glyph as if it were set small, raised by so many ems of its size."""
    return (
        glyph._replace(size=glyph.size * _SIZE, baseline=glyph.baseline - ems * glyph.size) if ems else glyph
    )
