"""Sheets that explain the others: the matrix, the codebook, sentences printed alike, the sources."""

from collections.abc import Iterator

from ...model.compilation import Compilation
from ...stages.ground.analysis import CommonGround
from ..book.ground_tables import columns_of
from .sheet import Sheet, SheetColumn, arranged, located, where_of
from .tables import Cell, counts_paragraphs

_COUNT = 15
"""Width of a column of numbers, characters: room for a filter's arrow."""
_NARROW, _MANY = 6, 12
"""Width of such a column under an upright head; columns of regions from which on heads stand upright."""
_PRINTED_SOURCES = (
    *("region", "title", "dates", "how it met", "registered", "countries registered"),
    *("participated", "countries represented", "priorities", "pages"),
)
"""Columns of the sources that are printed."""


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
    many = len(columns) > _MANY
    head = (
        SheetColumn("label", 42, wrap=True),
        SheetColumn("theme", 26),
        *(_number(column.label, upright=many) for column in columns),
        _number("forums", upright=many),
        _number("regions", upright=many),
    )
    return Sheet("Matrix", head, tuple(rows))


def _number(name: str, *, upright: bool) -> SheetColumn:
    width = _NARROW if upright else max(_COUNT, min(len(name), 20))
    return SheetColumn(name, width, wrap=True, upright=upright)


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
        SheetColumn("countries registered", _COUNT),
        SheetColumn("participated", _COUNT),
        SheetColumn("countries represented", _COUNT),
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
    return arranged(Sheet("Sources", head, rows), _PRINTED_SOURCES)
