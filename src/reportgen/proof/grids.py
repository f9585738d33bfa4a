"""Tables of a published page: cells told apart by the rules under them, read row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Line, Page, Shape

ROW = 2.0
"""Points by which the baselines of one row of words may differ."""
_RULE = 1.5
"""Points: the thickest rule of a table."""
_RULE_WIDTH = 8.0
"""Points: the shortest rule under a cell."""
_SAME = 1.0
"""Points by which rules of one row may differ in height, and those of one column in place."""
_HEAD_PITCH = 13.0
"""Points from one line of a table's head to the next, at most (the style sheet sets 12)."""
_FOOT = 18.0
"""Points from the last rule to the baseline of a row of totals, which has no rule under it, at most."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        columns: left and right edges, points.
        rules: heights of the rules under its rows, from the top.
    """

    columns: tuple[tuple[float, float], ...]
    rules: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The words of a table, cell by cell.

    Attributes:
        head: those above the first rule.
        body: all others.
    """

    grid: Grid
    head: tuple[Line, ...]
    body: tuple[Line, ...]

    def continues(self, other: "Table") -> bool:
        """Tell whether this table, first on its page, goes on with the last one of the page before."""
        same_head = [line.text for line in self.head] == [line.text for line in other.head]
        return same_head and _agree(self.grid.columns, other.grid.columns)


def in_order(lines: Sequence[Line], page: Page) -> list[Line | Table]:
    """Return what stands on a page from the top: lines, row by row, and tables."""
    rows = _rows(lines)
    out: list[Line | Table] = []
    for grid in _grids(page):
        own = _rows_of(grid, rows)
        if not own:
            continue
        first = rows.index(own[0])
        out += [line for row in rows[:first] for line in row]
        cells = _cells(grid, own)
        head = [line for line in cells if line.baseline < grid.rules[0]]
        out.append(Table(grid, tuple(head), tuple(cells[len(head) :])))
        rows = rows[first + len(own) :]
    return [*out, *(line for row in rows for line in row)]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines in rows of one baseline, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda it: it.baseline):
        if rows and abs(line.baseline - rows[-1][0].baseline) <= ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda it: it.bbox[0]) for row in rows]


def _grids(page: Page) -> list[Grid]:
    """Return the tables of a page from the top: rows of rules, one under each cell."""
    found: list[Grid] = []
    for height, columns in _ruled_rows(page.shapes):
        if found and _agree(found[-1].columns, columns):
            found[-1] = Grid(found[-1].columns, (*found[-1].rules, height))
        else:
            found.append(Grid(columns, (height,)))
    return found


def _ruled_rows(shapes: Iterable[Shape]) -> Iterable[tuple[float, tuple[tuple[float, float], ...]]]:
    """Yield (height, spans) of rules that lie side by side."""
    rules = sorted(
        (it.bbox[1], it.bbox[0], it.bbox[2])
        for it in shapes
        if it.bbox[3] - it.bbox[1] <= _RULE and it.bbox[2] - it.bbox[0] >= _RULE_WIDTH
    )
    row: list[tuple[float, float, float]] = []
    for rule in [*rules, (float("inf"), 0.0, 0.0)]:
        if row and rule[0] - row[0][0] > _SAME:
            spans = tuple(sorted({(left, right) for _, left, right in row}))
            if len(spans) > 1 and all(abs(b[0] - a[1]) <= _SAME for a, b in pairwise(spans)):
                yield row[0][0], spans
            row = []
        row.append(rule)


def _agree(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> bool:
    return len(one) == len(other) and all(
        abs(a[0] - b[0]) <= _SAME and abs(a[1] - b[1]) <= _SAME for a, b in zip(one, other, strict=True)
    )


def _rows_of(grid: Grid, rows: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the rows of words that belong to a table, those of its head among them."""
    own = [row for row in rows if grid.rules[0] <= row[0].baseline <= grid.rules[-1]]
    head = [row for row in rows if row[0].baseline < grid.rules[0]]
    below = grid.rules[0]
    while head and below - head[-1][0].baseline <= _HEAD_PITCH:
        below = head[-1][0].baseline
        own.insert(0, head.pop())
    last = next((row for row in rows if row[0].baseline > grid.rules[-1]), None)
    if last and own and len(last) > 1 and last[0].baseline - grid.rules[-1] <= _FOOT:
        own.append(last)
    return own


def _cells(grid: Grid, rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of a table, each cell as a whole."""
    lefts = [left for left, _ in grid.columns[1:]]

    def cell(line: Line) -> tuple[int, int]:
        row = sum(rule < line.baseline for rule in grid.rules)
        return row, sum(left - _SAME <= line.bbox[0] for left in lefts)

    lines = [line for row in rows for line in row]
    return sorted(lines, key=lambda line: (*cell(line), line.baseline, line.bbox[0]))
