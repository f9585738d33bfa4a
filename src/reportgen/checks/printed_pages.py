"""A printed page as the checks see it: rows of text from top to bottom, without header, footer and margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.document import Line, Page
from ..model.geometry import BBox
from ..writers.print import columns
from ..writers.sheet import GAP, POINTS, TextBlock, block_on

_SAME_ROW = 2.0
"""Points by which baselines of one row may differ."""
_GAP = 4.0
"""Millimetres right of the text from which a line is a reference in the margin; it hangs 6 mm beside."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """Lines on one baseline, from left to right."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def role(self) -> str:
        """Structure type of its first line, "" where it is not tagged."""
        return self.lines[0].tag.role if self.lines[0].tag else ""

    @property
    def element(self) -> int | None:
        """Structure element of its last line: the text behind a bullet."""
        return self.lines[-1].tag.element if self.lines[-1].tag else None

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table."""
        return any(line.tag is not None and "Table" in line.tag.path for line in self.lines)

    @property
    def is_heading(self) -> bool:
        """Whether it is tagged as a heading."""
        return self.role[:1] == "H" and self.role[1:].isdigit()

    @property
    def is_head(self) -> bool:
        """Whether it holds heads of a table only."""
        return self.in_table and all(line.tag is not None and line.tag.role == "TH" for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's text.

    Attributes:
        rows: of the text block, top to bottom; of two columns the left one first.
        margin: references right of it.
        around: lines in header and footer.
        block: where the text stands.
        in_columns: whether it is set in two columns.
    """

    page: Page
    rows: tuple[TextRow, ...]
    margin: tuple[Line, ...]
    around: tuple[Line, ...]
    block: TextBlock
    in_columns: bool = False

    @property
    def number(self) -> int:
        """Its physical number, from 1."""
        return self.page.number

    @property
    def printed(self) -> str:
        """The page number that it shows, else its physical one."""
        folios = [line.text.strip() for line in self.around if line.text.strip().isdigit()]
        return folios[0] if folios else str(self.number)

    @property
    def filled(self) -> float:
        """Share of the text block's height above the foot of the last row."""
        if not self.rows:
            return 0.0
        top, bottom = self.block.top, self.block.bottom
        return (max(row.lines[0].bbox[3] for row in self.rows) - top) / (bottom - top)

    def is_of_picture(self, line: Line) -> bool:
        """Return whether a line is a picture's, or the label in one group with it."""
        if line.tag is None or line.tag.path[-1:] != ("Div",):
            return line.tag is not None and line.tag.role == "Figure"
        path = line.tag.path
        return any(
            it.tag is not None and it.tag.role == "Figure" and it.tag.path == path for it in self.page.lines
        )

    @property
    def widest(self) -> float:
        """The right edge of what may be wider than the text: tables, and both columns together."""
        return self.block.left + 2 * self.block.column + GAP * POINTS

    def edge(self, x: float) -> float:
        """Return the right edge of the text that begins at a place, in points from the page's left."""
        if not self.in_columns:
            return self.block.right
        left, column, gap = self.block.left, self.block.column, GAP * POINTS
        return left + column + (column + gap if x >= left + column + gap / 2 else 0)


def laid_out(pages: Sequence[Page], art: Mapping[int, BBox] | None = None) -> list[PrintedPage]:
    """Return the pages of the merged document divided into rows, margin, and header and footer.

    Args:
        pages: as read.
        art: the block of text that a page names, by page from 1.
    """
    blocks = ((page, block_on(page.width, page.height, (art or {}).get(page.number))) for page in pages)
    return [_sheet(page, block) for page, block in blocks]


def _sheet(page: Page, block: TextBlock) -> PrintedPage:
    top, bottom = block.top, block.bottom
    shown = [line for line in page.lines if line.text.strip()]
    inside = [line for line in shown if top <= line.baseline <= bottom]
    around = tuple(line for line in shown if not top <= line.baseline <= bottom)
    divided = columns.divide(inside, block)
    if divided is not None:
        rows = tuple(row for column in divided for row in _rows(column))
        return PrintedPage(page, rows, (), around, block, in_columns=True)
    edge = block.right + _GAP * POINTS
    text: list[Line] = []
    margin: list[Line] = []
    for line in inside:
        is_cell = line.tag is not None and "Table" in line.tag.path
        (margin if line.bbox[0] >= edge and not is_cell else text).append(line)
    return PrintedPage(page, _rows(text), tuple(margin), around, block)


def _rows(lines: Sequence[Line]) -> tuple[TextRow, ...]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        if rows and line.baseline - rows[-1][0].baseline <= _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(TextRow(tuple(sorted(row, key=lambda line: line.bbox[0]))) for row in rows)
