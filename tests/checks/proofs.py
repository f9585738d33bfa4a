"""Pages as the rendered PDF has them: rows in the text block, references in the margin, header and footer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from reportgen.model.document import Bookmark, Face, Line, Page, Reading, Run, Tag

WIDTH, HEIGHT = 595.3, 841.9
LEFT, EDGE, TOP, FOOT, PITCH = 102.0, 453.0, 96.0, 744.0, 15.0
FACE = Face("Example-Regular", 400, False, "example")
_ELEMENTS = count(1)


def tag(role: str, *path: str) -> Tag:
    """A structure element of its own."""
    return Tag(role, next(_ELEMENTS), ("Document", *path))


def line(text: str, baseline: float, x0: float = LEFT, x1: float = EDGE, of: Tag | None = None) -> Line:
    """A line from `x0` to `x1`."""
    run = Run(text, 10.5, FACE, 0, 0.0, 400, x0, x1)
    return Line((run,), 1, (x0, baseline - 8, x1, baseline + 2.5), baseline, 10.5, tag=of)


@dataclass
class Sheet:
    """A page that is filled from top to bottom."""

    lines: list[Line] = field(default_factory=list)
    at: float = TOP

    def add(self, role: str, *texts: str, path: Sequence[str] = (), x1: float = EDGE) -> "Sheet":
        """Add an element of some rows."""
        of = tag(role, *path)
        for text in texts:
            self.lines.append(line(text, self.at, x1=x1, of=of))
            self.at += PITCH
        return self

    def cells(self, *texts: str, roles: str = "TD") -> "Sheet":
        """Add a row of a table."""
        width = (EDGE - LEFT) / len(texts)
        for number, text in enumerate(texts):
            x0 = LEFT + number * width
            self.lines.append(line(text, self.at, x0, x0 + width - 6, tag(roles, "Table", "TBody", "TR")))
        self.at += PITCH
        return self

    def paragraph(self, rows: int, last: str = "and so it ends.") -> "Sheet":
        """Add a paragraph of some rows."""
        return self.add("P", *["Words that fill a row of the text from edge to edge"] * (rows - 1), last)

    def filled(self, foot: float = FOOT) -> "Sheet":
        """Fill the page with paragraphs, and leave room for nothing above `foot`."""
        while self.at <= foot:
            self.paragraph(1, "A line that ends its paragraph.")
        return self

    def page(self, number: int) -> Page:
        """The page, with a header, a footer and its number."""
        around = [line("Africa", 56.0, x1=150.0), line(str(number), 793.0, 471.0, 480.0)]
        lines = tuple(replace(it, page=number) for it in (*around, *self.lines))
        return Page(number, WIDTH, HEIGHT, str(number), lines)


def reading(*sheets: Sheet | Page, outline: Iterable[Bookmark] = ()) -> Reading:
    """A PDF whose first page is a cover, followed by some pages."""
    cover = Sheet().add("H1", "Priorities").page(1)
    pages = [it.page(number) if isinstance(it, Sheet) else it for number, it in enumerate(sheets, 2)]
    return Reading("global-priorities.pdf", "0" * 64, (cover, *pages), outline=tuple(outline))
