"""Rows of a table without rules that pieces of equal edges do not show: some between them, heads above."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import overlap, union
from .cells import Span
from .markers import is_terminal


class AlignedRowRules(NamedTuple):
    """What makes a row of a table; in points unless said."""

    edge: float = 3.0
    """The cells of a column differ at their left or right edge, or in their middle, by no more."""
    head_step: float = 2.5
    """Pitches at most from a head to the row below it."""
    heads: int = 3
    """Rows of heads at most: what is counted, a year, a unit."""
    passage: float = 1.25
    """Pitches at most from one line of a passage to the next."""
    head: int = 24
    """Characters of a head's line at most; a longer one is a title or text."""


_RULES = AlignedRowRules()


def between(
    pairs: Sequence[tuple[Line, Line]], page: Page, near: float, rules: AlignedRowRules = _RULES
) -> list[float]:
    """Return the baselines of further rows: a first cell, and one that begins or ends as those above it do.

    Figures are set flush right: few digits begin elsewhere than many. A first cell may be as short as a
    marker.

    Args:
        pairs: neighbouring cells of the rows that are known.
        page: without furniture.
        near: points by which the baselines of one row differ at most.
        rules: what makes a row.
    """
    known = [left.baseline for left, _ in pairs]
    first = [left.bbox[0] for left, _ in pairs]
    inside = [line for line in page.lines if min(known) < line.baseline < max(known)]
    cells = [
        line.baseline
        for side in (0, 2)
        if _are_level(edges := [right.bbox[side] for _, right in pairs], rules)
        for line in inside
        if abs(line.bbox[side] - edges[0]) <= rules.edge
    ]
    return [
        line.baseline
        for line in inside
        if abs(line.bbox[0] - first[0]) <= rules.edge
        and all(abs(line.baseline - baseline) >= near for baseline in known)
        and any(abs(line.baseline - baseline) < near for baseline in cells)
    ]


def _are_level(places: Sequence[float], rules: AlignedRowRules) -> bool:
    return max(places) - min(places) <= rules.edge


def heads(
    cells: Sequence[Line],
    columns: Sequence[Span],
    page: Page,
    steps: tuple[float, float],
    rules: AlignedRowRules = _RULES,
) -> list[list[Line]]:
    """Return the rows of heads above a table, upwards: short words over its columns, nothing beside them.

    Args:
        cells: the lines of the table as far as it is known.
        columns: what its columns cover.
        page: without furniture.
        steps: points from one line of the body to the next, and points by which the baselines of one row
            differ at most.
        rules: what makes a head.
    """
    pitch, near = steps
    box = union(line.bbox for line in cells)
    above = sorted(
        (line for line in page.lines if line.bbox[3] <= box[1] + near and not line.rotated),
        key=lambda line: -line.baseline,
    )
    above = [line for line in above if overlap(line.bbox[0], line.bbox[2], box[0], box[2]) > 0]
    top = min(line.baseline for line in cells)
    found: list[list[Line]] = []
    for row in _rows(above, near):
        baseline = row[0].baseline
        if len(found) == rules.heads or top - baseline > rules.head_step * pitch:
            break
        if not _is_head(row, columns, cells, rules) or any(
            _ends_text(line, above, pitch, rules) for line in row
        ):
            break
        found.append(row)
        top = baseline
    return found


def _rows(lines: Sequence[Line], near: float) -> Iterator[list[Line]]:
    """Yield the lines of each baseline, upwards."""
    row: list[Line] = []
    for line in lines:
        if row and row[0].baseline - line.baseline >= near:
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _is_head(
    row: Sequence[Line], columns: Sequence[Span], cells: Sequence[Line], rules: AlignedRowRules
) -> bool:
    """Return whether each line of a row stands over one column behind the first, and shares its edge."""
    over = [
        [at for at, (x0, x1) in enumerate(columns) if overlap(line.bbox[0], line.bbox[2], x0, x1) > 0]
        for line in row
    ]
    if any(len(places) != 1 or places == [0] for places in over) or len({places[0] for places in over}) < len(
        row
    ):
        return False
    return all(
        len(line.text) <= rules.head and _shares_an_edge(line, columns[at], cells, rules)
        for line, [at] in zip(row, over, strict=True)
    )


def _ends_text(line: Line, above: Sequence[Line], pitch: float, rules: AlignedRowRules) -> bool:
    """Return whether words are the last of a passage: a stop behind them, or a long line right above."""
    return is_terminal(line.text) or any(
        0 < line.baseline - other.baseline <= rules.passage * pitch
        and len(other.text) > rules.head
        and overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) > 0
        for other in above
    )


def _shares_an_edge(line: Line, column: Span, cells: Sequence[Line], rules: AlignedRowRules) -> bool:
    own = [cell for cell in cells if overlap(cell.bbox[0], cell.bbox[2], *column) > 0]
    left, _, right, _ = union(cell.bbox for cell in own)
    x0, x1 = line.bbox[0], line.bbox[2]
    places = (x0 - left, x1 - right, (x0 + x1 - left - right) / 2)
    return any(abs(place) <= rules.edge for place in places)
