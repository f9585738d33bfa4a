"""What lies over the pages of a PDF: comments, stamps, fields; links are no words (ISO 32000-1, 12.5)."""

import io
from collections.abc import Iterator
from pathlib import Path

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSException

from ...system import preopened
from .names import literal

_HARMLESS = frozenset({"Link", "Popup"})


def read(path: Path) -> list[tuple[int, str]]:
    """Return (page from 1, kind) of each annotation that shows something; none where the file is broken."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(preopened.read(path))))
        return list(_annotations(document))
    except (OSError, PSException, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return []


def _annotations(document: PDFDocument) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        for reference in resolve1(page.annots) or []:
            annotation = resolve1(reference)
            kind = literal(annotation.get("Subtype")) if isinstance(annotation, dict) else ""
            if kind and kind not in _HARMLESS:
                yield number, kind
