"""The sheet of paper: its size, and the block of text on it; the same in print and in the Word document.

Lengths are mm; places on a published page are PDF points from its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from ..model.geometry import BBox

MEASURE = 124.0
"""Width of the text, mm: 62 to 70 characters of the body face, the same on every sheet."""

INNER_SHARE = 0.42
"""Share of the rest of the sheet's width that lies left of the text; the right margin holds references."""

TOP, BOTTOM = 30.0, 32.0
"""Margins above and below the text, mm; the same numbers stand in templates/print.css."""

GAP = 6.0
"""Space between the text and a reference in the margin, and between two columns, mm."""

WIDE = 158.0
"""Width of what may reach into the margin of references, mm, on the usual sheets; the same number stands in
templates/print.css."""

EDGE = 15.88
"""Space between what is widest on a page and the edge of the sheet, mm: 15.88 leaves WIDE on A4,
and what printers and hands need."""
_NARROWEST_REFERENCE = 14.0
"""Width of a reference such as "pp. 12–13" in the margin, mm."""
RIGHT = GAP + _NARROWEST_REFERENCE
"""Smallest right margin, mm: references hang in it."""
NARROWEST = 70.0
"""Smallest width of the text, mm: some 35 characters, below which tables fall apart."""
LOWEST = 90.0
"""Smallest height of the text, mm."""

_COVER_SLACK = 3.0
"""How much lower than the text block the cover is, mm, so that rounding never makes a second page."""

POINTS = 72 / 25.4
"""Points a millimetre."""
_TWIPS = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A page, and where the text stands on it; mm.

    Attributes:
        measure: width of the text.
        left: margin left of it; None for INNER_SHARE of what the text leaves.
        framed: the block of text is not the usual one, and is written into every page (ArtBox).
    """

    width: float
    height: float
    measure: float = MEASURE
    left: float | None = None
    top: float = TOP
    bottom: float = BOTTOM
    framed: bool = False

    @property
    def inner(self) -> float:
        """The margin left of the text."""
        if self.left is not None:
            return self.left
        return round((self.width - self.measure) * INNER_SHARE, 2)

    @property
    def outer(self) -> float:
        """The margin right of the text."""
        return round(self.width - self.measure - self.inner, 2)

    @property
    def wide(self) -> float:
        """Width of what may reach into the margin of references: wide tables, pairs of columns."""
        return round(self.measure + max(0.0, self.outer - EDGE), 2) if self.framed else WIDE

    @property
    def column(self) -> float:
        """Width of one of two columns."""
        return round((self.wide - GAP) / 2, 2)

    @property
    def text_height(self) -> float:
        """Height of the text."""
        return self.height - self.top - self.bottom

    @property
    def style(self) -> str:
        """The rules for this sheet: margins that keep the measure, the cover and its band."""
        left, right = self.inner, self.outer
        return (
            f"@page {{ size: {self.width}mm {self.height}mm; "
            f"margin: {self.top}mm {right}mm {self.bottom}mm {left}mm }}"
            f".cover {{ height: {round(self.text_height - _COVER_SLACK, 2)}mm }}"
            f".mark {{ margin: -{self.top}mm -{right}mm 0 -{left}mm; width: {self.width}mm }}"
        )

    def art_box(self) -> BBox:
        """Return the block of text in PDF points from the bottom left corner: left, bottom, right, top."""
        left = self.inner
        right, top = left + self.measure, self.height - self.top
        return (
            *(round(left * POINTS, 3), round(self.bottom * POINTS, 3)),
            *(round(right * POINTS, 3), round(top * POINTS, 3)),
        )

    def resized(self, width: float, height: float) -> Self:
        """Return another sheet with the same measure; the margins beside it keep their proportion."""
        rest = self.width - self.measure
        left = None if self.left is None else round((width - self.measure) * self.left / rest, 2)
        return type(self)(width, height, self.measure, left, self.top, self.bottom, self.framed)

    @classmethod
    def load(cls, data: dict[str, Any]) -> Self:
        """Return the sheet that `dataclasses.asdict` has described."""
        return cls(**data)


def twips(millimetres: float) -> int:
    """Return a length in twips (1/20 pt)."""
    return round(millimetres * _TWIPS)


SHEETS = {"A4": PaperSheet(210.0, 297.0), "Letter": PaperSheet(215.9, 279.4)}
"""Page sizes by name."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """The block of text on a published page, PDF points from its top left corner.

    Attributes:
        column: width of one of two columns.
    """

    left: float
    top: float
    right: float
    bottom: float
    column: float = (WIDE - GAP) / 2 * POINTS


def block_on(width: float, height: float, art: BBox | None = None) -> TextBlock:
    """Return where the text of one of our pages stands.

    Args:
        width: of the page, points.
        height: of the page, points.
        art: the block that the file names, see `PaperSheet.art_box`; None for the usual one.
    """
    if art is not None:
        left, bottom, right, top = art
        wide = right - left + max(0.0, width - right - EDGE * POINTS)
        return TextBlock(left, height - top, right, height - bottom, (wide - GAP * POINTS) / 2)
    left = (width / POINTS - MEASURE) * INNER_SHARE * POINTS
    return TextBlock(left, TOP * POINTS, left + MEASURE * POINTS, height - BOTTOM * POINTS)
