"""The priorities as a table must say them, by the compilation itself: it finds a writer that changes one."""

from collections.abc import Callable, Iterable, Sequence

from ..model.compilation import Compilation, Item, Report
from ..model.provenance import places_of
from .findings import Discrepancy
from .table_check import WantedTable

_REMEDY = "report it: a writer changes words"
_PARTING = "; "


def check(
    table: WantedTable, compilation: Compilation, cell_of: Callable[[str], str]
) -> Iterable[Discrepancy]:
    """Hold the table of priorities against the compilation.

    Args:
        table: as the writer gives it.
        compilation: whose priorities.
        cell_of: how a file says a text.
    """
    head, *rows = table.rows
    named = [dict(zip(head, row, strict=False)) for row in rows]
    priorities = [
        (report, item)
        for report in compilation.reports
        for section in report.sections
        for item in section.priorities
    ]
    if [row.get("id") for row in named] != [item.id for _, item in priorities]:
        yield Discrepancy("words-missing", "the table has not each priority once, in order", _REMEDY)
        return
    for row, (report, item) in zip(named, priorities, strict=True):
        for column, value in _claimed(report, item):
            if row.get(column, "") != cell_of(value):
                message = f"the writer does not give the {column} as it stands in the compilation"
                yield Discrepancy("words-missing", message, _REMEDY, item=item.id, source=report.source.file)


def _claimed(report: Report, item: Item) -> Iterable[tuple[str, str]]:
    where = places_of(item.evidence)
    yield "region", report.region.name
    yield "text", item.text
    yield "source text", item.source_text or ""
    yield "key terms", _PARTING.join(term.text for term in item.key_terms)
    yield "source file", report.source.file
    yield from _ends("page", where.pages)
    if where.paragraphs:
        yield from _ends("paragraph", where.paragraphs)


def _ends(name: str, numbers: Sequence[int]) -> Iterable[tuple[str, str]]:
    yield f"first {name}", str(min(numbers)) if numbers else ""
    yield f"last {name}", str(max(numbers)) if numbers else ""
