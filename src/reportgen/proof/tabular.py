"""The reading order of a published page: from the top; a table cell by cell, as its tags say.

The cells of a row stand side by side, and only the tags of a PDF show which lines make one cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.document import Line

ROW = 2.0
"""Points by which the baselines of one row of words may differ."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table, cell by cell.

    Attributes:
        lines: all of them, caption and head first.
        head: those of its head.
    """

    lines: tuple[Line, ...]
    head: tuple[Line, ...]

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines that are not of the head."""
        return tuple(it for it in self.lines if it not in self.head)

    def continues(self, other: "Table") -> bool:
        """Return whether this table, first on its page, goes on with the last one of the page before."""
        return bool(self.head) and [it.text for it in self.head] == [it.text for it in other.head]


def in_order(lines: Sequence[Line]) -> list[Line | Table]:
    """Return what stands on a page from the top: lines, row by row and left to right, and tables."""
    out: list[Line | Table] = []
    run: list[Line] = []
    for line in _by_rows(lines):
        if _is_cell(line):
            run.append(line)
            continue
        if run:
            out.append(_table(run))
            run = []
        out.append(line)
    return [*out, _table(run)] if run else out


def _by_rows(lines: Sequence[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda it: it.baseline):
        if rows and abs(line.baseline - rows[-1][0].baseline) <= ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda it: it.bbox[0])]


def _is_cell(line: Line) -> bool:
    return line.tag is not None and "Table" in line.tag.path


def _table(lines: Sequence[Line]) -> Table:
    def place(line: Line) -> tuple[int, float, float]:
        return line.tag.element if line.tag else 0, line.baseline, line.bbox[0]

    ordered = sorted(lines, key=place)
    return Table(tuple(ordered), tuple(it for it in ordered if it.tag and "THead" in it.tag.path))
