"""A report's printed table of contents against the headings that were read: words and pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model.compilation import Compilation, Report
from ..model.document import Block, Document
from ..model.provenance import locator_of, pages_of
from ..stages.alignment.similarity import likeness
from ..stages.structure.contents_entries import LONGEST_ENTRY, fold_title
from .finding import Finding
from .printed_entries import PrintedEntry, entries_of
from .subjects import EditionWords


@dataclass(frozen=True, slots=True)
class SourceContentsRules:
    """When titles are similar, and when contents can be trusted."""

    alike: float = 0.75
    """Share of letters in common from which two titles are one, worded in two ways."""
    covered: float = 0.6
    """Share of a level's headings that the contents list, from which the others are missing there."""
    settled: float = 0.5
    """Share of the entries whose pages must agree with each other before one is called wrong."""


@dataclass(frozen=True, slots=True)
class _ReadHeading:
    title: str
    page: int
    block: Block
    published: bool


_Pairs = list[tuple[PrintedEntry, _ReadHeading]]


def check(words: EditionWords) -> Iterator[Finding]:
    """Yield where a report's printed contents and its headings disagree."""
    return source_contents(words.compilation, words.documents, published_only=words.published_only)


def source_contents(
    compilation: Compilation,
    documents: Sequence[Document],
    rules: SourceContentsRules = SourceContentsRules(),
    *,
    published_only: bool = False,
) -> Iterator[Finding]:
    """Yield notes where a report's contents and its headings disagree.

    Args:
        compilation: shows which headings are published.
        documents: the structure of each source.
        rules: when titles are similar.
        published_only: leave out what is outside the priorities chapter.
    """
    by_file = {document.source.file: document for document in documents}
    for report in compilation.reports:
        document = by_file.get(report.source.file)
        if document is not None:
            entries, pages = entries_of(document)
            if entries:
                findings = _ContentsComparison(report, document, entries, max(pages), rules).findings()
                yield from (finding for finding in findings if finding.item or not published_only)


@dataclass(frozen=True)
class _ContentsComparison:
    """One report's contents beside its headings.

    Attributes:
        last: page on which the contents end.
    """

    report: Report
    document: Document
    entries: Sequence[PrintedEntry]
    last: int
    rules: SourceContentsRules

    def findings(self) -> Iterator[Finding]:
        """Yield what disagrees; `item` is the region where it is about the chapter."""
        pairs, alone, unlisted = _paired(self.entries, self.headings)
        offset = _usual_offset(pairs, self.rules.settled)
        for entry in alone:
            yield self._unmet(entry, unlisted, offset)
        yield from self._unlisted(pairs, unlisted, alone)
        if offset is not None:
            yield from self._misplaced(pairs, offset)

    @cached_property
    def headings(self) -> list[_ReadHeading]:
        """The headings behind the contents, in their order."""
        published = {self.report.source_heading or self.report.heading}
        for section in self.report.sections:
            published.add(section.source_heading or section.heading)
            if section.subregion is not None:
                published.add(section.subregion.source_heading or section.subregion.heading)
        return [
            _ReadHeading(fold_title(block.text), page, block, block.text in published)
            for page, block in self._behind()
            if block.type == "heading"
        ]

    def _behind(self) -> list[tuple[int, Block]]:
        """Return the blocks behind the contents, each with its page; those of no known page are left out."""
        paged = [(locator_of(block.evidence).page, block) for block in self.document.blocks]
        return [(page, block) for page, block in paged if page is not None and page > self.last]

    def _in_chapter(self, printed: int, offset: int) -> bool:
        """Return whether a page, as the contents count it, is one of the priorities chapter's."""
        places = [
            *(place for section in self.report.sections for place in section.evidence),
            *(place for section in self.report.sections for item in section.items for place in item.evidence),
        ]
        pages = pages_of(places)
        return bool(pages) and min(pages) <= printed + offset <= max(pages)

    def _unmet(self, entry: PrintedEntry, unlisted: Sequence[_ReadHeading], offset: int | None) -> Finding:
        """Return the finding for an entry without a heading of its words."""
        title = fold_title(entry.title)
        near = max(unlisted, key=lambda heading: likeness(title, heading.title), default=None)
        if near is not None and likeness(title, near.title) >= self.rules.alike:
            said = f"the heading on p. {near.page} says “{near.block.text}”"
            remedy = "ask the region's coordinator which wording is right"
            message = f"the contents say “{entry.title}”, {said}"
            return self._finding("check-contents-words", message, remedy, entry.block, near.published)
        message = f"the contents name “{entry.title}”, but no heading has these words{self._read_as(title)}"
        remedy = "look whether the heading is there; a correction (level) makes a heading of a line"
        is_chapter = None not in (offset, entry.number) and self._in_chapter(entry.number or 0, offset or 0)
        return self._finding("check-contents-words", message, remedy, entry.block, is_chapter)

    def _read_as(self, title: str) -> str:
        """Return what the words of a title were read as, where they stand in a line of their own."""
        for page, block in self._behind():
            is_line = block.type != "heading" and len(block.text) <= LONGEST_ENTRY
            if is_line and fold_title(block.text) == title:
                kind = block.type.replace("_", " ")
                return f"; on p. {page} they were read as a {kind}"
        return ""

    def _unlisted(
        self, pairs: _Pairs, unlisted: Sequence[_ReadHeading], alone: Sequence[PrintedEntry]
    ) -> Iterator[Finding]:
        """Yield published headings that the contents leave out, of levels that they list otherwise."""
        listed = Counter(heading.block.level for _, heading in pairs)
        missing = Counter(heading.block.level for heading in unlisted)
        reworded = [fold_title(entry.title) for entry in alone]
        for heading in unlisted:
            level = heading.block.level
            is_listed = listed[level] >= self.rules.covered * (listed[level] + missing[level])
            is_reworded = any(likeness(title, heading.title) >= self.rules.alike for title in reworded)
            if heading.published and is_listed and not is_reworded:
                message = f"the heading “{heading.block.text}” is not in the report's contents"
                remedy = "look whether it is a heading of the report's own"
                yield self._finding("check-contents-missing", message, remedy, heading.block, True)

    def _misplaced(self, pairs: _Pairs, offset: int) -> Iterator[Finding]:
        """Yield entries whose page is not the heading's, counted as most other entries count.

        A title that other headings have too is left out: it is not clear which one is meant.
        """
        labels = {page.number: page.label for page in self.document.pages}
        titles = Counter(heading.title for heading in self.headings)
        for entry, heading in pairs:
            difference = _offset(entry, heading)
            if (
                difference in (None, offset)
                or labels.get(heading.page) == entry.page
                or titles[heading.title] > 1
            ):
                continue
            page = heading.page - offset
            message = f"the contents give page {entry.page} for “{entry.title}”; it stands on page {page}"
            remedy = "tell the region's coordinator; the merged document does not print this page number"
            yield self._finding("check-contents-page", message, remedy, entry.block, heading.published)

    def _finding(self, code: str, message: str, remedy: str, block: Block, published: bool) -> Finding:
        place = block.evidence[0]
        return Finding(
            "note",
            code,
            message,
            remedy,
            self.report.source.file,
            place.page,
            place.bbox,
            "contents",
            self.report.region.id if published else None,
            paragraph=place.paragraph,
        )


def _paired(
    entries: Sequence[PrintedEntry], headings: Sequence[_ReadHeading]
) -> tuple[_Pairs, list[PrintedEntry], list[_ReadHeading]]:
    """Pair entries and headings of the same words; return what is left on both sides too.

    Of headings that repeat, the one is taken that stands where other entries let expect it.
    """
    by_title: dict[str, list[_ReadHeading]] = defaultdict(list)
    for heading in headings:
        by_title[heading.title].append(heading)
    offset = _usual_offset(
        (entry, by_title[title][0])
        for entry in entries
        for title in [fold_title(entry.title)]
        if len(by_title[title]) == 1
    )
    pairs: _Pairs = []
    alone: list[PrintedEntry] = []
    listed: set[int] = set()
    for entry in entries:
        title = fold_title(entry.title)
        waiting = [candidate for candidate in by_title[title] if id(candidate) not in listed]
        held = (
            []
            if by_title[title]
            else [heading for heading in headings if id(heading) not in listed and heading.title in title]
        )
        if waiting:
            chosen = next((heading for heading in waiting if _offset(entry, heading) == offset), waiting[0])
            pairs.append((entry, chosen))
            listed.add(id(chosen))
        elif held:  # two entries that were read as one
            listed.update(map(id, held))
        else:
            alone.append(entry)
    return pairs, alone, [heading for heading in headings if id(heading) not in listed]


def _offset(entry: PrintedEntry, heading: _ReadHeading) -> int | None:
    """Return by how much a heading's physical page is greater than the printed one; None for roman ones."""
    return heading.page - entry.number if entry.number is not None else None


def _usual_offset(pairs: Iterable[tuple[PrintedEntry, _ReadHeading]], share: float = 0.0) -> int | None:
    """Return the offset of most pairs, None where fewer than a share of them agree."""
    offsets = Counter(found for entry, heading in pairs if (found := _offset(entry, heading)) is not None)
    if not offsets:
        return None
    offset, agreeing = offsets.most_common(1)[0]
    return offset if agreeing >= share * offsets.total() else None
