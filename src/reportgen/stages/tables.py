"""Tables: rows and cells told from the source's tags, from rules, and from aligned short pieces.

Taking running text for a table would take it out of the text, so each kind needs clear evidence.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..geometry import BBox, overlap, union
from ..model import Block, Inline, Line, Page, Shape
from ..schema import Evidence
from .style import BodyStyle


@dataclass(frozen=True, slots=True)
class TableRules:
    """What makes a table."""

    rules: int = 3
    """Horizontal rules of one width that make a ladder: head, and top and foot of the rows."""
    same_edge: float = 4.0
    """Points by which rules or cell edges of one table may differ."""
    row_gap: float = 90.0
    """Points between two rules of one table; a taller band is a table only where its cells are short."""
    band_gap: float = 500.0
    """Points between two rules of one table at most: head rule and foot rule of a long one."""
    full: float = 0.5
    """Share of a column's lines that fill it, from which it is running text."""
    least_width: float = 120.0
    """Points a table's rules are long at least; shorter ones underline words or part notes."""
    rows: int = 3
    """Rows that align without rules or tags."""
    airy: float = 1.12
    """Pitches between rows of cells at least, where nothing else marks a table: cells are padded."""
    step: float = 3.5
    """Pitches between neighbouring rows at most."""
    numeric: float = 0.6
    """Share of cells with digits that makes a column one of figures."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table's block, the lines it holds, and where it stands."""

    block: Block
    lines: tuple[Line, ...]
    bbox: BBox


def _middle(line: Line) -> float:
    return (line.bbox[1] + line.bbox[3]) / 2


def _make(
    page: int, lines: Sequence[Line], tops: Sequence[float], spans: Sequence[tuple[float, float]]
) -> FoundTable:
    """Make a table of lines, its rows starting at `tops` (points), its columns covering `spans`."""
    rows: list[list[list[Line]]] = [[[] for _ in spans] for _ in tops]
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        row = max((at for at, top in enumerate(tops) if top <= _middle(line) + 0.5), default=0)
        shares = [overlap(line.bbox[0], line.bbox[2], x0, x1) for x0, x1 in spans]
        rows[row][shares.index(max(shares))].append(line)
    cells = tuple(
        tuple(" ".join(line.text.strip() for line in cell) for cell in row) for row in rows if any(row)
    )
    box = union(line.bbox for line in lines)
    text = "\n".join("\t".join(row) for row in cells)
    block = Block("table", text, (Inline(text),), (Evidence(page, box),), rows=cells)
    return FoundTable(block, tuple(lines), box)


def _spans(lines: Sequence[Line], body: BodyStyle) -> list[tuple[float, float]]:
    """Return the x ranges of columns: what remains of the lines' extents where they overlap."""
    spans: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.bbox[0]):
        x0, x1 = line.bbox[0], line.bbox[2]
        if spans and x0 < spans[-1][1] + 0.3 * body.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _tagged(page: Page, body: BodyStyle) -> list[FoundTable]:
    """Return tables that the source tags as such; cells are TH and TD elements inside TR."""
    found: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    cells = [line for line in page.lines if _cell_role(line)]
    if len(cells) < 4:
        return []
    for group in _clusters(cells, body):
        columns = _spans(group, body)
        if len(columns) < 2:
            continue
        tops = _row_tops(group, columns)
        if len(tops) >= 2:
            found[str(group[0].baseline),] = group
    return [
        _make(page.number, group, _row_tops(group, _spans(group, body)), _spans(group, body))
        for group in found.values()
    ]


def _cell_role(line: Line) -> bool:
    tag = line.tag
    return tag is not None and (tag.role in {"TD", "TH"} or bool({"TD", "TH"} & set(tag.path)))


def _clusters(lines: Sequence[Line], body: BodyStyle) -> list[list[Line]]:
    """Group lines that follow one another without a wide gap."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if groups and line.baseline - groups[-1][-1].baseline <= 4 * body.pitch:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _row_tops(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[float]:
    """Return where rows start: by the first column's elements, else by baselines that cells share."""
    elements: dict[int, float] = {}
    for line in lines:
        if line.tag is not None and overlap(line.bbox[0], line.bbox[2], *columns[0]) > 0:
            elements[line.tag.element] = min(elements.get(line.tag.element, line.bbox[1]), line.bbox[1])
    if len(elements) >= 2:
        return sorted(elements.values())
    return sorted(
        {round(line.bbox[1]) for line in lines if overlap(line.bbox[0], line.bbox[2], *columns[0]) > 0}
    )


def _horizontals(page: Page, rules: TableRules) -> list[BBox]:
    """Return horizontal rules and the edges of painted cells, as thin boxes."""
    found: list[BBox] = []
    for shape in page.shapes:
        x0, top, x1, bottom = shape.bbox
        if x1 - x0 < 12 or shape.kind == "image":
            continue
        if bottom - top <= 2.5:
            found.append(shape.bbox)
        elif shape.kind == "area" and bottom - top <= rules.row_gap and x1 - x0 < 0.98 * page.width:
            found += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
    return found


def _levels(horizontals: Sequence[BBox], rules: TableRules) -> list[BBox]:
    """Join pieces of rules at one height into one rule."""
    rows: list[list[BBox]] = []
    for box in sorted(horizontals, key=lambda box: (box[1], box[0])):
        if rows and box[1] - rows[-1][0][1] <= 3:
            rows[-1].append(box)
        else:
            rows.append([box])
    out = []
    for row in rows:
        row.sort()
        start = row[0]
        for box in row[1:]:
            if box[0] - start[2] <= 12:
                start = (start[0], min(start[1], box[1]), max(start[2], box[2]), max(start[3], box[3]))
            else:
                out.append(start)
                start = box
        out.append(start)
    return [box for box in out if box[2] - box[0] >= rules.least_width]


def _ladders(levels: Sequence[BBox], rules: TableRules) -> list[list[BBox]]:
    """Group rules of one width that follow one another downwards."""
    ladders: list[list[BBox]] = []
    for box in sorted(levels, key=lambda box: box[1]):
        for ladder in ladders:
            last = ladder[-1]
            same = abs(last[0] - box[0]) <= rules.same_edge and abs(last[2] - box[2]) <= rules.same_edge
            # Head rules may stand far above the foot rule; behind three rules a far one is another's.
            reach = rules.band_gap if len(ladder) < rules.rules else rules.row_gap
            if same and 3 < box[1] - last[1] <= reach:
                ladder.append(box)
                break
        else:
            ladders.append([box])
    return [ladder for ladder in ladders if len(ladder) >= rules.rules]


def _ruled(page: Page, body: BodyStyle, rules: TableRules) -> list[FoundTable]:
    """Return tables between rules or painted rows."""
    found = []
    for ladder in _ladders(_levels(_horizontals(page, rules), rules), rules):
        x0, x1 = ladder[0][0], ladder[0][2]
        top, bottom = ladder[0][1], ladder[-1][3]
        inside = [
            line
            for line in page.lines
            if top - 2 <= _middle(line) <= bottom + 2 and line.bbox[0] >= x0 - 4 and line.bbox[2] <= x1 + 4
        ]
        columns = _spans(inside, body) if inside else []
        tall = any(b[1] - a[1] > rules.row_gap for a, b in zip(ladder, ladder[1:], strict=False))
        if len(columns) < 2 or (tall and _is_running(inside, columns, body, rules)):
            continue
        inside, tops = _with_head(page, inside, columns, [box[1] for box in ladder[:-1]], x0, x1, body)
        tops = _split_bands(inside, tops, columns, body)
        inside, tops = _with_foot(page, inside, columns, tops, bottom, x0, x1, body)
        table = _make(page.number, inside, tops, columns)
        filled = sum(1 for row in table.block.rows if sum(1 for cell in row if cell) >= 2)
        if filled >= 2 and filled * 2 >= len(table.block.rows):
            found.append(table)
    return found


def _is_running(
    lines: Sequence[Line], columns: Sequence[tuple[float, float]], body: BodyStyle, rules: TableRules
) -> bool:
    """Tell whether all columns between rules hold running text: most of their lines fill them."""
    for x0, x1 in columns:
        own = [line for line in lines if overlap(line.bbox[0], line.bbox[2], x0, x1) > 0]
        full = sum(1 for line in own if line.bbox[2] >= x1 - 2.5 * body.size)
        if x1 - x0 <= 8 * body.size or len(own) < 4 or full < rules.full * len(own):
            return False
    return True


def _split_bands(
    lines: Sequence[Line], tops: Sequence[float], columns: Sequence[tuple[float, float]], body: BodyStyle
) -> list[float]:
    """Return where rows start when rules do not part all of them: at baselines that two columns share."""
    out: list[float] = []
    for at, top in enumerate(tops):
        foot = tops[at + 1] if at + 1 < len(tops) else float("inf")
        band = [line for line in lines if top <= _middle(line) + 0.5 and _middle(line) + 0.5 < foot]
        first = [line for line in band if overlap(line.bbox[0], line.bbox[2], *columns[0]) > 0]
        starts = [
            line.bbox[1]
            for line in sorted(first, key=lambda line: line.baseline)
            if any(o not in first and abs(o.baseline - line.baseline) < 0.3 * body.size for o in band)
        ]
        out.append(top)
        out += [start for start in starts[1:] if start > top + 2]
    return out


def _row_at(
    page: Page, low: float, high: float, x0: float, x1: float, columns: Sequence[tuple[float, float]]
) -> list[Line]:
    """Return the lines of a row of cells between two heights, aligned with at least two columns."""
    row = [
        line
        for line in page.lines
        if low <= _middle(line) <= high and line.bbox[0] >= x0 - 4 and line.bbox[2] <= x1 + 4
    ]
    hit = {
        at
        for line in row
        for at, (left, right) in enumerate(columns)
        if overlap(line.bbox[0], line.bbox[2], left, right) > 0
    }
    wide = any(line.bbox[2] - line.bbox[0] > 0.7 * (x1 - x0) for line in row)
    return row if len(hit) >= 2 and len(row) >= 2 and not wide else []


def _with_head(
    page: Page,
    inside: list[Line],
    columns: Sequence[tuple[float, float]],
    tops: list[float],
    x0: float,
    x1: float,
    body: BodyStyle,
) -> tuple[list[Line], list[float]]:
    """Add the row right above the first rule, where it is one of cells."""
    row = _row_at(page, tops[0] - 1.6 * body.pitch, tops[0] - 0.5, x0, x1, columns)
    row = [line for line in row if line not in inside]
    return (row + inside, [min(line.bbox[1] for line in row), *tops]) if row else (inside, tops)


def _with_foot(
    page: Page,
    inside: list[Line],
    columns: Sequence[tuple[float, float]],
    tops: list[float],
    bottom: float,
    x0: float,
    x1: float,
    body: BodyStyle,
) -> tuple[list[Line], list[float]]:
    """Add rows of cells below the last painted row (every other row may be painted)."""
    while True:
        row = [
            line
            for line in _row_at(page, bottom + 0.5, bottom + 1.6 * body.pitch, x0, x1, columns)
            if line not in inside
        ]
        if not row or len({round(line.baseline) for line in row}) != 1:
            return inside, tops
        inside, tops = inside + row, [*tops, min(line.bbox[1] for line in row) - 1]
        bottom = max(line.bbox[3] for line in row)


def _pairs(page: Page, body: BodyStyle) -> dict[tuple[int, int], list[tuple[Line, Line]]]:
    """Return neighbouring pieces of one baseline, by their left edges."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: (line.baseline, line.bbox[0])):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= 0.3 * body.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    pairs: dict[tuple[int, int], list[tuple[Line, Line]]] = defaultdict(list)
    for row in rows:
        row.sort(key=lambda line: line.bbox[0])
        for left, right in zip(row, row[1:], strict=False):
            if len(left.text.strip()) > 2:
                pairs[round(left.bbox[0] / 4), round(right.bbox[0] / 4)].append((left, right))
    return pairs


def _aligned(page: Page, body: BodyStyle, rules: TableRules) -> list[FoundTable]:
    """Return tables without rules: rows of short pieces that start at the same edges."""
    found: list[FoundTable] = []
    for pairs in _pairs(page, body).values():
        runs: list[list[tuple[Line, Line]]] = []
        for pair in pairs:
            if runs and pair[0].baseline - runs[-1][-1][0].baseline <= rules.step * body.pitch:
                runs[-1].append(pair)
            else:
                runs.append([pair])
        for run in runs:
            if len(run) >= rules.rows and _is_table(run, page, body, rules):
                found.append(_grown(run, page, body))
    return _disjoint(found)


def _is_table(run: Sequence[tuple[Line, Line]], page: Page, body: BodyStyle, rules: TableRules) -> bool:
    """Tell whether aligned rows are a table and not two columns of running text."""
    steps = [b[0].baseline - a[0].baseline for a, b in zip(run, run[1:], strict=False)]
    left = max(pair[0].bbox[2] for pair in run)
    start = min(pair[1].bbox[0] for pair in run)
    if start - left < 0.5 * body.size:
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
    airy = sum(1 for step in steps if step >= rules.airy * body.pitch) >= 0.8 * len(steps)
    figures = sum(1 for _, right in run if any(c.isdigit() for c in right.text) and len(right.text) <= 14)
    box = union(line.bbox for pair in run for line in pair)
    marks = sum(
        1
        for shape in page.shapes
        if shape.kind != "image"
        and overlap(shape.bbox[0], shape.bbox[2], box[0], box[2]) > 0.5 * (box[2] - box[0])
        and overlap(shape.bbox[1] - 1, shape.bbox[3] + 1, box[1], box[3]) > 0
        and shape.bbox[3] - shape.bbox[1] < 3 * body.pitch
    )
    full = sum(1 for pair in run if pair[0].bbox[2] >= left - 1.5 * body.size) >= 0.6 * len(run)
    return (figures >= rules.numeric * len(run)) or (marks >= 2 and airy) or (airy and not full)


def _grown(run: Sequence[tuple[Line, Line]], page: Page, body: BodyStyle) -> FoundTable:
    """Take the further cells of the rows, and the lines that go on inside a cell."""
    lines = [line for pair in run for line in pair]
    baselines = [pair[0].baseline for pair in run]
    box = union(line.bbox for line in lines)
    inside = [
        line
        for line in page.lines
        if box[1] - 1 <= _middle(line) <= box[3] + 1
        and line.bbox[0] >= box[0] - 2
        and any(abs(line.baseline - at) < 0.3 * body.size for at in baselines)
        and line.bbox[0] <= box[2] + 3 * body.size
    ]
    start = min(pair[1].bbox[0] for pair in run)
    more = [
        line
        for line in page.lines
        if line not in inside
        and box[1] <= _middle(line) <= box[3] + 1.1 * body.pitch
        and any(abs(line.bbox[0] - other.bbox[0]) <= 3 for other in lines)
        and line.bbox[2] <= box[2] + 3
        # Under the last row only what stays inside its cell goes on with it.
        and (_middle(line) <= box[3] or line.bbox[2] <= start - body.size)
    ]
    tops = [at - body.size for at in baselines]
    chosen = inside + more
    return _make(page.number, chosen, tops, _spans(inside, body))


def _disjoint(found: Sequence[FoundTable]) -> list[FoundTable]:
    """Keep the largest of tables that share lines."""
    kept: list[FoundTable] = []
    taken: set[int] = set()
    for table in sorted(found, key=lambda table: -len(table.lines)):
        if not any(id(line) in taken for line in table.lines):
            kept.append(table)
            taken.update(id(line) for line in table.lines)
    return kept


def set_apart(
    pages: Sequence[Page], body: BodyStyle, rules: TableRules = TableRules()
) -> tuple[tuple[Page, ...], list[FoundTable]]:
    """Return the pages without the lines of tables, and the tables.

    Args:
        pages: pages without furniture.
        body: the body style.
        rules: what makes a table.
    """
    kept = []
    tables: list[FoundTable] = []
    for page in pages:
        rest = page
        for find in (
            lambda page: _tagged(page, body),
            lambda page: _ruled(page, body, rules),
            lambda page: _aligned(page, body, rules),
        ):
            found = find(rest)
            taken = {id(line) for table in found for line in table.lines}
            rest = replace(rest, lines=tuple(line for line in rest.lines if id(line) not in taken))
            tables += found
        kept.append(rest)
    return tuple(kept), tables


def boxes(page: Page) -> list[Shape]:
    """Return painted areas of a page that could frame a few lines: neither hairlines nor grounds."""
    return [
        shape
        for shape in page.shapes
        if shape.kind == "area"
        and shape.bbox[3] - shape.bbox[1] > 8
        and (shape.bbox[2] - shape.bbox[0]) * (shape.bbox[3] - shape.bbox[1]) < 0.5 * page.width * page.height
    ]
