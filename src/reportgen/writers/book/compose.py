"""The merged document in the order in which people read it: headings, paragraphs, lists, annexes.

PDF, DOCX and HTML are set from one and the same `Book`, so they say the same words in the same
order. The book quotes the compilation; the only words it adds come from `phrases`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ...model.compilation import Compilation, Participation, Report
from ...model.provenance import SourcePlaces, places_of
from ...vocabularies.phrase_keys import Phrases
from ...vocabularies.phrases import phrases_for
from ..once import Once
from . import palette
from .addresses import PrintedAddress, addresses_of
from .annex import Annex, annex_of, source_anchor
from .chapter_text import AnnexPiece, ChapterText, Division
from .draft import Draft, draft_of
from .editorial import marks_of
from .glance import Glance, glance_of
from .ground import GroundChapter, chapter_of
from .passages import PrintedNote
from .references import source_reference


@dataclass(frozen=True, slots=True)
class Chapter:
    """The priorities chapter of one region.

    Attributes:
        set_apart: what stands beside its text in the source, for the annex.
        source_heading: the printed heading, where editors changed it.
        notes: its footnotes, by number.
        addresses: that its words lead to, for readers of paper.
    """

    anchor: str
    heading: str
    accent: str
    language: str
    facts: tuple[tuple[str, ...], ...]
    divisions: tuple[Division, ...]
    set_apart: tuple[AnnexPiece, ...]
    source: str
    source_heading: str | None = None
    notes: tuple[PrintedNote, ...] = ()
    addresses: tuple[PrintedAddress, ...] = ()


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


def compose(compilation: Compilation, accents: tuple[str, ...] = ()) -> Book:
    """Put `compilation` into reading order.

    Args:
        compilation: what is printed.
        accents: colours of the chapters, `#rrggbb`; ours by default.
    """
    return _composed(compilation) if not accents else _compose(compilation, accents)


@Once
def _composed(compilation: Compilation) -> Book:
    return _compose(compilation, ())


def _compose(compilation: Compilation, accents: tuple[str, ...]) -> Book:
    phrases = phrases_for(compilation.edition.language)
    annex = annex_of(compilation, phrases)
    marks = marks_of(annex.interventions)
    chapters = tuple(
        _chapter(report, palette.accent(i, accents), phrases, marks)
        for i, report in enumerate(compilation.reports)
    )
    return Book(
        compilation,
        phrases,
        chapters,
        annex,
        draft_of(compilation, phrases),
        glance_of(compilation, phrases, accents),
        chapter_of(compilation, phrases, accents),
    )


def _chapter(report: Report, accent: str, phrases: Phrases, marks: Mapping[str, str]) -> Chapter:
    chapter = ChapterText(report, phrases, marks)
    return Chapter(
        anchor=report.region.id,
        heading=report.printed,
        accent=accent,
        language=report.source.language,
        facts=_facts(report, phrases),
        divisions=tuple(chapter.divisions()),
        set_apart=tuple(chapter.set_apart()),
        source=source_anchor(report),
        source_heading=report.source_heading,
        notes=tuple(sorted(chapter.notes.values(), key=lambda note: note.number)),
        addresses=addresses_of(report, phrases),
    )


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
