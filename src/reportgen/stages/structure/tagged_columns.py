"""Columns of a table whose cells the source names: its rows tell them where the page does not."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model.document import Line
from ...model.geometry import BBox, union
from .cells import Span, spans
from .style import BodyStyle

# Rows at least that have all columns.
_FULL_ROWS = 2


def find(lines: Sequence[Line], body: BodyStyle) -> list[Span]:
    """Return the x ranges of columns, as the source's fullest rows have them where extents tell otherwise.

    A head that is centred over words set flush left may stand over none of them, and a cell over several
    columns stands over all.

    Args:
        lines: of one table, tagged as cells.
        body: the body style.
    """
    apart = spans(lines, body)
    rows = list(_rows(_cells(lines)))
    count = max(map(len, rows))
    full = [row for row in rows if len(row) == count]
    if count == len(apart) or len(full) < _FULL_ROWS:
        return apart
    told = [union(column) for column in zip(*full, strict=True)]
    if any(left[2] > right[0] for left, right in pairwise(told)):
        return apart
    return [(box[0], box[2]) for box in told]


def _cells(lines: Sequence[Line]) -> list[BBox]:
    """Return the boxes of the cells that the lines belong to, or of their elements, in the source's order."""
    elements: dict[int, list[BBox]] = {}
    for line in lines:
        if line.tag is not None:
            number = line.tag.element if line.tag.cell is None else line.tag.cell
            elements.setdefault(number, []).append(line.bbox)
    return [union(elements[number]) for number in sorted(elements)]


def _rows(cells: Sequence[BBox]) -> Iterator[list[BBox]]:
    """Yield the cells of each row: each one stands right of the one before, and not below all of them."""
    row: list[BBox] = []
    for cell in cells:
        if row and (cell[0] <= row[-1][2] or cell[1] >= max(box[3] for box in row)):
            yield row
            row = []
        row.append(cell)
    yield row
