"""What a sign-off accepts: a chapter's words, passage by passage, and which of them still stand."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.compilation import Note, Report
from ...model.decisions import SignOff
from ..alignment.pairs import OrderPair, equal_pairs, heaviest_chain

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
    """

    id: str
    text: str

    @property
    def hash(self) -> str:
        """First digits of the SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


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
    """

    region: str
    by: str
    on: str
    chapter: str
    source: str
    passages: tuple[AcceptedPassage, ...] = ()


def passages(report: Report) -> tuple[SignedPassage, ...]:
    """Return all words of a chapter in the order in which it is printed, notes behind their section."""
    signed = [SignedPassage(identity, _plain(text)) for identity, text in _texts(report)]
    return tuple(passage for passage in signed if passage.text)


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    yield report.region.id, report.heading
    before = None
    for section in report.sections:
        if section.subregion is not None and section.subregion != before:
            yield section.id, section.subregion.heading
        before = section.subregion
        yield section.id, section.heading
        for item in section.items:
            yield item.id, item.text
        for note in section.notes:
            yield section.id, _note(note)


def _note(note: Note) -> str:
    cells = [cell for row in note.rows for cell in row]
    return " ".join([note.text, *cells])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def words_hash(found: Sequence[SignedPassage]) -> str:
    """Return the SHA-256 of a chapter's words."""
    joined = "\n".join(passage.text for passage in found)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


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
    present = passages(report)
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
