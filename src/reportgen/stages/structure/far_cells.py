"""Columns far to the right of a table without rules: nothing but the rows shows what they belong to."""

from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import median, overlap, union
from .cells import middle


class FarCellRules(NamedTuple):
    """What makes words on the baselines of a table a column of it."""

    rows: int = 3
    """Rows at least that have such a cell."""
    share: float = 0.8
    """Share of the table's rows at least that have one."""
    letters: int = 14
    """Characters of a cell at most: the lines of a column of text are longer."""
    edge: float = 3.0
    """Points by which the cells of a column differ at their left or right edge or in their middle."""
    aligned: float = 0.6
    """Share of the cells that share such a place."""


_RULES = FarCellRules()


def find(
    cells: Sequence[Line], baselines: Sequence[float], page: Page, near: float, rules: FarCellRules = _RULES
) -> list[Line]:
    """Return the cells of further columns: short words in most rows, and nothing else in their column.

    Args:
        cells: the lines of the table as far as it is known.
        baselines: of its rows, points from the page's top.
        page: without furniture.
        near: points by which the baselines of one row differ at most.
        rules: what makes a column.
    """
    box = union(line.bbox for line in cells)
    right = [
        line
        for line in page.lines
        if line.bbox[0] > box[2] and box[1] - 1 <= middle(line) <= box[3] + 1 and not line.rotated
    ]
    out: list[Line] = []
    while right:
        column = _nearest(right, baselines, near)
        if len(column) < max(rules.rows, rules.share * len(baselines)):
            break
        left, end = min(line.bbox[0] for line in column), max(line.bbox[2] for line in column)
        there = [line for line in right if overlap(line.bbox[0], line.bbox[2], left, end) > 0]
        if len(there) > len(column) or not _are_cells(column, rules):
            break
        out += column
        right = [line for line in right if line.bbox[0] > end]
    return out


def _nearest(lines: Sequence[Line], baselines: Sequence[float], near: float) -> list[Line]:
    """Return the first line from the left on each baseline."""
    rows = [[line for line in lines if abs(line.baseline - baseline) < near] for baseline in baselines]
    return [min(row, key=lambda line: line.bbox[0]) for row in rows if row]


def _are_cells(lines: Sequence[Line], rules: FarCellRules) -> bool:
    """Return whether lines are short, and most of them share their left or right edge or their middle."""
    if any(len(line.text) > rules.letters for line in lines):
        return False
    lefts, rights = [line.bbox[0] for line in lines], [line.bbox[2] for line in lines]
    middles = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
    return any(
        sum(abs(x - median(places)) <= rules.edge for x in places) >= rules.aligned * len(lines)
        for places in (lefts, rights, middles)
    )
