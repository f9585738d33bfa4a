"""Which glyphs a person sees: what is covered, off the page or white on white is set apart."""

from bisect import bisect_right
from collections.abc import Sequence

from ..model.geometry import BBox
from .glyphs import Canvas, Glyph, PaintedShape

# A colour this near to white (per channel, of 255) cannot be told from paper.
_NEAR_WHITE = 8
# An image this large (share of the page) makes invisible text above it the text layer of a scan.
_SCAN_SHARE = 0.6

# Points a side below which an area hides no letter: the dots of a leader, the ends of rules.
_LEAST_COVER = 3.0
# Points that a glyph's middle may lie off the sheet by rounding.
_EDGE = 1.0
# Ems from the baseline to the middle of the small letters.
_INK_HEIGHT = 0.25
# Ems by which glyphs of one line differ in their baselines at most.
_SAME_LINE = 0.1


def is_white(color: int | None) -> bool:
    """Return whether a 0xRRGGBB colour is white to the eye."""
    return color is not None and all((color >> shift & 0xFF) >= 0xFF - _NEAR_WHITE for shift in (16, 8, 0))


def center(glyph: Glyph) -> tuple[float, float]:
    """Return a point inside the glyph's ink: the middle of its width, a quarter of its size up."""
    return (glyph.x0 + glyph.x1) / 2, glyph.baseline - _INK_HEIGHT * glyph.size


def _holds(box: BBox, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def is_scan(canvas: Canvas) -> bool:
    """Return whether the page is a picture with an invisible text layer (a scan after OCR)."""
    if not canvas.glyphs or not all(glyph.hidden for glyph in canvas.glyphs):
        return False
    area = canvas.width * canvas.height
    return any(
        (shape.bbox[2] - shape.bbox[0]) * (shape.bbox[3] - shape.bbox[1]) >= _SCAN_SHARE * area
        for shape in canvas.shapes
        if shape.kind == "image"
    )


def _covered(glyph: Glyph, covers: Sequence[PaintedShape], orders: Sequence[int]) -> bool:
    x, y = center(glyph)
    return any(_holds(shape.bbox, x, y) for shape in covers[bisect_right(orders, glyph.order) :])


def _on_paper(glyph: Glyph, grounds: Sequence[PaintedShape]) -> bool:
    """Return whether nothing but white paper lies under the glyph."""
    x, y = center(glyph)
    for shape in reversed(grounds):
        if shape.order < glyph.order and _holds(shape.bbox, x, y):
            return shape.kind != "image" and is_white(shape.color)
    return True


def _runs_off(glyph: Glyph, visible: Sequence[Glyph]) -> bool:
    """Return whether a glyph off the sheet continues a line that starts on it: its words belong together."""
    if not visible or glyph.turn:
        return False
    before = visible[-1]
    same_line = abs(before.baseline - glyph.baseline) < _SAME_LINE * glyph.size and not before.turn
    return same_line and -glyph.size <= glyph.x0 - before.x1 <= glyph.size


def covers(shapes: Sequence[PaintedShape]) -> list[PaintedShape]:
    """Return the shapes that hide what was painted before them, in painting order."""
    return [shape for shape in shapes if shape.solid and shape.kind == "area" and _hides_letters(shape.bbox)]


def _hides_letters(box: BBox) -> bool:
    return box[2] - box[0] >= _LEAST_COVER and box[3] - box[1] >= _LEAST_COVER


def split(canvas: Canvas) -> tuple[list[Glyph], list[Glyph]]:
    """Return (visible, hidden) glyphs of a page.

    White text counts as visible where a coloured area or an image lies under it. Only opaque
    rectangles painted after a glyph cover it: the outline of other shapes is not known.
    """
    if is_scan(canvas):
        return list(canvas.glyphs), []
    hiding = covers(canvas.shapes)
    grounds = [
        shape
        for shape in canvas.shapes
        if (shape.kind != "rule" and shape.color is not None) or shape.kind == "image"
    ]
    orders = [shape.order for shape in hiding]  # shapes come in painting order
    last_cover = orders[-1] if orders else -1
    visible: list[Glyph] = []
    hidden: list[Glyph] = []
    white: dict[int, bool] = {}
    right, foot = canvas.width + _EDGE, canvas.height + _EDGE
    for glyph in canvas.glyphs:
        _, x0, x1, baseline, size, _, color = glyph[:7]
        if color not in white:
            white[color] = is_white(color)
        x, y = (x0 + x1) / 2, baseline - _INK_HEIGHT * size
        unseen = (
            glyph.hidden
            or not ((-_EDGE <= x <= right and -_EDGE <= y <= foot) or _runs_off(glyph, visible))
            or (glyph.order < last_cover and _covered(glyph, hiding, orders))
            or (white[color] and _on_paper(glyph, grounds))
        )
        (hidden if unseen else visible).append(glyph)
    return visible, hidden
