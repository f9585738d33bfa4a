"""Sheets that explain the others: the matrix, the codebook, sentences printed alike, the sources."""

from collections.abc import Iterator

from ...model.compilation import Compilation
from ...stages.ground.analysis import CommonGround
from ..book.ground_tables import columns_of
from .sheet import Sheet, SheetColumn, located, where_of
from .tables import Cell, counts_paragraphs

_COUNT = 15
"""Width of a column of numbers, characters: room for a filter's arrow."""


def matrix(ground: CommonGround) -> Sheet:
    """Return themes by region: how many priorities ask for each, under both counting rules."""
    columns = columns_of(ground)
    regions = {row.theme.id: row for row in ground.by_region.rows}
    rows: list[tuple[Cell, ...]] = []
    for row in ground.by_forum.rows:
        by_region = regions[row.theme.id]
        cells = {cell.column: cell for cell in (*row.cells, *by_region.cells)}
        numbers = [len(cells[column].asked) for column in columns]
        rows.append((row.theme.label, row.theme.id, *numbers, row.columns, by_region.columns))
    head = (
        SheetColumn("label", 42, wrap=True),
        SheetColumn("theme", 26),
        *(
            SheetColumn(column.label, max(_COUNT, min(len(column.label), 20)), wrap=True)
            for column in columns
        ),
        SheetColumn("forums", _COUNT),
        SheetColumn("regions", _COUNT),
    )
    return Sheet("Matrix", head, tuple(rows))


def codebook(ground: CommonGround) -> Sheet:
    """Return the themes with what they mean and how many priorities have them."""
    head = (
        SheetColumn("label", 42, wrap=True),
        SheetColumn("theme", 26),
        SheetColumn("definition", 90, wrap=True),
        SheetColumn("strong", _COUNT),
        SheetColumn("weak", _COUNT),
    )
    codings = [coding for priority in ground.priorities for coding in priority.item.themes]
    rows = tuple(
        (
            theme.label,
            theme.id,
            theme.definition,
            sum(coding.id == theme.id and coding.strength == "strong" for coding in codings),
            sum(coding.id == theme.id and coding.strength == "weak" for coding in codings),
        )
        for theme in ground.themes
    )
    return Sheet("Codebook", head, rows)


def shared_sentences(compilation: Compilation) -> Sheet:
    """Return each sentence that several regions print alike, one row a place."""
    head = (
        SheetColumn("group", 8),
        SheetColumn("similarity", _COUNT),
        SheetColumn("region", 20, wrap=True),
        SheetColumn("item", 34, wrap=True),
        SheetColumn("sentence", 90, wrap=True),
    )
    counts = counts_paragraphs(compilation)
    return located("Shared sentences", head, _shared(compilation), paragraphs=counts)


def _shared(compilation: Compilation) -> Iterator[tuple[Cell, ...]]:
    items = {
        item.id: (report, item)
        for report in compilation.reports
        for section in report.sections
        for item in section.items
    }
    for number, sentence in enumerate(compilation.shared, 1):
        for place in sentence.places:
            report, item = items[place.item]
            yield (
                number,
                round(sentence.similarity, 2),
                report.region.name,
                item.id,
                item.text[place.start : place.end],
                *where_of(item.evidence),
            )


def sources(ground: CommonGround, compilation: Compilation) -> Sheet:
    """Return the reports with what they say of their forums."""
    head = (
        SheetColumn("region", 34, wrap=True),
        SheetColumn("chapter", 34, wrap=True),
        SheetColumn("title", 50, wrap=True),
        SheetColumn("dates", 24, wrap=True),
        SheetColumn("how it met", 26, wrap=True),
        SheetColumn("registered", _COUNT),
        SheetColumn("countries registered", 23),
        SheetColumn("participated", _COUNT),
        SheetColumn("countries represented", 24),
        SheetColumn("priorities", _COUNT),
        SheetColumn("source file", 30, wrap=True),
        SheetColumn("pages", 8),
        SheetColumn("SHA-256", 66),
    )
    rows = tuple(
        (
            report.region.name,
            report.heading,
            report.source.title,
            forum.dates,
            forum.format,
            forum.participation.registered,
            forum.participation.countries_registered,
            forum.participation.participated,
            forum.participation.countries_represented,
            len(forum.priorities),
            report.source.file,
            report.source.pages or None,
            report.source.sha256,
        )
        for report, forum in zip(compilation.reports, ground.forums, strict=True)
    )
    return Sheet("Sources", head, rows)
