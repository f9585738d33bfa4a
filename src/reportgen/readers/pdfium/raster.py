"""A page as PDFium paints it, in grey."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

from ...model.geometry import BBox
from . import library
from .library import Handle

_GREY = 1
"""FPDFBitmap_Gray: one byte a pixel."""
_PAPER = 0xFFFFFFFF
# Pixels a side at most; larger sheets are painted smaller.
_LARGEST = 3_000


class Raster(NamedTuple):
    """A painted page.

    Attributes:
        scale: pixels a point.
        rows: from the top, a byte of grey for each pixel.
    """

    scale: float
    rows: tuple[bytes, ...]

    def within(self, box: BBox) -> Iterator[bytes]:
        """Yield the pixels of a box row by row; the box in points from the sheet's top left."""
        width = len(self.rows[0]) if self.rows else 0
        left, right = (min(width, max(0, int(x * self.scale + n))) for n, x in enumerate(box[::2]))
        top, foot = (min(len(self.rows), max(0, int(y * self.scale + n))) for n, y in enumerate(box[1::2]))
        for row in self.rows[top:foot]:
            yield row[left:right]


def paint(page: Handle, size: tuple[float, float], scale: float) -> Raster:
    """Paint what is switched on of a page.

    Args:
        page: the page.
        size: its width and height in points.
        scale: pixels a point, fewer on large sheets.
    """
    scale = min(scale, _LARGEST / max(*size, 1.0))
    width, height = (max(1, round(side * scale)) for side in size)
    bitmap = library.create_bitmap(width, height, _GREY, None, 0)
    if not bitmap:
        return Raster(scale, ())
    try:
        library.fill_bitmap(bitmap, 0, 0, width, height, _PAPER)
        library.render_page(bitmap, page, 0, 0, width, height, 0, 0)
        pixels, stride = library.bitmap_pixels(bitmap), library.bitmap_stride(bitmap)
        return Raster(scale, tuple(ctypes.string_at(pixels + stride * row, width) for row in range(height)))
    finally:
        library.destroy_bitmap(bitmap)
