"""A sheet of the workbook as data: columns and rows, free of any spreadsheet library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model.provenance import AnyEvidence, places_of
from .tables import Cell, first_and_last


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
        upright: whether its head stands upright, as many narrow columns need it.
    """

    name: str
    width: int
    wrap: bool = False
    choices: tuple[str, ...] | Choices = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: a head and rows as wide as it.

    Attributes:
        printed: columns from the left that are printed; None for all.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: int | None = None


WHERE = (
    SheetColumn("first page", 12),
    SheetColumn("last page", 12),
    SheetColumn("first paragraph", 15),
    SheetColumn("last paragraph", 15),
)
"""Columns that say where in a report words stand."""


def where_of(evidence: Iterable[AnyEvidence]) -> tuple[Cell, Cell, Cell, Cell]:
    """Return the cells of WHERE."""
    places = places_of(evidence)
    return (*first_and_last(places.pages), *first_and_last(places.paragraphs))


def arranged(sheet: Sheet, printed: Sequence[str]) -> Sheet:
    """Return a sheet that begins with the columns to print, in their order; the others stand behind.

    Args:
        sheet: all of its columns.
        printed: names of the columns that a page's width can hold in letters that can be read.
    """
    names = [column.name for column in sheet.columns]
    first = [names.index(name) for name in printed if name in names]
    order = [*first, *(i for i in range(len(names)) if i not in first)]
    return Sheet(
        sheet.name,
        tuple(sheet.columns[i] for i in order),
        tuple(tuple(row[i] for i in order) for row in sheet.rows),
        len(first),
    )


def located(
    name: str, columns: tuple[SheetColumn, ...], rows: Iterable[tuple[Cell, ...]], *, paragraphs: bool
) -> Sheet:
    """Return a sheet whose rows end with the cells of WHERE.

    Args:
        name: of the sheet.
        columns: those before WHERE.
        rows: as wide as both.
        paragraphs: some report has no pages of its own; else the columns for paragraphs are left out.
    """
    head = (*columns, *WHERE) if paragraphs else (*columns, *WHERE[:2])
    return Sheet(name, head, tuple(row[: len(head)] for row in rows))
