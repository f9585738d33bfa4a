"""Published tables against those that a build writes: sheets, heads, rows and cells, one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..writers.data.tables import FORMULA_STARTS
from . import table_rows
from .elsewhere import shown
from .findings import Discrepancy, FindingCode
from .table_file import TableFile, TableRow, TableSheet, letters_of
from .table_places import NO_PLACE, RowPlace

_REMEDY = "build the file again from the sources"
_BOLD = frozenset({"key terms", "editorial key terms"})
_WHERE = frozenset({"first page", "last page", "first paragraph", "last paragraph", "source file"})
_REGION = frozenset({"region", "subregion"})
_WORDS = frozenset({"text", "source text", "asks", "evidence", "ask", "quotation", "sentence"})
"""Columns with words of the reports."""
_OF_REPORTS = "Sources"


@dataclass(frozen=True, slots=True)
class WantedTable:
    """A sheet as it must be.

    Attributes:
        name: as its tab shows it; "" of a file that is one table.
        rows: the head first; each cell as the file must say it.
        places: of each row, the passage that it is about.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    places: tuple[RowPlace, ...]


def check(wanted: Sequence[WantedTable], file: TableFile) -> Iterable[Discrepancy]:
    """Compare a published file of tables with what a build writes."""
    yield from (Discrepancy("frame", message, _REMEDY) for message in file.odd)
    by_name = {sheet.name: sheet for sheet in file.sheets}
    for table in wanted:
        if table.name not in by_name:
            yield Discrepancy("words-missing", f"the sheet {table.name} is missing", _REMEDY)
        else:
            yield from _sheet(table, by_name[table.name])
    names = [table.name for table in wanted]
    for sheet in file.sheets:
        if sheet.name not in names:
            yield Discrepancy(
                "frame", f"no build writes a sheet “{sheet.name}”", _REMEDY, f"sheet {sheet.name}"
            )
    if [sheet.name for sheet in file.sheets if sheet.name in names] != [
        name for name in names if name in by_name
    ]:
        yield Discrepancy("frame", "the sheets stand in another order", _REMEDY)


def _sheet(wanted: WantedTable, sheet: TableSheet) -> Iterable[Discrepancy]:
    label = f"sheet {sheet.name}" if sheet.name else ""
    yield from (Discrepancy("frame", message, _REMEDY, label) for message in sheet.odd)
    head, *rows = wanted.rows
    compared = _Compared(sheet.name, head)
    if not sheet.rows:
        yield Discrepancy("words-missing", "nothing stands there", _REMEDY, label or "the file")
        return
    first, *others = sheet.rows
    yield from compared.cells(head, first, NO_PLACE, lambda _: "frame")
    matched = table_rows.match(rows, [row.cells for row in others])
    for e, f in sorted(matched.pairs.items()):
        if rows[e] != others[f].cells or others[f].formulas:
            yield from compared.cells(rows[e], others[f], wanted.places[e], compared.code)
    about = {f: wanted.places[e] for e, f in (*matched.pairs.items(), *matched.moved, *matched.twice)}
    for f, row in enumerate(others):
        if row.hidden:
            yield compared.row("frame", row, about.get(f, NO_PLACE), "the row is hidden")
    for e, f in matched.moved:
        yield compared.row(
            "words-moved", others[f], wanted.places[e], "it stands at another place than in the build"
        )
    for e, f in matched.twice:
        yield compared.row("words-twice", others[f], wanted.places[e], "it stands there twice")
    for e in matched.missing:
        message = f"the row “{_brief(rows[e])}” is missing"
        yield compared.about("words-missing", message, wanted.places[e], label or "the file")
    for f in matched.added:
        said = _brief(others[f].cells)
        message = f"no build writes this row: “{said}”" if said else "the row is empty"
        yield compared.row("words-added", others[f], NO_PLACE, message)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A sheet, and the names of its columns."""

    sheet: str
    head: tuple[str, ...]

    def cells(
        self,
        wanted: Sequence[str],
        row: TableRow,
        place: RowPlace,
        code: Callable[[str], FindingCode],
    ) -> Iterable[Discrepancy]:
        """Yield how the cells of a row differ from those wanted."""
        formulas: Mapping[int, str] = dict(row.formulas)
        for column in range(max(len(wanted), len(row.cells), *(column + 1 for column in formulas), 1)):
            must = wanted[column] if column < len(wanted) else ""
            said = row.cells[column] if column < len(row.cells) else ""
            name = self.head[column] if column < len(self.head) else ""
            message = _difference(must, said, formulas.get(column))
            if message:
                yield self.about(code(name), message, place, self._cell(row.number, column, name))

    def code(self, column: str) -> FindingCode:
        """Return what it is when a cell of a column differs."""
        if column in _BOLD:
            return "bold"
        if column in _WHERE:
            return "reference"
        if column in _WORDS or not column:
            return "words-changed"
        if self.sheet == _OF_REPORTS:
            return "facts"
        return "words-moved" if column in _REGION else "coding"

    def row(self, code: FindingCode, row: TableRow, place: RowPlace, message: str) -> Discrepancy:
        """Return a finding about a whole row of the file."""
        where = f"sheet {self.sheet}, row {row.number}" if self.sheet else f"row {row.number}"
        return self.about(code, message, place, where)

    def about(self, code: FindingCode, message: str, place: RowPlace, where: str) -> Discrepancy:
        """Return a finding."""
        return Discrepancy(code, message, _REMEDY, where, None, place.item, place.source, *place.where)

    def _cell(self, number: int, column: int, name: str) -> str:
        called = name or f"column {column + 1}"
        if self.sheet:
            return f"sheet {self.sheet}, cell {letters_of(column)}{number} ({called})"
        return f"row {number}, {called}"


def _difference(must: str, said: str, formula: str | None) -> str:
    """Return in words how a cell differs; "" where it does not."""
    wanted = f"“{_about(must, said)}” must stand there" if must else "nothing must stand there"
    if formula is not None:
        return f"it is a formula, “{formula}”; {wanted}"
    if must == said:
        return ""
    if not said:
        return f"it is empty; {wanted}"
    risk = ", which spreadsheets take for a formula" if said.startswith(FORMULA_STARTS) else ""
    return f"it says “{_about(said, must)}”{risk}; {wanted}"


_AROUND = 30
"""Characters that are told before and behind where two long texts differ."""


def _about(text: str, other: str) -> str:
    """Return the part of a text in which it differs from another, with some words around it."""
    least = min(len(text), len(other))
    start = next((i for i in range(least) if text[i] != other[i]), least)
    end = next((i for i in range(least - start) if text[-1 - i] != other[-1 - i]), least - start)
    first, last = max(0, start - _AROUND), min(len(text), len(text) - end + _AROUND)
    inside = shown(text[first:last].split())
    return f"{'… ' if first else ''}{inside}{' …' if last < len(text) else ''}"


def _brief(cells: Iterable[str]) -> str:
    return shown(" ".join(filter(None, cells)).split())
