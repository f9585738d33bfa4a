"""Gradients that PDFium calls white: its interface tells no pattern's colour, so the page is painted.

A pattern with a gradient comes back as white, and white text or a white ground is another thing to a reader.
"""

import ctypes
from collections.abc import Iterable

from ...model.geometry import BBox
from . import library
from .library import Handle

_GREY = 1
"""FPDFBitmap_Gray: one byte a pixel."""
_PAPER = 0xFFFFFFFF
# Pixels darker than this (of 255) show a colour.
_WHITE = 250
# Points a side at most; larger sheets are painted smaller.
_LARGEST = 1_500


class Picture:
    """The page as it looks with nothing but some of its objects, a pixel a point at most."""

    def __init__(
        self, page: Handle, size: tuple[float, float], objects: Iterable[Handle], shown: Iterable[Handle]
    ) -> None:
        """Paint a page; all its objects are switched on afterwards.

        Args:
            page: the page.
            size: its width and height in points.
            objects: all its objects.
            shown: those to be painted.
        """
        self._scale = min(1.0, _LARGEST / max(*size, 1.0))
        self._width, self._height = (max(1, round(side * self._scale)) for side in size)
        every = list(objects)
        for one in every:
            library.set_active(one, 0)
        for one in shown:
            library.set_active(one, 1)
        self._rows = self._painted(page)
        for one in every:
            library.set_active(one, 1)

    def _painted(self, page: Handle) -> list[bytes]:
        bitmap = library.create_bitmap(self._width, self._height, _GREY, None, 0)
        if not bitmap:
            return []
        try:
            library.fill_bitmap(bitmap, 0, 0, self._width, self._height, _PAPER)
            library.render_page(bitmap, page, 0, 0, self._width, self._height, 0, 0)
            pixels, stride = library.bitmap_pixels(bitmap), library.bitmap_stride(bitmap)
            return [ctypes.string_at(pixels + stride * row, self._width) for row in range(self._height)]
        finally:
            library.destroy_bitmap(bitmap)

    def has_color(self, box: BBox) -> bool:
        """Return whether anything but white is painted in a box (points from the sheet's top left)."""
        left, right = (min(self._width, max(0, int(x * self._scale + n))) for n, x in enumerate(box[::2]))
        top, bottom = (min(self._height, max(0, int(y * self._scale + n))) for n, y in enumerate(box[1::2]))
        return any(min(row[left:right], default=_WHITE) < _WHITE for row in self._rows[top:bottom])
