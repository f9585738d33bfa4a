"""A published workbook: its sheets, cell by cell."""

from collections.abc import Iterable
from pathlib import Path

from ..model.compilation import Compilation
from ..writers.data import workbook
from ..writers.data.sheet import Sheet
from ..writers.data.sheets import sheets_of
from ..writers.data.tables import Cell
from . import table_check, table_claims, table_places, xlsx_file
from .findings import Discrepancy
from .table_check import WantedTable
from .table_file import TableFile, one_line_ending
from .table_places import RowPlace

Published = TableFile


def read(path: Path, reader: str) -> TableFile:
    """Read a workbook; no engine is asked.

    Raises:
        InputError: it cannot be read.
    """
    return xlsx_file.read(path)


def compared(seen: TableFile, compilation: Compilation) -> Iterable[Discrepancy]:
    """Yield how a workbook differs from what it must say."""
    places = table_places.places_of(compilation)
    wanted = [_wanted(sheet, places) for sheet in sheets_of(compilation)]
    yield from table_claims.check(wanted[0], compilation, _cell)
    yield from table_check.check(wanted, seen)


def remarks(compilation: Compilation) -> tuple[str, ...]:
    """Return which cells hold only the beginning of a text."""
    return workbook.remarks_of(compilation)


def _wanted(sheet: Sheet, places: dict[str, RowPlace]) -> WantedTable:
    head = tuple(column.name for column in sheet.columns)
    rows = tuple(tuple(_cell(cell) for cell in row) for row in sheet.rows)
    return WantedTable(
        sheet.name, (head, *rows), tuple(table_places.place_of(head, row, places) for row in rows)
    )


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return one_line_ending(workbook.fitting(cell)) if isinstance(cell, str) else f"{cell:.16G}"
