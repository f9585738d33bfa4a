"""One row a priority: CSV for people and programs that sort, filter and count.

Text from a source stays text: spreadsheets take cells that begin with = + - @ for formulas.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.compilation import Compilation, Item, Report, Section
from ...stages.ground.priorities import PRIORITY_KINDS
from ..publication import Made, Publication

SEPARATOR = "; "
"""Between several audiences, key terms or themes in one cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that turn a CSV cell into a formula (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters."""

    name: str
    width: int
    wrap: bool = False


COLUMNS = (
    Column("id", 28, wrap=True),
    Column("region", 20, wrap=True),
    Column("subregion", 16, wrap=True),
    Column("audiences", 22, wrap=True),
    Column("kind", 10),
    Column("text", 90, wrap=True),
    Column("key terms", 36, wrap=True),
    Column("themes", 30, wrap=True),
    Column("source file", 26, wrap=True),
    Column("first page", 12),
    Column("last page", 12),
    Column("origin", 10),
    Column("source text", 60, wrap=True),
    Column("editorial key terms", 36, wrap=True),
)

Cell = str | int | float | None


def rows(compilation: Compilation) -> Iterator[tuple[Cell, ...]]:
    """Yield one row a priority (item of a section of issues or actions), in the order of COLUMNS."""
    for report in compilation.reports:
        for section in report.sections:
            if section.kind in PRIORITY_KINDS:
                for item in section.items:
                    yield _row(report, section, item)


def make(publication: Publication) -> Made:
    """Return the CSV."""
    return Made(csv_bytes(publication.compilation))


def csv_bytes(compilation: Compilation) -> bytes:
    """Return the priorities as CSV: RFC 4180, UTF-8 with a byte order mark for Excel."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in rows(compilation):
        writer.writerow("" if cell is None else inert(cell) for cell in row)
    return buffer.getvalue().encode("utf-8-sig")


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
        item.origin,
        item.source_text,
        SEPARATOR.join(term.text for term in item.key_terms if term.origin == "editorial"),
    )


def inert(cell: str | float) -> str | float:
    """Return `cell` so that no spreadsheet takes it for a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
