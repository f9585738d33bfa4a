"""Painted paths → rules and areas, the same for every engine."""

from collections.abc import Iterable, Sequence

from ..model.document import ShapeKind
from ..model.geometry import BBox

PATTERN = 0x7F7F7F
"""Stands for the colours of a pattern or gradient: not white, so that white text on it is seen."""
PATTERN_INK = 0x010101
"""The same for text: nearly black, so that it counts as ink."""
SHEET: BBox = (-14_400.0, -14_400.0, 14_400.0, 14_400.0)
"""Larger than any page (PDF's own limit is 14,400 points): what no clip bounds."""
MOST_SHAPES = 20_000
"""A page of text needs far fewer; drawings beyond this say nothing about the text."""
# A rule is at most this thick and at least this long, in points; squarer shapes are bullets or dots.
_RULE_THICKNESS = 2.5
_RULE_LENGTH = 6.0
# A rectangle's corners have two x and two y coordinates.
_RECTANGLE_EDGES = 2
# Paths smaller than this both ways, in points, are grain of a drawing: no bullet, ground or part of a rule.
_SPECK = 0.9
# Lines that are thinner than this, in points, have no extent across their direction.
_NO_EXTENT = 0.01
# Strokes wider than this, in points, are drawn areas whose width says nothing of the text.
_MOST_STROKE = 20.0


def box_of(points: Iterable[tuple[float, float]]) -> BBox:
    """Return the smallest box around points, in the points' own coordinates."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def is_speck(box: BBox) -> bool:
    """Return whether a painted path is too small to bear on the text; maps are full of such dots."""
    return box[2] - box[0] < _SPECK and box[3] - box[1] < _SPECK


def meet(box: BBox, clip: BBox) -> BBox | None:
    """Return what a clip shows of a box, None where nothing to be seen; lines may be thin, areas not."""
    x0, y0, x1, y1 = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    wide = x1 - x0 > _NO_EXTENT or (x1 >= x0 and box[2] - box[0] <= _NO_EXTENT)
    high = y1 - y0 > _NO_EXTENT or (y1 >= y0 and box[3] - box[1] <= _NO_EXTENT)
    speck = min(x1 - x0, y1 - y0) <= _NO_EXTENT and max(x1 - x0, y1 - y0) < _RULE_LENGTH
    return (x0, y0, x1, y1) if wide and high and not speck else None


def part_shape(
    points: Sequence[tuple[float, float]], *, square: bool, fill: bool, thickness: float
) -> tuple[ShapeKind, BBox, bool]:
    """Return what one part of a path looks like.

    Args:
        points: its corners and control points, on the page.
        square: it has straight sides only.
        fill: it is filled, not merely stroked.
        thickness: of the stroke in points.

    Returns:
        Its kind, its box, and whether it is a filled rectangle.
    """
    box = box_of(points) if fill else _stroked(box_of(points), thickness)
    width, height = box[2] - box[0], box[3] - box[1]
    thin = min(width, height) <= _RULE_THICKNESS and max(width, height) >= _RULE_LENGTH
    corners = max(len({p[0] for p in points}), len({p[1] for p in points}))
    return ("rule" if thin else "area"), box, fill and square and corners <= _RECTANGLE_EDGES


def _stroked(box: BBox, thickness: float) -> BBox:
    """Return the box of a straight stroke with its thickness; some bullets are short thick strokes."""
    half = min(_MOST_STROKE, thickness) / 2
    if box[2] - box[0] < _NO_EXTENT:
        return box[0] - half, box[1], box[2] + half, box[3]
    if box[3] - box[1] < _NO_EXTENT:
        return box[0], box[1] - half, box[2], box[3] + half
    return box
