"""One row a priority: CSV and XLSX for people who sort, filter and count.

Text from a source stays text: spreadsheets take cells that begin with = + - @ for formulas.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter  # type: ignore[import-untyped]

from ..schema import Compilation, Item, Report, Section
from .book import PRIORITY_KINDS

SEPARATOR = "; "
"""Between several audiences, key terms or themes in one cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that turn a CSV cell into a formula (OWASP, CSV injection)."""

_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Fixed, so that the same priorities give the same bytes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters."""

    name: str
    width: int
    wrap: bool = False


COLUMNS = (
    Column("id", 28),
    Column("region", 20, wrap=True),
    Column("subregion", 16, wrap=True),
    Column("audiences", 22, wrap=True),
    Column("kind", 10),
    Column("text", 90, wrap=True),
    Column("key terms", 36, wrap=True),
    Column("themes", 30, wrap=True),
    Column("source file", 26, wrap=True),
    Column("first page", 10),
    Column("last page", 10),
)

Cell = str | int | None


def rows(compilation: Compilation) -> Iterator[tuple[Cell, ...]]:
    """Yield one row a priority (item of a section of issues or actions), in the order of COLUMNS."""
    for report in compilation.reports:
        for section in report.sections:
            if section.kind in PRIORITY_KINDS:
                for item in section.items:
                    yield _row(report, section, item)


def csv_bytes(compilation: Compilation) -> bytes:
    """Return the priorities as CSV: RFC 4180, UTF-8 with a byte order mark for Excel."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in rows(compilation):
        writer.writerow("" if cell is None else _inert(cell) for cell in row)
    return buffer.getvalue().encode("utf-8-sig")


def xlsx_bytes(compilation: Compilation) -> bytes:
    """Return the priorities as a workbook: one sheet, frozen header, filters, no live formulas."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    workbook.set_properties({"title": compilation.edition.title, "created": _CREATED})
    _fill(workbook, tuple(rows(compilation)))
    workbook.close()
    return buffer.getvalue()


def _fill(workbook: xlsxwriter.Workbook, table: tuple[tuple[Cell, ...], ...]) -> None:
    sheet = workbook.add_worksheet("priorities")
    head = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = workbook.add_format({"valign": "top"})
    wrapped = workbook.add_format({"valign": "top", "text_wrap": True})
    for i, column in enumerate(COLUMNS):
        sheet.set_column(i, i, column.width)
        sheet.write_string(0, i, column.name, head)
    for number, row in enumerate(table, 1):
        for i, (column, cell) in enumerate(zip(COLUMNS, row, strict=True)):
            form = wrapped if column.wrap else plain
            if isinstance(cell, int):
                sheet.write_number(number, i, cell, form)
            elif cell:
                sheet.write_string(number, i, cell, form)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table), 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _row(report: Report, section: Section, item: Item) -> tuple[Cell, ...]:
    pages = [evidence.page for evidence in item.evidence]
    return (
        item.id,
        report.region.name,
        section.subregion.name if section.subregion else None,
        SEPARATOR.join(section.audiences),
        section.kind,
        item.text,
        SEPARATOR.join(term.text for term in item.key_terms),
        SEPARATOR.join(theme.id for theme in item.themes),
        report.source.file,
        min(pages, default=None),
        max(pages, default=None),
    )


def _inert(cell: str | int) -> str | int:
    """Return `cell` so that no spreadsheet takes it for a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
