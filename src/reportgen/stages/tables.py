"""Tables: rows and cells told from the source's tags, from rules, and from aligned short pieces.

Taking running text for a table would take it out of the text, so each kind needs clear evidence.
"""

from collections.abc import Sequence

from ..model import Page, Shape
from . import aligned_tables, ruled_tables, tagged_tables
from .cells import FoundTable
from .style import BodyStyle

# Points: painted areas no higher than this are rules, not frames.
_FRAME_HEIGHT = 8.0
# Areas from this share of the page on are its ground.
_GROUND = 0.5


def set_apart(pages: Sequence[Page], body: BodyStyle) -> tuple[tuple[Page, ...], list[FoundTable]]:
    """Return the pages without the lines of tables, and the tables.

    Args:
        pages: pages without furniture.
        body: the body style.
    """
    kept = []
    tables: list[FoundTable] = []
    for page in pages:
        rest = page
        for find in (tagged_tables.find, ruled_tables.find, aligned_tables.find):
            found = find(rest, body)
            taken = {id(line) for table in found for line in table.lines}
            rest = rest._replace(lines=tuple(line for line in rest.lines if id(line) not in taken))
            tables += found
        kept.append(rest)
    return tuple(kept), tables


def boxes(page: Page) -> list[Shape]:
    """Return painted areas of a page that could frame a few lines: neither hairlines nor grounds."""
    most = _GROUND * page.width * page.height
    found = []
    for shape in page.shapes:
        width, height = shape.bbox[2] - shape.bbox[0], shape.bbox[3] - shape.bbox[1]
        if shape.kind == "area" and height > _FRAME_HEIGHT and width * height < most:
            found.append(shape)
    return found
