"""Reading order: a page's lines in columns, full-width lines between them.

A column is recognised from the page itself: lines that start at one left edge beside lines that end
before it, with no line crossing in between. Lines that cross the gutter (full-width headings, a title)
part the page into bands; each band is read column by column.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ...model.document import Line, Page, Shape
from ...model.geometry import BBox, median, overlap, union
from .body_styles import Bodies
from .pieces import PIECES, join_rows, whole
from .style import BodyStyle, is_body


class OrderRules(NamedTuple):
    """What makes a gutter."""

    gutter: float = 0.55
    """Least width of a gutter in ems of the body size; wide word spaces stay below it."""
    same_edge: float = 2.5
    """Points by which the lines of one column may differ at their left edge."""
    lines: int = 3
    """Lines a column needs to be recognised on its own page."""
    known_lines: int = 1
    """Lines it needs where other pages of the document have the same gutter."""
    lone: int = 2
    """Rows of a column that may be narrower than `width`, where other pages have the same gutter."""
    width: float = 5.0
    """Least width of a column's usual line in ems: markers and numbers are no column."""
    edge: float = 1.5
    """Points by which a line may reach into a gutter."""
    bar: float = 4.0
    """Points: shapes higher than this are bars with words on them, thinner ones rules."""
    bar_height: float = 6.0
    """Ems that a heading's bar is high at most."""
    over: float = 20.0
    """Points by which a bar or rule reaches over a gutter on both sides."""
    heading: float = 1.15
    """Share of the body's size from which a line without a bar can be a heading over both columns."""
    level: float = 0.5
    """Pitches by which balanced columns may end apart, and that are free between them and a heading."""
    heading_gap: float = 2.2
    """Pitches that are free beside such a heading."""
    same_size: float = 0.3
    """Points by which the lines of one heading may differ in size."""
    heading_step: float = 1.6
    """Ems between the lines of one heading at most."""
    depth: int = 4
    """Columns are parted this often at most: 16 on a page."""
    known_pages: int = 2
    """Pages that make a gutter known."""
    marker: int = 2
    """Characters of a list marker that stands apart from its text at most."""
    marker_gap: float = 2.0
    """Ems between such a marker and the text of its entry at most."""


_RULES = OrderRules()


class TextColumn(NamedTuple):
    """Lines that follow one another, top to bottom; x0 and x1 are the column's edges in points."""

    page: int
    lines: tuple[Line, ...]
    x0: float
    x1: float


class _Gutter(NamedTuple):
    left: float
    right: float


def _spanning(
    lines: Sequence[Line], gutter: _Gutter, shapes: Sequence[Shape], taken: Sequence[BBox], body: BodyStyle
) -> set[int]:
    """Return lines (by id) that are short but belong to both columns: headings across the gutter.

    Such a heading stands in a painted bar or over a rule that crosses the gutter, or the other column
    is empty beside it, above and below running on; or it stands at the page's foot below both columns.
    """
    found: set[int] = set()
    wide = [
        s.bbox
        for s in shapes
        if s.kind != "image"
        and s.bbox[0] < gutter.left - _RULES.over
        and s.bbox[2] > gutter.right + _RULES.over
    ]
    right = [line.bbox for line in lines if line.bbox[0] >= gutter.right - _RULES.edge]
    right += [box for box in taken if box[0] >= gutter.right - body.size]
    for line in lines:
        if line.bbox[2] > gutter.left + _RULES.edge or is_body(line, body):
            continue
        if any(_holds(box, line) for box in wide):
            found.add(id(line))
            continue
        if _ends_both(line, lines, right, gutter, body):
            found.add(id(line))
            continue
        above = max((box[3] for box in right if box[3] <= line.bbox[1] + 2), default=None)
        below = min((box[1] for box in right if box[1] >= line.bbox[3] - 2), default=None)
        beside = any(overlap(box[1], box[3], line.bbox[1], line.bbox[3]) > 1 for box in right)
        if above is None or below is None or beside or line.size < _RULES.heading * body.size:
            continue
        if below - above >= _RULES.heading_gap * body.pitch:
            found.add(id(line))
    return found


def _ends_both(
    line: Line, lines: Sequence[Line], right: Sequence[BBox], gutter: _Gutter, body: BodyStyle
) -> bool:
    """Return whether a heading stands below two columns that end level: they were balanced before it."""
    if line.size < _RULES.heading * body.size or not right:
        return False
    left = [it.bbox[3] for it in lines if it.bbox[2] <= gutter.left + _RULES.edge and is_body(it, body)]
    if not left:
        return False
    ends = max(left), max(box[3] for box in right)
    level = abs(ends[0] - ends[1]) <= _RULES.level * body.pitch
    return level and line.bbox[1] >= max(ends) + _RULES.level * body.pitch


def _holds(box: BBox, line: Line) -> bool:
    """Return whether a wide shape is a line's bar (around it) or its rule (right below or above it)."""
    height = box[3] - box[1]
    middle = (line.bbox[1] + line.bbox[3]) / 2
    if height > _RULES.bar:
        return (
            box[1] - 1 <= middle <= box[3] + 1
            and height < _RULES.bar_height * line.size
            and box[0] <= line.bbox[0] + 1
        )
    near = -1 <= box[1] - line.bbox[3] <= 0.9 * line.size or -1 <= line.bbox[1] - box[3] <= 0.6 * line.size
    return near and abs(box[0] - line.bbox[0]) < _RULES.bar_height * line.size


def _bands(
    lines: Sequence[Line], gutter: _Gutter, spanning: Collection[int] = ()
) -> list[tuple[list[Line], list[Line], list[Line]]]:
    """Part lines, from the top, into (crossing, left, right) bands."""
    bands: list[tuple[list[Line], list[Line], list[Line]]] = [([], [], [])]
    for line in sorted(lines, key=lambda line: line.baseline):
        crossing, left, right = bands[-1]
        if id(line) in spanning:
            if left or right:
                bands.append(([line], [], []))
            else:
                crossing.append(line)
        elif line.bbox[0] >= gutter.right - _RULES.edge:
            right.append(line)
        elif line.bbox[2] <= gutter.left + _RULES.edge:
            if crossing and not left and not right and _ends_crossing(crossing[-1], line):
                crossing.append(line)
            else:
                left.append(line)
        elif left or right:
            bands.append(([line], [], []))
        else:
            crossing.append(line)
    return bands


def _ends_crossing(above: Line, line: Line) -> bool:
    """Return whether a short line is the end of the full-width heading or paragraph right above it."""
    step = line.baseline - above.baseline
    return abs(line.size - above.size) <= _RULES.same_size and step <= _RULES.heading_step * line.size


def _rows(lines: Sequence[Line]) -> list[BBox]:
    """Return the box of each baseline; justified lines come in pieces."""
    rows: dict[int, BBox] = {}
    for line in lines:
        key = round(line.baseline)
        rows[key] = union((rows[key], line.bbox)) if key in rows else line.bbox
    return [rows[key] for key in sorted(rows)]


def _usual_width(rows: Sequence[BBox]) -> float:
    return median(row[2] - row[0] for row in rows)


def _beside(left: Sequence[BBox], right: Sequence[BBox]) -> int:
    """Return how many rows of the shorter side stand beside rows of the other."""
    if not left or not right:
        return 0
    low, high = max(left[0][1], right[0][1]), min(left[-1][3], right[-1][3])
    return min(sum(1 for row in side if overlap(row[1], row[3], low, high) > 0) for side in (left, right))


def _candidates(
    lines: Sequence[Line], body: BodyStyle, known: Sequence[float], rules: OrderRules
) -> list[_Gutter]:
    """Return gutters before each left edge that several lines share."""
    edges: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        edges[round(line.bbox[0] / rules.same_edge)].append(line)
    found = []
    for key in sorted(edges):
        right = edges[key] + edges.get(key + 1, [])
        start = min(line.bbox[0] for line in right)
        width = rules.gutter * body.size
        if len(right) < rules.lines and not any(abs(start - edge) <= 2 * rules.same_edge for edge in known):
            continue
        if any(line.bbox[2] <= start - width for line in lines):
            found.append(_Gutter(start - width, start))
    for edge in known:
        # Lists and short columns may not start at the edge that other pages show.
        right = [line for line in lines if line.bbox[0] >= edge - rules.same_edge]
        left = [line for line in lines if line.bbox[2] <= edge - rules.gutter * body.size]
        if left and right:
            found.append(_Gutter(edge - rules.gutter * body.size, edge))
    return found


def _find_gutter(
    lines: Sequence[Line], body: BodyStyle, known: Sequence[float], rules: OrderRules
) -> _Gutter | None:
    best: tuple[int, float] | None = None
    chosen = None
    signs = [line for line in lines if _is_sign(line, rules)]
    for found in _candidates(lines, body, known, rules):
        gutter = _before_markers(found, signs, lines, body, rules)
        near = any(abs(gutter.right - edge) <= 2 * rules.same_edge for edge in known)
        needed = rules.known_lines if near else rules.lines
        supported = 0
        for _, left_lines, right_lines in _bands(lines, gutter):
            left, right = _rows(left_lines), _rows(right_lines)
            beside = _beside(left, right)
            if beside < needed:
                continue
            reach = rules.same_edge + 1
            edges = sum(
                1 for row in right if row[0] - gutter.right <= reach or abs(row[0] - found.right) <= reach
            )
            narrow = min(_usual_width(left), _usual_width(right)) < rules.width * body.size
            lone = near and edges == len(right) <= rules.lone  # last words may stand alone in their column
            if narrow and not lone:
                continue
            if gutter.right in known or edges * 2 >= len(right) or edges >= rules.lines:
                supported += beside
        score = (supported, gutter.right)
        if supported and (best is None or score[0] > best[0]):
            best, chosen = score, gutter
    return chosen


def _before_markers(
    gutter: _Gutter, signs: Sequence[Line], lines: Sequence[Line], body: BodyStyle, rules: OrderRules
) -> _Gutter:
    """Return a gutter moved to the left of the list markers that it would part from their entries."""
    parted = [sign.bbox[0] for sign in signs if _parts_marker(sign, gutter, lines, body, rules)]
    if not parted:
        return gutter
    width = gutter.right - gutter.left
    return _Gutter(min(parted) - width, min(parted))


def _is_sign(line: Line, rules: OrderRules) -> bool:
    text = line.text.strip()
    return len(text) <= rules.marker and not any(char.isalnum() for char in text)


def _parts_marker(
    sign: Line, gutter: _Gutter, lines: Sequence[Line], body: BodyStyle, rules: OrderRules
) -> bool:
    """Return whether a gutter would part a list marker from the entry that it stands before."""
    if not 0 <= gutter.left + rules.edge - sign.bbox[2] <= rules.marker_gap * body.size:
        return False
    return any(
        line.bbox[0] >= gutter.left
        and line.bbox[0] - sign.bbox[2] <= rules.marker_gap * body.size
        and abs(line.baseline - sign.baseline) <= PIECES.same_row * sign.size
        for line in lines
    )


class _Parting(NamedTuple):
    """Parts the lines of one page into columns, again and again while gutters are found.

    Attributes:
        shapes: what is painted on the page.
        taken: boxes of what was set apart from it.
        known: left edges of columns that other pages show.
    """

    shapes: Sequence[Shape]
    taken: Sequence[BBox]
    body: BodyStyle
    known: Sequence[float]
    rules: OrderRules

    def columns(self, lines: Sequence[Line], depth: int = 0) -> list[list[Line]]:
        """Return the lines of each column in reading order."""
        if not lines:
            return []
        gutter = None
        if depth < self.rules.depth:
            gutter = _find_gutter(lines, self.body, self.known, self.rules)
        if gutter is None:
            return [sorted(lines, key=lambda line: (line.baseline, line.bbox[0]))]
        out: list[list[Line]] = []
        spanning = _spanning(lines, gutter, self.shapes, self.taken, self.body)
        for crossing, left, right in _bands(lines, gutter, spanning):
            if crossing:
                out.append(crossing)
            if left and right and _beside(_rows(left), _rows(right)) == 0:
                out.append(sorted([*left, *right], key=lambda line: (line.baseline, line.bbox[0])))
                continue
            for side in (left, right):
                out += self.columns(side, depth + 1)
        return out


def _known_gutters(pages: Sequence[Page], bodies: Bodies, rules: OrderRules) -> list[float]:
    """Return left edges of second and further columns that several pages share."""
    counts: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        gutter = _find_gutter(whole(page.lines), bodies.of(page.number), (), rules)
        if gutter is not None:
            counts[round(gutter.right / (2 * rules.same_edge))].append(gutter.right)
    return [
        median(edges + counts.get(key + 1, []))
        for key, edges in sorted(counts.items())
        if len(edges) + len(counts.get(key + 1, [])) >= rules.known_pages
    ]


def order(
    pages: Sequence[Page],
    bodies: Bodies,
    taken: Mapping[int, Sequence[BBox]] = MappingProxyType({}),
    rules: OrderRules = OrderRules(),
) -> list[list[TextColumn]]:
    """Return for each page its columns in reading order, rows joined.

    Args:
        pages: pages without furniture, asides, notes and tables.
        bodies: the styles of running text.
        taken: page → boxes of the asides, notes and tables that stood there.
        rules: what makes a gutter.
    """
    known = _known_gutters(pages, bodies, rules)
    out = []
    for page in pages:
        body = bodies.of(page.number)
        parting = _Parting(page.shapes, taken.get(page.number, ()), body, known, rules)
        columns = []
        for lines in parting.columns(whole(page.lines)):
            rows = join_rows(lines, body)
            box = union(line.bbox for line in rows)
            columns.append(TextColumn(page.number, tuple(rows), box[0], box[2]))
        out.append(columns)
    return out
