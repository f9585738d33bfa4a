"""Cells of tables: lines in rows and columns."""

from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line
from ...model.geometry import BBox, overlap, union
from .style import BodyStyle

Span = tuple[float, float]
"""Left and right edge of a table's column, points."""

# Ems by which neighbouring columns may come near one another without being one.
_APART = 0.3
# Points by which a line may stand above the start of its row.
_ROW_SLACK = 0.5


class FoundTable(NamedTuple):
    """A table: the lines it holds, where it stands, and the lines of each cell, row by row."""

    page: int
    lines: tuple[Line, ...]
    bbox: BBox
    cells: tuple[tuple[tuple[Line, ...], ...], ...]


def middle(line: Line) -> float:
    """Return the height of a line's middle, points."""
    return (line.bbox[1] + line.bbox[3]) / 2


def make(page: int, lines: Sequence[Line], tops: Sequence[float], columns: Sequence[Span]) -> FoundTable:
    """Make a table of lines.

    Args:
        page: number of the page.
        lines: all lines of the table.
        tops: where its rows start, points.
        columns: what its columns cover.
    """
    rows: list[list[list[Line]]] = [[[] for _ in columns] for _ in tops]
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        row = max((index for index, top in enumerate(tops) if top <= middle(line) + _ROW_SLACK), default=0)
        shares = [overlap(line.bbox[0], line.bbox[2], x0, x1) for x0, x1 in columns]
        rows[row][shares.index(max(shares))].append(line)
    cells = tuple(tuple(tuple(cell) for cell in row) for row in rows if any(row))
    return FoundTable(page, tuple(lines), union(line.bbox for line in lines), cells)


def spans(lines: Sequence[Line], body: BodyStyle) -> list[Span]:
    """Return the x ranges of columns: what remains of the lines' extents where they overlap.

    Args:
        lines: of one table.
        body: the body style.
    """
    found: list[Span] = []
    for line in sorted(lines, key=lambda line: line.bbox[0]):
        x0, x1 = line.bbox[0], line.bbox[2]
        if found and x0 < found[-1][1] + _APART * body.size:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found
