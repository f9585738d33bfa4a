"""On which page of the Word document a heading will probably stand.

Word shows these numbers in the contents until it updates its fields (Ctrl+A, F9), LibreOffice
replaces them at once. Only Word itself knows the true ones; lengths of lines and heights of styles
give a fair estimate.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room a paragraph style takes: points, and characters a line."""

    line: float
    around: float
    characters: int = 68
    new_page: bool = False


EXTENTS = {
    "Heading1": Extent(31, 8, 34, new_page=True),
    "TOCHeading": Extent(31, 14, 34, new_page=True),
    "DraftHeading": Extent(31, 8, 34, new_page=True),
    "TableRow": Extent(12, 7, 84),
    "Heading2": Extent(20, 25, 52),
    "Heading3": Extent(17, 18, 62),
    "Facts": Extent(13.5, 18, 88),
    "SourceReference": Extent(0, 0),
    "ListBullet": Extent(15, 4, 64),
    "ListBullet2": Extent(15, 4, 60),
    "ListBullet3": Extent(15, 4, 56),
}
_BODY = Extent(15, 7.5)


def estimate(paragraphs: Iterable[tuple[str, str]], height: float) -> list[int]:
    """Return the page, from 1, on which each paragraph begins.

    Args:
        paragraphs: (style id, text) in order; the cover comes first.
        height: of the text block, pt.
    """
    page, used = 1, 0.0
    pages = []
    for style, text in paragraphs:
        extent = EXTENTS.get(style, _BODY)
        if extent.new_page:
            page, used = page + 1, 0.0
        lines = -(-len(text) // extent.characters) or 1
        first = extent.line + (extent.around if style.startswith("Heading") else 0)
        if used + first > height:
            page, used = page + 1, 0.0
        pages.append(page)
        used += lines * extent.line + extent.around
        while used > height:
            page, used = page + 1, used - height
    return pages
