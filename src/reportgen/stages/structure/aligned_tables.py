"""Tables without rules: rows of short pieces that start at the same edges."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import BBox, overlap, union
from . import aligned_rows, far_cells
from .cells import FoundTable, goes_on, is_prose, make, middle, spans
from .style import BodyStyle


class AlignedTableRules(NamedTuple):
    """What makes a table of aligned pieces; in ems of the body unless said."""

    rows: int = 3
    """At least this many rows align."""
    edge: int = 4
    """Points in which left edges of one column are counted together."""
    piece: int = 2
    """Characters up to which a piece is a list marker."""
    same_row: float = 0.3
    """The baselines of one row differ by less."""
    airy: float = 1.12
    """At least this many pitches between rows of cells, where nothing else marks a table: cells are
    padded."""
    airy_share: float = 0.8
    """Share of rows that are so."""
    step: float = 3.5
    """At most this many pitches between neighbouring rows."""
    gutter: float = 0.5
    """At least this far between the two columns."""
    numeric: float = 0.6
    """Share of cells with digits that makes a column one of figures."""
    figure: int = 14
    """At most this many characters in a figure's cell."""
    marks: int = 2
    """Painted rows or rules that support a table."""
    mark_width: float = 0.5
    """Share of the table's width that such a mark covers."""
    mark_height: float = 3.0
    """Such a mark is at most this many pitches high."""
    full: float = 0.6
    """Share of lines that fill the left column, from which it is running text."""
    full_slack: float = 1.5
    """A line that fills its column may end this far before its edge."""
    cell_reach: float = 3.0
    """A further cell starts at most this far behind the table's right edge."""
    same_edge: float = 3.0
    """Points by which the lines of one cell may differ at their edges."""
    slack: float = 2.0
    """Points by which a cell may start left of the table's edge."""
    cell_step: float = 1.1
    """Pitches below the last row within which a line goes on with a cell."""


def _pairs(
    page: Page, body: BodyStyle, rules: AlignedTableRules
) -> dict[tuple[str, int, int], list[tuple[Line, Line]]]:
    """Return neighbouring pieces of one baseline, by their left edges; figures also by their right ones."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: (line.baseline, line.bbox[0])):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= rules.same_row * body.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    pairs: dict[tuple[str, int, int], list[tuple[Line, Line]]] = defaultdict(list)
    for row in rows:
        row.sort(key=lambda line: line.bbox[0])
        for left, right in pairwise(row):
            if len(left.text.strip()) <= rules.piece:
                continue
            start = round(left.bbox[0] / rules.edge)
            pairs["starts", start, round(right.bbox[0] / rules.edge)].append((left, right))
            if _is_figure(right, rules):
                pairs["ends", start, round(right.bbox[2] / rules.edge)].append((left, right))
    return pairs


def _is_figure(line: Line, rules: AlignedTableRules) -> bool:
    return any(char.isdigit() for char in line.text) and len(line.text) <= rules.figure


def find(page: Page, body: BodyStyle, rules: AlignedTableRules = AlignedTableRules()) -> list[FoundTable]:
    """Return tables without rules: rows of short pieces that start at the same edges.

    Args:
        page: without furniture and other tables.
        body: the body style.
        rules: distances.
    """
    tables: list[FoundTable] = []
    for pairs in _pairs(page, body, rules).values():
        runs: list[list[tuple[Line, Line]]] = []
        for pair in pairs:
            if runs and pair[0].baseline - runs[-1][-1][0].baseline <= rules.step * body.pitch:
                runs[-1].append(pair)
            else:
                runs.append([pair])
        for run in runs:
            if len(run) >= rules.rows and _is_table(run, page, body, rules):
                table = _grown(run, page, body, rules)
                if not is_prose(table):
                    tables.append(table)
    return _disjoint(tables)


def _is_table(
    run: Sequence[tuple[Line, Line]], page: Page, body: BodyStyle, rules: AlignedTableRules
) -> bool:
    """Return whether aligned rows are a table and not two columns of running text."""
    left = max(pair[0].bbox[2] for pair in run)
    start = min(pair[1].bbox[0] for pair in run)
    if start - left < rules.gutter * body.size:
        return False
    between = [
        line
        for line in page.lines
        if run[0][0].baseline < line.baseline < run[-1][0].baseline
        and line.bbox[0] < left
        and line.bbox[2] > start
    ]
    if between:
        return False
    airy = sum(1 for a, b in pairwise(run) if _is_airy(a, b, page, body, rules)) >= rules.airy_share * (
        len(run) - 1
    )
    figures = sum(1 for _, right in run if _is_figure(right, rules))
    box = union(line.bbox for pair in run for line in pair)
    marks = sum(
        1
        for shape in page.shapes
        if shape.kind != "image"
        and overlap(shape.bbox[0], shape.bbox[2], box[0], box[2]) > rules.mark_width * (box[2] - box[0])
        and overlap(shape.bbox[1] - 1, shape.bbox[3] + 1, box[1], box[3]) > 0
        and shape.bbox[3] - shape.bbox[1] < rules.mark_height * body.pitch
    )
    full = sum(
        1 for pair in run if pair[0].bbox[2] >= left - rules.full_slack * body.size
    ) >= rules.full * len(run)
    return (figures >= rules.numeric * len(run)) or (marks >= rules.marks and airy) or (airy and not full)


def _is_airy(
    above: tuple[Line, Line], below: tuple[Line, Line], page: Page, body: BodyStyle, rules: AlignedTableRules
) -> bool:
    """Return whether rows stand apart; in running text both columns go on between them."""
    first, last = above[0].baseline, below[0].baseline
    if last - first < rules.airy * body.pitch:
        return False
    near = rules.same_row * body.size
    between = [line for line in page.lines if first + near < line.baseline < last - near]
    return not all(
        any(abs(line.bbox[0] - side.bbox[0]) <= rules.same_edge for line in between) for side in below
    )


def _grown(
    run: Sequence[tuple[Line, Line]], page: Page, body: BodyStyle, rules: AlignedTableRules
) -> FoundTable:
    """Take the further cells of the rows, and the lines that go on inside a cell."""
    lines = [line for pair in run for line in pair]
    near = rules.same_row * body.size
    baselines = sorted([*(pair[0].baseline for pair in run), *aligned_rows.between(run, page, near)])
    box = union(line.bbox for line in lines)
    rows = [
        line for line in page.lines if any(abs(line.baseline - baseline) < near for baseline in baselines)
    ]
    inside = _from_left(rows, box, rules.cell_reach * body.size, rules)
    # What starts under a cell that was reached is in its column.
    inside = _from_left(rows, union(line.bbox for line in inside), 0.0, rules)
    inside += far_cells.find(inside, baselines, page, near)
    box = union(line.bbox for line in inside)
    start = min(pair[1].bbox[0] for pair in run)
    more = [
        line
        for line in page.lines
        if line not in inside
        and box[1] <= middle(line) <= box[3] + rules.cell_step * body.pitch
        and any(abs(line.bbox[0] - other.bbox[0]) <= rules.same_edge for other in lines)
        and line.bbox[2] <= box[2] + rules.same_edge
        # Under the last row only what stays inside its cell goes on with it.
        and (middle(line) <= box[3] or line.bbox[2] <= start - body.size)
    ]
    tops = [baseline - body.size for baseline in baselines]
    chosen = inside + more
    chosen += _further(chosen, page, body, rules)
    columns = spans(inside, body)
    for row in aligned_rows.heads(inside, columns, page, (body.pitch, near)):
        chosen += row
        tops.insert(0, row[0].baseline - body.size)
    return make(page.number, chosen, tops, columns)


def _from_left(rows: Sequence[Line], box: BBox, reach: float, rules: AlignedTableRules) -> list[Line]:
    """Return the cells of rows that stand in a box, or start near its right edge."""
    return [
        line
        for line in rows
        if box[1] - 1 <= middle(line) <= box[3] + 1 and box[0] - rules.slack <= line.bbox[0] <= box[2] + reach
    ]


def _further(cells: Sequence[Line], page: Page, body: BodyStyle, rules: AlignedTableRules) -> list[Line]:
    """Return the lines below a table that go on with the open words of its lowest cells, line by line."""
    known = {id(line) for line in cells}
    right = max(line.bbox[2] for line in cells)
    lowest: dict[int, Line] = {}
    for line in sorted(cells, key=lambda line: line.baseline):
        lowest[round(line.bbox[0] / rules.edge)] = line
    foot = max(line.baseline for line in cells)
    ends = [line for line in lowest.values() if foot - line.baseline <= rules.cell_step * body.pitch]
    if len(ends) < 2:  # noqa: PLR2004 (a single cell above text may be its beginning)
        return []
    out: list[Line] = []
    for line in sorted(page.lines, key=lambda line: line.baseline):
        if id(line) in known or line.bbox[2] > right + rules.same_edge:
            continue
        for at, above in enumerate(ends):
            step = line.baseline - above.baseline
            flush = abs(line.bbox[0] - above.bbox[0]) <= rules.same_edge
            if flush and 0 < step <= rules.cell_step * body.pitch and goes_on(above.text, line.text):
                ends[at] = line
                out.append(line)
                break
    return out


def _disjoint(tables: Sequence[FoundTable]) -> list[FoundTable]:
    """Keep the largest of tables that share lines."""
    kept: list[FoundTable] = []
    taken: set[int] = set()
    for table in sorted(tables, key=lambda table: -len(table.lines)):
        if not any(id(line) in taken for line in table.lines):
            kept.append(table)
            taken.update(id(line) for line in table.lines)
    return kept
