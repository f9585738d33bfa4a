"""Reading order: a page's lines in columns, full-width lines between them.

Lines that cross the gutter (full-width headings, a title), and rules across it, part the page into bands;
each band is read column by column.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ...model.document import Line, Page, Shape
from ...model.geometry import BBox, median, union
from .body_styles import Bodies
from .cards import cards
from .gutters import GUTTERS, beside, find_gutter, part, rows_of
from .pieces import join_rows, whole
from .spanning import cuts, spanning
from .style import BodyStyle


class OrderRules(NamedTuple):
    """How often columns are parted."""

    depth: int = 4
    """Columns are parted at most this often: 16 on a page."""
    known_pages: int = 2
    """Pages that make a gutter known."""


class TextColumn(NamedTuple):
    """Lines that follow one another, top to bottom.

    Attributes:
        x0: the column's left edge in points.
        x1: its right edge.
        closed: it is a card's: its text neither goes on from nor into another column.
    """

    page: int
    lines: tuple[Line, ...]
    x0: float
    x1: float
    closed: bool = False


class _Parting(NamedTuple):
    """Parts the lines of one page into columns, again and again while gutters are found.

    Attributes:
        shapes: what is painted on the page.
        taken: boxes of what was set apart from it.
        cards: painted boxes that stand side by side.
        known: left edges of columns that other pages show.
    """

    shapes: Sequence[Shape]
    taken: Sequence[BBox]
    cards: Sequence[BBox]
    body: BodyStyle
    known: Sequence[float]
    rules: OrderRules

    def columns(
        self, lines: Sequence[Line], depth: int = 0, closed: bool = False
    ) -> list[tuple[list[Line], bool]]:
        """Return the lines of each column in reading order, and whether it is a card's."""
        if not lines:
            return []
        gutter = None
        if depth < self.rules.depth:
            gutter = find_gutter(lines, self.body, self.known, self.cards)
        if gutter is None:
            return [(_sorted(lines), closed)]
        out: list[tuple[list[Line], bool]] = []
        headings = () if gutter.sure else spanning(lines, gutter, self.shapes, self.taken, self.body)
        parted = () if gutter.sure else cuts(lines, gutter, self.shapes)
        for crossing, left, right in part(lines, gutter, headings, parted):
            if crossing:
                out += self.crossing(crossing, depth + 1, closed)
            if left and right and beside(rows_of(left), rows_of(right)) == 0:
                out.append((_sorted([*left, *right]), closed))
                continue
            for side in (left, right):
                out += self.columns(side, depth + 1, closed or gutter.sure)
        return out

    def crossing(self, lines: list[Line], depth: int, closed: bool) -> list[tuple[list[Line], bool]]:
        """Return the lines that cross a gutter: they may stand in columns of their own, between others."""
        if len(lines) < 2 * GUTTERS.lines or len(rows_of(lines)) == len(lines):
            return [(lines, closed)]
        return self.columns(lines, depth, closed)


def _sorted(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.baseline, line.bbox[0]))


def _known_gutters(pages: Sequence[Page], bodies: Bodies, rules: OrderRules) -> list[float]:
    """Return left edges of second and further columns that several pages share."""
    counts: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        gutter = find_gutter(whole(page.lines), bodies.of(page.number), ())
        if gutter is not None:
            counts[round(gutter.right / (2 * GUTTERS.same_edge))].append(gutter.right)
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
        rules: how often columns are parted.
    """
    known = _known_gutters(pages, bodies, rules)
    out = []
    for page in pages:
        body = bodies.of(page.number)
        parting = _Parting(page.shapes, taken.get(page.number, ()), cards(page), body, known, rules)
        columns = []
        for lines, closed in parting.columns(whole(page.lines)):
            rows = join_rows(lines, body)
            box = union(line.bbox for line in rows)
            columns.append(TextColumn(page.number, tuple(rows), box[0], box[2], closed))
        out.append(columns)
    return out
