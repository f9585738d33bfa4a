"""Gradients that PDFium calls white: its interface tells no pattern's colour, so the page is painted.

A pattern with a gradient comes back as white, and white text or a white ground is another thing to a reader.
"""

from collections.abc import Iterable

from ...model.geometry import BBox
from . import library
from .library import Handle
from .raster import paint

# Pixels darker than this (of 255) show a colour.
_WHITE = 250


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
        every = list(objects)
        for handle in every:
            library.set_active(handle, 0)
        for handle in shown:
            library.set_active(handle, 1)
        self._dark = paint(page, size, 1.0).below(_WHITE)
        for handle in every:
            library.set_active(handle, 1)

    def has_color(self, box: BBox) -> bool:
        """Return whether anything but white is painted in a box (points from the sheet's top left)."""
        return self._dark.within(box).getbbox() is not None
