"""Tables between rules or painted rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...model.document import Line, Page
from ...model.geometry import BBox, overlap
from . import ladders, ruled_text
from .cells import FoundTable, goes_on, make, middle, spans
from .hyphens import HYPHENS
from .ladders import RuleRules
from .markers import candidate, has_bullet, without_bullet
from .style import BodyStyle

# Points by which lines outside a rule keep clear of it.
_OUTSIDE = 0.5
# Ems by which the baselines of one row differ at most.
_ONE_ROW = 0.6


def _tables(ladder: Sequence[BBox], page: Page, body: BodyStyle, rules: RuleRules) -> list["_Ladder"]:
    """Return the tables between rules of one width: several where lines across all columns part them."""
    whole = _Ladder(ladder, page, body, rules)
    bands = [whole.band(above, below) for above, below in pairwise(ladder)]
    alone = [_first_alone(band, body) for band in bands]
    again = _heads(whole.above(), bands, alone)
    cells = [line for line in whole.lines if not any(line is it for it in alone)]
    columns = len(spans(cells, body))
    parts = [[ladder[0]]]
    for at, (below, line) in enumerate(zip(ladder[1:], alone, strict=True)):
        if line is not None and (at in again or len(spans([*cells, line], body)) < columns):
            parts.append([])
        parts[-1].append(below)
    if len(parts) == 1:
        return [whole]
    return [_Ladder(part, page, body, rules) for part in parts if len(part) >= rules.rules]


def _heads(above: Sequence[Line], bands: Sequence[Sequence[Line]], alone: Sequence[Line | None]) -> set[int]:
    """Return the places of the bands whose lone first line stands above the head that other tables have too.

    Args:
        above: what stands right above the first rule.
        bands: what stands between each two rules.
        alone: the line of each that stands there alone above the others.
    """
    rows = [tuple(line.text for line in above)]
    rows += [tuple(it.text for it in band if it is not line) for band, line in zip(bands, alone, strict=True)]
    heads = {row for row, times in Counter(rows).items() if times > 1 and len(row) > 1}
    return {
        at
        for at, line in enumerate(alone)
        if line is not None and (rows[at + 1] or rows[min(at + 2, len(rows) - 1)]) in heads
    }


def _first_alone(band: Sequence[Line], body: BodyStyle) -> Line | None:
    """Return the uppermost line between two rules, None where another one stands beside it.

    So does a heading between two tables, above the head of the second or right above its first rule.
    """
    first = min(band, key=lambda line: line.baseline, default=None)
    near = [line for line in band if first and line.baseline - first.baseline <= _ONE_ROW * body.size]
    return first if len(near) == 1 else None


class _Ladder:
    """Rules of one width and what stands between them, while the rows are told apart."""

    def __init__(self, ladder: Sequence[BBox], page: Page, body: BodyStyle, rules: RuleRules) -> None:
        self.boxes, self.page, self.body, self.rules = ladder, page, body, rules
        self.x0, self.x1 = ladder[0][0], ladder[0][2]
        self.foot = ladder[-1][3]
        self.tops = [box[1] for box in ladder[:-1]]
        self.lines = self._between(self.tops[0] - rules.slack, self.foot + rules.slack)
        self.columns = spans(self.lines, body) if self.lines else []

    def band(self, above: BBox, below: BBox) -> list[Line]:
        """Return the lines between two of the rules."""
        return [line for line in self.lines if above[1] <= middle(line) < below[1]]

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

    def above(self) -> list[Line]:
        """Return the lines right above the first rule."""
        return self._between(*self._over(self.tops[0]))

    def _over(self, top: float) -> tuple[float, float]:
        return top - self.rules.row_step * self.body.pitch, top - _OUTSIDE

    def add_head(self) -> None:
        """Add the row right above the first rule, where it is one of cells."""
        row = self._row(*self._over(self.tops[0]))
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

    def _is_opening(self, row: Sequence[Line]) -> bool:
        """Return whether a row goes on below, over its columns: these are pieces of a justified line."""
        last = max(row, key=lambda line: line.bbox[2])
        return any(
            goes_on(last.text, line.text)
            and 0 < line.baseline - last.baseline <= self.rules.row_step * self.body.pitch
            and sum(overlap(line.bbox[0], line.bbox[2], *column) > 0 for column in self.columns)
            >= self.rules.columns
            for line in self.page.lines
        )

    def add_foot(self) -> None:
        """Add rows of cells below the last painted row (every other row may be painted)."""
        while True:
            row = self._row(self.foot + _OUTSIDE, self.foot + self.rules.row_step * self.body.pitch)
            if not row or len({round(line.baseline) for line in row}) != 1:
                return
            if has_bullet(row[0].text) or row[-1].text[-1:] in HYPHENS:  # pieces of a justified line
                return
            if self._is_opening(row):
                return
            self.lines = self.lines + row
            self.tops = [*self.tops, min(line.bbox[1] for line in row) - 1]
            self.foot = max(line.bbox[3] for line in row)


def _is_filled(rows: Iterable[Sequence[Sequence[Line]]], rules: RuleRules) -> bool:
    """Return whether at least half of the rows have several cells that hold words."""
    cells = [sum(1 for cell in row if cell) for row in rows]
    filled = sum(1 for count in cells if count >= rules.columns)
    return filled >= rules.columns and filled * 2 >= len(cells)


def _is_list(table: FoundTable) -> bool:
    """Return whether the first of two columns holds nothing but list markers."""
    firsts = [" ".join(line.text for line in row[0]) for row in table.cells]
    return len(table.cells[0]) == 2 and all(map(_is_marker, firsts))  # noqa: PLR2004 (marker and words)


def _is_marker(text: str) -> bool:
    if not any(char.isalnum() for char in text):
        return True
    return without_bullet(f"{text} x") == "x" or candidate(f"{text} x") is not None


def _parts(ladder: Sequence[BBox], page: Page, body: BodyStyle, rules: RuleRules) -> list[list[BBox]]:
    whole = _Ladder(ladder, page, body, rules)
    bands = [whole.band(above, below) for above, below in pairwise(ladder)]
    return ruled_text.parted(ladder, bands, body, rules)


def find(page: Page, body: BodyStyle, rules: RuleRules = RuleRules()) -> list[FoundTable]:
    """Return tables between rules or painted rows.

    Args:
        page: without furniture.
        body: the body style.
        rules: distances.
    """
    tables = []
    parts = [part for ladder in ladders.find(page, rules) for part in _parts(ladder, page, body, rules)]
    for ladder in [table for part in parts for table in _tables(part, page, body, rules)]:
        tall = any(b[1] - a[1] > rules.row_gap for a, b in pairwise(ladder.boxes))
        if len(ladder.columns) < rules.columns or (
            tall and ruled_text.is_running(ladder.lines, ladder.columns, body, rules)
        ):
            continue
        ladder.add_head()
        ladder.split_bands()
        ladder.add_foot()
        table = make(page.number, ladder.lines, ladder.tops, ladder.columns)
        if _is_filled(table.cells, rules) and not _is_list(table):
            tables.append(table)
    return tables
