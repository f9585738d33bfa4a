"""The words of an edition as the checks read them: what is published, and what else the reports say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.compilation import Compilation, Report
from ..model.document import Block, Document
from ..model.geometry import BBox
from ..model.provenance import AnyEvidence, Locator

EDITION_FILE = "edition.toml"
"""Where the introduction is written."""

_RUNNING = frozenset({"paragraph", "list_item", "footnote", "aside"})
"""Kinds of blocks and notes that are made of sentences; headings, cells and captions are not."""


@dataclass(frozen=True, slots=True)
class CheckedPassage:
    """A piece of text with its place.

    Attributes:
        file: name of the source, or `edition.toml`.
        page: where it starts, from 1; None where it stands on no page.
        bbox: box around what stands on that page, points from the top left.
        item: id of the published item, section or region; None where it is not published.
        region: id of the region, None for the introduction.
        running: whether it is made of sentences.
        published: whether it stands in the merged document.
        paragraph: the paragraph it is, from 1, in a source without pages of its own.
    """

    text: str
    file: str
    page: int | None = None
    bbox: BBox | None = None
    item: str | None = None
    region: str | None = None
    running: bool = True
    published: bool = False
    paragraph: int | None = None

    @property
    def where(self) -> Locator:
        """The page or paragraph where it starts."""
        return Locator(self.page, self.paragraph)


def published(compilation: Compilation) -> Iterator[CheckedPassage]:
    """Yield what the merged document says: introduction, headings, items and notes, in its order."""
    for paragraph in compilation.edition.introduction:
        yield CheckedPassage(paragraph, EDITION_FILE, published=True)
    for report in compilation.reports:
        yield from _chapter(report)


def of_sources(compilation: Compilation, documents: Sequence[Document]) -> Iterator[CheckedPassage]:
    """Yield what the reports say elsewhere: blocks whose words the merged document does not print."""
    regions = {report.source.file: report for report in compilation.reports}
    for document in documents:
        report = regions.get(document.source.file)
        printed = _printed(report) if report else frozenset()
        for block in document.blocks:
            if block.text not in printed:
                yield _of_block(block, document.source.file, report.region.id if report else None)


def _chapter(report: Report) -> Iterator[CheckedPassage]:
    yield _passage(report, report.heading, report.evidence, report.region.id, running=False)
    for section in report.sections:
        if section.subregion is not None:
            heading = section.subregion
            yield _passage(report, heading.heading, heading.evidence, section.id, running=False)
        yield _passage(report, section.heading, section.evidence, section.id, running=False)
        for item in section.items:
            yield _passage(report, item.text, item.evidence, item.id)
        for note in section.notes:
            yield _passage(report, note.text, note.evidence, section.id, running=note.kind in _RUNNING)


def _passage(
    report: Report, text: str, evidence: Sequence[AnyEvidence], item: str, *, running: bool = True
) -> CheckedPassage:
    page, bbox, paragraph = _place(evidence)
    return CheckedPassage(
        *(text, report.source.file, page, bbox, item, report.region.id, running), True, paragraph
    )


def _of_block(block: Block, file: str, region: str | None) -> CheckedPassage:
    page, bbox, paragraph = _place(block.evidence)
    running = block.type in _RUNNING
    return CheckedPassage(block.text, file, page, bbox, None, region, running, paragraph=paragraph)


def _place(evidence: Sequence[AnyEvidence]) -> tuple[int | None, BBox | None, int | None]:
    first = evidence[0] if evidence else None
    return (first.page, first.bbox, first.paragraph) if first else (None, None, None)


def _printed(report: Report) -> frozenset[str]:
    """Return the texts of a report's chapter as its source prints them."""
    texts = {report.heading, report.source_heading or ""}
    for section in report.sections:
        texts |= {section.heading, section.source_heading or ""}
        texts |= {item.source_text or item.text for item in section.items}
        texts |= {note.text for note in section.notes}
    return frozenset(texts)
