"""The contents page of the rendered PDF against its headings and their pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.document import Line, Reading
from ..stages.structure.contents_entries import fold_title
from .finding import Finding
from .printed_pages import PrintedPage, laid_out
from .subjects import FinishedPdf

_FEWEST = 3
"""A contents page has at least this many entries; the document has a chapter for each region."""
_REMEDY = "build again; if it stays, the templates have been changed: compare them with the shipped ones"


@dataclass(frozen=True, slots=True)
class _ContentsLine:
    title: str
    page: str
    sheet: PrintedPage
    line: Line


@dataclass(frozen=True, slots=True)
class _PrintedHeading:
    title: str
    level: int
    sheet: PrintedPage


def check(finished: FinishedPdf) -> Iterator[Finding]:
    """Yield what is wrong in the contents of the finished PDF."""
    return printed_contents(finished.reading, finished.file)


def printed_contents(reading: Reading, file: str) -> Iterator[Finding]:
    """Yield warnings where the contents of the merged document and its headings disagree.

    Args:
        reading: the rendered PDF.
        file: its name.
    """
    sheets = laid_out(reading.pages)
    entries = _entries(sheets)
    if not entries:
        return
    behind = max(entry.sheet.number for entry in entries)
    headings = [heading for heading in _headings(sheets) if heading.sheet.number > behind]
    by_title: dict[str, list[_PrintedHeading]] = defaultdict(list)
    for heading in headings:
        by_title[fold_title(heading.title)].append(heading)
    for entry in entries:
        named = by_title[fold_title(entry.title)]
        if not named:
            yield _finding(f"the contents name “{entry.title}”, but no heading says so", file, entry)
        elif entry.page not in [heading.sheet.printed for heading in named]:
            page = named[0].sheet.printed
            message = f"the contents give page {entry.page} for “{entry.title}”, it stands on page {page}"
            yield _finding(message, file, entry)
    yield from _unlisted(entries, reading, behind, file)


def _unlisted(
    entries: Sequence[_ContentsLine], reading: Reading, behind: int, file: str
) -> Iterator[Finding]:
    """Yield chapters of the outline that the contents leave out."""
    listed = {fold_title(entry.title) for entry in entries}
    for mark in reading.outline:
        is_behind = mark.page is not None and mark.page > behind
        if mark.level == 1 and is_behind and fold_title(mark.title) not in listed:
            message = f"the chapter “{mark.title}” is not in the contents"
            yield Finding("warning", "check-contents", message, _REMEDY, file, mark.page, group="contents")


def _finding(message: str, file: str, entry: _ContentsLine) -> Finding:
    return Finding(
        "warning", "check-contents", message, _REMEDY, file, entry.sheet.number, entry.line.bbox, "contents"
    )


def _entries(sheets: Sequence[PrintedPage]) -> list[_ContentsLine]:
    """Return the entries of the contents: those tagged so whose last words are a page number."""
    entries: list[_ContentsLine] = []
    for sheet in sheets:
        on_page = list(_on_page(sheet))
        if len(on_page) >= _FEWEST or (entries and on_page and entries[-1].sheet.number == sheet.number - 1):
            entries += on_page
        elif entries:
            break
    return entries


def _on_page(sheet: PrintedPage) -> Iterator[_ContentsLine]:
    items: dict[int, list[Line]] = defaultdict(list)
    for row in sheet.rows:
        for line in row.lines:
            if line.tag is not None and line.tag.role == "TOCI":
                items[line.tag.element].append(line)
    for lines in items.values():
        *words, last = lines
        if words and last.text.strip().isdigit():
            yield _ContentsLine(
                " ".join(line.text.strip() for line in words), last.text.strip(), sheet, words[0]
            )


def _headings(sheets: Sequence[PrintedPage]) -> Iterator[_PrintedHeading]:
    for sheet in sheets:
        parts: dict[int, list[str]] = defaultdict(list)
        levels: dict[int, int] = {}
        for row in sheet.rows:
            if row.is_heading and row.element is not None:
                parts[row.element].append(row.text)
                levels[row.element] = int(row.role[1:])
        yield from (_PrintedHeading(" ".join(text), levels[index], sheet) for index, text in parts.items())
