"""Words of a source that are not in its chapter: outside of it, or labelled as what pages repeat.

They can be quoted by the action that brings words back in, and by no other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model.compilation import Item, Report
from ...model.document import BlockType, Document, Furniture, FurnitureRole
from ...model.provenance import AnyEvidence, Evidence
from ..chapter.sections import item_of
from .workbench import OpenItem, OpenReport, OpenSection

_WITHOUT_WORDS: frozenset[BlockType] = frozenset({"table", "contents"})
"""Blocks whose words are cells or references, no passage."""
_PRINTED: frozenset[FurnitureRole] = frozenset({"header", "footer", "folio"})
"""What pages repeat that readers see as words."""
_BEHIND = 0.5
"""What lies between two blocks in reading order is counted by halves."""


class OutsideWords:
    """What of one source is not in its chapter."""

    def __init__(self, document: Document, report: Report) -> None:
        """Look at a source.

        Args:
            document: its structure.
            report: its chapter as read.
        """
        self._document, self._report = document, report
        self._ranks = _ranks(document)

    def opened(self) -> OpenReport:
        """Return it as a report of one section without a heading, in reading order, to be searched."""
        claimed = set(_places(self._report))
        blocks = [
            item_of(block, f"{self._report.region.id}/{self._report.source.file}/{number}")
            for number, block in enumerate(self._document.blocks, 1)
            if block.text.strip() and block.type not in _WITHOUT_WORDS and not set(block.evidence) <= claimed
        ]
        repeated = [
            _furniture_item(piece, self._report)
            for piece in self._document.furniture
            if piece.role in _PRINTED
        ]
        items = sorted((*blocks, *repeated), key=lambda item: self.rank(item.evidence))
        bare = replace(self._report, heading="", source_heading=None, sections=())
        section = replace(self._report.sections[0], heading="", source_heading=None, subregion=None, items=())
        opened = [OpenItem(item, item.text) for item in items]
        return OpenReport(bare, [OpenSection(replace(section, notes=()), "", None, opened, [])])

    def rank(self, evidence: tuple[AnyEvidence, ...]) -> float:
        """Return where a passage begins in reading order; -1 where the structure does not know its place."""
        return next((self._ranks[place] for place in evidence if place in self._ranks), -1.0)


def _ranks(document: Document) -> Mapping[AnyEvidence, float]:
    """Return for each place that words of a source have where it comes in reading order."""
    ranks: dict[AnyEvidence, float] = {}
    for number, block in enumerate(document.blocks):
        for place in block.evidence:
            ranks.setdefault(place, float(number))
    for piece in document.furniture:
        for place in piece.evidence:
            ranks.setdefault(place, _above(document, place) + _BEHIND)
    return ranks


def _above(document: Document, place: AnyEvidence) -> int:
    """Return the number of the last block above a place, or on an earlier page; -1 for none."""
    if not isinstance(place, Evidence):
        return -1
    numbers = [
        number
        for number, block in enumerate(document.blocks)
        for other in block.evidence[:1]
        if isinstance(other, Evidence) and (other.page, other.bbox[1]) <= (place.page, place.bbox[1])
    ]
    return max(numbers, default=-1)


def _furniture_item(piece: Furniture, report: Report) -> Item:
    name = f"{report.region.id}/{report.source.file}/{piece.role}"
    return Item(name, "paragraph", piece.text, evidence=piece.evidence)


def _places(report: Report) -> Iterator[AnyEvidence]:
    """Yield every place that a chapter has words from."""
    yield from report.evidence
    for section in report.sections:
        yield from section.evidence
        if section.subregion is not None:
            yield from section.subregion.evidence
        yield from (place for item in section.items for place in item.evidence)
        yield from (place for note in section.notes for place in note.evidence)
