"""What the workbook holds: sheets of rows, each a list behind something that the document says."""

from collections.abc import Iterable, Iterator, Mapping

from ...model.compilation import Compilation, Item, Mention
from ...model.provenance import Span
from ...stages.ground.agenda import Ask, AskPlace, themes_of
from ...stages.ground.analysis import CommonGround
from ...stages.ground.priorities import Priority
from ..once import common_ground
from . import tables
from .about import about
from .reference_sheets import codebook, matrix, shared_sentences, sources
from .sheet import WHERE, Choices, Sheet, SheetColumn, arranged, located, where_of
from .tables import SEPARATOR, Cell

THEMES = Choices("Codebook", 1)
LABELS = Choices("Codebook", 0)
REGIONS = Choices("Sources", 0)
STRENGTHS = ("strong", "weak")
KINDS = ("issues", "actions")
LAST_PRINTED = "key terms"
"""Column of the priorities behind which none is printed: all of them on a page's width cannot be read."""
PRINTED = {
    "Codings": ("region", "subregion", "label", "strength", "confirmed", "counted", "evidence"),
    "Asks": ("region", "subregion", "audience labels", "label", "ask"),
    "Quotations": ("label", "region", "quotation"),
    "Shared sentences": ("group", "similarity", "region", "sentence"),
}
"""Columns of other sheets that are printed, before those that say where the words stand."""
YES, NO = "yes", "no"

Labels = Mapping[str, str]

_PRIORITY_CHOICES: dict[str, tuple[str, ...] | Choices] = {"region": REGIONS, "kind": KINDS}
_MORE = (
    SheetColumn("audience labels", 30, wrap=True),
    SheetColumn("theme labels", 60, wrap=True),
    SheetColumn("strong themes", 50, wrap=True),
    SheetColumn("confirmed themes", 20, wrap=True),
    SheetColumn("asks", 100, wrap=True),
    SheetColumn("addressees", 24, wrap=True),
    SheetColumn("places", 24, wrap=True),
    SheetColumn("instruments", 24, wrap=True),
    SheetColumn("evidence", 120, wrap=True),
)
"""What the sheet has behind the columns of the CSV."""

_CODINGS = (
    SheetColumn("region", 20, wrap=True, choices=REGIONS),
    SheetColumn("subregion", 16, wrap=True),
    SheetColumn("label", 42, wrap=True, choices=LABELS),
    SheetColumn("theme", 26, choices=THEMES),
    SheetColumn("strength", 10, choices=STRENGTHS),
    SheetColumn("confirmed", 11, choices=(YES, NO)),
    SheetColumn("counted", 10, choices=(YES, NO)),
    SheetColumn("evidence", 60, wrap=True),
    SheetColumn("priority", 64, wrap=True),
)
_ASKS = (
    SheetColumn("region", 20, wrap=True, choices=REGIONS),
    SheetColumn("subregion", 16, wrap=True),
    SheetColumn("audience labels", 30, wrap=True),
    SheetColumn("audiences", 22, wrap=True),
    SheetColumn("label", 42, wrap=True, choices=LABELS),
    SheetColumn("theme", 26, choices=THEMES),
    SheetColumn("further themes", 30, wrap=True),
    SheetColumn("ask", 90, wrap=True),
    SheetColumn("nearly the same in", 50, wrap=True),
    SheetColumn("priority", 64, wrap=True),
)
_QUOTATIONS = (
    SheetColumn("label", 42, wrap=True, choices=LABELS),
    SheetColumn("theme", 26, choices=THEMES),
    SheetColumn("region", 20, wrap=True, choices=REGIONS),
    SheetColumn("quotation", 90, wrap=True),
    SheetColumn("priority", 64, wrap=True),
)


def sheets_of(compilation: Compilation) -> tuple[Sheet, ...]:
    """Return the sheets in their order."""
    ground = common_ground(compilation)
    labels = _labels(compilation, ground)
    counts = tables.counts_paragraphs(compilation)
    first, *others = (
        _priority_sheet(compilation, ground, labels),
        matrix(ground),
        _printable(located("Codings", _CODINGS, _codings(ground, labels), paragraphs=counts)),
        _printable(located("Asks", _ASKS, _asks(ground, labels), paragraphs=counts)),
        _printable(located("Quotations", _QUOTATIONS, _quotations(ground, labels), paragraphs=counts)),
        codebook(ground),
        _printable(shared_sentences(compilation)),
        sources(ground, compilation),
    )
    return first, about((first, *others)), *others


def _printable(sheet: Sheet) -> Sheet:
    return arranged(sheet, (*PRINTED[sheet.name], *(column.name for column in WHERE)))


def _labels(compilation: Compilation, ground: CommonGround) -> Labels:
    """Return what people call themes and audiences, by their ids."""
    return {theme.id: theme.label for theme in ground.themes} | {
        audience.id: audience.label for audience in compilation.audiences
    }


def _priority_sheet(compilation: Compilation, ground: CommonGround, labels: Labels) -> Sheet:
    columns = _priority_columns(compilation)
    printed = [column.name for column in columns].index(LAST_PRINTED) + 1
    return Sheet("Priorities", columns, tuple(_priorities(compilation, ground, labels)), printed)


def _priority_columns(compilation: Compilation) -> tuple[SheetColumn, ...]:
    first = tuple(
        SheetColumn(column.name, column.width, column.wrap, _PRIORITY_CHOICES.get(column.name, ()))
        for column in tables.columns_of(compilation)
    )
    return first + _MORE


def _priorities(compilation: Compilation, ground: CommonGround, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for row, priority in zip(tables.rows(compilation), ground.priorities, strict=True):
        item = priority.item
        yield (
            *row,
            _called(priority.section.audiences, labels),
            _called((theme.id for theme in item.themes), labels),
            SEPARATOR.join(theme.id for theme in item.themes if theme.strength == "strong"),
            SEPARATOR.join(theme.id for theme in item.themes if theme.confirmed),
            "\n".join(_words(item, item.asks)),
            _named(item.addressees),
            _named(item.places),
            _named(item.instruments),
            "\n".join(f"{theme.id}: {SEPARATOR.join(_words(item, theme.evidence))}" for theme in item.themes),
        )


def _codings(ground: CommonGround, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    """Yield one row a coding; those counted are the list behind the numbers of the matrix."""
    counted = ground.by_forum.counted
    for priority in ground.priorities:
        for theme in priority.item.themes:
            yield (
                *_place(priority),
                labels[theme.id],
                theme.id,
                theme.strength,
                YES if theme.confirmed else NO,
                YES if (priority.id, theme.id) in counted else NO,
                SEPARATOR.join(_words(priority.item, theme.evidence)),
                priority.id,
                *where_of(priority.item.evidence),
            )


def _asks(ground: CommonGround, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    """Yield one row for each place of an ask, in reading order."""
    others: dict[tuple[str, Span], list[str]] = {}
    for ask in _all_asks(ground):
        for place in ask.places:
            others[place.priority.id, place.span] = [
                other.priority.id for other in ask.places if other != place
            ]
    for priority in ground.priorities:
        for span in priority.item.asks:
            place = AskPlace(priority, span)
            first, *further = themes_of(place) or (None,)
            yield (
                *_place(priority),
                _called(priority.section.audiences, labels),
                SEPARATOR.join(priority.section.audiences),
                labels.get(first or ""),
                first,
                SEPARATOR.join(filter(None, further)),
                place.text,
                SEPARATOR.join(others.get((priority.id, span), ())),
                priority.id,
                *where_of(priority.item.evidence),
            )


def _all_asks(ground: CommonGround) -> Iterator[Ask]:
    for audience in ground.agenda:
        for group in audience.groups:
            yield from group.asks


def _quotations(ground: CommonGround, labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for quotation in ground.quotations:
        where = where_of(quotation.priority.item.evidence)
        yield (
            labels[quotation.theme],
            quotation.theme,
            quotation.priority.report.region.name,
            quotation.text,
            quotation.priority.id,
            *where,
        )


def _called(ids: Iterable[str], labels: Labels) -> str:
    """Return what people call some themes or audiences; an id without a label stands for itself."""
    return SEPARATOR.join(labels.get(name, name) for name in ids)


def _place(priority: Priority) -> tuple[Cell, Cell]:
    subregion = priority.section.subregion
    return priority.report.region.name, subregion.name if subregion else None


def _words(item: Item, spans: Iterable[Span]) -> list[str]:
    return [item.text[span.start : span.end] for span in spans]


def _named(mentions: Iterable[Mention]) -> str:
    """Return each id once, in the order of the text."""
    return SEPARATOR.join(dict.fromkeys(mention.id for mention in mentions))
