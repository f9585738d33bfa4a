"""Tables and figures: rows and cells told from the source's tags, from rules, and from aligned short pieces.

The labels of a chart may be aligned too, so figures come before the last of these. Taking running text for
a table would take it out of the text, so each kind needs clear evidence.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import ARTIFACT, Line, Page, Shape
from ...model.geometry import overlap
from . import aligned_tables, figures, grid_tables, ruled_tables, table_parts, tagged_columns
from .blocks import SetApart
from .body_styles import Bodies
from .cells import FoundTable, Span, make, make_of_rows
from .style import BodyStyle

# Points: painted areas no higher than this are rules, not frames.
_FRAME_HEIGHT = 8.0
# Areas from this share of the page on are its ground.
_GROUND = 0.5


def set_apart(
    pages: Sequence[Page], bodies: Bodies, lists: Collection[int] = ()
) -> tuple[tuple[Page, ...], list[FoundTable], list[SetApart]]:
    """Return the pages without the lines of tables and figures, and these.

    Args:
        pages: pages without furniture.
        bodies: the styles of running text.
        lists: numbers of the pages that are tables of contents.
    """
    kept = []
    tables: list[FoundTable] = []
    drawn: list[SetApart] = []
    for page in pages:
        if page.number in lists:
            kept.append(page)
            continue
        rest, body = page, bodies.of(page.number)
        for find in (find_tagged, grid_tables.find, ruled_tables.find):
            of_kind = table_parts.parted(find(rest, body), body)
            rest = _without(rest, of_kind)
            tables += of_kind
        charts = figures.find(rest, body.size)
        rest = _without(rest, charts)
        of_kind = table_parts.parted(aligned_tables.find(rest, body), body)
        tables += of_kind
        drawn += charts
        kept.append(_without(rest, of_kind))
    return tuple(kept), tables, drawn


def _without(page: Page, apart: Sequence[FoundTable | SetApart]) -> Page:
    """Return a page without the lines of what was found on it."""
    if not apart:
        return page
    taken = {id(line) for table in apart for line in table.lines}
    return page._replace(lines=tuple(line for line in page.lines if id(line) not in taken))


def boxes(page: Page) -> list[Shape]:
    """Return painted areas of a page that could frame a few lines: neither hairlines nor grounds."""
    most = _GROUND * page.width * page.height
    shapes = []
    for shape in page.shapes:
        width, height = shape.bbox[2] - shape.bbox[0], shape.bbox[3] - shape.bbox[1]
        if shape.kind == "area" and height > _FRAME_HEIGHT and width * height < most:
            shapes.append(shape)
    return shapes


class TagRules(NamedTuple):
    """What tagged cells must show on the page to be a table."""

    lines: int = 4
    """At least this many lines in cells."""
    columns: int = 2
    """At least this many columns in a table."""
    rows: int = 2
    """At least this many rows in a table."""
    gap: float = 4.0
    """At most this many pitches between neighbouring lines of one table."""


_CELLS = frozenset({"TD", "TH"})


def _is_cell(line: Line) -> bool:
    return line.tag is not None and bool(_CELLS & {line.tag.role, *line.tag.path})


def _runs(page: Page) -> list[list[Line]]:
    """Return the lines in cells, parted where the source has words of no cell between them.

    Tables of two columns of text stand side by side on the page, and never in the source's order.
    """
    others = sorted(
        line.tag.element
        for line in page.lines
        if line.tag is not None and line.tag.role != ARTIFACT and not _is_cell(line)
    )
    runs: dict[int, list[Line]] = {}
    for line in page.lines:
        if line.tag is not None and _is_cell(line):
            runs.setdefault(bisect(others, line.tag.element), []).append(line)
    return [runs[at] for at in sorted(runs)]


def _clusters(lines: Sequence[Line], body: BodyStyle, rules: TagRules) -> list[list[Line]]:
    """Group lines that follow one another without a wide gap."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if groups and line.baseline - groups[-1][-1].baseline <= rules.gap * body.pitch:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _row_tops(lines: Sequence[Line], columns: Sequence[Span], rules: TagRules) -> list[float]:
    """Return where rows start: by the first column's elements, else by the heights of its lines."""
    first = [line for line in lines if overlap(line.bbox[0], line.bbox[2], *columns[0]) > 0]
    elements: dict[int, float] = {}
    for line in first:
        if line.tag is not None:
            elements[line.tag.element] = min(elements.get(line.tag.element, line.bbox[1]), line.bbox[1])
    if len(elements) >= rules.rows:
        return sorted(elements.values())
    return sorted({round(line.bbox[1]) for line in first})


def find_tagged(page: Page, body: BodyStyle, rules: TagRules = TagRules()) -> list[FoundTable]:
    """Return the tables of a page whose lines are tagged as cells.

    Args:
        page: without furniture.
        body: the body style.
        rules: how many lines, columns and rows make a table.
    """
    runs = _runs(page)
    if sum(map(len, runs)) < rules.lines:
        return []
    tables = []
    for group in (group for run in runs for group in _clusters(run, body, rules)):
        columns = tagged_columns.find(group, body)
        rows = _named_rows(group)
        tops = [] if len(rows) >= rules.rows else _row_tops(group, columns, rules)
        if len(columns) < rules.columns or len(tops or rows) < rules.rows:
            continue
        tables.append(
            make(page.number, group, tops, columns) if tops else make_of_rows(page.number, rows, columns)
        )
    return tables


def _named_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each row that the source names, none where the page shows others."""
    rows: dict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        rows[line.tag.row if line.tag else None].append(line)
    ordered = [rows[number] for number in sorted(number for number in rows if number is not None)]
    tops = [min(line.bbox[1] for line in row) for row in ordered]
    return ordered if None not in rows and all(a < b for a, b in pairwise(tops)) else []
