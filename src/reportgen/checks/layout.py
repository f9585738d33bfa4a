"""The layout of the rendered PDF: what a typographer would mark on the proofs."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model.document import Line, Reading
from ..model.geometry import BBox
from ..writers.print import missing_signs
from ..writers.sheet import POINTS
from .finding import Finding
from .printed_pages import PrintedPage, TextRow, laid_out
from .subjects import FinishedPdf


@dataclass(frozen=True, slots=True)
class LayoutRules:
    """What is worth a look."""

    few_rows: int = 2
    """At most this many rows on a page look like an accident."""
    half_empty: float = 0.45
    """Share of the text block below which a page within a chapter looks unfinished."""
    over: float = 3.0
    """Points by which a line may reach over the edge of the text: rounding, hanging signs."""
    trim: float = 3.0
    """Millimetres along the edge of the sheet on which most printers print nothing."""
    collide: float = 2.0
    """Points by which two lines on one height may overlap: italics lean over."""
    same_height: float = 0.5
    """Baselines of colliding lines differ by at most this share of the type size."""
    full: float = 0.8
    """Share of the measure from which a line looks as if its paragraph went on."""
    shown_words: int = 8
    """Words of a line that a finding quotes."""


_CLOSING = ".!?:;…”\"'»)]"
_TEXT_ROLES = frozenset({"P", "LBody", "Lbl"})
_LAYOUT_REMEDY = "try the other page_size in edition.toml, or move the break as docs/check.md says"


def check(finished: FinishedPdf) -> Iterator[Finding]:
    """Yield what looks wrong on the pages of the finished PDF."""
    return layout(finished.reading, finished.file, finished.warnings, art=finished.art)


def layout(
    reading: Reading,
    file: str,
    warnings: Iterable[str] = (),
    rules: LayoutRules = LayoutRules(),
    art: Mapping[int, BBox] | None = None,
) -> Iterator[Finding]:
    """Yield findings about the pages of the merged document.

    Args:
        reading: the rendered PDF.
        file: its name.
        warnings: what the renderer said, one line each.
        rules: what is worth a look.
        art: the block of text that a page names, by page from 1.
    """
    sheets = laid_out(reading.pages, art)
    look = _Look(file, rules)
    for sheet, following in pairwise(sheets):
        yield from look.stranded(sheet, following)
        yield from look.torn(sheet, following)
    for index, sheet in enumerate(sheets):
        yield from look.empty(sheet, sheets[index + 1] if index + 1 < len(sheets) else None)
        yield from look.overflowing(sheet)
        yield from look.colliding(sheet)
        yield from look.unreadable(sheet)
    yield from look.missing_glyphs(sheets, warnings)


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks at the sheets of a file."""

    file: str
    rules: LayoutRules

    def stranded(self, sheet: PrintedPage, following: PrintedPage) -> Iterator[Finding]:
        """Yield a heading, or a table's heads, at a page's foot whose text starts on the next page."""
        if sheet.number == 1:  # the cover
            return
        index = len(sheet.rows)
        while index and (sheet.rows[index - 1].is_heading or _is_alone(sheet, index - 1)):
            index -= 1
        if index in (0, len(sheet.rows)) or not following.rows:
            return
        row, behind = sheet.rows[index], following.rows[0]
        belongs = not behind.is_heading or behind.role > row.role if row.is_heading else behind.in_table
        if not belongs:
            return
        what = "heading" if row.is_heading else "heading row"
        yield self._warning(
            "check-stranded-heading",
            f"the {what} “{self._words(row.text)}” stands at the page's foot, its text on the next page",
            _LAYOUT_REMEDY,
            sheet,
            row.lines[0].bbox,
        )

    def torn(self, sheet: PrintedPage, following: PrintedPage) -> Iterator[Finding]:
        """Yield a paragraph's single line at the foot of a page or at the top of the next."""
        if not sheet.rows or not following.rows:
            return
        last, first = sheet.rows[-1], following.rows[0]
        if last.role not in _TEXT_ROLES or first.role not in _TEXT_ROLES or last.in_table or first.in_table:
            return
        if not self._goes_on(last, sheet):
            return
        if _count(sheet.rows, last) == 1:
            message = (
                f"the first line of a paragraph stands alone at the page's foot: “{self._words(last.text)}”"
            )
            yield self._note("check-orphan", message, sheet, last.lines[0].bbox)
        if _count(following.rows, first) == 1:
            message = (
                f"the last line of a paragraph stands alone at the page's top: “{self._words(first.text)}”"
            )
            yield self._note("check-widow", message, following, first.lines[0].bbox)

    def _goes_on(self, row: TextRow, sheet: PrintedPage) -> bool:
        """Return whether a paragraph goes on behind its last row on a page."""
        left, right = row.lines[0].bbox[0], row.lines[-1].bbox[2]
        is_full = right - left >= self.rules.full * (sheet.edge(left) - left)
        return is_full and row.text.rstrip()[-1:] not in _CLOSING

    def empty(self, sheet: PrintedPage, following: PrintedPage | None) -> Iterator[Finding]:
        """Yield a page with hardly anything on it; covers and chapters of a page are meant so."""
        if sheet.number == 1 or (sheet.rows and sheet.rows[0].is_heading):
            return
        ends = following is None or not following.rows or following.rows[0].role in ("H1", "H2")
        if not sheet.rows and not sheet.page.shapes:
            yield self._note("check-empty-page", "the page is empty", sheet)
        elif len(sheet.rows) <= self.rules.few_rows:
            rows = "one line" if len(sheet.rows) == 1 else f"{len(sheet.rows)} lines"
            message = f"the page holds {rows} only: “{self._words(sheet.rows[0].text if sheet.rows else '')}”"
            yield self._note("check-near-empty-page", message, sheet)
        elif not ends and sheet.filled < self.rules.half_empty:
            message = "more than half of the page is empty, although the chapter goes on"
            yield self._note("check-near-empty-page", message, sheet)

    def overflowing(self, sheet: PrintedPage) -> Iterator[Finding]:
        """Yield lines that reach over the text block or off the sheet."""
        page, trim = sheet.page, self.rules.trim * POINTS
        off = "look at the page; a long word or address may need a break, or a table a narrower column"
        for line in page.hidden:
            if line.text.strip():
                message = f"words that nobody sees: “{self._words(line.text)}” is cut off or covered"
                yield self._warning("check-overflow", message, off, sheet, line.bbox)
        for line in page.lines:
            x0, top, x1, bottom = line.bbox
            if x0 < trim or top < 0 or x1 > page.width - trim or bottom > page.height:
                message = f"the line “{self._words(line.text)}” reaches to the edge of the sheet"
                yield self._warning("check-overflow", message, off, sheet, line.bbox)
        for row in sheet.rows:
            for line in row.lines:
                if sheet.is_of_picture(line) or line.rotated:
                    continue
                edge = (sheet.widest if row.in_table else sheet.edge(line.bbox[0])) + self.rules.over
                if line.bbox[0] < edge < line.bbox[2] <= page.width - trim:
                    message = f"the line “{self._words(line.text)}” is wider than the text"
                    yield self._warning("check-overflow", message, off, sheet, line.bbox)

    def colliding(self, sheet: PrintedPage) -> Iterator[Finding]:
        """Yield lines that are printed over each other."""
        lines = sorted(
            (line for line in sheet.page.lines if line.text.strip()), key=lambda line: line.baseline
        )
        for index, line in enumerate(lines):
            reach = line.baseline + self.rules.same_height * line.size
            for other in lines[index + 1 :]:
                if other.baseline > reach:
                    break
                if self._collide(line, other):
                    message = f"“{self._words(line.text)}” and “{self._words(other.text)}” overlap"
                    remedy = "look at the page; a column may be too narrow for a long word"
                    yield self._warning("check-overlap", message, remedy, sheet, line.bbox)

    def _collide(self, line: Line, other: Line) -> bool:
        over = min(line.bbox[2], other.bbox[2]) - max(line.bbox[0], other.bbox[0])
        return over > self.rules.collide and not line.rotated and not other.rotated

    def unreadable(self, sheet: PrintedPage) -> Iterator[Finding]:
        """Yield signs that stand for no letter, once for each sign and page."""
        said: set[str] = set()
        for line in sheet.page.lines:
            for sign in line.text:
                if sign not in said and _is_no_letter(sign):
                    said.add(sign)
                    message = f"a sign without meaning (U+{ord(sign):04X}) in “{self._words(line.text)}”"
                    remedy = "compare with the source; a correction (set text) puts the right letter there"
                    yield self._warning("check-glyph", message, remedy, sheet, line.bbox)

    def missing_glyphs(self, sheets: Sequence[PrintedPage], warnings: Iterable[str]) -> Iterator[Finding]:
        """Yield what the renderer could not draw, on the first page where it stands."""
        for warning in warnings:
            sign = missing_signs.sign_of(warning)
            if sign is None or all(map(_is_no_letter, sign)):
                continue
            places = [(sheet, line) for sheet in sheets for line in sheet.page.lines if sign in line.text]
            message = f"no shipped font has “{sign}” (U+{ord(sign[0]):04X}); an empty box is printed"
            remedy = "add a font that has it (docs/restyling.md)"
            if places:
                sheet, line = places[0]
                yield self._warning("check-glyph", message, remedy, sheet, line.bbox)
            else:
                yield Finding("warning", "check-glyph", message, remedy, self.file, group="layout")

    def _words(self, text: str) -> str:
        words = text.split()
        return " ".join(words[: self.rules.shown_words]) + (
            " …" if len(words) > self.rules.shown_words else ""
        )

    def _warning(self, code: str, message: str, remedy: str, sheet: PrintedPage, bbox: BBox) -> Finding:
        return Finding("warning", code, message, remedy, self.file, sheet.number, bbox, "layout")

    def _note(self, code: str, message: str, sheet: PrintedPage, bbox: BBox | None = None) -> Finding:
        return Finding("note", code, message, _LAYOUT_REMEDY, self.file, sheet.number, bbox, "layout")


def _is_alone(sheet: PrintedPage, index: int) -> bool:
    """Return whether a row holds heads of a table only, and no cell stands beside it."""
    row = sheet.rows[index]
    if not row.is_head:
        return False
    elements = {line.tag.element for line in row.lines if line.tag}
    own = [line for other in sheet.rows for line in other.lines if line.tag and line.tag.element in elements]
    top, bottom = min(line.bbox[1] for line in own), max(line.bbox[3] for line in own)
    return not any(
        line.bbox[1] < bottom and top < line.bbox[3]
        for other in sheet.rows
        if other is not row
        for line in other.lines
        if line.tag is not None and line.tag.role == "TD"
    )


def _count(rows: Iterable[TextRow], row: TextRow) -> int:
    return sum(1 for other in rows if other.element == row.element)


def _is_no_letter(sign: str) -> bool:
    """Return whether a sign is the replacement character, of a private use area, or a control character."""
    return sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cc", "Cn")
