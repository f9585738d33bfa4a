"""What became of a chapter's words from one version to the next: the result of a comparison, free of I/O.

Layout and pages alone are no change: texts are compared as `stages.folding` folds them.
"""

from dataclasses import asdict, astuple, dataclass, field
from typing import Literal

from .compilation import ItemKind, NoteKind, Region, SectionKind
from .json_text import ABSENT
from .provenance import SourcePlaces

PassageFate = Literal["same", "reworded", "split", "joined", "added", "dropped"]
SectionFate = Literal["kept", "added", "dropped"]
RunKind = Literal["equal", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """Words that both versions have, or one of them; equal words as the new version prints them."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class VersionPassage:
    """A paragraph, bullet or note of one version.

    Attributes:
        id: of the item; of a note, that of its section.
        section: id of the section it stands in.
        heading: the section's heading.
        place: its number in the section, from 1.
        pages: pages of the source it stands on, ascending, from 1.
        paragraphs: paragraphs it stands in, of a source without pages of its own.
    """

    id: str
    kind: ItemKind | NoteKind
    text: str
    section: str
    heading: str
    place: int
    pages: tuple[int, ...]
    paragraphs: tuple[int, ...] = field(default=(), metadata=ABSENT)

    @property
    def where(self) -> SourcePlaces:
        """Its pages and paragraphs."""
        return SourcePlaces(self.pages, self.paragraphs)


@dataclass(frozen=True, slots=True)
class PassageChange:
    """What became of a passage.

    Attributes:
        fate: `same` where nothing but its place, key terms or kind has changed.
        moved: it stands in another section, or elsewhere among those of its section.
        rehomed: it stands in another section.
        old: passages of the old version, several where they were joined, none where it was added.
        new: passages of the new version, several where it was split, none where it was dropped.
        runs: the words of both, put together where it was split or joined.
        terms_added: key terms of the new version that were not bold in the old one.
        terms_removed: key terms of the old version that are not bold in the new one.
        retyped: a paragraph has become a bullet or a bullet a paragraph.
        similarity: 0 to 1.
    """

    fate: PassageFate
    moved: bool
    old: tuple[VersionPassage, ...]
    new: tuple[VersionPassage, ...]
    runs: tuple[ComparedRun, ...]
    terms_added: tuple[str, ...] = ()
    terms_removed: tuple[str, ...] = ()
    retyped: bool = False
    similarity: float = 1.0
    rehomed: bool = False

    @property
    def is_change(self) -> bool:
        """Whether people have to know of it."""
        return (
            self.fate != "same" or self.moved or self.retyped or bool(self.terms_added or self.terms_removed)
        )


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """A section of one version without its passages.

    Attributes:
        subregion: printed heading of the sub-chapter it belongs to.
        place: its number in the chapter, from 1.
        pages: pages of the source its heading stands on.
        paragraphs: paragraphs that are its heading, of a source without pages of its own.
    """

    id: str
    heading: str
    subregion: str | None
    kind: SectionKind
    audiences: tuple[str, ...]
    place: int
    pages: tuple[int, ...]
    paragraphs: tuple[int, ...] = field(default=(), metadata=ABSENT)

    @property
    def where(self) -> SourcePlaces:
        """Its pages and paragraphs."""
        return SourcePlaces(self.pages, self.paragraphs)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What became of a section.

    Attributes:
        moved: it stands elsewhere among the sections that both versions have.
        heading: the words of both headings.
        renamed: the heading's words differ.
        rehoused: it belongs to another sub-region.
        retyped: it is read as another kind of section, or addresses others.
    """

    fate: SectionFate
    old: SectionFacts | None
    new: SectionFacts | None
    heading: tuple[ComparedRun, ...]
    moved: bool = False
    renamed: bool = False
    rehoused: bool = False
    retyped: bool = False

    @property
    def is_change(self) -> bool:
        """Whether people have to know of it."""
        return self.fate != "kept" or self.moved or self.renamed or self.rehoused or self.retyped


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of the report that is printed at the chapter's opening, such as `dates` or `registered`."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many passages, headings and key terms have changed; one passage may count in several ways."""

    unchanged: int = 0
    reworded: int = 0
    split: int = 0
    joined: int = 0
    added: int = 0
    dropped: int = 0
    moved: int = 0
    retyped: int = 0
    terms_added: int = 0
    terms_removed: int = 0
    headings: int = 0
    sections: int = 0
    notes: int = 0
    facts: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def changes(self) -> int:
        """The sum of all that has changed."""
        numbers: dict[str, int] = asdict(self)
        return sum(numbers.values()) - self.unchanged


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A version of a report.

    Attributes:
        file: name without folder.
        sha256: hex digest of the file's bytes.
        pages: physical pages.
        language: BCP 47 tag.
        heading: the chapter's heading.
    """

    file: str
    sha256: str
    pages: int
    language: str
    heading: str


@dataclass(frozen=True, slots=True)
class RegionChanges:
    """What became of a region's chapter.

    Attributes:
        old: None where the old version does not have the region.
        new: None where the new version does not have it.
        heading: the words of both chapter headings.
        renamed: the chapter heading's words differ.
        sections: those that changed, in the order of the new version.
        passages: those that changed, in the order of the new version.
        notes: footnotes, asides, captions and tables that changed.
        unchanged: passages that did not change.
    """

    region: Region
    old: VersionFacts | None
    new: VersionFacts | None
    heading: tuple[ComparedRun, ...]
    renamed: bool
    sections: tuple[SectionChange, ...]
    passages: tuple[PassageChange, ...]
    notes: tuple[PassageChange, ...]
    facts: tuple[FactChange, ...]
    unchanged: int

    @property
    def counts(self) -> Counts:
        """What has changed, in numbers."""
        fates = [change.fate for change in self.passages]
        return Counts(
            unchanged=self.unchanged,
            reworded=fates.count("reworded"),
            split=fates.count("split"),
            joined=fates.count("joined"),
            added=fates.count("added"),
            dropped=fates.count("dropped"),
            moved=sum(change.moved for change in self.passages),
            retyped=sum(change.retyped for change in self.passages),
            terms_added=sum(len(change.terms_added) for change in self.passages),
            terms_removed=sum(len(change.terms_removed) for change in self.passages),
            headings=self.renamed + sum(change.renamed for change in self.sections),
            sections=sum(
                change.fate != "kept" or change.moved or change.rehoused or change.retyped
                for change in self.sections
            ),
            notes=len(self.notes),
            facts=len(self.facts),
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two versions, region by region in the order of the new version.

    Attributes:
        old: name of the old version.
        new: name of the new version.
    """

    old: str
    new: str
    regions: tuple[RegionChanges, ...]
    schema_version: str = "1.0"

    @property
    def counts(self) -> Counts:
        """The sums over all regions."""
        return sum((region.counts for region in self.regions), Counts())
