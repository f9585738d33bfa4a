"""A page as PDFium paints it, in grey."""

import ctypes
from typing import TYPE_CHECKING, NamedTuple

from ...model.geometry import BBox
from . import library
from .library import Handle

if TYPE_CHECKING:
    from PIL.Image import Image

_GREY = 1
"""FPDFBitmap_Gray: one byte a pixel."""
_PAPER = 0xFFFFFFFF
# Levels of grey, and the last of them.
_LEVELS, _WHITE = 256, 255
# Pixels a side at most; larger sheets are painted smaller.
_LARGEST = 3_000


class Raster(NamedTuple):
    """A painted page, or the part of it that was asked for.

    Attributes:
        scale: pixels a point.
        image: a byte of grey for each pixel.
        start: column and row of the sheet at which the image begins.
    """

    scale: float
    image: "Image"
    start: tuple[int, int] = (0, 0)

    def within(self, box: BBox) -> "Image":
        """Return the pixels of a box; the box in points from the sheet's top left."""
        (column, row), (width, height) = self.start, self.image.size
        left, top, right, foot = _pixels(box, self.scale)
        left, right = (min(width, max(0, x - column)) for x in (left, right))
        top, foot = (min(height, max(0, y - row)) for y in (top, foot))
        return self.image.crop((left, top, max(left, right), max(top, foot)))

    def changes(self, other: "Raster", least: int) -> "Raster":
        """Return white where another painting of the page differs by so many levels of grey, else black."""
        from PIL import ImageChops  # seldom needed, as all of Pillow

        changed = ImageChops.difference(self.image, other.image)
        return self._replace(image=changed.point([0] * least + [_WHITE] * (_LEVELS - least)))

    def below(self, level: int) -> "Raster":
        """Return white where the page is darker than a level of grey, else black."""
        return self._replace(image=self.image.point([_WHITE] * level + [0] * (_LEVELS - level)))


def _pixels(box: BBox, scale: float) -> tuple[int, int, int, int]:
    """Return the first and the last, not included, column and row that a box touches."""
    return int(box[0] * scale), int(box[1] * scale), int(box[2] * scale + 1), int(box[3] * scale + 1)


def paint(page: Handle, size: tuple[float, float], scale: float, part: BBox | None = None) -> Raster:
    """Paint what is switched on of a page.

    Args:
        page: the page.
        size: its width and height in points.
        scale: pixels a point, fewer on large sheets.
        part: the box that is looked at, None for the whole page.
    """
    from PIL import Image

    scale = min(scale, _LARGEST / max(*size, 1.0))
    width, height = (max(1, round(side * scale)) for side in size)
    left, top, right, foot = _pixels(part, scale) if part else (0, 0, width, height)
    left, top = (min(limit - 1, max(0, edge)) for edge, limit in ((left, width), (top, height)))
    columns, rows = max(1, min(width, right) - left), max(1, min(height, foot) - top)
    bitmap = library.create_bitmap(columns, rows, _GREY, None, 0)
    if not bitmap:
        return Raster(scale, Image.new("L", (0, 0)))
    try:
        library.fill_bitmap(bitmap, 0, 0, columns, rows, _PAPER)
        library.render_page(bitmap, page, -left, -top, width, height, 0, 0)
        pixels, stride = library.bitmap_pixels(bitmap), library.bitmap_stride(bitmap)
        data = ctypes.string_at(pixels, stride * rows)
        image = Image.frombytes("L", (columns, rows), data, "raw", "L", stride)
        return Raster(scale, image, (left, top))
    finally:
        library.destroy_bitmap(bitmap)
