"""A page of a PDF as a picture for people: what the desk and the review book show beside the words.

Run in a worker (`system.isolation`), as every reading is: the PDF may be a stranger's.
"""

import base64
import ctypes
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from ...errors import InputError
from .. import files
from . import library
from .library import Handle
from .page import sheet_of

LARGEST = 4_000
"""Pixels a side at most; larger sheets are painted smaller."""
_BGR = 2
"""FPDFBitmap_BGR: three bytes a pixel."""
_AS_PEOPLE_SEE_IT = 0x01 | 0x10
"""FPDF_ANNOT, so that annotations are painted, and FPDF_REVERSE_BYTE_ORDER, which makes it RGB."""
_PAPER = 0xFFFFFFFF
_FAST = 1
"""Level of compression: a picture goes no farther than to this machine's browser."""


def page_png(path: Path, page: int, scale: float) -> str:
    """Return a page as PNG, in base64.

    Args:
        path: the PDF.
        page: number of the page, from 1.
        scale: pixels a point.

    Raises:
        InputError: the file cannot be read, or has no such page.
    """
    data = files.load(path)
    library.start()
    document = library.load_document(data, len(data), None)
    if not document:
        raise files.damaged(path, "not a readable PDF")
    try:
        handle = library.load_page(document, page - 1) if page >= 1 else None
        if not handle:
            raise InputError(f"{path}: page {page} cannot be drawn")
        try:
            return base64.b64encode(_painted(handle, scale)).decode("ascii")
        finally:
            library.close_page(handle)
    finally:
        library.close_document(document)


def page_count(path: Path) -> str:
    """Return how many pages a PDF has, as a text, which is what workers hand over.

    Raises:
        InputError: the file cannot be read.
    """
    data = files.load(path)
    library.start()
    document = library.load_document(data, len(data), None)
    if not document:
        raise files.damaged(path, "not a readable PDF")
    try:
        return str(library.count_pages(document))
    finally:
        library.close_document(document)


def _painted(page: Handle, scale: float) -> bytes:
    sheet = sheet_of(page)
    scale = min(scale, LARGEST / max(sheet.width, sheet.height, 1.0))
    width, height = (max(1, round(side * scale)) for side in (sheet.width, sheet.height))
    bitmap = library.create_bitmap(width, height, _BGR, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        library.fill_bitmap(bitmap, 0, 0, width, height, _PAPER)
        library.render_page(bitmap, page, 0, 0, width, height, 0, _AS_PEOPLE_SEE_IT)
        pixels, stride = library.bitmap_pixels(bitmap), library.bitmap_stride(bitmap)
        rows = (ctypes.string_at(pixels + stride * row, 3 * width) for row in range(height))
        return _png(width, height, rows)
    finally:
        library.destroy_bitmap(bitmap)


def _png(width: int, height: int, rows: Iterator[bytes]) -> bytes:
    """Return a PNG file (ISO/IEC 15948) of RGB rows, each without a filter (a zero before it)."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), _FAST)
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )
