"""A published table as its file holds it: sheets, rows and cells, free of any format."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .stream import MAX_CHARACTERS

MAX_CELLS = 2_000_000
"""Cells of a file together; a hundred times as many as those of five regions' workbook."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row.

    Attributes:
        number: from 1, the head being the first.
        cells: what each says, from the first column on; numbers as they are written.
        formulas: (index of the cell, its formula) where a cell is worked out and not written.
        hidden: nobody sees it.
    """

    number: int
    cells: tuple[str, ...]
    formulas: tuple[tuple[int, str], ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet.

    Attributes:
        name: as its tab shows it; "" of a file that is one table.
        rows: the head first.
        odd: in words, what it has that no build writes: what is hidden, or stands elsewhere than in cells.
    """

    name: str
    rows: tuple[TableRow, ...]
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of tables; `odd` as that of a sheet."""

    sheets: tuple[TableSheet, ...]
    odd: tuple[str, ...] = ()


def check_size(path: Path, sheets: Iterable[TableSheet]) -> None:
    """Refuse a file with more words or cells than anybody would compare.

    Raises:
        InputError: it has too many.
    """
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row.cells]
    if len(cells) > MAX_CELLS:
        raise InputError(f"{path}: more than {MAX_CELLS // 1_000_000} million cells; not compared")
    # the same words stand in several sheets
    if sum(map(len, cells)) > 10 * MAX_CHARACTERS:
        raise InputError(
            f"{path}: more than {10 * MAX_CHARACTERS // 1_000_000} million characters; not compared"
        )


def letters_of(column: int) -> str:
    """Return the letters by which spreadsheets name a column, from 0: A, B … Z, AA."""
    out = ""
    while column >= 0:
        out = chr(ord("A") + column % 26) + out
        column = column // 26 - 1
    return out


def one_line_ending(text: str) -> str:
    """Return a text with one sign for the ends of lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
