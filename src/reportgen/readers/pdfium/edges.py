"""Edges on a page behind which text is another: of the sheet, clips, covers, grounds and links."""

import math
from collections.abc import Sequence

from ...model.geometry import BBox
from ..glyphs import Glyph, PaintedShape, PlacedLink
from ..visibility import covers, is_white

# Points by which ink may reach over a clip's edge; clips are cut close to the text.
_SLACK = 1.0
# Ems from the baseline to the middle of the small letters: a point inside a glyph's ink.
_INK_HEIGHT = 0.25
_UPRIGHT = (0, 180)


class Edges:
    """The edges of one page's shapes."""

    def __init__(self, width: float, shapes: Sequence[PaintedShape], links: Sequence[PlacedLink]) -> None:
        """Sort the shapes out; `width` is the sheet's in points."""
        self._width = width
        self._links = [link.bbox for link in links]
        self._covers = covers(shapes)
        self._last_cover = max((shape.order for shape in self._covers), default=-1)
        self._grounds = [
            s.bbox for s in shapes if s.kind == "image" or (s.kind == "area" and s.color is not None)
        ]

    def part(self, glyph: Glyph, clip: BBox | None) -> bool:
        """Return whether an edge runs through a stretch, so that a part of it is seen, or leads elsewhere."""
        _, x0, x1, baseline, size, _, color, _, order = glyph[:9]
        if x0 < -_SLACK < x1 or x0 < self._width + _SLACK < x1:
            return True
        white = is_white(color)
        if clip is None and order >= self._last_cover and not white and not self._links:
            return False
        y = baseline - _INK_HEIGHT * size
        edges = [clip] if clip is not None else []
        if order < self._last_cover:
            edges.extend(shape.bbox for shape in self._covers if shape.order > order)
        if white:
            edges.extend(self._grounds)
        edges += self._links
        return any(
            top - _SLACK <= y <= bottom + _SLACK and (x0 < left < x1 or x0 < right < x1)
            for left, top, right, bottom in edges
        )


def is_inside(glyph: Glyph, clip: BBox) -> bool:
    """Return whether a clip shows the middle of a glyph."""
    turn = math.radians(glyph.turn)
    half = (glyph.x1 - glyph.x0) / 2
    rise = _INK_HEIGHT * glyph.size
    if glyph.turn in _UPRIGHT:
        x, y = glyph.x0 + half, glyph.baseline - rise * math.cos(turn)
    else:
        x = glyph.x0 + half * math.cos(turn) - rise * math.sin(turn)
        y = glyph.baseline - half * math.sin(turn) - rise * math.cos(turn)
    return clip[0] - _SLACK <= x <= clip[2] + _SLACK and clip[1] - _SLACK <= y <= clip[3] + _SLACK
