"""The merged document in the order in which people read it: headings, paragraphs, lists, annexes.

PDF, DOCX and HTML are set from one and the same `Book`, so they say the same words in the same
order. The book quotes the compilation; the only words it adds come from `phrases`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from ...model.compilation import Compilation, Item, Note, Participation, Report, Section
from ...model.provenance import AnyEvidence, SourcePlaces, places_of
from ...stages.ground.priorities import PRIORITY_KINDS
from ...vocabularies.phrase_keys import Phrases
from ...vocabularies.phrases import phrases_for
from ..once import Once
from . import palette
from .annex import Annex, annex_of, source_anchor
from .draft import Draft, draft_of
from .editorial import marks_of
from .glance import Glance, glance_of
from .ground import GroundChapter, chapter_of
from .lists import BulletList, nest
from .passages import Passage, PrintedRun, Reference, runs_of
from .references import corrected_reference, described_reference, source_reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    passage: Passage


Block = Paragraph | BulletList


@dataclass(frozen=True, slots=True)
class Part:
    """A section as printed; `heading` is None where the sub-region's heading already says it.

    Attributes:
        source_heading: the printed heading, where the editors changed it.
    """

    anchor: str
    heading: str | None
    kind: str
    blocks: tuple[Block, ...]
    source_heading: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """The sections of one sub-region, or those that belong to none (`heading` is None)."""

    anchor: str
    heading: str | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AnnexPiece:
    """A footnote, pull-quote, caption or table of a source, for the annex."""

    kind: str
    runs: tuple[PrintedRun, ...]
    rows: tuple[tuple[str, ...], ...]
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The priorities chapter of one region; `source_heading` is the printed one, where editors changed it."""

    anchor: str
    heading: str
    accent: str
    language: str
    facts: tuple[tuple[str, ...], ...]
    divisions: tuple[Division, ...]
    set_apart: tuple[AnnexPiece, ...]
    source: str
    source_heading: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything between the covers, in order, apart from what `compilation.edition` says itself.

    Attributes:
        draft: None where nothing is open.
        glance: the page "At a glance", None where there is one forum only.
        ground: the chapter "Common ground", None where there is none.
    """

    compilation: Compilation
    phrases: Phrases
    chapters: tuple[Chapter, ...]
    annex: Annex
    draft: Draft | None
    glance: Glance | None
    ground: GroundChapter | None

    @property
    def is_full(self) -> bool:
        """Whether the document itself holds all that is for looking up."""
        return self.ground is not None and self.ground.is_full

    @property
    def set_apart(self) -> tuple[Chapter, ...]:
        """The chapters of which something stands in the annex "Set apart in the sources"."""
        return tuple(chapter for chapter in self.chapters if chapter.set_apart)


@Once
def compose(compilation: Compilation) -> Book:
    """Put `compilation` into reading order."""
    phrases = phrases_for(compilation.edition.language)
    annex = annex_of(compilation, phrases)
    marks = marks_of(annex.interventions)
    chapters = tuple(_chapter(report, i, phrases, marks) for i, report in enumerate(compilation.reports))
    return Book(
        compilation,
        phrases,
        chapters,
        annex,
        draft_of(compilation, phrases),
        glance_of(compilation, phrases),
        chapter_of(compilation, phrases),
    )


def _chapter(report: Report, position: int, phrases: Phrases, marks: Mapping[str, str]) -> Chapter:
    notes = [(note, report) for section in report.sections for note in section.notes]
    return Chapter(
        anchor=report.region.id,
        heading=report.printed,
        accent=palette.accent(position),
        language=report.source.language,
        facts=_facts(report, phrases),
        divisions=tuple(_divisions(report, phrases, marks)),
        set_apart=tuple(_set_apart(note, owner, phrases) for note, owner in notes),
        source=source_anchor(report),
        source_heading=report.source_heading,
    )


def _divisions(report: Report, phrases: Phrases, marks: Mapping[str, str]) -> Iterable[Division]:
    for subregion, group in groupby(report.sections, key=lambda section: section.subregion):
        sections = tuple(group)
        heading = subregion.heading if subregion else None
        printed = subregion.printed if subregion else None
        # Text right under a chapter's or sub-chapter's heading is a section of that heading.
        above = heading or report.heading
        yield Division(
            anchor=f"subregion/{report.region.id}/{subregion.id}" if subregion else report.region.id,
            heading=printed,
            parts=tuple(
                _part(section, report, phrases, marks, said=(above if i == 0 else None))
                for i, section in enumerate(sections)
            ),
        )


def _part(
    section: Section, report: Report, phrases: Phrases, marks: Mapping[str, str], said: str | None
) -> Part:
    return Part(
        anchor=section.id,
        heading=None if section.heading == said else section.printed,
        kind=section.kind,
        blocks=tuple(_blocks(section, report, phrases, marks)),
        source_heading=section.source_heading,
    )


def _blocks(section: Section, report: Report, phrases: Phrases, marks: Mapping[str, str]) -> Iterable[Block]:
    priority = section.kind in PRIORITY_KINDS
    for kind, group in groupby(section.items, key=lambda item: item.kind):
        items = [(item, _passage(item, report, phrases, marks, priority)) for item in group]
        if kind == "bullet":
            yield from nest(items)
        else:
            yield from (Paragraph(passage) for _, passage in items)


def _passage(
    item: Item, report: Report, phrases: Phrases, marks: Mapping[str, str], priority: bool
) -> Passage:
    return Passage(
        item.id,
        runs_of(item.text, item.key_terms),
        _mark(item, report, phrases, marks) or _reference(item.evidence, report, phrases),
        priority,
        item.origin == "editorial",
    )


def _mark(item: Item, report: Report, phrases: Phrases, marks: Mapping[str, str]) -> Reference | None:
    """Return the reference of an item that the editors added or changed: it leads to their reasons."""
    if item.id not in marks:
        return None
    if item.origin == "editorial":
        return Reference(phrases.editorial.added, marks[item.id], editorial=True)
    if item.source_text is not None:
        places = places_of(item.evidence)
        where = corrected_reference(places, phrases)
        described = described_reference(places, report.region.name, phrases)
        return Reference(where, marks[item.id], True, f"{described}, {phrases.editorial.corrected}")
    return None


def _facts(report: Report, phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    """Return the facts of a forum, line by line; what the report does not say is left out."""
    places = places_of(
        place for section in report.sections for item in section.items for place in item.evidence
    )
    span = source_reference(SourcePlaces(*map(_span, places)), phrases)
    lines = (
        (report.source.dates or "", phrases.document.source_pages(pages=span) if span else ""),
        tuple(_participation(report.participation, phrases)),
    )
    return tuple(facts for facts in (tuple(filter(None, line)) for line in lines) if facts)


def _span(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return all numbers from the first to the last; none where there are none."""
    return tuple(range(numbers[0], numbers[-1] + 1)) if numbers else ()


def _participation(figures: Participation | None, phrases: Phrases) -> Iterable[str]:
    if figures is None:
        return
    yield _people(phrases.document.registered, figures.registered, figures.countries_registered, phrases)
    yield _people(phrases.document.participated, figures.participated, figures.countries_represented, phrases)


def _people(phrase: Callable[..., str], people: int | None, countries: int | None, phrases: Phrases) -> str:
    if people is None:
        return ""
    where = "" if countries is None else phrases.common.from_countries(count=countries)
    return phrase(count=people, countries=where)


def _set_apart(note: Note, report: Report, phrases: Phrases) -> AnnexPiece:
    return AnnexPiece(
        phrases.document.note_kinds[note.kind],
        runs_of(note.text),
        note.rows,
        _reference(note.evidence, report, phrases),
    )


def _reference(evidence: Iterable[AnyEvidence], report: Report, phrases: Phrases) -> Reference | None:
    places = places_of(evidence)
    text = source_reference(places, phrases)
    described = described_reference(places, report.region.name, phrases)
    return Reference(text, source_anchor(report), described=described) if text else None
