"""A chapter as the desk shows it: passages in order, each with its words, its places and its address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..edition.review import Reviewed
from ..model.compilation import Item, KeyTerm, Note, Report, Section
from ..model.decisions import DecidedCorrection
from ..model.document import Document
from ..model.provenance import AnyEvidence, boxes_of, pages_of, touches
from ..stages.corrections.set_apart import OutsideWords
from .room import questions_of, structure_of

NOTE = "note"
"""Before the number of a note in its address: `africa/issues~note1`."""
APART = "apart"
"""Kind of words that are not in the chapter, and before their number in their address: `africa~apart3`."""
_RAISED = 2.0
"""Points that a box begins above the words: line boxes cut ascenders."""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Words of one kind of type."""

    text: str
    bold: bool = False
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A heading, paragraph, bullet or note.

    Attributes:
        id: names it in addresses: the id of an item or section, `<section>~note<n>` for notes.
        kind: report, subregion, section, paragraph, bullet, note, or apart.
        text: its words as they are now.
        pieces: the same, by type.
        pages: pages it stands on.
        printed: the printed words, where people changed them.
        decisions: what people decided about it.
        asked: how many questions are open about it.
        note_kind: of a note: footnote, table, …
        rows: cells of a table.
    """

    id: str
    kind: str
    text: str
    evidence: tuple[AnyEvidence, ...]
    pieces: tuple[ShownPiece, ...] = ()
    marker: str = ""
    level: int = 0
    printed: str | None = None
    added: bool = False
    decisions: tuple[DecidedCorrection, ...] = ()
    asked: int = 0
    note_kind: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    section: str = ""

    @property
    def pages(self) -> list[int]:
        """Pages that it stands on, each once."""
        return sorted(set(pages_of(self.evidence)))

    @property
    def page(self) -> int | None:
        """The page where it begins."""
        return next(iter(pages_of(self.evidence)), None)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind in ("report", "subregion", "section")


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its top left.

    Attributes:
        kind: paragraph, bullet, section, note, furniture, outside or question; see `box.…` in the texts.
        passage: id of the passage that stands there, "" for none.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str
    passage: str = ""


def passages_of(reviewed: Reviewed, report: Report) -> tuple[ShownPassage, ...]:
    """Return the passages of a chapter in the order in which it is printed."""
    decided: dict[str, list[DecidedCorrection]] = {}
    for decision in reviewed.compilation.corrections:
        if decision.outcome == "applied" and decision.item:
            decided.setdefault(decision.item, []).append(decision)
    asked = [
        question.evidence
        for question in questions_of(reviewed)
        if question.evidence is not None and (question.file or "").endswith(report.source.file)
    ]
    return tuple(
        replace(
            passage,
            decisions=tuple(decided.get(passage.id, ())),
            asked=sum(1 for where in asked if any(touches(where, place) for place in passage.evidence)),
        )
        for passage in _passages(report)
    )


def apart_in(reviewed: Reviewed, report: Report) -> tuple[ShownPassage, ...]:
    """Return what the report has and its chapter has not, and what can be brought in, in reading order."""
    document = structure_of(reviewed, report.source.file)
    read = next((chapter for chapter in reviewed.read.reports if chapter.region.id == report.region.id), None)
    if document is None or read is None or not read.sections:
        return ()
    printed = {place for section in report.sections for item in section.items for place in item.evidence}
    items = [
        item.item for section in OutsideWords(document, read).opened().sections for item in section.items
    ]
    return tuple(
        ShownPassage(f"{report.region.id}~{APART}{number}", APART, item.text, item.evidence)
        for number, item in enumerate(items, 1)
        if not set(item.evidence) <= printed
    )


def _passages(report: Report) -> Iterator[ShownPassage]:
    region = report.region.id
    yield ShownPassage(region, "report", report.heading, report.evidence, (ShownPiece(report.heading),))
    before = None
    for section in report.sections:
        place = section.subregion
        if place is not None and place != before:
            name = f"{section.id}~subregion"
            yield ShownPassage(name, "subregion", place.heading, place.evidence, (ShownPiece(place.heading),))
        before = place
        above = place.heading if place else report.heading
        if section.heading != above:
            yield _heading(section)
        yield from (_item(item, section) for item in section.items)
        yield from (_note(note, number, section) for number, note in enumerate(section.notes, 1))


def _heading(section: Section) -> ShownPassage:
    pieces = (ShownPiece(section.heading),)
    printed = section.source_heading or None
    return ShownPassage(section.id, "section", section.heading, section.evidence, pieces, printed=printed)


def _item(item: Item, section: Section) -> ShownPassage:
    return ShownPassage(
        item.id,
        item.kind,
        item.text,
        item.evidence,
        tuple(pieces_of(item.text, item.key_terms)),
        item.marker or "",
        item.level,
        item.source_text,
        item.origin == "editorial",
        section=section.id,
    )


def shown_id(identity: str) -> str:
    """Return the id that a passage has on the screen: that of a note counts notes in its own way."""
    return identity.replace(f"/{NOTE}/", f"~{NOTE}")


def _note(note: Note, number: int, section: Section) -> ShownPassage:
    name = f"{section.id}~{NOTE}{number}"
    pieces = (ShownPiece(note.text),) if note.text else ()
    return ShownPassage(
        name,
        "note",
        note.text,
        note.evidence,
        pieces,
        note_kind=note.kind,
        rows=note.rows,
        section=section.id,
    )


def pieces_of(text: str, terms: Sequence[KeyTerm]) -> Iterator[ShownPiece]:
    """Yield a text cut at the ends of its key terms."""
    index = 0
    for term in sorted(terms, key=lambda key_term: key_term.start):
        if term.start > index:
            yield ShownPiece(text[index : term.start])
        yield ShownPiece(
            text[max(index, term.start) : term.end], bold=True, editorial=term.origin == "editorial"
        )
        index = max(index, term.end)
    if index < len(text):
        yield ShownPiece(text[index:])


def boxes_on(
    page: int,
    passages: Sequence[ShownPassage],
    document: Document,
    asked: Sequence[AnyEvidence],
    apart: Sequence[ShownPassage] = (),
) -> tuple[Box, ...]:
    """Return the boxes of a page: what is outside the chapter first, its passages, questions last."""
    of_apart = {
        box.bbox: passage.id for passage in apart for box in boxes_of(passage.evidence) if box.page == page
    }
    there = [(passage, box) for passage in passages for box in boxes_of(passage.evidence) if box.page == page]
    used = {box.bbox for _, box in there}
    boxes = [
        _box(box.bbox, "furniture", piece.text, of_apart.get(box.bbox, ""))
        for piece in document.furniture
        for box in boxes_of(piece.evidence)
        if box.page == page and box.bbox not in used
    ]
    boxes += [
        _box(box.bbox, "outside", block.text, of_apart.get(box.bbox, ""))
        for block in document.blocks
        for box in boxes_of(block.evidence)
        if box.page == page and box.bbox not in used
    ]
    boxes += [_box(box.bbox, passage.kind, passage.text, passage.id) for passage, box in there]
    boxes += [_box(box.bbox, "question", "") for box in boxes_of(asked) if box.page == page]
    return tuple(boxes)


def _box(bbox: tuple[float, float, float, float], kind: str, text: str, passage: str = "") -> Box:
    x0, top, x1, bottom = bbox
    y = max(0.0, top - _RAISED)
    return Box(round(x0, 1), round(y, 1), round(x1 - x0, 1), round(bottom - y, 1), kind, short(text), passage)


def short(text: str, words: int = 9) -> str:
    """Return the first words of a text, with an ellipsis where more follow."""
    all_words = text.split()
    return " ".join(all_words[:words]) + (" …" if len(all_words) > words else "")
