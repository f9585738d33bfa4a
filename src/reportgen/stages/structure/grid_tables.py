"""Tables in a grid of rules: each cell has rules, or painted sides, around it."""

from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import overlap, union
from . import grids
from .cells import FoundTable, middle
from .grids import Grid
from .style import BodyStyle


class GridTableRules(NamedTuple):
    """What makes a grid a table."""

    filled: float = 0.5
    """Share of rows with two cells that hold words."""
    size: int = 2
    """At least this many rows and columns hold words."""
    cells: int = 4
    """At least this many cells hold words."""
    slack: float = 2.0
    """Points by which a line may reach over the grid's edges."""
    crossing: float = 0.5
    """Share of the lines that may reach over an upright rule: more are text over a drawing."""
    reach: float = 6.0
    """Points by which such a line reaches over it."""


_RULES = GridTableRules()


def find(page: Page, _: BodyStyle) -> list[FoundTable]:
    """Return the tables in grids.

    Args:
        page: without furniture.
        _: the body style; a grid needs none.
    """
    tables = []
    taken: set[int] = set()
    # The smallest first: a page's frame may hold a table.
    for grid in sorted(
        grids.find(page), key=lambda area: (area.xs[-1] - area.xs[0]) * (area.ys[-1] - area.ys[0])
    ):
        lines = [line for line in _inside(page, grid) if id(line) not in taken]
        table = _table(page.number, grid, lines) if lines else None
        if table is not None:
            tables.append(table)
            taken.update(id(line) for line in table.lines)
    return tables


def _inside(page: Page, grid: Grid) -> list[Line]:
    x0, top, x1, bottom = grids.box(grid)
    slack = _RULES.slack
    return [
        line
        for line in page.lines
        if not line.rotated
        and line.bbox[0] >= x0 - slack
        and line.bbox[2] <= x1 + slack
        and top - slack <= middle(line) <= bottom + slack
    ]


def _table(page: int, grid: Grid, lines: Sequence[Line]) -> FoundTable | None:
    """Return the table of a grid's lines, None where they do not keep to its cells."""
    rows = [[[] for _ in grid.xs[1:]] for _ in grid.ys[1:]]  # type: list[list[list[Line]]]
    crossing = 0
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        row = max((index for index, top in enumerate(grid.ys[:-1]) if top <= middle(line)), default=0)
        shares = [
            overlap(line.bbox[0], line.bbox[2], a, b) for a, b in zip(grid.xs, grid.xs[1:], strict=False)
        ]
        rows[row][shares.index(max(shares))].append(line)
        crossing += sorted(shares)[-2] > _RULES.reach
    kept = [row for row in rows if any(row)]
    filled = sum(1 for row in kept if sum(map(bool, row)) >= _RULES.size)
    words = sum(1 for row in kept for cell in row if cell)
    if (
        filled < _RULES.filled * len(kept)
        or len(kept) < _RULES.size
        or words < _RULES.cells
        or crossing > _RULES.crossing * len(lines)
    ):
        return None
    columns = [index for index in range(len(grid.xs) - 1) if any(row[index] for row in kept)]
    if len(columns) < _RULES.size:
        return None
    cells = tuple(tuple(tuple(row[at]) for at in columns) for row in kept)
    return FoundTable(page, tuple(lines), union(line.bbox for line in lines), cells)
