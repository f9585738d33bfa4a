"""The running text of a chapter: passages and lists, tables where they stand, footnotes by their marks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ...model.compilation import Item, Note, Report, Section
from ...model.inline_runs import StyledRun
from ...model.provenance import AnyEvidence, places_of
from ...vocabularies.phrase_keys import Phrases
from .annex import source_anchor
from .introduction import SAFE_SCHEMES
from .lists import BulletList, nest
from .passages import NoteCall, Passage, PrintedNote, PrintedRun, Reference, runs_of
from .references import corrected_reference, described_reference, source_reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of a source, where it stands in the text.

    Attributes:
        anchor: the id of its note.
        captions: the words above or below it that name it.
    """

    anchor: str
    rows: tuple[tuple[str, ...], ...]
    captions: tuple[tuple[PrintedRun, ...], ...]
    reference: Reference | None


Block = Paragraph | BulletList | PrintedTable


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


class ChapterText:
    """The running text of a chapter.

    Attributes:
        notes: the footnotes that marks in it lead to, by id.
    """

    def __init__(self, report: Report, phrases: Phrases, marks: Mapping[str, str]) -> None:
        """Look which notes stand where.

        Args:
            report: the chapter.
            phrases: of our document's language.
            marks: for the items that people changed, where the reasons stand.
        """
        self._report, self._phrases, self._marks = report, phrases, marks
        everything = [note for section in report.sections for note in section.notes]
        marked = {mark.note for section in report.sections for item in section.items for mark in item.marks}
        self.notes = {
            note.id: PrintedNote(
                note.id, note.number, runs_of(note.text, (), _safe(note.runs)), self._place(note)
            )
            for note in everything
            if note.number is not None and note.id in marked
        }
        self._tables = {section.id: tuple(_tables(section.notes)) for section in report.sections}
        inside = {id(note) for found in self._tables.values() for group in found for note in group}
        self._apart = tuple(
            note for note in everything if note.id not in self.notes and id(note) not in inside
        )
        self._called: set[str] = set()

    def set_apart(self) -> Iterable[AnnexPiece]:
        """Yield the notes that stand in the annex: neither footnotes with a mark, nor tables."""
        return (_set_apart(note, self._report, self._phrases) for note in self._apart)

    def _place(self, note: Note) -> str:
        return source_reference(places_of(note.evidence), self._phrases)

    def divisions(self) -> Iterable[Division]:
        """Yield the chapter sub-region by sub-region."""
        report = self._report
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
                    self._part(section, said=(above if i == 0 else None))
                    for i, section in enumerate(sections)
                ),
            )

    def _part(self, section: Section, said: str | None) -> Part:
        return Part(
            anchor=section.id,
            heading=None if section.heading == said else section.printed,
            kind=section.kind,
            blocks=tuple(self._blocks(section)),
            source_heading=section.source_heading,
        )

    def _blocks(self, section: Section) -> Iterable[Block]:
        """Yield paragraphs and lists, and tables behind the item that they follow."""
        following: dict[str | None, list[tuple[Note, ...]]] = {}
        for group in self._tables[section.id]:
            following.setdefault(group[0].after, []).append(group)
        yield from map(self._table, following.pop(None, ()))
        items: list[Item] = []
        for item in section.items:
            items.append(item)
            if item.id in following:
                yield from self._text(section, items)
                yield from map(self._table, following.pop(item.id))
                items = []
        yield from self._text(section, items)
        yield from (self._table(group) for groups in following.values() for group in groups)

    def _text(self, section: Section, all_items: Iterable[Item]) -> Iterable[Block]:
        priority = section.kind != "overview"
        for kind, group in groupby(all_items, key=lambda item: item.kind):
            items = [(item, self._passage(item, priority)) for item in group]
            if kind == "bullet":
                yield from nest(items)
            else:
                yield from (Paragraph(passage) for _, passage in items)

    def _passage(self, item: Item, priority: bool) -> Passage:
        report, phrases = self._report, self._phrases
        return Passage(
            item.id,
            runs_of(item.text, item.key_terms, _safe(item.runs), self._calls(item)),
            _mark(item, report, phrases, self._marks) or _reference(item.evidence, report, phrases),
            priority,
            item.origin == "editorial",
        )

    def _calls(self, item: Item) -> Iterable[tuple[int, NoteCall]]:
        for mark in item.marks:
            if mark.note in self.notes:
                yield mark.at, NoteCall(self.notes[mark.note], mark.note not in self._called)
                self._called.add(mark.note)

    def _table(self, group: Sequence[Note]) -> PrintedTable:
        table = next(note for note in group if note.rows)
        captions = tuple(runs_of(note.text, (), _safe(note.runs)) for note in group if note.kind == "caption")
        reference = _reference(table.evidence, self._report, self._phrases)
        return PrintedTable(table.id, table.rows, captions, reference)


def _tables(notes: Sequence[Note]) -> Iterable[tuple[Note, ...]]:
    """Yield each table of a section with the caption beside it, where both stand behind the same item."""
    taken: set[int] = set()
    for index, note in enumerate(notes):
        if note.rows:
            beside = [
                place
                for place in (index - 1, index + 1)
                if 0 <= place < len(notes)
                and place not in taken
                and (notes[place].kind, notes[place].after) == ("caption", note.after)
            ][:1]
            taken.update(beside)
            yield tuple(notes[place] for place in sorted((index, *beside)))


def _safe(runs: Iterable[StyledRun]) -> tuple[StyledRun, ...]:
    """Return runs whose links a reader may follow; other links are words."""
    return tuple(
        run if run.link is None or run.link.lower().startswith(SAFE_SCHEMES) else replace(run, link=None)
        for run in runs
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


def _set_apart(note: Note, report: Report, phrases: Phrases) -> AnnexPiece:
    return AnnexPiece(
        phrases.document.note_kinds[note.kind],
        runs_of(note.text, (), _safe(note.runs)),
        note.rows,
        _reference(note.evidence, report, phrases),
    )


def _reference(evidence: Iterable[AnyEvidence], report: Report, phrases: Phrases) -> Reference | None:
    places = places_of(evidence)
    text = source_reference(places, phrases)
    described = described_reference(places, report.region.name, phrases)
    return Reference(text, source_anchor(report), described=described) if text else None
