"""PDF → pages of styled lines, by pdfplumber (and pdfminer.six, which it stands on)."""

import io
import logging
from collections.abc import Iterator, Set
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer import pdfinterp, psparser
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdfdocument import PDFDocument, PDFNoOutlines, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSException
from pdfminer.utils import decode_text
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ...errors import InputError
from ...model.document import Bookmark, Face, Page, PlacedWords, Reading
from ...model.geometry import BBox
from ...system import watchdog
from .. import emboldened, files, lines, objects, page_box, visibility
from ..catalog import TagMap
from ..faces import FaceEvidence, plain_name, weigh
from ..fontfile import program_weight
from ..glyphs import Canvas, PlacedLink
from ..lines import USUAL, LineRules
from . import comments
from .device import CanvasDevice
from .fonts import FontManager
from .interpreter import CanvasInterpreter
from .links import page_links
from .names import literal
from .tags import hidden_layers, read_tags

_EM = 1000
"""Units of an em in which fonts measure, unless they have a matrix of their own."""
logging.getLogger("pdfminer").setLevel(logging.ERROR)
for _busy in (psparser.log, pdfinterp.log):
    # Two million calls a report, each only to find that nobody listens.
    _busy.debug = lambda *_, **__: None  # type: ignore[method-assign]


def _face(font: PDFFont, heavy: Set[int]) -> Face:
    """Weigh what a font's dictionary, descriptor and embedded program say.

    Args:
        font: as pdfminer has it.
        heavy: numbers of drawn fonts that are heavier than the face whose name they bear.
    """
    descriptor = font.descriptor or {}
    if any(descriptor is built_in for built_in, _ in FONT_METRICS.values()):
        descriptor = {}  # pdfminer's own, not the file's: its flags call Courier slanted

    def number(key: str) -> float:
        value = resolve1(descriptor.get(key))
        return float(value) if isinstance(value, int | float) else 0.0

    name = font.fontname or getattr(font, "basefont", None) or "unnamed"
    name = name if isinstance(name, str) else literal(name)
    if getattr(font, "number", None) in heavy:
        name = f"{plain_name(name)}{emboldened.BOLD}"
    # A drawn font's measures are in the units of its own matrix.
    unit = abs(font.hscale) * _EM if isinstance(font, PDFType3Font) else 1.0
    evidence = FaceEvidence(
        name=name,
        flags=int(number("Flags")) & 0xFFFFFFFF,
        stem=number("StemV") * unit,
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

    def __init__(self, document: PDFDocument, data: bytes) -> None:
        manager = FontManager()
        self._data = data
        self._faces: dict[int, tuple[PDFFont, Face]] = {}
        self._device = CanvasDevice(manager, self._face_of)
        self._interpreter = CanvasInterpreter(manager, self._device)
        self._interpreter.hidden_layers = hidden_layers(document)

    def _face_of(self, font: PDFFont) -> Face:
        known = self._faces.get(id(font))
        if known is None:
            heavy = self._heavy if isinstance(font, PDFType3Font) else frozenset[int]()
            known = self._faces[id(font)] = (font, _face(font, heavy))
        return known[1]

    @cached_property
    def _heavy(self) -> frozenset[int]:
        pdf = objects.opened(self._data)
        return emboldened.numbers(pdf) if pdf else frozenset()

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
        turned = page_box.turned(media, source.rotate)
        placed = [(address, page_box.moved(at, turned)) for address, at in page_links(source)]
        links = tuple(
            PlacedLink(address, (x0 - left, top - y1, x1 - left, top - y0))
            for address, (x0, y0, x1, y1) in placed
        )
        over = tuple(
            PlacedWords(words, (x0 - left, top - y1, x1 - left, top - y0))
            for words, at in comments.placed(source)
            for x0, y0, x1, y1 in [page_box.moved(at, turned)]
        )
        own = page.page_number, box[2] - box[0], box[3] - box[1], _label(page)
        return Canvas(*own, glyphs, shapes, links, over=over)


def _shown_box(media: Any, crop: Any, rotate: int) -> BBox:
    """Return the crop box in the turned coordinates that pdfminer gives glyphs."""
    return page_box.moved(page_box.shown(media, crop), page_box.turned(media, rotate))


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


def _pages(pdf: PDF, data: bytes, tags: TagMap, rules: LineRules, only: Set[int] | None) -> Iterator[Page]:
    painter = _Painter(pdf.doc, data)
    for page in pdf.pages:
        if only is not None and page.page_number not in only:
            continue
        canvas = painter.paint(page)
        page.close()
        yield lines.assemble(canvas, visibility.split(canvas), tags, rules)
        watchdog.page_done()


def read(path: Path, rules: LineRules = USUAL, only: Set[int] | None = None) -> Reading:
    """Read a PDF.

    Args:
        path: the file.
        rules: distances that make glyphs a line.
        only: numbers of the pages that are read; None for all.

    Returns:
        Its pages of styled lines, bookmarks and metadata.

    Raises:
        InputError: the file is missing, locked, broken, too large, or shows ink but holds no text.
    """
    data = files.load(path)
    try:
        return _read(path, data, rules, only)
    except InputError:
        raise
    except PDFPasswordIncorrect as error:
        raise files.locked(path) from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise files.locked(path) from error
        raise files.damaged(path, _short(error)) from error
    except RecursionError as error:
        raise files.damaged(path, "nested without end") from error
    except (
        MalformedPDFException,
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
        raise files.damaged(path, _short(error)) from error


def _short(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return (words[:80] or type(error).__name__).rstrip(".")


def _read(path: Path, data: bytes, rules: LineRules, only: Set[int] | None) -> Reading:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        files.check_pages(path, len(pdf.pages))
        numbers = {page.page_obj.pageid: page.page_number for page in pdf.pages}
        tags = read_tags(pdf)
        pages = tuple(_pages(pdf, data, tags, rules, only))
        outline = tuple(_outline(pdf.doc, numbers))
        title, language = _metadata(pdf.doc, "Title"), _language(pdf.doc)
    return files.reading(path, data, pages, title=title, language=language, outline=outline)
