"""HTML → PDF/UA-1 with WeasyPrint: shipped fonts only, no network, no files, same inputs same bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .. import resources
from ..errors import RenderError
from ..schema import Compilation
from . import balance, html, parts, tags
from .attachments import Attachment, embed
from .parts import Parts
from .renderer import Press, collected_warnings, no_garbage_collection, prepare, versions

__all__ = ["BOTTOM", "INNER_SHARE", "MEASURE", "SHEETS", "TOP", "Sheet", "prepare", "render", "versions"]

MEASURE = 124.0
"""Width of the text, mm: 62 to 70 characters of the body face, the same on every sheet."""

INNER_SHARE = 0.42
"""Share of the rest of the sheet's width that lies left of the text; the right margin holds references."""

TOP, BOTTOM = 30.0, 32.0
"""Margins above and below the text, mm; the same numbers stand in templates/print.css."""

_COVER_SLACK = 3.0
"""How much lower than the text block the cover is, mm, so that rounding never makes a second page."""

_PX_PER_MM = 96 / 25.4
"""WeasyPrint's places are CSS pixels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page size in mm."""

    width: float
    height: float

    @property
    def style(self) -> str:
        """The rules for this sheet: margins that keep MEASURE, a cover as high as the text block."""
        rest = self.width - MEASURE
        left = round(rest * INNER_SHARE, 2)
        right = round(rest - left, 2)
        return (
            f"@page {{ size: {self.width}mm {self.height}mm; margin: {TOP}mm {right}mm {BOTTOM}mm {left}mm }}"
            f".cover {{ height: {round(self.height - TOP - BOTTOM - _COVER_SLACK, 2)}mm }}"
        )


SHEETS = {"A4": Sheet(210.0, 297.0), "Letter": Sheet(215.9, 279.4)}
"""Page sizes by name."""


def render(
    compilation: Compilation,
    assets: Path,
    page_size: str = "A4",
    attachments: Sequence[Attachment] = (),
) -> tuple[bytes, tuple[str, ...]]:
    """Set `compilation` as a tagged PDF.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of SHEETS.
        attachments: files to put inside the PDF; they are no part of its pages.

    Returns:
        The PDF, and one line for each warning of the renderer (a glyph in no shipped font, …).

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        RenderError: WeasyPrint cannot set the document, or `page_size` is unknown.
    """
    if page_size not in SHEETS:
        raise RenderError(f"page size {page_size!r} is unknown; use {' or '.join(SHEETS)}")
    sheet = SHEETS[page_size]

    def finish(made: Any) -> None:
        tags.finish(made)
        embed(attachments, made)

    with collected_warnings() as warnings, no_garbage_collection():
        press = Press(_style(compilation.is_draft) + sheet.style)
        documents = _documents(parts.split(html.render_print(compilation, assets)), press, sheet)
        content = press.write(documents, finish)
    return content, tuple(dict.fromkeys(warnings))


def _documents(found: Parts, press: Press, sheet: Sheet) -> list[Any]:
    """Return the parts as set, in order: what stands before the contents, the contents, all others.

    The contents are set last, since they say where all others stand. They nearly always take one page;
    where they take more, the others are set once more with the numbers that follow from it.
    """
    front = press.lay_out(found.front_source())
    before = len(front.pages)
    if not found.contents:
        return [front]
    taken, expected = 1, 0
    while taken != expected:
        expected = taken
        others: list[Any] = []
        for part in range(len(found.main)):
            at = before + expected + sum(len(it.pages) for it in others)
            others.append(_balanced(found, part, at, press, sheet))
        numbers = parts.contents_numbers(_pages_of(found.contents_anchors(), others, before + expected + 1))
        contents = press.lay_out(found.contents_source(), parts.numbering(before + 1) + numbers)
        taken = len(contents.pages)
    return [front, contents, *others]


def _pages_of(anchors: Iterable[str], documents: Iterable[Any], first: int) -> dict[str, int]:
    """Return the number of the page on which each anchor stands; `first` is that of the first page."""
    found: dict[str, int] = {}
    for number, page in enumerate((page for it in documents for page in it.pages), first):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return {anchor: found[anchor] for anchor in anchors if anchor in found}


def _balanced(found: Parts, part: int, before: int, press: Press, sheet: Sheet) -> Any:
    """Return a part as set, with the line spacing that does not leave its last page nearly empty."""
    top, height = TOP * _PX_PER_MM, (sheet.height - TOP - BOTTOM) * _PX_PER_MM
    style = parts.numbering(before + 1)
    document = press.lay_out(found.main_source(part), style)
    if not balance.is_sparse(_places(document), top, height):
        return document
    for fit in balance.FITS:
        closer_or_wider = press.lay_out(found.main_source(part, fit), style)
        if not balance.is_sparse(_places(closer_or_wider), top, height):
            return closer_or_wider
    return document


def _places(document: Any) -> balance.Anchors:
    return [page.anchors for page in document.pages]


@cache
def _style(draft: bool) -> str:
    names = ("print.css", "common_ground.css", *(("draft.css",) if draft else ()))
    return "".join((resources.templates() / name).read_text("utf-8") for name in names)
