"""What the eye sees of words that shapes, clips or colours seem to hide: the page painted with and without.

Outlines, soft masks and patterns are more than an interface tells; the painted page is what people see.
"""

from collections.abc import Mapping

from ...model.geometry import BBox, union
from .. import visibility
from ..glyphs import Canvas, Glyph
from . import library
from .library import Handle
from .raster import paint

_SCALE = 2.0
"""Pixels a point: a stem of small print is one pixel wide."""
# Levels of grey (of 255) by which a pixel must change to be seen.
_SEEN = 12
# Ems that letters reach below and above their baseline.
_BELOW, _ABOVE = 0.25, 0.8


def watched(canvas: Canvas, page: Handle, orders: Mapping[Handle, int]) -> Canvas:
    """Return a canvas on which the glyphs that something seems to hide say whether they are shown.

    Args:
        canvas: of the page.
        page: the page.
        orders: its text objects with their places in the painting order.
    """
    doubted = visibility.doubted(canvas)
    if not any(canvas.glyphs[index].text.strip() for index in doubted):
        return canvas
    glyphs = list(canvas.glyphs)
    concerned = {glyphs[index].order for index in doubted}
    objects = [handle for handle, order in orders.items() if order in concerned]
    size = canvas.width, canvas.height
    boxes = {index: _box(glyphs[index]) for index in doubted}
    part = union(boxes.values())
    for handle in orders:  # those that were read alone left the others switched off
        library.set_active(handle, 1)
    whole = paint(page, size, _SCALE, part)
    for handle in objects:
        library.set_active(handle, 0)
    bare = paint(page, size, _SCALE, part)
    for handle in objects:
        library.set_active(handle, 1)
    changes = whole.changes(bare, _SEEN)
    for index, box in boxes.items():
        seen = changes.within(box).getbbox() is not None
        glyphs[index] = glyphs[index]._replace(shown=seen)
    return canvas._replace(glyphs=tuple(glyphs))


def _box(glyph: Glyph) -> BBox:
    """Return a box around a glyph's ink; of a turned one a square around its origin and advance."""
    if glyph.turn:
        reach = abs(glyph.x1 - glyph.x0) + glyph.size
        return glyph.x0 - reach, glyph.baseline - reach, glyph.x0 + reach, glyph.baseline + reach
    return glyph.x0, glyph.baseline - _ABOVE * glyph.size, glyph.x1, glyph.baseline + _BELOW * glyph.size
