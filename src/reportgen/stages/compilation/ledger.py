"""The ledger: what became of every block of a source, and which blocks every published passage has.

It is drawn up from the two ends, the structure of the source and the corrected report, without asking
the stages between them; what they lose shows here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...model.compilation import Report
from ...model.decisions import DecidedCorrection
from ...model.document import Block, Document, Furniture
from ...model.provenance import AnyEvidence, Coverage, locator_of
from ..alignment.folding import fold

Fate = Literal["used", "note", "outside", "dropped", "unaccounted"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A block of a source and what became of it.

    Attributes:
        page: the page it starts on, from 1; None where the source does not say.
        ids: the published items, section or report that hold its words.
        heading: of a block outside the chapter, the heading that it stands under.
        line: of a dropped one, the line of the correction.
        paragraph: the paragraph it is, from 1, in a source without pages of its own.
    """

    type: str
    text: str
    page: int | None
    fate: Fate
    ids: tuple[str, ...] = ()
    heading: str | None = None
    line: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of one source.

    Attributes:
        entries: one a block, in reading order; then what pages repeat, where people brought it in.
        unsourced: ids of published passages, not added by people, that no block holds.
    """

    file: str
    region: str
    entries: tuple[LedgerEntry, ...]
    furniture: int
    unsourced: tuple[str, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """The counts; they add up to the number of blocks."""
        count = dict.fromkeys(("used", "note", "outside", "dropped", "unaccounted"), 0)
        for entry in self.entries:
            count[entry.fate] += 1
        return Coverage(
            len(self.entries),
            count["used"],
            count["note"],
            count["outside"],
            count["dropped"],
            self.furniture,
            count["unaccounted"],
        )

    def numbered(self, line: int | None) -> "Ledger":
        """Return it with the line of a correction that had none yet: it was only tried."""
        entries = tuple(
            replace(entry, line=line) if entry.fate == "dropped" and entry.line is None else entry
            for entry in self.entries
        )
        return replace(self, entries=entries)


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words with the places they claim."""

    id: str
    text: str
    places: frozenset[AnyEvidence]


_Headings = dict[str, list[tuple[str, frozenset[AnyEvidence]]]]


@dataclass(frozen=True, slots=True)
class _Published:
    """What of the chapter is published, set apart or taken out."""

    items: Sequence[_Words]
    notes: Sequence[_Words]
    headings: _Headings
    dropped: Sequence[DecidedCorrection]


def draw_up(document: Document, report: Report, corrections: Iterable[DecidedCorrection]) -> Ledger:
    """Return the ledger of one source.

    Args:
        document: its structure, with people's levels.
        report: its chapter as published.
        corrections: with their outcomes.
    """
    published = [
        _Words(item.id, fold(item.source_text or item.text), frozenset(item.evidence))
        for section in report.sections
        for item in section.items
        if item.origin == "source"
    ]
    notes = [
        _Words(section.id, fold(note.text), frozenset(note.evidence))
        for section in report.sections
        for note in section.notes
    ]
    dropped = [
        correction
        for correction in corrections
        if correction.row.takes_out and correction.outcome == "applied"
    ]
    chapter = _Published(published, notes, _headings(report), dropped)
    entries: list[LedgerEntry] = []
    under: tuple[str | None, bool] = None, False  # the heading above, and whether the chapter has it
    accounted: set[str] = set()
    for block in document.blocks:
        entry = _entry(block, chapter, under)
        accounted |= set(entry.ids)
        entries.append(entry)
        if block.type == "heading":
            under = block.text, entry.fate != "outside"
    repeated = [_brought_in(piece, chapter) for piece in document.furniture]
    used = [entry for entry in repeated if entry is not None]
    accounted |= {name for entry in used for name in entry.ids}
    unsourced = tuple(words.id for words in published if words.id not in accounted)
    left = len(repeated) - len(used)
    return Ledger(document.source.file, report.region.id, (*entries, *used), left, unsourced)


def _brought_in(piece: Furniture, chapter: _Published) -> LedgerEntry | None:
    """Return the entry of what pages repeat, or seem to, where people brought it into the chapter."""
    places, text = set(piece.evidence), fold(piece.text)
    ids = [
        words.id for words in chapter.items if places and places <= words.places and _share(words.text, text)
    ]
    where = locator_of(piece.evidence)
    if not ids:
        return None
    return LedgerEntry("paragraph", piece.text, where.page, "used", tuple(ids), paragraph=where.paragraph)


def _headings(report: Report) -> _Headings:
    """Return the chapter's headings by their folded printed words, with ids and places."""
    out: _Headings = {}

    def put(text: str, name: str, places: Sequence[AnyEvidence]) -> None:
        out.setdefault(fold(text), []).append((name, frozenset(places)))

    put(report.source_heading or report.heading, report.region.id, report.evidence)
    for section in report.sections:
        put(section.source_heading or section.heading, section.id, section.evidence)
        if section.subregion is not None:
            above = section.subregion
            put(above.source_heading or above.heading, section.id, above.evidence)
    return out


def _entry(block: Block, chapter: _Published, under: tuple[str | None, bool]) -> LedgerEntry:
    where = locator_of(block.evidence)
    heading, inside = under
    text, places = fold(block.text), set(block.evidence)

    def entry(fate: Fate, ids: Iterable[str] = (), **more: Any) -> LedgerEntry:
        return LedgerEntry(
            block.type, block.text, where.page, fate, tuple(ids), **more, paragraph=where.paragraph
        )

    ids = [
        words.id for words in chapter.items if places <= words.places and places and _share(words.text, text)
    ]
    if ids:
        return entry("used", ids)
    if block.type == "heading":
        named = [name for name, there in chapter.headings.get(text, ()) if places & there]
        return entry("used", dict.fromkeys(named)) if named else entry("outside", heading=heading)
    set_apart = [words.id for words in chapter.notes if places <= words.places and places]
    if set_apart:
        return entry("note", set_apart)
    for drop in chapter.dropped:
        if places and places <= set(drop.evidence) and text in fold(drop.before or ""):
            return entry("dropped", line=drop.line)
    return entry("unaccounted" if inside else "outside", heading=heading)


def _share(published: str, block: str) -> bool:
    """Return whether a passage holds a block, or, where people split it, is a part of it."""
    return block in published or (bool(published) and published in block)
