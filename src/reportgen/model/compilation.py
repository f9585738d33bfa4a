"""What reportgen claims: the compilation and the trees under it, frozen and free of I/O.

The field names are the published ones (`schema/compilation-1.json`); offsets are Python string
indices into the `text` beside them; boxes are PDF points from the top left, pages and paragraphs count
from 1.
"""

from dataclasses import dataclass, field
from typing import Literal

from .decisions import DecidedCorrection, LookedThrough, OpenPoint, SignOff
from .document import NoteMark
from .inline_runs import StyledRun
from .json_text import ABSENT
from .provenance import AnyEvidence, Coverage, Span
from .vocabulary_facts import AudienceFacts, CodebookFacts, NameFacts

SCHEMA_VERSION = "1.1"

ItemKind = Literal["paragraph", "bullet"]
SectionKind = Literal["overview", "issues", "actions"]
NoteKind = Literal["footnote", "aside", "caption", "table", "figure", "contents"]
Origin = Literal["source", "editorial"]
GroundLength = Literal["short", "full"]


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A bold phrase of an item: `item.text[start:end] == text`."""

    text: str
    start: int
    end: int
    origin: Origin = "source"


@dataclass(frozen=True, slots=True)
class Theme:
    """A coded theme with the words that justify it.

    Attributes:
        strength: asked for or described as a need (strong), or only named (weak).
        confirmed: a person has set or confirmed it; all others are suggestions.
    """

    id: str
    strength: Literal["strong", "weak"]
    evidence: tuple[Span, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """An addressee, place or instrument named in an item's text, by its id in the gazetteer."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph or bullet of a priorities chapter, verbatim.

    Attributes:
        id: `<section id>/<n>`, n from 1.
        kind: paragraph or bullet.
        text: the printed words; page breaks and line-end hyphens undone, nothing else.
        marker: the printed bullet, dash or number; None for paragraphs.
        level: nesting of bullets, from 1; 0 for paragraphs.
        addressees: who is named in the text, not in the heading.
        origin: "editorial" where people added the whole item.
        source_text: the printed words, where a correction changed `text`; None where it did not.
        runs: italics, raised and lowered letters, links; joined they are `text`. Empty where it has none.
        marks: of notes of the chapter, in the order of the text.
        confidence: 1.0 where nothing speaks against the reading, or people have confirmed it.
        doubts: what speaks against it, in words.
        lead_in: it only leads in to what follows ("These priorities were raised:"), and is none itself.
    """

    id: str
    kind: ItemKind
    text: str
    key_terms: tuple[KeyTerm, ...] = ()
    themes: tuple[Theme, ...] = ()
    asks: tuple[Span, ...] = ()
    evidence: tuple[AnyEvidence, ...] = ()
    marker: str | None = None
    level: int = 0
    addressees: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    instruments: tuple[Mention, ...] = ()
    origin: Origin = "source"
    source_text: str | None = None
    runs: tuple[StyledRun, ...] = field(default=(), metadata=ABSENT)
    marks: tuple[NoteMark, ...] = field(default=(), metadata=ABSENT)
    confidence: float = field(default=1.0, metadata=ABSENT)
    doubts: tuple[str, ...] = field(default=(), metadata=ABSENT)
    lead_in: bool = field(default=False, metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the chapter that stand beside its running text: footnote, pull-quote, caption, table.

    Attributes:
        rows: the cells of a table, top to bottom; empty otherwise.
        id: `<section id>/note/<n>`, n from 1.
        number: of a footnote that a mark in the text belongs to, from 1 in each chapter.
        source_number: the mark that the source prints.
        after: id of the item of its section behind which it stands; None before the first.
        runs: as those of an item.
    """

    kind: NoteKind
    text: str
    evidence: tuple[AnyEvidence, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    id: str = field(default="", metadata=ABSENT)
    number: int | None = field(default=None, metadata=ABSENT)
    source_number: str | None = field(default=None, metadata=ABSENT)
    after: str | None = field(default=None, metadata=ABSENT)
    runs: tuple[StyledRun, ...] = field(default=(), metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class Subregion:
    """A sub-chapter of a region.

    Attributes:
        heading: its printed heading.
        source_heading: the printed heading, where a correction changed it.
        evidence: where the heading stands.
        title: what our document prints in place of the heading, where it is not the same.
        number: the enumeration before the heading, which is not printed.
    """

    id: str
    name: str
    heading: str
    source_heading: str | None = None
    evidence: tuple[AnyEvidence, ...] = ()
    title: str | None = field(default=None, metadata=ABSENT)
    number: str | None = field(default=None, metadata=ABSENT)

    @property
    def printed(self) -> str:
        """The heading as our document prints it."""
        return self.title or self.heading


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the priorities chapter and what stands under it.

    Attributes:
        heading: verbatim.
        audiences: ids of the vocabulary; empty where the heading names none.
        notes: what stands beside the running text of this section.
        source_heading: the printed heading, where a correction changed it; "" where there is none.
        title: what our document prints in place of the heading, where it is not the same.
        number: the enumeration before the heading, which is not printed.
    """

    id: str
    heading: str
    subregion: Subregion | None
    kind: SectionKind
    audiences: tuple[str, ...]
    items: tuple[Item, ...]
    notes: tuple[Note, ...] = ()
    evidence: tuple[AnyEvidence, ...] = ()
    source_heading: str | None = None
    title: str | None = field(default=None, metadata=ABSENT)
    number: str | None = field(default=None, metadata=ABSENT)

    @property
    def printed(self) -> str:
        """The heading as our document prints it."""
        return self.title or self.heading

    @property
    def priorities(self) -> tuple[Item, ...]:
        """The items that are priorities: none of an overview, and none that only leads in to others."""
        if self.kind == "overview":
            return ()
        return tuple(item for item in self.items if not item.lead_in)


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
        pages: number of physical pages; 0 where it has none of its own.
        title: the report's own title, None where it gives none.
        dates: the forum's dates as printed, None where it gives none.
        format: the words that say how people met ("met online"), None where it says nothing.
    """

    file: str
    sha256: str
    pages: int
    language: str
    title: str | None = None
    dates: str | None = None
    format: str | None = None


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
        source_heading: the printed heading, where a correction changed it.
        sign_off: None while nobody has accepted the chapter.
        coverage: None where the structure of the source is not at hand.
        evidence: where the heading stands.
        title: what our document prints in place of the heading, where it is not the same.
        looked_through: for which themes people looked the chapter through and did not find them.
    """

    region: Region
    heading: str
    source: Source
    participation: Participation | None
    sections: tuple[Section, ...]
    source_heading: str | None = None
    sign_off: SignOff | None = None
    coverage: Coverage | None = None
    evidence: tuple[AnyEvidence, ...] = ()
    title: str | None = field(default=None, metadata=ABSENT)
    looked_through: tuple[LookedThrough, ...] = field(default=(), metadata=ABSENT)

    @property
    def printed(self) -> str:
        """The chapter's heading as our document prints it."""
        return self.title or self.heading


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
        common_ground: whether the document gets the chapter "Common ground".
        common_ground_length: with the words of the most widely shared themes only, or with all that the
            companion has for looking up too.
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
    common_ground: bool = True
    common_ground_length: GroundLength = field(default="short", metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A source that could not be read; `reason` is one line, fit to print."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """A sentence of an item: `item.text[start:end]`."""

    item: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """A sentence that several regions print in nearly the same words.

    Attributes:
        similarity: of the two least similar, 0 to 1.
        places: in the order of the regions.
    """

    similarity: float
    places: tuple[SentencePlace, ...]


@dataclass(frozen=True, slots=True)
class Compilation:
    """The merged document: everything the writers need.

    Attributes:
        corrections: every human decision with its one outcome, in the order of the file.
        open: what stands between this and a release; empty when nothing does.
        shared: sentences that several regions print in nearly the same words.
        audiences: those that headings name, in the vocabulary's order.
        names: of the addressees, places and instruments mentioned, by id.
        overarching: ids of sub-regions that are no place, but hold what is asked across all of a region.
    """

    edition: Edition
    reports: tuple[Report, ...]
    missing: tuple[MissingReport, ...] = ()
    corrections: tuple[DecidedCorrection, ...] = ()
    open: tuple[OpenPoint, ...] = ()
    shared: tuple[SharedSentence, ...] = ()
    codebook: CodebookFacts | None = None
    audiences: tuple[AudienceFacts, ...] = ()
    names: tuple[NameFacts, ...] = ()
    overarching: tuple[str, ...] = field(default=(), metadata=ABSENT)
    schema_version: str = SCHEMA_VERSION

    @property
    def is_draft(self) -> bool:
        """Whether anything is open."""
        return bool(self.open)
