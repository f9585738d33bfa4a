"""A chapter as a row of passages, each of which knows its section."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..provenance import Evidence
from ..revision import Passage, SectionFacts
from ..schema import Item, Report, Section


@dataclass(frozen=True, slots=True)
class FlatChapter:
    """A chapter's passages and notes in order.

    Attributes:
        sections: of the chapter.
        passages: paragraphs and bullets of all sections.
        items: the item of each passage.
        homes: the index of the section of each passage.
        notes: notes of all sections.
    """

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    items: tuple[Item, ...]
    homes: tuple[int, ...]
    notes: tuple[Passage, ...]


def flatten(report: Report | None) -> FlatChapter:
    """Return a chapter's passages; none where there is no chapter."""
    sections = report.sections if report else ()
    items = [(at, place, it) for at, home in enumerate(sections) for place, it in enumerate(home.items, 1)]
    notes = [(home, place, it) for home in sections for place, it in enumerate(home.notes, 1)]
    return FlatChapter(
        sections,
        tuple(
            Passage(it.id, it.kind, it.text, sections[at].id, sections[at].heading, place, pages(it.evidence))
            for at, place, it in items
        ),
        tuple(it for _, _, it in items),
        tuple(at for at, _, _ in items),
        tuple(
            Passage(home.id, it.kind, it.text, home.id, home.heading, place, pages(it.evidence))
            for home, place, it in notes
        ),
    )


def section_facts(section: Section, place: int) -> SectionFacts:
    """Return a section without its passages; `place` is its number in the chapter, from 1."""
    return SectionFacts(
        section.id,
        section.heading,
        section.subregion.heading if section.subregion else None,
        section.kind,
        section.audiences,
        place,
        pages(section.evidence),
    )


def pages(evidence: Sequence[Evidence]) -> tuple[int, ...]:
    """Return the pages that evidence names, ascending."""
    return tuple(sorted({it.page for it in evidence}))
