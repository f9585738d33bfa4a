"""CSV → rows: whatever parts the fields, as the first line says."""

import csv
import io
from pathlib import Path

from ..errors import InputError
from ..system import preopened
from .stream import MAX_CHARACTERS
from .table_file import TableFile, TableRow, TableSheet, check_size, one_line_ending

DELIMITERS = (",", ";", "\t")
"""What a build may put between fields."""


def read(path: Path) -> TableFile:
    """Read a CSV.

    Raises:
        InputError: it cannot be read.
    """
    try:
        text = preopened.read(path, 4 * MAX_CHARACTERS).decode("utf-8-sig")
        rows = _rows(text)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read ({error}); build it again") from error
    sheet = TableSheet("", rows)
    check_size(path, [sheet])
    return TableFile((sheet,))


def _rows(text: str) -> tuple[TableRow, ...]:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    before = csv.field_size_limit(4 * MAX_CHARACTERS)
    try:
        table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return tuple(
            TableRow(number, tuple(one_line_ending(cell) for cell in row))
            for number, row in enumerate(table, 1)
        )
    finally:
        csv.field_size_limit(before)
