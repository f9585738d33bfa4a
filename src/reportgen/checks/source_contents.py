"""A report's printed table of contents against the headings that were read: words and pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Block, Document
from ..schema import Compilation, Report
from ..stages.contents import LONGEST_ENTRY, fold_title
from ..stages.letters import likeness
from .finding import Finding


@dataclass(frozen=True, slots=True)
class ContentsRules:
    """What makes a page a table of contents, and titles alike."""

    entries: int = 4
    """Entries on a page at least; fewer are a list that happens to end in numbers."""
    front: float = 0.34
    """Share of the pages, from the first, among which the contents stand."""
    alike: float = 0.75
    """Share of letters in common from which two titles are one, worded in two ways."""
    covered: float = 0.6
    """Share of a level's headings that the contents list, from which the others are missing there."""
    settled: float = 0.5
    """Share of the entries whose pages must agree with each other before one is called wrong."""


_LEADER = re.compile(r"(?:\s*[.·…_‥]){3,}\s*(\d{1,3}|[ivxlc]{1,6})\b")
_LED = re.compile(r"[.·•_‥]\s?[.·•_‥]\s?[.·•_‥]|…")
"""Dots in a row, with or without spaces: told fast, as most blocks have none."""
_ENDS = "0123456789ivxlc"
_TITLED = frozenset(
    {"contents", "table of contents", "índice", "contenido", "tabla de contenido", "sommaire"}
    | {"table des matières", "índice de contenidos", "content"}
)
_PAGE = re.compile(r"^(?P<title>.*?[^\W\d_].*?)[\s\t]+(?P<page>\d{1,3}|[ivxlc]{1,6})$")
_NUMBERED = re.compile(r"^\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A contents entry.

    Attributes:
        title: its words without leaders.
        page: the printed page number; None where it cannot be told.
        block: the block it stands in.
    """

    title: str
    page: str | None
    block: Block


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    page: int
    block: Block
    published: bool


def source_contents(
    compilation: Compilation, documents: Sequence[Document], rules: ContentsRules = ContentsRules()
) -> Iterator[Finding]:
    """Yield notes where a report's contents and its headings disagree.

    Args:
        compilation: tells which headings are published.
        documents: the structure of each source.
        rules: what makes a table of contents.
    """
    by_file = {document.source.file: document for document in documents}
    for report in compilation.reports:
        document = by_file.get(report.source.file)
        if document is not None:
            yield from _of_document(report, document, rules)


def _of_document(report: Report, document: Document, rules: ContentsRules) -> Iterator[Finding]:
    entries, pages = entries_of(document, rules)
    if not entries:
        return
    headings = _headings(report, document, pages)
    pairs, alone, unlisted = _paired(entries, headings)
    for entry in alone:
        yield _unmet(report, entry, unlisted, rules)
    yield from _unlisted(report, pairs, unlisted, alone, rules)
    yield from _misplaced(report, pairs, headings, document, rules)


def entries_of(document: Document, rules: ContentsRules = ContentsRules()) -> tuple[list[Entry], set[int]]:
    """Return the entries of the printed contents, and the pages these stand on."""
    last = max(rules.entries, round(document.source.pages * rules.front))
    by_page: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.evidence and block.evidence[0].page <= last:
            by_page[block.evidence[0].page].append(block)
    found: list[Entry] = []
    pages: set[int] = set()
    for page, blocks in sorted(by_page.items()):
        is_titled = any(_is_title(block) for block in blocks)
        entries = [entry for block in blocks for entry in _entries(block, is_titled)]
        numbered = sum(entry.page is not None for entry in entries)
        if numbered >= rules.entries and (is_titled or page - 1 in pages or _has_leaders(blocks, rules)):
            found += entries
            pages.add(page)
    return found, pages


def _is_title(block: Block) -> bool:
    return len(block.text) <= LONGEST_ENTRY and fold_title(block.text) in _TITLED


def _has_leaders(blocks: Iterable[Block], rules: ContentsRules) -> bool:
    return sum(len(_LEADER.findall(it.text)) for it in blocks if _LED.search(it.text)) >= rules.entries


def _entries(block: Block, is_titled: bool) -> Iterator[Entry]:
    """Yield the entries of a block: lines with leaders, rows of a table, lone titles and lone numbers."""
    if _is_title(block):
        return
    if _LED.search(block.text):
        at = 0
        for match in _LEADER.finditer(block.text):
            title = " ".join(block.text[at : match.start()].split())
            at = match.end()
            if title:
                yield Entry(title, match[1], block)
        return
    if block.rows:
        for row in block.rows:
            cells = [cell.strip() for cell in row if cell.strip()]
            if len(cells) > 1:
                yield Entry(" ".join(cells[:-1]), cells[-1] if _NUMBERED.match(cells[-1]) else None, block)
        return
    text = block.text.strip()
    if len(text) > LONGEST_ENTRY:
        return
    paged = _PAGE.match(text) if text[-1:] in _ENDS else None
    if paged:
        yield Entry(paged["title"].strip(), paged["page"], block)
    elif is_titled and not _NUMBERED.match(text):
        yield Entry(text, None, block)


def _headings(report: Report, document: Document, contents: set[int]) -> list[_Heading]:
    """Return the headings behind the contents, in their order."""
    published = {report.source_heading or report.heading}
    for section in report.sections:
        published.add(section.source_heading or section.heading)
        if section.subregion is not None:
            published.add(section.subregion.source_heading or section.subregion.heading)
    return [
        _Heading(fold_title(block.text), block.evidence[0].page, block, block.text in published)
        for block in document.blocks
        if block.type == "heading" and block.evidence and block.evidence[0].page > max(contents)
    ]


_Pairs = list[tuple[Entry, _Heading]]


def _paired(
    entries: Sequence[Entry], headings: Sequence[_Heading]
) -> tuple[_Pairs, list[Entry], list[_Heading]]:
    """Pair entries and headings of the same words; return what is left on both sides too.

    Of headings that repeat, the one is taken that stands where other entries let expect it.
    """
    by_title: dict[str, list[_Heading]] = defaultdict(list)
    for heading in headings:
        by_title[heading.title].append(heading)
    offset = _usual_offset(
        (entry, by_title[title][0])
        for entry in entries
        for title in [fold_title(entry.title)]
        if len(by_title[title]) == 1
    )
    pairs: _Pairs = []
    alone: list[Entry] = []
    listed: set[int] = set()
    for entry in entries:
        title = fold_title(entry.title)
        waiting = [it for it in by_title[title] if id(it) not in listed]
        held = (
            [] if by_title[title] else [it for it in headings if id(it) not in listed and it.title in title]
        )
        if waiting:
            chosen = next((it for it in waiting if _offset(entry, it) == offset), waiting[0])
            pairs.append((entry, chosen))
            listed.add(id(chosen))
        elif held:  # two entries that were read as one
            listed.update(map(id, held))
        else:
            alone.append(entry)
    return pairs, alone, [heading for heading in headings if id(heading) not in listed]


def _offset(entry: Entry, heading: _Heading) -> int | None:
    """Return by how much a heading's physical page is greater than the printed one; None for roman ones."""
    return heading.page - int(entry.page) if entry.page and entry.page.isdigit() else None


def _usual_offset(pairs: Iterable[tuple[Entry, _Heading]], share: float = 0.0) -> int | None:
    """Return the offset of most pairs, None where fewer than a share of them agree."""
    offsets = Counter(found for entry, heading in pairs if (found := _offset(entry, heading)) is not None)
    if not offsets:
        return None
    offset, agreeing = offsets.most_common(1)[0]
    return offset if agreeing >= share * offsets.total() else None


def _unmet(report: Report, entry: Entry, headings: Sequence[_Heading], rules: ContentsRules) -> Finding:
    """Return the finding for an entry without a heading of its words."""
    title = fold_title(entry.title)
    near = max(headings, key=lambda it: likeness(title, it.title), default=None)
    if near is not None and likeness(title, near.title) >= rules.alike:
        message = f"the contents say “{entry.title}”, the heading on p. {near.page} says “{near.block.text}”"
        remedy = "ask the region's coordinator which wording is right"
    else:
        message = f"the contents name “{entry.title}”, but no heading has these words"
        remedy = (
            "look whether the heading is there; if it was not read as one, a correction (level) makes it one"
        )
    return _finding("check-contents-words", message, remedy, report, entry.block)


def _unlisted(
    report: Report, pairs: _Pairs, headings: Sequence[_Heading], alone: Sequence[Entry], rules: ContentsRules
) -> Iterator[Finding]:
    """Yield published headings that the contents leave out, of levels that they list otherwise."""
    listed = Counter(heading.block.level for _, heading in pairs)
    missing = Counter(heading.block.level for heading in headings)
    reworded = [fold_title(entry.title) for entry in alone]
    for heading in headings:
        level = heading.block.level
        is_listed = listed[level] >= rules.covered * (listed[level] + missing[level])
        if (
            heading.published
            and is_listed
            and not any(likeness(title, heading.title) >= rules.alike for title in reworded)
        ):
            message = f"the heading “{heading.block.text}” is not in the report's contents"
            remedy = "look whether it is a heading of the report's own"
            yield _finding("check-contents-missing", message, remedy, report, heading.block)


def _misplaced(
    report: Report, pairs: _Pairs, headings: Sequence[_Heading], document: Document, rules: ContentsRules
) -> Iterator[Finding]:
    """Yield entries whose page is not the heading's, counted as most other entries count.

    A title that other headings have too is left out: nobody can tell which one is meant.
    """
    labels = {page.number: page.label for page in document.pages}
    titles = Counter(heading.title for heading in headings)
    offset = _usual_offset(pairs, rules.settled)
    if offset is None:
        return
    for entry, heading in pairs:
        found = _offset(entry, heading)
        if found in (None, offset) or labels.get(heading.page) == entry.page or titles[heading.title] > 1:
            continue
        message = (
            f"the contents give page {entry.page} for “{entry.title}”; "
            f"it stands on page {heading.page - offset}"
        )
        remedy = "tell the region's coordinator; the merged document is not affected"
        yield _finding("check-contents-page", message, remedy, report, entry.block)


def _finding(code: str, message: str, remedy: str, report: Report, block: Block) -> Finding:
    place = block.evidence[0] if block.evidence else None
    return Finding(
        "note",
        code,
        message,
        remedy,
        report.source.file,
        place.page if place else None,
        place.bbox if place else None,
        "contents",
    )
