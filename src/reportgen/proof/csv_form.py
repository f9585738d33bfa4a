"""A published CSV: one row a priority."""

from collections.abc import Iterable
from pathlib import Path

from ..model.compilation import Compilation
from ..writers.data import tables
from . import csv_file, table_check, table_claims, table_places
from .findings import Discrepancy
from .table_check import WantedTable
from .table_file import TableFile, one_line_ending

Published = TableFile


def read(path: Path, reader: str) -> TableFile:
    """Read a CSV; no engine is asked.

    Raises:
        InputError: it cannot be read.
    """
    return csv_file.read(path)


def compared(seen: TableFile, compilation: Compilation) -> Iterable[Discrepancy]:
    """Yield how a CSV differs from what it must say."""
    wanted = _wanted(compilation)
    yield from table_claims.check(wanted, compilation, _cell)
    yield from table_check.check([wanted], seen)


def remarks(compilation: Compilation) -> tuple[str, ...]:
    """Return nothing: no cell of a CSV is too small for its words."""
    return ()


def _wanted(compilation: Compilation) -> WantedTable:
    head = tuple(column.name for column in tables.columns_of(compilation))
    rows = tuple(tuple(_cell(cell) for cell in row) for row in tables.rows(compilation))
    places = table_places.places_of(compilation)
    return WantedTable("", (head, *rows), tuple(table_places.place_of(head, row, places) for row in rows))


def _cell(cell: tables.Cell) -> str:
    return "" if cell is None else one_line_ending(str(tables.inert(cell)))
