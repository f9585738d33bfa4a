"""The reading order of a published page: from the top; a table cell by cell, as its tags say.

The cells of a row stand side by side, and only the tags of a PDF show which lines make one cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model.document import ARTIFACT, Line

ROW = 2.0
"""Points by which the baselines of one row of words may differ."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table, cell by cell.

    Attributes:
        lines: all of them, caption and head first.
        head: those of its head, row by row; of a table that goes on, those on its first page.
    """

    lines: tuple[Line, ...]
    head: tuple[Line, ...]


def without_repeated_head(parts: Sequence[Line | Table], before: Line | Table | None) -> list[Line | Table]:
    """Return what stands on a page without the head of a table that goes on from the page before.

    A head that is printed again is an artifact, in front of a table without a head of its own; it repeats the
    other's words, row by row; without tags the words of narrow cells make one line. Anything else that is no
    content stays, to be found.

    Args:
        parts: the page from the top.
        before: what stands at the foot of the page before.
    """
    index = next((number for number, part in enumerate(parts) if isinstance(part, Table)), None)
    if index is None or not isinstance(before, Table):
        return list(parts)
    table, above = parts[index], [part for part in parts[:index] if isinstance(part, Line)]
    if not isinstance(table, Table) or table.head or not all(map(_is_artifact, above)):
        return list(parts)
    if _words(above) != _words(before.head):
        return list(parts)
    return [replace(table, head=before.head), *parts[index + 1 :]]


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
    for line in sorted(lines, key=lambda line: line.baseline):
        if rows and abs(line.baseline - rows[-1][0].baseline) <= ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda piece: piece.bbox[0])]


def _words(lines: Sequence[Line]) -> list[str]:
    return [word for line in lines for word in line.text.split()]


def _is_cell(line: Line) -> bool:
    return line.tag is not None and "Table" in line.tag.path


def _is_artifact(line: Line) -> bool:
    return line.tag is not None and line.tag.role == ARTIFACT


def _table(lines: Sequence[Line]) -> Table:
    def place(line: Line) -> tuple[int, float, float]:
        return line.tag.element if line.tag else 0, line.baseline, line.bbox[0]

    ordered = sorted(lines, key=place)
    head = [line for line in ordered if line.tag and "THead" in line.tag.path]
    return Table(tuple(ordered), tuple(_by_rows(head)))
