"""A page of a small document while PDFium has it open."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportgen.readers.glyphs import Canvas
from reportgen.readers.pdfium import library
from reportgen.readers.pdfium.library import Handle
from reportgen.readers.pdfium.page import PageReader
from reportgen.readers.pdfium.plain import PlainCopy
from reportgen.readers.pdfium.shapes import Painter, PaintState
from reportgen.readers.pdfium.walk import Walk, walk
from tests.unit.readers.paper import Paper

AS_STORED = PaintState((1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
"""Where an object of an unturned page stands."""


@contextmanager
def opened(paper: Paper) -> Iterator[Handle]:
    """Give the handle of the first page."""
    library.start()
    data = paper.bytes()
    document = library.load_document(data, len(data), None)
    page = library.load_page(document, 0)
    try:
        yield page
    finally:
        library.close_page(page)
        library.close_document(document)


@contextmanager
def walked(paper: Paper, *, layered: bool = False) -> Iterator[tuple[Walk, Painter]]:
    """Give what is met on the first page, and what reads how it is painted."""
    with opened(paper) as page:
        painter = Painter(has_tiles=False)
        yield walk(page, AS_STORED, painter, layered=layered), painter


def plain_copy(paper: Paper) -> PlainCopy:
    """The objects of a document, as PDFium copies them."""
    library.start()
    data, parts = paper.bytes(), []

    def write(_: object, block: Any, size: int) -> int:
        parts.append(ctypes.string_at(block, size))
        return 1

    document = library.load_document(data, len(data), None)
    library.save_copy(document, library.FileWrite(1, library.WRITE_BLOCK(write)), library.REMOVE_SECURITY)
    library.close_document(document)
    return PlainCopy(b"".join(parts))


def canvas(paper: Paper) -> Canvas:
    """What the first page shows."""
    copy, data = plain_copy(paper), paper.bytes()
    document = library.load_document(data, len(data), None)
    try:
        found = PageReader(document, copy, frozenset()).canvas(1, "1")
    finally:
        library.close_document(document)
    assert found is not None
    return found
