"""The fixed phrases of a comparison, and how its numbers and pages are said."""

from collections.abc import Iterable

from ...model.revision import Counts, FactChange, PassageChange, SectionChange, SectionFacts, VersionPassage
from ..book.phrases import ENGLISH

TITLE, SUMMARY = "What has changed", "Numbers of changes"
OLD, NEW = "Old version", "New version"
NOTHING = "No word has changed."
ONLY_NEW = "Only the new version has this chapter."
ONLY_OLD = "Only the old version has this chapter."
CHAPTER_HEADING, HEADING_REWORDED = "Chapter heading", "heading reworded"
SECTIONS = "Sections"
NOTES = "Footnotes, captions and other words beside the text"
FACTS = "Facts of the report"
REGION, TOTAL = "Region", "All"
INSERTED, DELETED, END_OF_INSERTED, END_OF_DELETED = (
    "inserted: ",
    "deleted: ",
    " end of insertion",
    " end of deletion",
)
LEGEND_INSERTED, LEGEND_DELETED = "words of the new version only", "words of the old version only"
TERM_ADDED, TERM_REMOVED = "now a key term", "no longer a key term"

_FATES = {
    "reworded": "reworded",
    "split": "split into {count}",
    "joined": "joined from {count}",
    "added": "added",
    "dropped": "dropped",
}
_KINDS = {"paragraph": "a paragraph", "bullet": "a list item"}
_FACTS = {
    "title": "Title",
    "dates": "Dates",
    "registered": "Registered",
    "countries_registered": "Countries of those registered",
    "participated": "Participated",
    "countries_represented": "Countries represented",
}
_COUNTS = {
    "reworded": ("reworded", "reworded"),
    "added": ("added", "added"),
    "dropped": ("dropped", "dropped"),
    "moved": ("moved", "moved"),
    "split": ("split", "split"),
    "joined": ("joined", "joined"),
    "retyped": ("of another kind", "of another kind"),
    "terms_added": ("key term added", "key terms added"),
    "terms_removed": ("key term removed", "key terms removed"),
    "headings": ("heading reworded", "headings reworded"),
    "sections": ("section changed", "sections changed"),
    "notes": ("note changed", "notes changed"),
    "facts": ("fact changed", "facts changed"),
    "unchanged": ("unchanged", "unchanged"),
}

COLUMNS = ("Reworded", "Added", "Dropped", "Moved", "Split", "Joined", "Headings", "Other", "Unchanged")
"""Columns of the summary table."""


def numbers(counts: Counts) -> tuple[int, ...]:
    """Return a row of the summary table; what has no column of its own is counted under "Other"."""
    shown = (
        *(counts.reworded, counts.added, counts.dropped, counts.moved, counts.split, counts.joined),
        counts.headings,
    )
    return *shown, counts.changes - sum(shown), counts.unchanged


def summary(counts: Counts) -> str:
    """Return "2 reworded, 1 added; 57 unchanged"; counts of nothing are left out."""
    parts = [
        f"{getattr(counts, name)} {words[getattr(counts, name) != 1]}"
        for name, words in _COUNTS.items()
        if name != "unchanged" and getattr(counts, name)
    ]
    unchanged = f"{counts.unchanged} unchanged"
    return f"{', '.join(parts)}; {unchanged}" if parts else unchanged


def labels(change: PassageChange) -> list[str]:
    """Return what became of a passage, in words: "reworded", "moved", "now a list item"."""
    words = []
    if change.fate in _FATES:
        words.append(_FATES[change.fate].format(count=max(len(change.old), len(change.new))))
    if change.moved:
        words.append("moved")
    if change.retyped:
        words.append(f"now {_KINDS[change.new[0].kind]}")
    if change.fate == "same" and (change.terms_added or change.terms_removed):
        words.append("key terms")
    return words


def places(change: PassageChange) -> str:
    """Return the pages, old → new: "p. 22 → p. 23"; once where they are the same."""
    return _from_to(*([page for it in side for page in it.pages] for side in (change.old, change.new)))


def move(change: PassageChange) -> str:
    """Return from where to where a passage has moved, by its section and its number in it."""
    if not change.moved:
        return ""
    old, new = change.old[0], change.new[0]
    if change.rehomed:
        return f"from {_place(old)} to {_place(new)}"
    return f"from no. {old.place} to no. {new.place}"


def _place(passage: VersionPassage) -> str:
    return f"“{passage.heading}”, no. {passage.place}"


def section_labels(change: SectionChange) -> list[str]:
    """Return what became of a section, in words."""
    words: list[str] = [] if change.fate == "kept" else [change.fate]
    if change.renamed:
        words.append(HEADING_REWORDED)
    old, new = change.old, change.new
    if old is None or new is None:
        return words
    if change.moved:
        words.append(f"moved from no. {old.place} to no. {new.place}")
    if change.rehoused:
        words.append(f"now under {_house(new)}, was under {_house(old)}")
    if change.retyped and old.kind != new.kind:
        words.append(f"read as {new.kind}, was {old.kind}")
    if change.retyped and set(old.audiences) != set(new.audiences):
        words.append(f"addressed to {_listed(new.audiences)}, was {_listed(old.audiences)}")
    return words


def _house(section: SectionFacts) -> str:
    return f"“{section.subregion}”" if section.subregion else "no sub-region"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "nobody named"


def section_places(change: SectionChange) -> str:
    """Return the pages of a section's headings, old → new."""
    return _from_to(*(it.pages if it else () for it in (change.old, change.new)))


def _from_to(old: Iterable[int], new: Iterable[int]) -> str:
    sides = dict.fromkeys(map(ENGLISH.page_reference, (old, new)))
    return " → ".join(filter(None, sides))


def fact(change: FactChange) -> tuple[str, str, str]:
    """Return a fact's name, its old and its new value; "–" where there is none."""
    return _FACTS.get(change.name, change.name), change.old or "–", change.new or "–"
