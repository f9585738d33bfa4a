"""The contents of the Word document: a field that is filled already, its lines linked, with page fields.

"Update Table" renews it in Word; nothing asks to be updated on opening; previews show it as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...errors import RenderError
from ..html.pages import ContentsEntry
from . import ooxml, tables
from .ooxml import Element, w

_FIRST_BOOKMARK = 100_000
"""Numbers of bookmarks from here on; pandoc counts its own from small numbers."""


def write(body: Element, entries: Iterable[ContentsEntry], height: float) -> None:
    """Write the contents after their heading: links to bookmarks, page numbers as fields.

    Args:
        body: the document's body.
        entries: the lines of the contents.
        height: of the text block, points.

    Raises:
        RenderError: the document lacks a heading that the contents name.
    """
    headings = _contents_headings(body, entries)
    blocks = list(body)
    rows = [(block, style, text) for block in blocks for style, text in _extents(block)]
    estimated = estimate([(style, text) for _, style, text in rows], height)
    pages = {block: page for (block, _, _), page in zip(rows, estimated, strict=True)}
    place = next(
        (paragraph for paragraph in body.iter(w("p")) if ooxml.style_of(paragraph) == "TOCHeading"), None
    )
    if place is None:
        raise RenderError("DOCX: the heading of the contents is missing; restore templates/word.html.j2")
    first = None
    for number, (entry, heading) in enumerate(headings, 1):
        bookmark = f"_Toc{number:08d}"
        _bookmark(heading, bookmark, number)
        line = _contents_line(entry, bookmark, pages[heading])
        place.addnext(line)
        place, first = line, line if first is None else first
    if first is not None:
        _wrap_in_field(first, place)


_FIELD = r' TOC \o "1-2" \h \z \u '
"""Headings of two levels, as links, without numbers in a browser, by their outline levels."""


def _wrap_in_field(first: Element, last: Element) -> None:
    """Put a field around the lines; its beginning and end are no words."""
    properties = first.find(w("pPr"))
    at = 0 if properties is None else 1
    for run in reversed([ooxml.field_mark("begin"), ooxml.field_code(_FIELD), ooxml.field_mark("separate")]):
        first.insert(at, run)
    last.append(ooxml.field_mark("end"))


def _extents(block: Element) -> Iterator[tuple[str, str]]:
    """Yield style and text of a paragraph, or of each row of a table."""
    if block.tag == w("tbl"):
        yield from (("TableRow", text) for text in tables.lines_of(block))
    else:
        broken = block.find(f"{w('pPr')}/{w('pageBreakBefore')}")
        goes_on = broken is not None and broken.get(w("val")) == "0"
        yield _GOES_ON if goes_on else ooxml.style_of(block), ooxml.text_of(block)


def _contents_headings(
    body: Element, entries: Iterable[ContentsEntry]
) -> list[tuple[ContentsEntry, Element]]:
    """Find the heading of each entry, in order."""
    paragraphs = iter(
        [paragraph for paragraph in body if ooxml.style_of(paragraph) in ("Heading1", "Heading2")]
    )
    headings = []
    for entry in entries:
        heading = next(
            (
                paragraph
                for paragraph in paragraphs
                if ooxml.style_of(paragraph) == f"Heading{entry.level}"
                and _same(ooxml.text_of(paragraph), entry.text)
            ),
            None,
        )
        if heading is None:
            raise RenderError(f"DOCX: heading {entry.text!r} of the contents is not in the text")
        headings.append((entry, heading))
    return headings


def _same(text: str, other: str) -> bool:
    return "".join(text.split()) == "".join(other.split())


def _bookmark(paragraph: Element, name: str, number: int) -> None:
    start = ooxml.element("bookmarkStart", id=_FIRST_BOOKMARK + number, name=name)
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(ooxml.element("bookmarkEnd", id=_FIRST_BOOKMARK + number))


def _contents_line(entry: ContentsEntry, bookmark: str, page: int) -> Element:
    paragraph = ooxml.element("p")
    ooxml.set_style(paragraph, f"TOC{entry.level}")
    link = ooxml.element("hyperlink", anchor=bookmark, history=1)
    link.append(ooxml.text_run(entry.text))
    link.append(ooxml.tab_run())
    link.extend(ooxml.field_runs(f"PAGEREF {bookmark} \\h", str(page)))
    paragraph.append(link)
    return paragraph


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room a paragraph style takes: points, and characters a line."""

    line: float
    around: float
    characters: int = 68
    new_page: bool = False


_GOES_ON = "Heading1 that goes on"
"""In place of a style: a heading of a part that begins on no page of its own."""

EXTENTS = {
    "Heading1": Extent(31, 8, 34, new_page=True),
    "TOCHeading": Extent(31, 14, 34, new_page=True),
    "DraftHeading": Extent(31, 8, 34, new_page=True),
    "TableRow": Extent(12, 7, 84),
    _GOES_ON: Extent(31, 36, 34),
    "Heading2": Extent(20, 25, 52),
    "Heading3": Extent(17, 18, 62),
    "Facts": Extent(13.5, 18, 88),
    "SourceReference": Extent(0, 0),
    "ListBullet": Extent(14.2, 2.5, 64),
    "ListBullet2": Extent(14.2, 2.5, 60),
    "ListBullet3": Extent(14.2, 2.5, 56),
}
_BODY = Extent(14.2, 6)


def estimate(paragraphs: Iterable[tuple[str, str]], height: float) -> list[int]:
    """Return the page, from 1, on which each paragraph begins.

    Args:
        paragraphs: (style id, text) in order; the cover comes first.
        height: of the text block, pt.
    """
    page, used = 1, 0.0
    pages = []
    for style, text in paragraphs:
        extent = EXTENTS.get(style, _BODY)
        if extent.new_page:
            page, used = page + 1, 0.0
        lines = -(-len(text) // extent.characters) or 1
        first = extent.line + (extent.around if style.startswith("Heading") else 0)
        if used + first > height:
            page, used = page + 1, 0.0
        pages.append(page)
        used += lines * extent.line + extent.around
        while used > height:
            page, used = page + 1, used - height
    return pages
