"""What a sign-off accepts: a chapter's words, passage by passage, and which of them still stand.

Of version 2 on, bold, raised and lowered letters, links and marks of notes are accepted with the words; a
signature of version 1 goes on to hold for the words that it covered.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.compilation import Item, Note, Report
from ...model.decisions import SignOff
from ...model.inline_runs import StyledRun, spans_of
from ..alignment.pairs import OrderPair, equal_pairs, heaviest_chain

VERSION = 2
"""What a signature covers today; 1: words only."""
HASH_DIGITS = 16
"""Hexadecimal digits of a passage's hash: two passages of an edition never share it by chance."""
FIRST_WORDS = 8
"""Words of a passage kept beside its hash, so that people can read what was signed."""


@dataclass(frozen=True, slots=True)
class SignedPassage:
    """A heading, item or note of a chapter.

    Attributes:
        id: of the item or section; of the region for the chapter's heading.
        text: NFC, white space collapsed.
        form: bold, raised letters, links and marks of notes in it; "" where it has none.
    """

    id: str
    text: str
    form: str = ""

    @property
    def signed(self) -> str:
        """All that is signed of it."""
        return f"{self.text}\n{self.form}" if self.form else self.text

    @property
    def hash(self) -> str:
        """First digits of the SHA-256 of what is signed."""
        return _digest(self.signed)[:HASH_DIGITS]


@dataclass(frozen=True, slots=True)
class AcceptedPassage:
    """A passage that was signed: its hash and its first words."""

    hash: str
    words: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A chapter that was signed, as `sign-off.yaml` states it.

    Attributes:
        region: id of the region.
        on: date, ISO 8601.
        chapter: SHA-256 of the chapter's words.
        source: SHA-256 of the PDF that it was read from.
        passages: in the order of the chapter.
        version: of what is covered.
    """

    region: str
    by: str
    on: str
    chapter: str
    source: str
    passages: tuple[AcceptedPassage, ...] = ()
    version: int = VERSION


def passages(report: Report, version: int = VERSION) -> tuple[SignedPassage, ...]:
    """Return all words of a chapter in the order in which it is printed, notes behind their section.

    Args:
        report: the chapter as built.
        version: of what is signed with the words.
    """
    signed = (
        SignedPassage(identity, _plain(text), form if version >= VERSION else "")
        for identity, text, form in _texts(report)
    )
    return tuple(passage for passage in signed if passage.text)


def _texts(report: Report) -> Iterator[tuple[str, str, str]]:
    notes = {note.id: _plain(_note(note)) for section in report.sections for note in section.notes}
    yield report.region.id, report.heading, ""
    before = None
    for section in report.sections:
        if section.subregion is not None and section.subregion != before:
            yield section.id, section.subregion.heading, ""
        before = section.subregion
        yield section.id, section.heading, ""
        for item in section.items:
            yield item.id, item.text, _form(item, notes)
        for note in section.notes:
            yield note.id or section.id, _note(note), "; ".join(_styles(note.runs))


def _form(item: Item, notes: Mapping[str, str]) -> str:
    """Return what is signed of an item besides its words; a mark is that of a note with such words."""
    bold = (f"bold {term.start}-{term.end}" for term in item.key_terms)
    marks = (f"note {mark.at} {_digest(notes.get(mark.note, ''))[:HASH_DIGITS]}" for mark in item.marks)
    return "; ".join((*bold, *_styles(item.runs), *marks))


def _styles(runs: Sequence[StyledRun]) -> Iterator[str]:
    for start, end, style in spans_of(runs):
        said = " ".join(filter(None, (style.script, style.link)))
        if said:
            yield f"{said} {start}-{end}"


def _note(note: Note) -> str:
    cells = [cell for row in note.rows for cell in row]
    return " ".join([note.text, *cells])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def words_hash(found: Sequence[SignedPassage]) -> str:
    """Return the SHA-256 of what is signed of a chapter."""
    return _digest("\n".join(passage.signed for passage in found))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def accept(report: Report, by: str, on: str) -> Acceptance:
    """Return the acceptance of a chapter as it stands.

    Args:
        report: the chapter as built, corrections applied.
        by: who accepts it.
        on: date, ISO 8601.
    """
    present = passages(report)
    return Acceptance(
        report.region.id,
        by,
        on,
        words_hash(present),
        report.source.sha256,
        tuple(AcceptedPassage(passage.hash, first_words(passage.text)) for passage in present),
    )


def first_words(text: str) -> str:
    """Return the first words of a passage, with an ellipsis where more follow."""
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def accepted(report: Report, entry: Acceptance) -> SignOff:
    """Return what of a sign-off still holds.

    Words that were not accepted, or stand elsewhere among the others than when they were, are
    changed; accepted words without a place in the chapter are gone.

    Args:
        report: the chapter as built, corrections applied.
        entry: the sign-off of its region.
    """
    present = passages(report, entry.version)
    if words_hash(present) == entry.chapter:
        return SignOff(entry.by, entry.on)
    old = [passage.hash for passage in entry.passages]
    pairs = sorted(equal_pairs(old, [passage.hash for passage in present]).items())
    places = [OrderPair(first, second, len(present[second].text)) for first, second in pairs]
    standing = {pairs[at][1] for at in heaviest_chain(places)}
    changed = dict.fromkeys(passage.id for index, passage in enumerate(present) if index not in standing)
    there = {first for first, _ in pairs}
    gone = [passage.words for index, passage in enumerate(entry.passages) if index not in there]
    return SignOff(entry.by, entry.on, tuple(changed), tuple(gone))
