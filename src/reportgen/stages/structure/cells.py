"""Cells of tables: lines in rows and columns."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line
from ...model.geometry import BBox, overlap, union
from .markers import is_terminal
from .style import BodyStyle

Span = tuple[float, float]
"""Left and right edge of a table's column, points."""

# Ems by which neighbouring columns may come near one another without being one.
_APART = 0.3
# Points by which a line may stand above the start of its row.
_ROW_SLACK = 0.5

# Characters of the usual cell of a column that may hold running text.
_LONG = 20
# Share of the rows of each such column that go on in the next one, from which they are lines of prose, and
# rows of all columns at least.
_RUNS_ON, _ROWS = 0.3, 2


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


def make_of_rows(page: int, rows: Sequence[Sequence[Line]], columns: Sequence[Span]) -> FoundTable:
    """Make a table of lines whose rows the source names: each cell stands in the column nearest to it.

    Args:
        page: number of the page.
        rows: the lines of each row, from top to bottom.
        columns: what its columns cover.
    """
    cells: list[list[list[Line]]] = [[[] for _ in columns] for _ in rows]
    for row, lines in zip(cells, rows, strict=True):
        for own in _named(lines):
            box = union(line.bbox for line in own)
            shares = [min(box[2], right) - max(box[0], left) for left, right in columns]
            row[shares.index(max(shares))] += own
    whole = tuple(line for row in rows for line in row)
    made = tuple(tuple(map(tuple, row)) for row in cells)
    return FoundTable(page, whole, union(line.bbox for line in whole), made)


def _named(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each cell that the source names, those of no cell one by one."""
    cells: dict[object, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        number = line.tag.cell if line.tag else None
        cells.setdefault(line if number is None else number, []).append(line)
    return list(cells.values())


def spans(lines: Sequence[Line], body: BodyStyle) -> list[Span]:
    """Return the x ranges of columns: what remains of the lines' extents where they overlap.

    Args:
        lines: of one table.
        body: the body style.
    """
    merged: list[Span] = []
    for line in sorted(lines, key=lambda line: line.bbox[0]):
        x0, x1 = line.bbox[0], line.bbox[2]
        if merged and x0 < merged[-1][1] + _APART * body.size:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def is_prose(table: FoundTable) -> bool:
    """Return whether what looks like rows are lines of prose in columns: sentences go on in every column.

    In a table the cells of one column may go on, where they are broken over lines; never those of all.
    """
    counts = _counts(table)
    return share_going_on(table) >= _RUNS_ON and sum(going for going, _ in counts) > _ROWS


def share_going_on(table: FoundTable) -> float:
    """Return the share of rows whose sentences go on in the next one: of the column of fewest such rows.

    It is 0.0 where fewer than two columns hold text.
    """
    counts = _counts(table)
    if len(counts) < 2:  # noqa: PLR2004 (two columns)
        return 0.0
    return min(going / pairs if pairs else 0.0 for going, pairs in counts)


def has_head_again(table: FoundTable) -> bool:
    """Return whether the cells of a later row all end as those of the first: two tables, read as one."""
    rows = [[" ".join(line.text for line in cell).strip() for cell in row] for row in table.cells]
    head = rows[0] if rows else []
    if sum(text[:1].isalpha() for text in head) < 2:  # noqa: PLR2004 (a head of two cells)
        return False
    again = sum(all(cell.endswith(text) for cell, text in zip(row, head, strict=True)) for row in rows[1:])
    return 0 < 2 * again < len(rows)


def has_rows_that_go_on(table: FoundTable) -> bool:
    """Return whether the sentences of all cells of a row go on in the row below it."""
    rows = [[" ".join(line.text for line in cell).strip() for cell in row] for row in table.cells]
    return any(
        sum(map(bool, above)) > 1 and all(goes_on(a, b) for a, b in zip(above, below, strict=True) if a or b)
        for above, below in pairwise(rows)
    )


def _counts(table: FoundTable) -> list[tuple[int, int]]:
    """Return for each column of long cells how many go on in the next row, and how many have one below."""
    columns = [
        [" ".join(line.text for line in cell).strip() for cell in column]
        for column in zip(*table.cells, strict=True)
    ]
    long = [column for column in columns if sum(map(len, column)) >= _LONG * sum(map(bool, column)) > 0]
    return [_going_on(column) for column in long]


def _going_on(column: Sequence[str]) -> tuple[int, int]:
    """Return how many cells go on in the next row, and how many have one below."""
    pairs = [(above, below) for above, below in pairwise(column) if above and below]
    return sum(goes_on(*pair) for pair in pairs), len(pairs)


def goes_on(above: str, below: str) -> bool:
    """Return whether a sentence is open at the end of one text and goes on in the other."""
    return not is_terminal(above) and below[:1].islower()
