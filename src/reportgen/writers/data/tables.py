"""One row a priority: CSV for people and programs that sort, filter and count.

Text from a source stays text: spreadsheets take cells that begin with = + - @ for formulas.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.compilation import Compilation, Item, Report, Section
from ...model.provenance import places_of
from ..publication import Made, Publication

SEPARATOR = "; "
"""Between several audiences, key terms or themes in one cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that turn a CSV cell into a formula (OWASP, CSV injection)."""


_COMMA_IN_NUMBERS = """
az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq
sr sv tr uk uz vi
"""
"""Languages that write decimals with a comma (CLDR): spreadsheets then take a semicolon between fields."""
_POINT_IN_NUMBERS = "es-DO es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-SV es-US"
"""Places where such a language is written with a point (CLDR)."""


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
    Column("themes", 50, wrap=True),
    Column("source file", 26, wrap=True),
    Column("first page", 12),
    Column("last page", 12),
    Column("origin", 10),
    Column("source text", 90, wrap=True),
    Column("editorial key terms", 36, wrap=True),
)
PARAGRAPHS = (Column("first paragraph", 15), Column("last paragraph", 15))
"""Further columns, where a report has no pages of its own."""

MEANINGS = {
    "id": "id of the priority: region/section/number, the same in every output",
    "region": "region of the report",
    "subregion": "sub-region under whose heading it stands; empty where there is none",
    "audiences": f"ids of the audiences that the section's heading names, parted by “{SEPARATOR}”",
    "kind": "kind of the section",
    "text": "the priority, word for word; an apostrophe stands before a first character = + - @",
    "key terms": f"phrases that are bold, parted by “{SEPARATOR}”",
    "themes": f"ids of the themes coded, parted by “{SEPARATOR}”",
    "source file": "file of the report",
    "first page": "first page of the report on which it stands, counted from 1",
    "last page": "last page of the report on which it stands, counted from 1",
    "first paragraph": "first paragraph of a report without pages of its own on which it stands, from 1",
    "last paragraph": "last paragraph of a report without pages of its own on which it stands, from 1",
    "origin": "source, or editorial where people added the whole priority",
    "source text": "the words as printed, where people corrected them; else empty",
    "editorial key terms": f"those of the key terms that people made bold, parted by “{SEPARATOR}”",
}
"""What each column holds."""

Cell = str | int | float | None


def columns_of(compilation: Compilation) -> tuple[Column, ...]:
    """Return the columns of a compilation's table."""
    return (*COLUMNS, *(PARAGRAPHS if counts_paragraphs(compilation) else ()))


def counts_paragraphs(compilation: Compilation) -> bool:
    """Return whether any item stands in a report without pages of its own."""
    return any(
        place.paragraph is not None
        for report in compilation.reports
        for section in report.sections
        for item in section.items
        for place in item.evidence
    )


def rows(compilation: Compilation) -> Iterator[tuple[Cell, ...]]:
    """Yield one row a priority (`Section.priorities`), in the order of its columns."""
    count = len(columns_of(compilation))
    for report in compilation.reports:
        for section in report.sections:
            for item in section.priorities:
                yield _row(report, section, item)[:count]


def first_and_last(numbers: Sequence[int]) -> tuple[Cell, Cell]:
    """Return the first and the last of pages or paragraphs; no cells where there are none."""
    return min(numbers, default=None), max(numbers, default=None)


def make(publication: Publication) -> Made:
    """Return the CSV."""
    return Made(csv_bytes(publication.compilation, publication.delimiter))


def delimiter_of(language: str) -> str:
    """Return what parts the fields of a CSV where spreadsheets are set to a language (BCP 47)."""
    name = language.replace("_", "-")
    main = name.partition("-")[0].lower()
    has_comma = main in _COMMA_IN_NUMBERS.split() and name not in _POINT_IN_NUMBERS.split()
    return ";" if has_comma else ","


def csv_bytes(compilation: Compilation, delimiter: str = "") -> bytes:
    """Return the priorities as CSV: RFC 4180, UTF-8 with a byte order mark for Excel.

    Args:
        compilation: whose priorities.
        delimiter: between fields; that of the edition's language by default.
    """
    buffer = io.StringIO(newline="")
    parting = delimiter or delimiter_of(compilation.edition.language)
    writer = csv.writer(buffer, delimiter=parting, lineterminator="\r\n")
    writer.writerow(column.name for column in columns_of(compilation))
    for row in rows(compilation):
        writer.writerow("" if cell is None else inert(cell) for cell in row)
    return buffer.getvalue().encode("utf-8-sig")


def _row(report: Report, section: Section, item: Item) -> tuple[Cell, ...]:
    where = places_of(item.evidence)
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
        *first_and_last(where.pages),
        item.origin,
        item.source_text,
        SEPARATOR.join(term.text for term in item.key_terms if term.origin == "editorial"),
        *first_and_last(where.paragraphs),
    )


def inert(cell: str | float) -> str | float:
    """Return `cell` so that no spreadsheet takes it for a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
