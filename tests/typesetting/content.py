"""The content of a report before it is set: what every engine gets and what the truth is made of."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, standing where its mark is printed."""

    text: str


Inline = tuple[Span | Note, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a chapter. `number` is printed before the text."""

    level: int
    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    inline: Inline


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list item; level from 1; `marker` None leaves the choice to the design."""

    level: int
    inline: Inline
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words set apart: beside the paragraph that follows, or boxed before it."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn picture with its caption."""

    caption: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Bullet | Table | PullQuote | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Participation:
    registered: int
    countries_registered: int
    participated: int
    countries_represented: int


@dataclass(frozen=True, slots=True)
class Report:
    """A regional report.

    Attributes:
        front: blocks of the thanks page, between cover and contents.
        blocks: the flow after the contents page.
        sponsors, organizers: names for cover and footers.
    """

    region_id: str
    region_name: str
    title: str
    report_name: str
    dates: str
    participation: Participation | None
    front: tuple[Block, ...]
    blocks: tuple[Block, ...]
    language: str = "en"
    sponsors: tuple[str, ...] = ("The Lantern Foundation", "Open Hands Fund")
    organizers: tuple[str, ...] = ("The Crossroads Initiative",)
    website: str = "www.example.org"


def plain(inline: Inline) -> str:
    """The words of `inline` without footnotes."""
    return "".join(part.text for part in inline if isinstance(part, Span))


def notes(inline: Inline) -> Iterator[Note]:
    """The footnotes of `inline`, in order."""
    return (part for part in inline if isinstance(part, Note))


def bold_spans(inline: Inline) -> list[tuple[int, int]]:
    """Half-open ranges of `plain(inline)` set in bold, adjoining ones joined."""
    spans: list[tuple[int, int]] = []
    at = 0
    for part in inline:
        if not isinstance(part, Span):
            continue
        end = at + len(part.text)
        if part.bold and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], end)
        elif part.bold:
            spans.append((at, end))
        at = end
    return spans
