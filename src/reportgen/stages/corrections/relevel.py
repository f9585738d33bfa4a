"""Corrections of levels: what is a heading, and how deep, before the chapter is taken apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ...model.compilation import Report, Section
from ...model.decisions import Candidate, Correction, DecidedCorrection, OutcomeState, given_fields
from ...model.document import Block, BlockType, Document
from ...model.provenance import locator_of
from ...system.memory import Memory
from ..alignment.folding import fold, heading_key
from ..alignment.similarity import similarity, words_of
from .anchors import holds_heading, ranges_of
from .word_index import WordIndex, words_in

DEEPEST = 6
"""Levels of headings in Word, HTML and Markdown."""

ALIKE = 0.75
"""Least similarity of the first words under a heading, to be those under the accepted one."""

_LEVELED: tuple[BlockType, ...] = ("heading", "list_item", "paragraph")
"""Blocks that a level can be set of, those first that are rather meant."""

_Place = tuple[int, int]
"""Index of a document and of a block in it."""


def is_level(correction: Correction) -> bool:
    """Return whether a correction is decided here: it sets a level."""
    return correction.sets("level")


def relevel(
    documents: Sequence[Document],
    corrections: Sequence[Correction],
    accepted: Sequence[Report] = (),
    memory: Memory | None = None,
    *,
    regions: Mapping[str, str | None] = MappingProxyType({}),
) -> tuple[tuple[Document, ...], tuple[DecidedCorrection, ...]]:
    """Return the documents with people's levels, and one outcome for each correction of a level.

    Level 0 makes a heading running text; 1 to 6 make it, or a paragraph, a heading of that level; of a
    list item it is the nesting, from 1. The levels are those of `documents/<stem>.json`.

    Args:
        documents: the structure of each source.
        corrections: all of the edition; only `set` of `level` is looked at.
        accepted: the readings that people last accepted; they distinguish headings of the same words by
            what stands under them, as pages shift from version to version.
        memory: what was found before; nothing by default.
        regions: for each file the id of the region that it is taken for.
    """
    wanted = [correction for correction in corrections if is_level(correction)]
    if not wanted:
        return tuple(documents), ()
    memory = memory if memory is not None else Memory()
    blocks = [list(document.blocks) for document in documents]
    index = memory.recall(None, _BlockIndex, tuple(documents))
    outcomes = [
        _decide(correction, documents, blocks, index, accepted=accepted, regions=regions)
        for correction in wanted
    ]
    changed = tuple(
        document if list(document.blocks) == own else replace(document, blocks=tuple(own))
        for document, own in zip(documents, blocks, strict=True)
    )
    return changed, tuple(outcomes)


class _BlockIndex:
    """The words of all blocks that a level can be set of."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._texts, self._headings = WordIndex[_Place](), WordIndex[_Place]()
        for index, document in enumerate(documents):
            for number, block in enumerate(document.blocks):
                if block.type in _LEVELED:
                    self._texts.put((index, number), words_in(fold(block.text)))
                    self._headings.put((index, number), words_in(fold(heading_key(block.text))))

    def holders(self, quote: str) -> list[_Place]:
        """Return the blocks that may hold a quote, also as headings of another layout, in reading order."""
        holders = set(self._texts.holders(fold(quote)))
        wanted = heading_key(quote)
        return sorted(holders | set(self._headings.holders(wanted) if wanted else ()))


def _decide(
    correction: Correction,
    documents: Sequence[Document],
    blocks: Sequence[list[Block]],
    index: _BlockIndex,
    *,
    accepted: Sequence[Report],
    regions: Mapping[str, str | None],
) -> DecidedCorrection:
    if not (correction.value or "").isdigit() or int(correction.value or 0) > DEEPEST:
        return _outcome(correction, "held", f"a level is a number from 0 to {DEEPEST}")
    region = correction.region
    meant = {
        source
        for source, document in enumerate(documents)
        if region in (None, regions.get(document.source.file))
    }
    seen = [report for report in accepted if region in (None, report.region.id)]
    places = _places(correction, blocks, index, seen, meant)
    if not places:
        return _outcome(correction, "orphaned", "no passage has these words")
    named = [blocks[source][number] for source, number in places]
    if len(places) > 1:
        shown = tuple(
            Candidate(documents[source].source.file, block.text, *_first(block))
            for (source, _), block in zip(places, named, strict=True)
            if block.evidence
        )
        telling = "the page or the region" if len({source for source, _ in places}) > 1 else "the page"
        reason = f"the words stand in {len(places)} places; quote more of them, or name {telling}"
        held = _outcome(correction, "held", reason)
        return replace(held, candidate=shown[0] if shown else None, alternatives=shown[1:])
    block, wanted = named[0], int(correction.value or 0)
    present = block.level
    if correction.was is not None and str(present) != correction.was.strip() and present != wanted:
        return _outcome(correction, "held", f"the level is no longer {correction.was} but {present}")
    source, number = places[0]
    blocks[source][number] = _with_level(block, wanted)
    done = _outcome(correction, "applied", None if present != wanted else "it has this level already")
    return replace(
        done,
        item=documents[source].source.file,
        before=str(present),
        after=str(wanted),
        evidence=block.evidence,
    )


def _places(
    correction: Correction,
    blocks: Sequence[Sequence[Block]],
    index: _BlockIndex,
    accepted: Sequence[Report],
    meant: Collection[int],
) -> list[_Place]:
    """Return the blocks that hold the quote: headings before list items before paragraphs.

    Args:
        correction: names the words and the page.
        blocks: of each document.
        index: finds them.
        accepted: readings that may tell them apart.
        meant: indices of the documents that may be meant.
    """
    wanted = fold(correction.quote)
    places = [
        (source, number)
        for source, number in index.holders(correction.quote)
        if source in meant
        for block in [blocks[source][number]]
        if ranges_of(wanted, block.text)
        or (block.type == "heading" and holds_heading(correction.quote, block.text))
    ]
    for kind in _LEVELED:
        of_kind = [(source, number) for source, number in places if blocks[source][number].type == kind]
        if of_kind:
            places = of_kind
            break
    seen = [
        section
        for report in accepted
        for section in report.sections
        if section.items and holds_heading(correction.quote, section.heading)
    ]
    alike = _alike(correction, places, blocks, seen) if len(places) > 1 and seen else []
    if alike:
        return alike
    places = [
        (source, number) for source, number in places if ranges_of(wanted, blocks[source][number].text)
    ] or places
    there = [
        (source, number)
        for source, number in places
        if correction.where.is_of(blocks[source][number].evidence)
    ]
    return there or places


def _alike(
    correction: Correction, places: list[_Place], blocks: Sequence[Sequence[Block]], seen: Sequence[Section]
) -> list[_Place]:
    """Return the heading under which the same words stand as under the accepted one; none in doubt."""
    wanted = fold(correction.quote)
    to_the_letter = [section for section in seen if ranges_of(wanted, section.heading)] or list(seen)
    on_page = [
        section
        for section in to_the_letter
        if any(place.page == correction.page for place in section.evidence)
    ]
    sections = on_page or to_the_letter
    if len(sections) > 1:
        return []
    first = words_of(fold(sections[0].items[0].text))
    kept = []
    for source, number in places:
        below = next(
            (block for block in blocks[source][number + 1 :] if block.type in ("paragraph", "list_item")),
            None,
        )
        if below is not None and similarity(first, words_of(fold(below.text)), ALIKE):
            kept.append((source, number))
    return kept if len(kept) == 1 else []


def _first(block: Block) -> tuple[int | None, float, int | None]:
    """Return page, similarity and paragraph of a block that has the very words."""
    where = locator_of(block.evidence)
    return where.page, 1.0, where.paragraph


def _with_level(block: Block, level: int) -> Block:
    if block.type == "list_item":
        return replace(block, level=max(level, 1))
    return replace(block, type="heading" if level else "paragraph", level=level)


def _outcome(correction: Correction, outcome: OutcomeState, reason: str | None) -> DecidedCorrection:
    return DecidedCorrection(**given_fields(correction), outcome=outcome, reason=reason)
