"""The last two columns of a part are about equally high: a part that ends unevenly is set once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .columns import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

_UNEVEN = 0.15
"""Share of a column's room by which the last two may differ."""

_SLACKS = (12.0, 40.0)
"""CSS px that a column may be higher than half of both: one line; a heading with its first lines."""


def balanced(render: Callable[[str], Any]) -> Any:
    """Return a document, its columns still on pages of their own, with the last left one cut short.

    Where that would take another page, it stays as it was set first.

    Args:
        render: sets it with more CSS.
    """
    document = render("")
    last = _last_pair(document)
    if last is None:
        return document
    number, room, height = last
    pages = len(document.pages) + (number == len(document.pages))
    for slack in _SLACKS:
        rest = room - height / 2 - slack
        again = render(f"@page {PAGE}:nth({number}) {{ padding-bottom: {rest:.1f}px }}")
        if len(again.pages) <= pages:
            return again
    return document


def _last_pair(document: Any) -> tuple[int, float, float] | None:
    """Return what there is to balance, None where there is nothing.

    Returns:
        Number of the page with the left one of the last two columns, from 1; the room of a column, and the
        height of what stands in both, CSS px.
    """
    boxes = [page._page_box for page in document.pages]
    run = 0
    while run < len(boxes) and boxes[-1 - run].page_type.name == PAGE:
        run += 1
    if not run:
        return None
    pair = boxes[-1:] if run % 2 else boxes[-2:]
    filled = [_filled(box) for box in pair]
    room = float(pair[0].height)
    if filled[0] - (filled[1] if len(filled) > 1 else 0.0) < _UNEVEN * room:
        return None
    return len(boxes) - len(pair) + 1, room, sum(filled)


def _filled(page: Any) -> float:
    """Return how far down from its top a column is filled, CSS px."""
    top = float(page.content_box_y())
    lines = [box for box in page.children[0].descendants() if type(box).__name__ == "LineBox"]
    return max((float(line.position_y + line.height) for line in lines), default=top) - top
