"""PDF → pages of styled lines, by pdfplumber (and pdfminer.six, which it stands on)."""

import hashlib
import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer import pdfinterp, psparser
from pdfminer.pdfdocument import PDFDocument, PDFNoOutlines, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSException
from pdfminer.utils import apply_matrix_rect, decode_text
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from ..errors import InputError
from ..geometry import BBox
from ..model import Bookmark, Face, Page, Reading
from . import lines, visibility
from .device import CanvasDevice
from .faces import FaceEvidence, weigh
from .fontfile import program_weight
from .glyphs import Canvas
from .interpreter import CanvasInterpreter
from .names import literal
from .tags import TagMap, read_tags

NAME = "pdfplumber"
MAX_PAGES = 1_500
"""Pages of the largest report we read; a longer file is refused rather than read for minutes."""
MAX_BYTES = 200_000_000
"""Bytes of the largest file we read."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)
for _busy in (psparser.log, pdfinterp.log):
    # Two million calls a report, each only to find that nobody listens.
    _busy.debug = lambda *_, **__: None  # type: ignore[method-assign]


def _hidden_layers(document: PDFDocument) -> frozenset[int]:
    """Return object numbers of the layers that are off by default (ISO 32000-1, 8.11.4)."""
    properties = resolve1(document.catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return frozenset()
    default = resolve1(properties.get("D")) or {}
    off = resolve1(default.get("OFF")) or []
    if literal(default.get("BaseState")) == "OFF":
        on = {ref.objid for ref in resolve1(default.get("ON")) or []}
        return frozenset(ref.objid for ref in resolve1(properties.get("OCGs")) or [] if ref.objid not in on)
    return frozenset(ref.objid for ref in off if hasattr(ref, "objid"))


def _face(font: PDFFont) -> Face:
    """Weigh what a font's dictionary, descriptor and embedded program say."""
    descriptor = font.descriptor or {}

    def number(key: str) -> float:
        value = resolve1(descriptor.get(key))
        return float(value) if isinstance(value, int | float) else 0.0

    name = font.fontname or getattr(font, "basefont", None) or "unnamed"
    name = name if isinstance(name, str) else literal(name)
    evidence = FaceEvidence(
        name=name,
        flags=int(number("Flags")) & 0xFFFFFFFF,
        stem=number("StemV"),
        weight=number("FontWeight"),
        angle=number("ItalicAngle"),
    )
    program = None
    for key in ("FontFile2", "FontFile3", "FontFile"):
        found = resolve1(descriptor.get(key))
        program = found if isinstance(found, PDFStream) else program
    return weigh(program_weight(evidence, program.get_data if isinstance(program, PDFStream) else None))


def _label(page: PlumberPage) -> str:
    return str(page.page_obj.label or page.page_number)


class _Painter:
    """Paints pages on canvases; fonts are weighed once a document."""

    def __init__(self, document: PDFDocument) -> None:
        manager = PDFResourceManager()
        self._faces: dict[int, tuple[PDFFont, Face]] = {}
        self._device = CanvasDevice(manager, self._face_of)
        self._interpreter = CanvasInterpreter(manager, self._device)
        self._interpreter.hidden_layers = _hidden_layers(document)

    def _face_of(self, font: PDFFont) -> Face:
        known = self._faces.get(id(font))
        if known is None:
            known = self._faces[id(font)] = (font, _face(font))
        return known[1]

    def paint(self, page: PlumberPage) -> Canvas:
        """Return what a page shows; y from the crop box's top."""
        source = page.page_obj
        self._interpreter.process_page(source)
        media, crop = source.mediabox, source.cropbox or source.mediabox
        box = _shown_box(media, crop, source.rotate)
        left, top = box[0], box[3]
        glyphs = tuple(
            g._replace(x0=g.x0 - left, x1=g.x1 - left, baseline=top - g.baseline) for g in self._device.glyphs
        )
        shapes = tuple(
            s._replace(bbox=(s.bbox[0] - left, top - s.bbox[3], s.bbox[2] - left, top - s.bbox[1]))
            for s in self._device.shapes
        )
        return Canvas(page.page_number, box[2] - box[0], box[3] - box[1], _label(page), glyphs, shapes)


def _shown_box(media: Any, crop: Any, rotate: int) -> BBox:
    """Return the crop box in the turned coordinates that pdfminer gives glyphs."""
    x0, y0, x1, y1 = media
    matrix = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }.get(rotate % 360, (1, 0, 0, 1, -x0, -y0))
    limited = max(crop[0], x0), max(crop[1], y0), min(crop[2], x1), min(crop[3], y1)
    if limited[0] >= limited[2] or limited[1] >= limited[3]:
        limited = (x0, y0, x1, y1)
    box = apply_matrix_rect(matrix, limited)
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _outline(document: PDFDocument, numbers: dict[object, int]) -> Iterator[Bookmark]:
    """Yield the bookmarks that name a title; a broken outline ends early without harm."""
    try:
        for level, title, destination, action, _ in document.get_outlines():
            if not title:
                continue
            target = resolve1(destination)
            if target is None and action is not None:
                followed = resolve1(action)
                target = resolve1(followed.get("D")) if isinstance(followed, dict) else None
            if isinstance(target, bytes):
                target = resolve1(document.get_dest(target))
            elif target is not None and not isinstance(target, list | dict):
                target = resolve1(document.get_dest(literal(target)))
            if isinstance(target, dict):
                target = resolve1(target.get("D"))
            page = target[0] if isinstance(target, list) and target else None
            number = numbers.get(getattr(page, "objid", None))
            yield Bookmark(title if isinstance(title, str) else decode_text(title), level, number)
    except (PDFNoOutlines, PSException, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return


def _metadata(document: PDFDocument, key: str) -> str | None:
    for info in document.info:
        value = resolve1(info.get(key))
        if isinstance(value, bytes) and decode_text(value).strip():
            return decode_text(value).strip()
    return None


def _language(document: PDFDocument) -> str | None:
    value = resolve1(document.catalog.get("Lang"))
    text = decode_text(value) if isinstance(value, bytes) else ""
    return text or None


def _pages(pdf: PDF, tags: TagMap) -> Iterator[Page]:
    painter = _Painter(pdf.doc)
    for page in pdf.pages:
        canvas = painter.paint(page)
        page.close()
        seen, unseen = visibility.split(canvas)
        yield lines.assemble(canvas, seen, unseen, tags)


def read(path: Path) -> Reading:
    """Read a PDF.

    Args:
        path: the file.

    Returns:
        Its pages of styled lines, bookmarks and metadata.

    Raises:
        InputError: the file is missing, locked, broken, too large, or shows ink but holds no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be opened ({error.strerror}); check the name and its rights"
        ) from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split or compress the file")
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{path}: not a PDF; export the report as PDF again")
    try:
        return _read(path, data)
    except InputError:
        raise
    except PDFPasswordIncorrect as error:
        raise InputError(f"{path}: locked by a password; save a copy without one") from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise InputError(f"{path}: locked by a password; save a copy without one") from error
        raise InputError(f"{path}: damaged ({_short(error)}); export the report as PDF again") from error
    except RecursionError as error:
        raise InputError(f"{path}: damaged (nested without end); export the report as PDF again") from error
    except (
        PSException,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        IndexError,
        AssertionError,
        OverflowError,
        ZeroDivisionError,
    ) as error:  # pdfminer raises these on broken files
        raise InputError(f"{path}: damaged ({_short(error)}); export the report as PDF again") from error


def _short(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return (words[:80] or type(error).__name__).rstrip(".")


def _read(path: Path, data: bytes) -> Reading:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise InputError(f"{path}: {len(pdf.pages)} pages, more than {MAX_PAGES}; split the file")
        if not pdf.pages:
            raise InputError(f"{path}: no page can be read; export the report as PDF again")
        numbers = {page.page_obj.pageid: page.page_number for page in pdf.pages}
        tags = read_tags(pdf)
        pages = tuple(_pages(pdf, tags))
        outline = tuple(_outline(pdf.doc, numbers))
        title, language = _metadata(pdf.doc, "Title"), _language(pdf.doc)
    if not any(page.lines for page in pages):
        if any(page.shapes for page in pages):
            raise InputError(
                f"{path}: the pages are pictures without text; "
                "run OCR on the scan (for example with ocrmypdf)"
            )
        raise InputError(f"{path}: the pages are empty; export the report as PDF again")
    return Reading(path.name, hashlib.sha256(data).hexdigest(), pages, title, language, outline)
