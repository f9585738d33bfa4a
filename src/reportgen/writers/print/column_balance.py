"""The last two columns of a part are about equally high: where a part ends unevenly, they are set once more.

Only they are: WeasyPrint notes where each page begins, and makes anew what is marked.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from .columns import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    PageMaker = Callable[[Any, Any, Any, Sequence[Any]], Iterable[Any]]
    """WeasyPrint's `make_all_pages`: context, root of the boxes, HTML, pages made before → pages."""

_UNEVEN = 0.15
"""Share of a column's room by which the last two may differ."""

_SLACKS = (12.0, 40.0)
"""CSS px that a column may be higher than half of both: one line; a heading with its first lines."""


def balancing(make_all_pages: PageMaker, sheet: Callable[[str], Any]) -> PageMaker:
    """Return what makes all pages of a document, the last left one of its columns cut short.

    Where that would take another page, it stays as it was set first.

    Args:
        make_all_pages: WeasyPrint's.
        sheet: parses CSS.
    """

    def balanced(context: Any, root: Any, html: Any, pages: Sequence[Any]) -> Iterable[Any]:
        made, starts = [], [_TakenOver.of(context)]
        for page in make_all_pages(context, root, html, pages):
            made.append(page)
            starts.append(_TakenOver.of(context))
        last = _last_pair(made)
        if last is None:
            return made
        number, room, height = last
        *before, start = context.page_maker[:number]
        rest_of_maker = context.page_maker[number:]
        most = len(made) + (number == len(made))
        for slack in _SLACKS:
            starts[number - 1].restore(context)
            start[-1]["pages_wanted"] = True
            context.page_maker = [*before, start]
            shorter = f"@page {PAGE}:nth({number}) {{ padding-bottom: {room - height / 2 - slack:.1f}px }}"
            with _also(context.style_for, sheet(shorter)):
                again = list(make_all_pages(context, root, html, made[: number - 1]))
            if len(again) <= most:
                return again
        starts[-1].restore(context)
        context.page_maker = [*before, start, *rest_of_maker]
        return made

    return balanced


@dataclass(frozen=True, slots=True)
class _TakenOver:
    """What a page takes over from those before it: footnotes and floating boxes that are yet to be set."""

    footnotes: tuple[Any, ...]
    reported: tuple[Any, ...]
    broken: tuple[tuple[Any, Any], ...]

    @classmethod
    def of(cls, context: Any) -> Self:
        """Return what the next page of a layout takes over."""
        broken = tuple(context.broken_out_of_flow.items())
        return cls(tuple(context.footnotes), tuple(context.reported_footnotes), broken)

    def restore(self, context: Any) -> None:
        """Let the next page of a layout take it over."""
        context.footnotes = list(self.footnotes)
        context.reported_footnotes = list(self.reported)
        context.broken_out_of_flow = dict(self.broken)


@contextmanager
def _also(style_for: Any, sheet: Any) -> Iterator[None]:
    """Let a style sheet count behind all others, for the pages that are made meanwhile."""
    style_for._sheets.append((sheet, "user", None))
    try:
        yield
    finally:
        style_for._sheets.pop()


def _last_pair(boxes: Sequence[Any]) -> tuple[int, float, float] | None:
    """Return what there is to balance, None where there is nothing.

    Returns:
        Number of the page with the left one of the last two columns, from 1; the room of a column, and the
        height of what stands in both, CSS px.
    """
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
