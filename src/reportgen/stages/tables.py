"""Tables: rows and cells told from rules, tags and aligned short pieces of text.

Taking running text for a table would lose it, so only strong evidence counts: a grid or ladder of
rules around text in several columns, or the source's own table tags.
"""

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
    """Points between two rules of one table at most; a taller row is a box of text."""
    least_width: float = 120.0
    """Points a table's rules are long at least; shorter ones underline words or part notes."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table's block, the lines it holds, and where it stands."""

    block: Block
    lines: tuple[Line, ...]
    bbox: BBox


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
            if (
                abs(last[0] - box[0]) <= rules.same_edge
                and abs(last[2] - box[2]) <= rules.same_edge
                and 3 < box[1] - last[1] <= rules.row_gap
            ):
                ladder.append(box)
                break
        else:
            ladders.append([box])
    return [ladder for ladder in ladders if len(ladder) >= rules.rules]


def _cell_columns(lines: Sequence[Line], body: BodyStyle) -> list[tuple[float, float]]:
    """Return the x ranges of columns: what remains of the lines' extents where they overlap."""
    spans: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.bbox[0]):
        x0, x1 = line.bbox[0], line.bbox[2]
        if spans and x0 < spans[-1][1] + 0.3 * body.size:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _cells(
    lines: Sequence[Line], edges: Sequence[float], spans: Sequence[tuple[float, float]]
) -> list[tuple[str, ...]]:
    """Put lines into rows (between the edges) and columns."""
    rows = []
    for top, bottom in zip(edges, edges[1:], strict=False):
        inside = [line for line in lines if top - 1 <= (line.bbox[1] + line.bbox[3]) / 2 < bottom + 1]
        if not inside:
            continue
        cells = []
        for x0, x1 in spans:
            words = [
                line.text
                for line in sorted(inside, key=lambda line: (round(line.baseline), line.bbox[0]))
                if overlap(line.bbox[0], line.bbox[2], x0, x1) > 0.5 * (line.bbox[2] - line.bbox[0])
            ]
            cells.append(" ".join(words))
        rows.append(tuple(cells))
    return rows


def _block(lines: Sequence[Line], rows: Sequence[tuple[str, ...]], page: int) -> FoundTable:
    box = union(line.bbox for line in lines)
    text = "\n".join("\t".join(row) for row in rows)
    block = Block("table", text, (Inline(text),), (Evidence(page, box),), rows=tuple(rows))
    return FoundTable(block, tuple(lines), box)


def _ruled(page: Page, body: BodyStyle, rules: TableRules) -> list[FoundTable]:
    found = []
    for ladder in _ladders(_levels(_horizontals(page, rules), rules), rules):
        x0, x1 = ladder[0][0], ladder[0][2]
        top, bottom = ladder[0][1], ladder[-1][3]
        inside = [
            line
            for line in page.lines
            if top - 2 <= (line.bbox[1] + line.bbox[3]) / 2 <= bottom + 2
            and line.bbox[0] >= x0 - 4
            and line.bbox[2] <= x1 + 4
        ]
        spans = _cell_columns(inside, body) if inside else []
        if len(spans) < 2:
            continue
        rows = _cells(inside, [box[1] for box in ladder], spans)
        filled = sum(1 for row in rows if sum(1 for cell in row if cell) >= 2)
        if filled >= 2 and filled * 2 >= len(rows):
            found.append(_block(inside, rows, page.number))
    return found


def _tagged(page: Page) -> list[FoundTable]:
    """Return tables that the source tags as such: cells are TH and TD elements inside TR."""
    cells = [line for line in page.lines if line.tag is not None and _in_table(line)]
    if len(cells) < 4:
        return []
    order: dict[int, list[Line]] = {}
    for line in cells:
        assert line.tag is not None
        order.setdefault(line.tag.element, []).append(line)
    rows: list[list[list[Line]]] = []
    for element in sorted(order):
        members = order[element]
        box = union(line.bbox for line in members)
        if (
            rows
            and any(overlap(box[1], box[3], *_extent(cell)) > 2 for cell in rows[-1])
            and (box[0] > max(line.bbox[0] for cell in rows[-1] for line in cell) - 2)
        ):
            rows[-1].append(members)
        else:
            rows.append([members])
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return []
    texts = [tuple(" ".join(line.text for line in cell) for cell in row) for row in rows]
    return [_block(cells, texts, page.number)]


def _in_table(line: Line) -> bool:
    tag = line.tag
    return tag is not None and (tag.role in {"TD", "TH"} or bool({"TD", "TH"} & set(tag.path)))


def _extent(cell: Sequence[Line]) -> tuple[float, float]:
    box = union(line.bbox for line in cell)
    return box[1], box[3]


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
        found = _ruled(page, body, rules)
        taken = {id(line) for table in found for line in table.lines}
        rest = replace(page, lines=tuple(line for line in page.lines if id(line) not in taken))
        if not found:
            more = _tagged(rest)
            taken = {id(line) for table in more for line in table.lines}
            rest = replace(rest, lines=tuple(line for line in rest.lines if id(line) not in taken))
            found += more
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
