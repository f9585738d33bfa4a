"""How high a row of a sheet is: enough lines for what its cells say.

Excel finds heights by itself when it opens a workbook; LibreOffice and viewers take what the file says.
"""

import unicodedata
from collections.abc import Iterator

from .sheet import Sheet, SheetColumn
from .tables import Cell

LINE = 15.0
"""Points of a line in the usual face of a workbook, Calibri 11."""
HIGHEST = 409.0
"""Points that a row of a workbook can have (ECMA-376)."""
_WIDE = "WF"
"""East Asian widths of signs that take two columns' characters."""
_UPRIGHT = 5.5
"""Points of an average letter along an upright head."""
_ARROW = 2
"""Characters that the arrow of a filter takes of a head."""


def heights(sheet: Sheet) -> Iterator[float]:
    """Yield the height of the head and of each row, points."""
    yield max((_head(column) for column in sheet.columns), default=LINE)
    for row in sheet.rows:
        most = max((lines(cell, column) for column, cell in zip(sheet.columns, row, strict=True)), default=1)
        yield min(most * LINE, HIGHEST)


def lines(cell: Cell, column: SheetColumn) -> int:
    """Return how many lines a cell takes in its column."""
    if not isinstance(cell, str) or not column.wrap:
        return 1
    return sum(_wrapped(line, column.width) for line in cell.split("\n"))


def _head(column: SheetColumn) -> float:
    if column.upright:
        return _UPRIGHT * _width(column.name) + LINE
    return _wrapped(column.name, column.width - _ARROW) * LINE


def _wrapped(text: str, width: int) -> int:
    """Return how many lines words take in a width of so many characters; a longer word is broken."""
    if _width(text) <= width:
        return 1
    count, used = 1, 0
    for word in text.split(" "):
        needed = _width(word)
        if used and used + 1 + needed <= width:
            used += 1 + needed
            continue
        if used:
            count += 1
        count += (needed - 1) // width if needed else 0
        used = needed - (needed - 1) // width * width if needed else 0
    return count


def _width(text: str) -> int:
    """Return how many characters of a column a text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)
