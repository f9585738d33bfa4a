"""Two columns on a printed page: set as narrow pages, then put side by side.

WeasyPrint's own columns lay everything out twice, and what it has on a page can be moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..sheet import GAP, POINTS, SHEETS, TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model.document import Line

COLUMN = SHEETS["A4"].column
"""Width of a column on the usual sheets, mm; templates/common_ground.css has it too."""

PAGE = "columns"
"""Name of the pages (CSS `page`) that hold a column each until they are joined."""

_PX_PER_MM = 96 / 25.4
_NEAR = 2.0
"""Points by which a line may begin beside the edge of its column: what a sign has left of its origin."""


def join(document: Any, column: float = COLUMN) -> Any:
    """Put each second page of those named PAGE beside the one before it.

    Args:
        document: WeasyPrint's, as laid out; it is changed.
        column: width of a column, mm.
    """
    pages: list[Any] = []
    waits = False
    for page in document.pages:
        box = page._page_box
        if waits and _holds_a_column(box):
            pages[-1] = _beside(pages[-1]._page_box, box, type(page), column)
            waits = False
        else:
            pages.append(page)
            waits = _holds_a_column(box)
    document.pages = pages
    return document


def _holds_a_column(box: Any) -> bool:
    return bool(box.page_type.name == PAGE)


def _beside(left: Any, right: Any, page: Any, column: float) -> Any:
    """Return a page with the text of two; header and footer are those of the first."""
    (first, *around), second = left.children, right.children[0]
    second.translate((column + GAP) * _PX_PER_MM, 0)
    left.children = [first, second, *around]
    return page(left)


def divide(lines: Sequence[Line], block: TextBlock) -> tuple[list[Line], list[Line]] | None:
    """Return the lines of either column of a page; None where the page is not in two columns.

    Args:
        lines: of the text block.
        block: where it stands.
    """
    starts = block.left + block.column + GAP * POINTS
    ends = starts - GAP / 2 * POINTS
    first = [line for line in lines if line.bbox[0] < ends]
    second = [line for line in lines if line.bbox[0] >= ends]
    if not any(abs(line.bbox[0] - starts) <= _NEAR for line in second):
        return None
    if any(line.bbox[2] > ends or "Table" in _path(line) for line in first):
        return None
    return first, second


def _path(line: Line) -> tuple[str, ...]:
    return line.tag.path if line.tag else ()
