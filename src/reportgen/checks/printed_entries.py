"""The entries of a report's printed table of contents, from the blocks that were read of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.document import Block, Document
from ..model.provenance import locator_of
from ..stages.structure.contents_entries import LONGEST_ENTRY, fold_title


@dataclass(frozen=True, slots=True)
class EntryRules:
    """What makes a page a table of contents."""

    entries: int = 4
    """A contents page has at least this many; fewer are a list that happens to end in numbers."""
    front: float = 0.34
    """Share of the pages, from the first, among which the contents stand."""


_LEADER = re.compile(r"(?:\s*[.·…_‥]){3,}\s*(\d{1,3}|[ivxlc]{1,6})\b")
_LED = re.compile(r"[.·•_‥]\s?[.·•_‥]\s?[.·•_‥]|…")
"""Dots in a row, with or without spaces: a quick test, as most blocks have none."""
_ENDS = "0123456789ivxlc"
_TITLED = frozenset(
    {"contents", "table of contents", "índice", "contenido", "tabla de contenido", "sommaire"}
    | {"table des matières", "índice de contenidos", "content"}
)
_PAGE = re.compile(r"^(?P<title>.*?[^\W\d_].*?)[\s\t]+(?P<page>\d{1,3}|[ivxlc]{1,6})$")
_NUMBERED = re.compile(r"^\d{1,3}$")


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """A contents entry.

    Attributes:
        title: its words without leaders.
        page: the printed page number; None where it cannot be read.
        block: the block it stands in.
    """

    title: str
    page: str | None
    block: Block

    @property
    def number(self) -> int | None:
        """The page as a number; None for roman ones and where it cannot be read."""
        return int(self.page) if self.page and self.page.isdigit() else None


def entries_of(document: Document, rules: EntryRules = EntryRules()) -> tuple[list[PrintedEntry], set[int]]:
    """Return the entries of the printed contents, and the pages these stand on."""
    last = max(rules.entries, round(document.source.pages * rules.front))
    by_page: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        page = locator_of(block.evidence).page
        if page is not None and page <= last:
            by_page[page].append(block)
    listed: list[PrintedEntry] = []
    pages: set[int] = set()
    for page, blocks in sorted(by_page.items()):
        is_titled = any(_is_title(block) for block in blocks)
        entries = [entry for block in blocks for entry in _entries(block, is_titled)]
        numbered = sum(entry.page is not None for entry in entries)
        told = is_titled or page - 1 in pages or any(block.entries for block in blocks)
        if numbered >= rules.entries and (told or _has_leaders(blocks, rules)):
            listed += entries
            pages.add(page)
    return listed, pages


def _is_title(block: Block) -> bool:
    return len(block.text) <= LONGEST_ENTRY and fold_title(block.text) in _TITLED


def _has_leaders(blocks: Iterable[Block], rules: EntryRules) -> bool:
    return (
        sum(len(_LEADER.findall(block.text)) for block in blocks if _LED.search(block.text)) >= rules.entries
    )


def _entries(block: Block, is_titled: bool) -> Iterator[PrintedEntry]:
    """Yield the entries of a block: lines with leaders, rows of a table, lone titles and lone numbers."""
    if _is_title(block):
        return
    for entry in block.entries:
        yield PrintedEntry(entry.text, entry.page or None, block)
    if block.entries:
        return
    if _LED.search(block.text):
        start = 0
        for match in _LEADER.finditer(block.text):
            title = " ".join(block.text[start : match.start()].split())
            start = match.end()
            if title:
                yield PrintedEntry(title, match[1], block)
        return
    if block.rows:
        for row in block.rows:
            cells = [cell.strip() for cell in row if cell.strip()]
            if len(cells) > 1:
                yield PrintedEntry(
                    " ".join(cells[:-1]), cells[-1] if _NUMBERED.match(cells[-1]) else None, block
                )
        return
    text = block.text.strip()
    if len(text) > LONGEST_ENTRY:
        return
    paged = _PAGE.match(text) if text[-1:] in _ENDS else None
    if paged:
        yield PrintedEntry(paged["title"].strip(), paged["page"], block)
    elif is_titled and not _NUMBERED.match(text):
        yield PrintedEntry(text, None, block)
