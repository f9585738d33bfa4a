"""What reportgen claims: the compilation and the trees under it, frozen and free of I/O.

The field names are the published ones (`schema/compilation-1.json`); offsets are Python string
indices into the `text` beside them; boxes are PDF points from the top left, pages count from 1.
"""

from dataclasses import dataclass
from typing import Literal

from .geometry import BBox

SCHEMA_VERSION = "1.0"

ItemKind = Literal["paragraph", "bullet"]
SectionKind = Literal["overview", "issues", "actions"]
NoteKind = Literal["footnote", "aside", "caption", "table"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stand in a source: one entry for each page or column they touch.

    Attributes:
        page: physical page, from 1.
        bbox: box around the words, PDF points, top-left origin.
    """

    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A bold phrase of an item: `item.text[start:end] == text`."""

    text: str
    start: int
    end: int
    origin: Literal["source", "editorial"] = "source"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of an item's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A coded theme with the words that justify it."""

    id: str
    strength: Literal["strong", "weak"]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph or bullet of a priorities chapter, verbatim.

    Attributes:
        id: `<section id>/<n>`, n from 1.
        kind: paragraph or bullet.
        text: the printed words; page breaks and line-end hyphens undone, nothing else.
        marker: the printed bullet, dash or number; None for paragraphs.
        level: nesting of bullets, from 1; 0 for paragraphs.
    """

    id: str
    kind: ItemKind
    text: str
    key_terms: tuple[KeyTerm, ...] = ()
    themes: tuple[Theme, ...] = ()
    asks: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    marker: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the chapter that stand beside its running text: footnote, pull-quote, caption, table.

    Attributes:
        rows: the cells of a table, top to bottom; empty otherwise.
    """

    kind: NoteKind
    text: str
    evidence: tuple[Evidence, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Subregion:
    """A sub-chapter of a region; `heading` is its printed heading."""

    id: str
    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the priorities chapter and what stands under it.

    Attributes:
        heading: verbatim.
        audiences: ids of the vocabulary; empty where the heading names none.
        notes: what stands beside the running text of this section.
    """

    id: str
    heading: str
    subregion: Subregion | None
    kind: SectionKind
    audiences: tuple[str, ...]
    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the vocabulary."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source report.

    Attributes:
        file: file name without folder.
        sha256: hex digest of the file's bytes.
        pages: number of physical pages.
        title: the report's own title, None where it gives none.
        dates: the forum's dates as printed, None where it gives none.
    """

    file: str
    sha256: str
    pages: int
    language: str
    title: str | None = None
    dates: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """A forum's participation figures; None where the report does not give one."""

    registered: int | None = None
    countries_registered: int | None = None
    participated: int | None = None
    countries_represented: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The priorities chapter of one region.

    Attributes:
        heading: the chapter's heading, verbatim.
    """

    region: Region
    heading: str
    source: Source
    participation: Participation | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """A sponsor or organizer; `logo` is a path below the edition's folder."""

    name: str
    logo: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What people wrote in `edition.toml`.

    Attributes:
        introduction: Markdown paragraphs.
    """

    id: str
    year: int
    title: str
    series: str | None = None
    theme: str | None = None
    website: str | None = None
    language: str = "en"
    introduction: tuple[str, ...] = ()
    sponsors: tuple[Organization, ...] = ()
    organizers: tuple[Organization, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A source that could not be read; `reason` is one line, fit to print."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compilation:
    """The merged document: everything the writers need."""

    edition: Edition
    reports: tuple[Report, ...]
    missing: tuple[MissingReport, ...] = ()
    schema_version: str = SCHEMA_VERSION
