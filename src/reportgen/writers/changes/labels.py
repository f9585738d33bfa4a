"""What has become of passages, sections and facts, in fixed phrases, and on which pages."""

from collections.abc import Iterable, Mapping
from typing import cast

from ...model.provenance import SourcePlaces
from ...model.revision import Counts, FactChange, PassageChange, SectionChange, SectionFacts, VersionPassage
from ...vocabularies.phrase_keys import ChangesPhrases, Phrases
from ..book.references import source_reference

_COUNTED = (
    *("reworded", "added", "dropped", "moved", "split", "joined", "retyped", "terms_added", "terms_removed"),
    *("headings", "sections", "notes", "facts"),
)
"""Kinds of changes in the order in which a summary says them; the names of `Counts`."""


def numbers(counts: Counts) -> tuple[int, ...]:
    """Return a row of the summary table; what has no column of its own is counted under "Other"."""
    shown = (
        *(counts.reworded, counts.added, counts.dropped, counts.moved, counts.split, counts.joined),
        counts.headings,
    )
    return *shown, counts.changes - sum(shown), counts.unchanged


def summary(counts: Counts, phrases: ChangesPhrases) -> str:
    """Return "2 reworded, 1 added; 57 unchanged"; counts of nothing are left out."""
    changes = ((getattr(counts, name), getattr(phrases.counts, name)) for name in _COUNTED)
    changed = ", ".join(phrase(count=count) for count, phrase in changes if count)
    unchanged = phrases.counts.unchanged(count=counts.unchanged)
    return f"{changed}; {unchanged}" if changed else unchanged


def passage_labels(change: PassageChange, phrases: ChangesPhrases) -> list[str]:
    """Return what became of a passage, in words: "reworded", "moved", "now a list item"."""
    words = []
    if change.fate != "same":
        count = max(len(change.old), len(change.new))
        fates: Mapping[str, str] = {
            "reworded": phrases.reworded,
            "split": phrases.split(count=count),
            "joined": phrases.joined(count=count),
            "added": phrases.added,
            "dropped": phrases.dropped,
        }
        words.append(fates[change.fate])
    if change.moved:
        words.append(phrases.moved)
    if change.retyped:
        kinds = cast(Mapping[str, str], phrases.item_kinds)
        words.append(phrases.retyped(kind=kinds[change.new[0].kind]))
    if change.fate == "same" and (change.terms_added or change.terms_removed):
        words.append(phrases.key_terms)
    return words


def passage_pages(change: PassageChange, phrases: Phrases) -> str:
    """Return the pages, old → new: "p. 22 → p. 23"; once where they are the same."""
    old, new = (_together(passage.where for passage in side) for side in (change.old, change.new))
    return _from_to(old, new, phrases)


def _together(places: Iterable[SourcePlaces]) -> SourcePlaces:
    known = list(places)
    return SourcePlaces(
        tuple(page for places in known for page in places.pages),
        tuple(paragraph for places in known for paragraph in places.paragraphs),
    )


def move(change: PassageChange, phrases: ChangesPhrases) -> str:
    """Return from where to where a passage has moved, by its section and its number in it."""
    if not change.moved:
        return ""
    old, new = change.old[0], change.new[0]
    if change.rehomed:
        return phrases.moved_to(old=_place(old, phrases), new=_place(new, phrases))
    return phrases.moved_within(old=old.place, new=new.place)


def _place(passage: VersionPassage, phrases: ChangesPhrases) -> str:
    return phrases.section_place(heading=passage.heading, place=passage.place)


def section_labels(change: SectionChange, phrases: ChangesPhrases) -> list[str]:
    """Return what became of a section, in words."""
    words: list[str] = []
    if change.fate != "kept":
        words.append(phrases.added if change.fate == "added" else phrases.dropped)
    if change.renamed:
        words.append(phrases.heading_reworded)
    old, new = change.old, change.new
    if old is None or new is None:
        return words
    if change.moved:
        words.append(phrases.section_moved(old=old.place, new=new.place))
    if change.rehoused:
        words.append(phrases.section_under(old=_subregion(old, phrases), new=_subregion(new, phrases)))
    if change.retyped and old.kind != new.kind:
        kinds = phrases.section_kinds
        words.append(phrases.section_kind(old=kinds[old.kind], new=kinds[new.kind]))
    if change.retyped and set(old.audiences) != set(new.audiences):
        words.append(phrases.section_audiences(old=_audiences(old, phrases), new=_audiences(new, phrases)))
    return words


def _subregion(section: SectionFacts, phrases: ChangesPhrases) -> str:
    return phrases.subregion(heading=section.subregion) if section.subregion else phrases.no_subregion


def _audiences(section: SectionFacts, phrases: ChangesPhrases) -> str:
    return ", ".join(section.audiences) or phrases.no_audience


def section_pages(change: SectionChange, phrases: Phrases) -> str:
    """Return the pages of a section's headings, old → new."""
    old, new = (section.where if section else SourcePlaces() for section in (change.old, change.new))
    return _from_to(old, new, phrases)


def _from_to(old: SourcePlaces, new: SourcePlaces, phrases: Phrases) -> str:
    sides = dict.fromkeys(source_reference(places, phrases) for places in (old, new))
    return " → ".join(filter(None, sides))


def fact(change: FactChange, phrases: Phrases) -> tuple[str, str, str]:
    """Return a fact's name, its old and its new value; a dash where there is none."""
    nothing, names = phrases.common.nothing, cast(Mapping[str, str], phrases.changes.fact_names)
    return names.get(change.name, change.name), change.old or nothing, change.new or nothing
