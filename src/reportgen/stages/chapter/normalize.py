"""A document → the report of its priorities chapter, by the words of the vocabulary.

The chapter is found by its heading; whatever stands in it goes into the report. A heading that the
vocabulary does not know keeps its words, names no audience, and raises a question.
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.compilation import Region, Report, Source
from ...model.diagnostics import Diagnostic
from ...model.document import Document
from ...model.note_numbers import numbered
from ...model.provenance import AnyEvidence, touches
from ...vocabularies.vocabulary import Vocabulary
from . import facts, forum_format
from .bounds import find_chapter, find_end, find_region
from .sections import SectionBuilder


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people decided in the edition file for one report.

    Attributes:
        region: id of the region, where detection would get it wrong.
        chapter: words of the chapter's heading, where it is not found.
    """

    region: str | None = None
    chapter: str | None = None


def _remedy(region: str | None, vocabulary: Vocabulary) -> str:
    """Return what to do about a report of no known region."""
    if region is None:
        return 'name it in edition.toml: region = "…" under [[report]]'
    known = {name.casefold(): name for name in vocabulary.regions}
    known |= {place.name.casefold(): name for name, place in vocabulary.regions.items()}
    near = known.get(region.casefold()) or next(
        iter(difflib.get_close_matches(region, known.values(), 1)), None
    )
    if near:
        return f'write region = "{near}" in edition.toml'
    return f"write one of {', '.join(vocabulary.regions)} in edition.toml"


def _sections(
    document: Document, start: int, region: str, vocabulary: Vocabulary, name: str
) -> SectionBuilder:
    """Return the sections of the chapter whose heading has the index `start`."""
    words = vocabulary.heading_words(document.source.language)
    builder = SectionBuilder(region, document.blocks[start], words, vocabulary, name)
    for block in document.blocks[start + 1 : find_end(document, start, words, vocabulary)]:
        if block.type == "heading":
            builder.heading(block)
        else:
            builder.content(block)
    builder.fetch(document.blocks)
    return builder


def normalize(
    document: Document, vocabulary: Vocabulary, wishes: Wishes = Wishes(), file: str | None = None
) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """Return the report of a document's priorities chapter, and what is left to ask.

    Args:
        document: the structure of a source.
        vocabulary: regions, headings, audiences.
        wishes: what people decided for this source.
        file: path to name in diagnostics.

    Returns:
        None in place of the report where no priorities chapter or no region is found; the
        diagnostics then hold an error that says so.
    """
    name = file or document.source.file
    start = find_chapter(document, vocabulary, wishes.chapter)
    if start is None:
        asked = f" “{wishes.chapter}”" if wishes.chapter else ""
        message = f"no priorities chapter{asked} is found"
        remedy = 'name its heading in edition.toml: chapter = "…" under [[report]]'
        return None, (Diagnostic("error", "no-chapter", message, remedy, name),)
    chapter = document.blocks[start]
    region = wishes.region or find_region(document, chapter.text, vocabulary)
    if region is None or region not in vocabulary.regions:
        message = (
            "the region is not recognised" if region is None else f"the vocabulary has no region “{region}”"
        )
        remedy = _remedy(region, vocabulary)
        return None, (Diagnostic("error", "no-region", message, remedy, name),)
    builder = _sections(document, start, region, vocabulary, name)
    place = vocabulary.regions[region]
    source = document.source
    report = Report(
        Region(place.id, place.name),
        chapter.text,
        Source(
            source.file,
            source.sha256,
            source.pages,
            source.language,
            source.title,
            facts.forum_dates(document, vocabulary),
            forum_format.forum_format(document, vocabulary),
        ),
        facts.participation(document, vocabulary),
        tuple(builder.sections),
        evidence=chapter.evidence,
    )
    return numbered(report), tuple(
        _asked(document, report, name) + builder.diagnostics + _empty(report, name)
    )


def _asked(document: Document, report: Report, name: str) -> list[Diagnostic]:
    """Return the reading's questions; those outside the chapter are notes."""
    places = [evidence for section in report.sections for item in section.items for evidence in item.evidence]
    bare = _pages_without_words(document, places)
    out = []
    for question in document.questions:
        there = [
            where
            for where in question.evidence
            if where.page in bare or any(touches(where, place) for place in places)
        ]
        inside = bool(there)
        first = next(iter((*there, *question.evidence)), None)
        out.append(
            Diagnostic(
                "question" if inside else "note",
                question.code,
                question.reason,
                "compare with the source" if inside else "",
                name,
                first.page if first else None,
                first.bbox if first else None,
                paragraph=first.paragraph if first else None,
            )
        )
    return out


def _pages_without_words(document: Document, places: Sequence[AnyEvidence]) -> frozenset[int]:
    """Return the pages of a chapter of which nothing was read: in its midst, or right behind its end."""
    read = {place.page for block in document.blocks for place in block.evidence}
    own = [place.page for place in places if place.page is not None]
    if not own:
        return frozenset()
    pages = {page.number for page in document.pages}
    last = max(own)
    while last + 1 in pages and last + 1 not in read:
        last += 1
    return frozenset(page for page in pages - read if min(own) <= page <= last)


def _empty(report: Report, name: str) -> list[Diagnostic]:
    if any(section.items for section in report.sections):
        return []
    return [
        Diagnostic(
            "warning",
            "empty-chapter",
            f"the chapter “{report.heading}” holds no text",
            "look at the source",
            name,
        )
    ]
