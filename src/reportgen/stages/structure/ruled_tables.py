"""Tables between rules or painted rows."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import BBox, median, overlap
from .cells import FoundTable, Span, goes_on, make, middle, spans
from .hyphens import HYPHENS
from .markers import has_bullet
from .style import BodyStyle


class RuleRules(NamedTuple):
    """What makes a table of rules; in points unless said."""

    rules: int = 3
    """Horizontal rules of one width that make a ladder: head, and top and foot of the rows."""
    same_edge: float = 4.0
    """Rules or cell edges of one table differ by no more."""
    row_gap: float = 90.0
    """Between two rules of one table; a taller band is a table only where its cells are short."""
    band_gap: float = 500.0
    """Between two rules of one table at most: head rule and foot rule of a long one."""
    full: float = 0.5
    """Share of a column's lines that fill it, from which it is running text."""
    full_slack: float = 2.5
    """Ems by which a line that fills its column may end before its edge."""
    text_width: float = 8.0
    """Ems from which a column can hold running text."""
    text_lines: int = 4
    """At least this many lines in a column that holds running text."""
    least_width: float = 120.0
    """A table's rules are this long at least; shorter ones underline words or part notes."""
    piece: float = 12.0
    """A piece of a rule is this long at least."""
    piece_gap: float = 8.0
    """Pieces of one rule are no further apart; columns of a page, whose tables stand side by side, are."""
    thickness: float = 2.5
    """A rule is at most this thick."""
    ground: float = 0.98
    """Areas wider than this share of the page are its ground."""
    same_height: float = 3.0
    """Pieces of one rule differ by less in height."""
    slack: float = 2.0
    """Lines may reach this far over the first and last rule."""
    columns: int = 2
    """At least this many columns in a table, and filled cells in a row that counts."""
    wide: float = 0.7
    """A line wider than this share of the table is no cell."""
    row_step: float = 1.6
    """Pitches outside the rules within which a row still belongs to the table."""
    heading_size: float = 1.15
    """Lines between two rules that are this many times larger than most cells are a heading."""
    same_row: float = 0.3
    """Ems by which the baselines of one row may differ."""


# Points by which lines outside a rule keep clear of it.
_OUTSIDE = 0.5


def _horizontals(page: Page, rules: RuleRules) -> list[BBox]:
    """Return horizontal rules and the edges of painted cells, as thin boxes."""
    horizontals: list[BBox] = []
    for shape in page.shapes:
        x0, top, x1, bottom = shape.bbox
        if x1 - x0 < rules.piece or shape.kind == "image":
            continue
        if bottom - top <= rules.thickness:
            horizontals.append(shape.bbox)
        elif shape.kind == "area" and bottom - top <= rules.row_gap and x1 - x0 < rules.ground * page.width:
            horizontals += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
    return horizontals


def _levels(horizontals: Sequence[BBox], rules: RuleRules) -> list[BBox]:
    """Join pieces of rules at one height into one rule."""
    rows: list[list[BBox]] = []
    for box in sorted(horizontals, key=lambda box: (box[1], box[0])):
        if rows and box[1] - rows[-1][0][1] <= rules.same_height:
            rows[-1].append(box)
        else:
            rows.append([box])
    out = []
    for row in rows:
        row.sort()
        start = row[0]
        for box in row[1:]:
            if box[0] - start[2] <= rules.piece_gap:
                start = (start[0], min(start[1], box[1]), max(start[2], box[2]), max(start[3], box[3]))
            else:
                out.append(start)
                start = box
        out.append(start)
    return [box for box in out if box[2] - box[0] >= rules.least_width]


def _ladders(levels: Sequence[BBox], rules: RuleRules) -> list[list[BBox]]:
    """Group rules of one width that follow one another downwards."""
    ladders: list[list[BBox]] = []
    for box in sorted(levels, key=lambda box: box[1]):
        for ladder in ladders:
            last = ladder[-1]
            same = abs(last[0] - box[0]) <= rules.same_edge and abs(last[2] - box[2]) <= rules.same_edge
            # Head rules may stand far above the foot rule; behind three rules a far one is another's.
            reach = rules.band_gap if len(ladder) < rules.rules else rules.row_gap
            if same and rules.same_height < box[1] - last[1] <= reach:
                ladder.append(box)
                break
        else:
            ladders.append([box])
    return [ladder for ladder in ladders if len(ladder) >= rules.rules]


def _is_running(lines: Sequence[Line], columns: Sequence[Span], body: BodyStyle, rules: RuleRules) -> bool:
    """Return whether all columns between rules hold running text: most of their lines fill them."""
    for x0, x1 in columns:
        own = [line for line in lines if overlap(line.bbox[0], line.bbox[2], x0, x1) > 0]
        full = sum(1 for line in own if line.bbox[2] >= x1 - rules.full_slack * body.size)
        if (
            x1 - x0 <= rules.text_width * body.size
            or len(own) < rules.text_lines
            or full < rules.full * len(own)
        ):
            return False
    return True


def _parted(ladder: Sequence[BBox], page: Page, rules: RuleRules) -> list[list[BBox]]:
    """Part rules where larger lines stand alone between two of them: headings between or below tables."""
    inside = [line for line in page.lines if ladder[0][1] <= middle(line) <= ladder[-1][3]]
    usual = median(line.size for line in inside) if inside else 0.0
    parts = [[ladder[0]]]
    for above, below in pairwise(ladder):
        band = [line.size for line in inside if above[1] <= middle(line) < below[1]]
        if band and min(band) >= rules.heading_size * usual:
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) >= rules.rules]


class _Ladder:
    """Rules of one width and what stands between them, while the rows are told apart."""

    def __init__(self, ladder: Sequence[BBox], page: Page, body: BodyStyle, rules: RuleRules) -> None:
        self.page, self.body, self.rules = page, body, rules
        self.x0, self.x1 = ladder[0][0], ladder[0][2]
        self.foot = ladder[-1][3]
        self.tops = [box[1] for box in ladder[:-1]]
        self.lines = self._between(self.tops[0] - rules.slack, self.foot + rules.slack)
        self.columns = spans(self.lines, body) if self.lines else []

    def _between(self, low: float, high: float) -> list[Line]:
        """Return the page's lines between two heights that keep inside the table's edges."""
        left, right = self.x0 - self.rules.same_edge, self.x1 + self.rules.same_edge
        return [
            line
            for line in self.page.lines
            if low <= middle(line) <= high and line.bbox[0] >= left and line.bbox[2] <= right
        ]

    def _row(self, low: float, high: float) -> list[Line]:
        """Return the lines of a row of cells between two heights: in two columns at least one keeps to it."""
        row = self._between(low, high)
        hits = [
            [
                index
                for index, (left, right) in enumerate(self.columns)
                if overlap(line.bbox[0], line.bbox[2], left, right) > 0
            ]
            for line in row
        ]
        wide = any(line.bbox[2] - line.bbox[0] > self.rules.wide * (self.x1 - self.x0) for line in row)
        enough = len({hit[0] for hit in hits if len(hit) == 1}) >= self.rules.columns
        return [line for line in row if line not in self.lines] if enough and not wide else []

    def add_head(self) -> None:
        """Add the row right above the first rule, where it is one of cells."""
        top = self.tops[0]
        row = self._row(top - self.rules.row_step * self.body.pitch, top - _OUTSIDE)
        if row:
            self.lines = row + self.lines
            self.tops = [min(line.bbox[1] for line in row), *self.tops]

    def split_bands(self) -> None:
        """Start rows also at baselines that two columns share: rules do not part all of them.

        Not where the cells of every column go on there: these are the lines of one row.
        """
        out: list[float] = []
        for top, foot in pairwise([*self.tops, float("inf")]):
            band = [line for line in self.lines if top <= middle(line) + _OUTSIDE < foot]
            first = [line for line in band if overlap(line.bbox[0], line.bbox[2], *self.columns[0]) > 0]
            reach = self.rules.same_row * self.body.size
            starts = [
                line.bbox[1]
                for line in sorted(first, key=lambda line: line.baseline)
                if any(other not in first and abs(other.baseline - line.baseline) < reach for other in band)
            ]
            out.append(top)
            out += [
                start
                for start in starts[1:]
                if start > top + self.rules.slack and not self._goes_on(band, start)
            ]
        self.tops = out

    def _goes_on(self, band: Sequence[Line], start: float) -> bool:
        """Return whether at a height the cells of all columns that hold words there go on."""
        counted = []
        for left, right in self.columns:
            cell = [line for line in band if overlap(line.bbox[0], line.bbox[2], left, right) > 0]
            above = [line for line in cell if line.bbox[1] < start]
            below = [line for line in cell if line.bbox[1] >= start]
            if above and below:
                last = max(above, key=lambda line: line.baseline)
                first = min(below, key=lambda line: line.baseline)
                counted.append(goes_on(last.text, first.text))
        return len(counted) >= self.rules.columns and all(counted)

    def add_foot(self) -> None:
        """Add rows of cells below the last painted row (every other row may be painted)."""
        while True:
            row = self._row(self.foot + _OUTSIDE, self.foot + self.rules.row_step * self.body.pitch)
            if not row or len({round(line.baseline) for line in row}) != 1:
                return
            if has_bullet(row[0].text) or row[-1].text[-1:] in HYPHENS:  # pieces of a justified line
                return
            self.lines = self.lines + row
            self.tops = [*self.tops, min(line.bbox[1] for line in row) - 1]
            self.foot = max(line.bbox[3] for line in row)


def _is_filled(rows: Iterable[Sequence[Sequence[Line]]], rules: RuleRules) -> bool:
    """Return whether at least half of the rows have several cells that hold words."""
    cells = [sum(1 for cell in row if cell) for row in rows]
    filled = sum(1 for count in cells if count >= rules.columns)
    return filled >= rules.columns and filled * 2 >= len(cells)


def find(page: Page, body: BodyStyle, rules: RuleRules = RuleRules()) -> list[FoundTable]:
    """Return tables between rules or painted rows.

    Args:
        page: without furniture.
        body: the body style.
        rules: distances.
    """
    tables = []
    ladders = _ladders(_levels(_horizontals(page, rules), rules), rules)
    for boxes in [part for ladder in ladders for part in _parted(ladder, page, rules)]:
        ladder = _Ladder(boxes, page, body, rules)
        tall = any(b[1] - a[1] > rules.row_gap for a, b in pairwise(boxes))
        if len(ladder.columns) < rules.columns or (
            tall and _is_running(ladder.lines, ladder.columns, body, rules)
        ):
            continue
        ladder.add_head()
        ladder.split_bands()
        ladder.add_foot()
        table = make(page.number, ladder.lines, ladder.tops, ladder.columns)
        if _is_filled(table.cells, rules):
            tables.append(table)
    return tables
