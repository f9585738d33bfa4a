"""A sheet of the workbook as data: columns and rows, free of any spreadsheet library."""

from dataclasses import dataclass

from .tables import Cell


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of another sheet's column, which a cell may take."""

    sheet: str
    column: int


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column.

    Attributes:
        width: in characters.
        wrap: whether long text runs over several lines.
        choices: what a cell of it may say; empty where it may say anything.
    """

    name: str
    width: int
    wrap: bool = False
    choices: tuple[str, ...] | Choices = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: a head and rows as wide as it."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
