"""Ladders: horizontal rules, or edges of painted cells, of one width below one another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Page
from ...model.geometry import BBox, median
from .cells import middle


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
    ragged: float = 0.3
    """Share of a column's width by which lines that are not justified end before its edge."""
    ragged_full: float = 0.6
    """Share of lines that end no earlier, from which columns between two rules are running text."""
    ragged_lines: int = 12
    """At least this many lines in each of them."""
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


def find(page: Page, rules: RuleRules = RuleRules()) -> list[list[BBox]]:
    """Return the rules of each ladder of a page, downwards.

    Args:
        page: without furniture.
        rules: distances.
    """
    found = _ladders(_levels(_horizontals(page, rules), rules), rules)
    return [part for ladder in found for part in _parted(ladder, page, rules)]


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
