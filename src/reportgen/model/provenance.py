"""Where words come from, and what became of every word of a source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .geometry import BBox, contains
from .json_text import ABSENT

PageBy = Literal["word", "libreoffice", "footers"]
"""Who says on which page a paragraph stands: Word's own breaks, LibreOffice's setting, printed footers."""


PARAGRAPH = "¶"
"""The sign before the number of a paragraph, in messages."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stand on the pages of a source: one entry for each page or column they touch.

    Attributes:
        page: physical page, from 1.
        bbox: box around the words, PDF points, top-left origin.
    """

    page: int
    bbox: BBox

    @property
    def paragraph(self) -> None:
        """No paragraph is counted where there are pages."""
        return None


@dataclass(frozen=True, slots=True)
class ParagraphEvidence:
    """Where words stand in a source that has no pages of its own: one entry for each paragraph.

    Attributes:
        paragraph: number of the paragraph, from 1.
        page: page, from 1, where somebody says one.
        page_by: who says so.
    """

    paragraph: int
    page: int | None = field(default=None, metadata=ABSENT)
    page_by: PageBy | None = field(default=None, metadata=ABSENT)

    @property
    def bbox(self) -> None:
        """A paragraph has no box."""
        return None


AnyEvidence = Evidence | ParagraphEvidence


class Locator(NamedTuple):
    """The page or paragraph by which people name a place in a source, both from 1."""

    page: int | None = None
    paragraph: int | None = None

    def __bool__(self) -> bool:
        """Whether it names anything."""
        return self.page is not None or self.paragraph is not None

    def __str__(self) -> str:
        """Return "p. 12", "¶ 41", "¶ 41, p. 12", or nothing."""
        parts = ((PARAGRAPH, self.paragraph), ("p.", self.page))
        return ", ".join(f"{sign} {number}" for sign, number in parts if number is not None)

    @property
    def places(self) -> "SourcePlaces":
        """The same, as the places that words stand on."""
        return SourcePlaces(
            (self.page,) if self.page is not None else (),
            (self.paragraph,) if self.paragraph is not None else (),
        )

    def is_of(self, evidence: Iterable[AnyEvidence]) -> bool:
        """Return whether words stand there: in the paragraph if one is named, else on the page."""
        if self.paragraph is not None:
            return any(place.paragraph == self.paragraph for place in evidence)
        return self.page is not None and any(place.page == self.page for place in evidence)


class SourcePlaces(NamedTuple):
    """The pages and paragraphs that words stand on, from 1, ascending, each once."""

    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()


def places_of(evidence: Iterable[AnyEvidence]) -> SourcePlaces:
    """Return the pages and paragraphs that words stand on, as far as they are known."""
    places = list(evidence)
    return SourcePlaces(
        tuple(sorted({place.page for place in places if place.page is not None})),
        tuple(sorted({place.paragraph for place in places if place.paragraph is not None})),
    )


def locator_of(evidence: Sequence[AnyEvidence]) -> Locator:
    """Return where words start."""
    return Locator(evidence[0].page, evidence[0].paragraph) if evidence else Locator()


PARAGRAPHS_A_PAGE = 10
"""Of the reports that we know, a page has 7 to 14 headings, paragraphs and list items."""


def stands_within(evidence: Sequence[AnyEvidence], pages: int) -> bool:
    """Return whether words start on the first pages, or among as many paragraphs where no page is known."""
    where = locator_of(evidence)
    if where.page is not None:
        return where.page <= pages
    return where.paragraph is not None and where.paragraph <= pages * PARAGRAPHS_A_PAGE


def pages_of(evidence: Iterable[AnyEvidence]) -> list[int]:
    """Return the pages that words stand on, as far as they are known, in the order of the words."""
    return [place.page for place in evidence if place.page is not None]


def boxes_of(evidence: Iterable[AnyEvidence]) -> list[Evidence]:
    """Return the entries that are boxes on pages."""
    return [place for place in evidence if isinstance(place, Evidence)]


def touches(where: AnyEvidence, place: AnyEvidence) -> bool:
    """Return whether the middle of a box lies in another one, or two paragraphs are the same."""
    if isinstance(where, Evidence) and isinstance(place, Evidence):
        middle = (where.bbox[0] + where.bbox[2]) / 2, (where.bbox[1] + where.bbox[3]) / 2
        return where.page == place.page and contains(place.bbox, (*middle, *middle))
    return where.paragraph is not None and where.paragraph == place.paragraph


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of an item's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of a source's blocks: every one is counted once.

    Attributes:
        blocks: all blocks of the source, furniture not counted.
        used: blocks that stand in the chapter's running text and headings.
        notes: blocks of the chapter set apart from its running text.
        outside: blocks that stand under other headings than the chapter's.
        dropped: blocks of the chapter that a correction takes out.
        furniture: headers, footers, folios, logos.
        unaccounted: blocks of the chapter without a fate; always 0 unless something is wrong.
    """

    blocks: int
    used: int
    notes: int
    outside: int
    dropped: int
    furniture: int
    unaccounted: int = 0
