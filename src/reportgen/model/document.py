"""What is on the pages of a source, and what it says: two small trees, frozen and free of I/O.

Lengths are PDF points, the origin is a page's top left corner, pages count from 1.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .geometry import BBox
from .json_text import ABSENT
from .provenance import AnyEvidence

BlockType = Literal[
    "heading", "paragraph", "list_item", "table", "caption", "footnote", "aside", "figure", "contents"
]
FurnitureRole = Literal["header", "footer", "folio", "logo", "watermark", "hidden"]
Script = Literal["sup", "sub"]
"""Raised or lowered."""
ShapeKind = Literal["area", "rule", "image"]


class Face(NamedTuple):
    """A font as the source describes it.

    Attributes:
        name: PostScript name without the subset prefix.
        weight: 100 (thin) to 900 (black) on the OpenType scale, weighed from all evidence.
        italic: slanted by name, descriptor flag or angle.
        family: the name without its style words, to distinguish related faces from others.
        stem: width of upright stems in thousandths of the size, 0 where unknown.
    """

    name: str
    weight: int
    italic: bool
    family: str
    stem: float = 0.0


class Run(NamedTuple):
    """Uniformly styled text of one line.

    Attributes:
        size: type size as shown, in points.
        color: fill colour as 0xRRGGBB.
        rise: how far the baseline stands above the line's, in points; negative below.
        weight: the face's weight, or more where strokes or doubled glyphs embolden it.
        x0: left edge in points.
        x1: right edge in points.
        link: address that the words lead to.
    """

    text: str
    size: float
    face: Face
    color: int
    rise: float
    weight: int
    x0: float
    x1: float
    link: str | None = None


ARTIFACT = "Artifact"
"""What a source calls furniture (ISO 32000-1, 14.8.2.2)."""


class Tag(NamedTuple):
    """The structure element that a tagged source gives a line.

    Attributes:
        role: standard structure type ("P", "H2", "Lbl", "Note", "Artifact", …).
        element: number of the element in document order; equal for all parts of one paragraph.
        path: the types of the elements around it, outermost first.
        row: number of the innermost table row around it, None outside of rows.
        cell: number of the innermost cell around it, None outside of cells.
    """

    role: str
    element: int
    path: tuple[str, ...] = ()
    row: int | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Runs on one baseline without a wide gap; a line equals itself only, as it is one place on a page.

    Attributes:
        bbox: box from the faces' ascent to descent.
        baseline: distance of the baseline from the page's top.
        size: the size that most of the line's characters have.
        spaced: the source sets a space after the last glyph.
        rotated: not upright; such a line is never running text.
        tag: structure element, None where the source is not tagged.
        order: place in the page's painting order, 0 where nobody says.
        text: the line's characters, joined once.
    """

    runs: tuple[Run, ...]
    page: int
    bbox: BBox
    baseline: float
    size: float
    spaced: bool = False
    rotated: bool = False
    tag: Tag | None = None
    order: int = 0
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Join the characters: every stage asks for them."""
        object.__setattr__(self, "text", "".join([run.text for run in self.runs]))


class Shape(NamedTuple):
    """A painted area, rule or image; `color` is 0xRRGGBB, None for images and bare strokes."""

    kind: ShapeKind
    bbox: BBox
    color: int | None = None


class PlacedWords(NamedTuple):
    """Words in a comment or a field that lies over a page, and its box in points from the top left."""

    text: str
    bbox: BBox


class Page(NamedTuple):
    """A physical page.

    Attributes:
        label: the page number that reader software shows.
        hidden: lines that nobody sees.
        doubted: those of them that are painted, and hidden as far as shapes and colours tell.
        told: the page's words as the engine's library tells them by itself, in its own order, before any
            reading: a witness; "" where it tells none.
        over: words that lie over the page and are no part of it.
    """

    number: int
    width: float
    height: float
    label: str
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...] = ()
    hidden: tuple[Line, ...] = ()
    doubted: tuple[Line, ...] = ()
    told: str = ""
    over: tuple[PlacedWords, ...] = ()


class Bookmark(NamedTuple):
    """An entry of the source's outline; `level` from 1, `page` from 1 or None."""

    title: str
    level: int
    page: int | None


class Reading(NamedTuple):
    """A source as a reader engine sees it.

    Attributes:
        file: name without folder.
        sha256: hex digest of the bytes.
        title: title of the metadata, None where empty.
        language: BCP 47 tag of the catalogue, None where not given.
        outline: bookmarks in order.
    """

    file: str
    sha256: str
    pages: tuple[Page, ...]
    title: str | None = None
    language: str | None = None
    outline: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one style inside a block.

    Attributes:
        bold: relative to the document's body face.
        script: raised or lowered; None too where the words became signs such as "²".
        link: address that the words lead to.
    """

    text: str
    bold: bool = False
    italic: bool = False
    script: Script | None = field(default=None, metadata=ABSENT)
    link: str | None = field(default=None, metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where the mark of a note stands in a block; it is no part of the text.

    Attributes:
        note: id of the note's block.
        at: index in the block's text.
    """

    note: str
    at: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a table of contents; `page` is the printed label, empty where there is none."""

    text: str
    level: int
    page: str


@dataclass(frozen=True, slots=True)
class Block:
    """A structural unit in reading order.

    Attributes:
        text: the words, page breaks and line-end hyphens undone; joined `runs`.
        level: of headings (1 is the highest) and list items (1 is the outermost), else 0.
        marker: printed bullet, dash or number of a list item; printed number of a heading;
            mark of a footnote.
        rows: cells of a table.
        evidence: one entry for each page or column the words stand on, or for each paragraph.
        id: tells the blocks of a document apart; the same while the file and its reading are.
        marks: of notes, in the order of the text.
        entries: of a table of contents.
        confidence: 1.0 where nothing speaks against the reading, less with every doubt.
        doubts: the reasons, in words.
    """

    type: BlockType
    text: str
    runs: tuple[Inline, ...]
    evidence: tuple[AnyEvidence, ...]
    level: int = 0
    marker: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    id: str = ""
    marks: tuple[NoteMark, ...] = field(default=(), metadata=ABSENT)
    entries: tuple[Entry, ...] = field(default=(), metadata=ABSENT)
    confidence: float = field(default=1.0, metadata=ABSENT)
    doubts: tuple[str, ...] = field(default=(), metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of a page that are not its text: labelled, never thrown away."""

    text: str
    role: FurnitureRole
    evidence: tuple[AnyEvidence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A decision that could be wrong, with the reason in words.

    Attributes:
        code: short stable name, such as `page-join`.
        reason: one sentence for people.
    """

    code: str
    reason: str
    evidence: tuple[AnyEvidence, ...] = ()


LISTS = frozenset({"paragraph-ends"})
"""Codes of questions that list many places: only an answer that is meant for them settles them."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Size and label of a page."""

    number: int
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """What a document says of its file.

    Attributes:
        pages: number of physical pages; 0 where it has none of its own.
    """

    file: str
    sha256: str
    pages: int
    language: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The whole structure of one source, blocks in reading order; without pages where it has none."""

    source: DocumentSource
    pages: tuple[PageFacts, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    questions: tuple[Question, ...] = ()
    schema_version: str = "1.1"
