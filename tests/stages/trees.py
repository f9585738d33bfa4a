"""Readings and documents made by hand: pages of lines as a reader gives them, blocks as structure does.

The typesetter here knows nothing of PDF: every glyph is half its size wide, so it is plain where a line ends.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from reportgen.model.document import (
    Block,
    BlockType,
    Bookmark,
    Document,
    DocumentSource,
    Face,
    Inline,
    Line,
    Page,
    PageFacts,
    Reading,
    Run,
    Shape,
)
from reportgen.model.provenance import Evidence
from reportgen.stages.structure import build
from reportgen.vocabularies.spelling import Speller

REGULAR = Face("Example-Regular", 400, False, "example")
BOLD = Face("Example-Bold", 700, False, "example")
WIDTH, HEIGHT = 612.0, 792.0
SIZE, PITCH = 10.0, 14.0
LEFT, TOP, FOOT, MEASURE = 72.0, 96.0, 700.0, 470.0
GLYPH = 0.5
"""Width of every glyph in ems."""


def runs(  # noqa: PLR0917 (as the fields of a run follow one another)
    text: str, x: float, size: float = SIZE, face: Face = REGULAR, rise: float = 0.0, color: int = 0
) -> tuple[Run, ...]:
    """Runs of a line from text with `**bold**` marks."""
    out = []
    for at, part in enumerate(text.split("**")):
        if part:
            used = BOLD if at % 2 else face
            width = GLYPH * size * len(part)
            out.append(Run(part, size, used, color, rise, used.weight, x, x + width))
            x += width
    return tuple(out)


def line(
    text: str,
    x: float,
    baseline: float,
    *,
    page: int = 1,
    size: float = SIZE,
    face: Face = REGULAR,
    color: int = 0,
    mark: str = "",
) -> Line:
    """A line that starts at `x`, `baseline` points below the page's top; `mark` is raised at its end.

    A mark before the words is written first, parted from them by `|`: "1|The first note.".
    """
    before, _, words = text.rpartition("|")
    found = runs(before, x, 0.6 * size, face, 0.35 * size, color) if before else ()
    found += runs(words, found[-1].x1 if found else x, size, face, color=color)
    found += runs(mark, found[-1].x1, 0.6 * size, face, 0.35 * size, color) if mark else ()
    box = (x, baseline - 0.76 * size, found[-1].x1, baseline + 0.24 * size)
    return Line(found, page, box, baseline, size)


def wrapped(text: str, measure: float, size: float = SIZE, first: float = 0.0) -> list[str]:
    """Lines of `text` as wide as fit; a bold phrase that is cut is bold on both lines."""
    words: list[str] = []
    bold = False
    for word in text.split(" "):
        opens = word.startswith("**")
        closes = word.rstrip(".,;:").endswith("**") and (len(word) > 2)
        bold = bold or opens
        bare = word.replace("**", "")
        tail = bare[len(bare.rstrip(".,;:")) :] if closes else ""
        body = bare[: len(bare) - len(tail)] if tail else bare
        words.append(f"**{body}**{tail}" if bold else bare)
        if closes:
            bold = False
    lines: list[list[str]] = [[]]
    room = measure - first
    used = 0.0
    for word in words:
        wide = GLYPH * size * (len(word.replace("**", "")) + 1)
        if lines[-1] and used + wide - GLYPH * size > room + 0.01:
            lines.append([])
            used, room = 0.0, measure
        lines[-1].append(word)
        used += wide
    return [" ".join(row).replace("** **", " ") for row in lines]


@dataclass
class Setter:
    """Sets text in one column, page after page, and gives the reading of it.

    Attributes:
        paragraphs: "gap" sets space between paragraphs, "indent" moves first lines in, "none" does neither.
    """

    paragraphs: str = "gap"
    left: float = LEFT
    measure: float = MEASURE
    top: float = TOP
    foot: float = FOOT
    page: int = 1
    y: float = TOP - PITCH
    placed: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))
    shapes: dict[int, list[Shape]] = field(default_factory=lambda: defaultdict(list))
    bookmarks: list[Bookmark] = field(default_factory=list)
    _fresh: bool = True
    _listed: bool = False

    def put(self, text: str, x: float, baseline: float, **style: object) -> "Setter":
        """Place a line anywhere on the current page."""
        self.placed[self.page].append(line(text, x, baseline, page=self.page, **style))  # type: ignore[arg-type]
        return self

    def step(self, height: float) -> None:
        """Move down; turn the page at its foot."""
        if self._fresh:
            self.y = self.top
        elif self.y + height > self.foot:
            self.turn()
            self.y = self.top
        else:
            self.y += height
        self._fresh = False

    def turn(self) -> "Setter":
        """Go on at the top of the next page."""
        self.page += 1
        self.placed[self.page] = []
        self._fresh = True
        return self

    def column(self, left: float, measure: float) -> "Setter":
        """Go on in a column at the top of the current page."""
        self.left, self.measure, self._fresh = left, measure, True
        return self

    def heading(self, text: str, size: float = 14, face: Face = BOLD) -> "Setter":
        """A heading of one line with space around."""
        self.step(2.2 * PITCH)
        self.put(text, self.left, self.y, size=size, face=face)
        self.y += 0.5 * PITCH
        return self

    def lines(self, *texts: str, x: float | None = None, space: float = 0.0) -> "Setter":
        """Lines that are given, the first `space` points further down."""
        for at, text in enumerate(texts):
            self.step(PITCH + (space if at == 0 else 0.0))
            self.put(text, self.left if x is None else x, self.y)
        return self

    def paragraph(self, text: str) -> "Setter":
        """A paragraph, filled from the left."""
        move = 15.0 if self.paragraphs == "indent" else 0.0
        gap = (4.0 if self._listed else 0.0) if self.paragraphs != "gap" else 7.0  # lists are set off
        self._listed = False
        for at, words in enumerate(wrapped(text, self.measure, first=move)):
            self.step(PITCH + (gap if at == 0 else 0.0))
            self.put(words, self.left + (move if at == 0 else 0.0), self.y)
        return self

    def bullet(self, text: str, marker: str = "•", level: int = 1) -> "Setter":
        """A list item with a hanging marker."""
        x = self.left + 18 * level
        self._listed = True
        for at, words in enumerate(wrapped(text, self.measure - 18 * level)):
            self.step(PITCH + (3 if at == 0 else 0))
            if at:
                self.put(words, x, self.y)
            else:
                found = (*runs(f"{marker} ", x - 12), *runs(words, x))
                box = (x - 12, self.y - 7.6, found[-1].x1, self.y + 2.4)
                self.placed[self.page].append(Line(found, self.page, box, self.y, SIZE))
        return self

    def everywhere(
        self, text: str, x: float, baseline: float, pages: Iterable[int] = (), size: float = 8
    ) -> None:
        """A running line on some pages, all by default; `#` stands for the page's number."""
        for number in pages or sorted(self.placed):
            self.placed[number].append(
                line(text.replace("#", str(number)), x, baseline, page=number, size=size)
            )

    def reading(self) -> Reading:
        """All pages as a reader would give them."""
        pages = []
        for number in sorted(self.placed):
            ordered = sorted(self.placed[number], key=lambda it: (round(it.baseline, 1), it.bbox[0]))
            pages.append(Page(number, WIDTH, HEIGHT, str(number), tuple(ordered), tuple(self.shapes[number])))
        return Reading("made.pdf", "0" * 64, tuple(pages), None, "en", tuple(self.bookmarks))

    def document(self) -> Document:
        """The structure of the pages."""
        return build.build(self.reading(), Speller)

    def blocks(self) -> list[tuple[str, str]]:
        """Type and words of each block."""
        return [(block.type, block.text) for block in self.document().blocks]


SENTENCES = (
    "Inspectors who know the harvest calendar arrive before the crews do and leave after them.",
    "A hotline that nobody answers at night teaches people not to call again, whatever the poster says.",
    "Survivors who sit on the board change what the board asks about and what it pays for.",
    "Wages paid on the day they are earned leave little room for debt and less for threats.",
    "Every permit names the person who is responsible for the hostel and the hours of work.",
    "Buyers who pay late push the risk down the chain to those who can bear it least.",
    "Labour attaches need a list of recruiters that is kept up to date on both sides of the border.",
    "Teachers see who is missing on market days long before anybody files a report about it.",
    "The fund for compensation exists on paper and has paid out twice in nine years.",
    "Interpreters who are paid by the court and not by the employer make honest hearings possible.",
)


def prose(first: int, sentences: int = 4) -> str:
    """A paragraph that differs for each `first`."""
    return " ".join(
        f"{SENTENCES[(first + n) % len(SENTENCES)][:-1]} in case {first * 10 + n}." for n in range(sentences)
    )


# --- documents: what stands after structure ------------------------------------------------------

BOX = (72.0, 100.0, 520.0, 112.0)
_HEADING = {"#" * level: level for level in range(1, 7)}


def block(kind: BlockType, text: str, page: int = 1, **more: object) -> Block:
    """A block from text with `**bold**` marks."""
    inlines = tuple(Inline(part, bold=at % 2 == 1) for at, part in enumerate(text.split("**")) if part)
    plain = "".join(it.text for it in inlines)
    return Block(kind, plain, inlines, (Evidence(page, BOX),), **more)  # type: ignore[arg-type]


def document(
    text: str, *, file: str = "made.pdf", title: str | None = None, language: str = "en"
) -> Document:
    """A document from lines: `# heading`, `- bullet`, `| table | row |`, `^ footnote`, `> aside`, else text.

    `--` turns the page.
    """
    blocks: list[Block] = []
    page = 1
    numbers = count(1)
    for row in text.strip().splitlines():
        row = row.strip()
        mark, _, rest = row.partition(" ")
        if row == "--":
            page += 1
        elif mark in _HEADING:
            blocks.append(block("heading", rest, page, level=_HEADING[mark]))
        elif mark == "-":
            blocks.append(block("list_item", rest, page, level=1, marker="•"))
        elif mark == "|":
            cells = tuple(cell.strip() for cell in row.strip("|").split("|"))
            if blocks and blocks[-1].type == "table":
                last = blocks.pop()
                blocks.append(_table((*last.rows, cells), page))
            else:
                blocks.append(_table((cells,), page))
        elif mark == "^":
            blocks.append(block("footnote", rest, page, marker=str(next(numbers))))
        elif mark == ">":
            blocks.append(block("aside", rest, page))
        elif row:
            blocks.append(block("paragraph", row, page))
    pages = tuple(PageFacts(n, WIDTH, HEIGHT, str(n)) for n in range(1, page + 1))
    source = DocumentSource(file, "0" * 64, page, language, title)
    return Document(source, pages, tuple(blocks), ())


def _table(rows: tuple[tuple[str, ...], ...], page: int) -> Block:
    words = "\n".join("\t".join(row) for row in rows)
    return Block("table", words, (Inline(words),), (Evidence(page, BOX),), rows=rows)
