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
# Pixels a side at most; larger sheets are painted smaller.
_LARGEST = 3_000


class Raster(NamedTuple):
    """A painted page.

    Attributes:
        scale: pixels a point.
        image: a byte of grey for each pixel.
    """

    scale: float
    image: "Image"

    def within(self, box: BBox) -> "Image":
        """Return the pixels of a box; the box in points from the sheet's top left."""
        width, height = self.image.size
        left, right = (min(width, max(0, int(x * self.scale + n))) for n, x in enumerate(box[::2]))
        top, foot = (min(height, max(0, int(y * self.scale + n))) for n, y in enumerate(box[1::2]))
        return self.image.crop((left, top, max(left, right), max(top, foot)))

    def changes(self, other: "Raster", least: int) -> "Raster":
        """Return white where another painting of the page differs by so many levels of grey, else black."""
        from PIL import ImageChops  # seldom needed, as all of Pillow

        table = [0] * least + [255] * (256 - least)
        return Raster(self.scale, ImageChops.difference(self.image, other.image).point(table))


def paint(page: Handle, size: tuple[float, float], scale: float) -> Raster:
    """Paint what is switched on of a page.

    Args:
        page: the page.
        size: its width and height in points.
        scale: pixels a point, fewer on large sheets.
    """
    from PIL import Image

    scale = min(scale, _LARGEST / max(*size, 1.0))
    width, height = (max(1, round(side * scale)) for side in size)
    bitmap = library.create_bitmap(width, height, _GREY, None, 0)
    if not bitmap:
        return Raster(scale, Image.new("L", (0, 0)))
    try:
        library.fill_bitmap(bitmap, 0, 0, width, height, _PAPER)
        library.render_page(bitmap, page, 0, 0, width, height, 0, 0)
        pixels, stride = library.bitmap_pixels(bitmap), library.bitmap_stride(bitmap)
        data = ctypes.string_at(pixels, stride * height)
        return Raster(scale, Image.frombytes("L", (width, height), data, "raw", "L", stride))
    finally:
        library.destroy_bitmap(bitmap)
