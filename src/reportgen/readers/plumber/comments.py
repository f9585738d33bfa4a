"""The words of comments and fields over a page, as pdfminer's objects tell them."""

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSException
from pdfminer.utils import decode_text

from ...model.geometry import BBox
from .. import comments
from .links import annotations
from .names import literal


def placed(page: PDFPage) -> Iterator[tuple[str, BBox]]:
    """Yield words that lie over a page, with their boxes in PDF's own coordinates."""
    for annotation in annotations(page):
        try:
            words = comments.plain(_words(annotation))
            x0, y0, x1, y1 = (float(resolve1(part)) for part in resolve1(annotation["Rect"]))
        except (PSException, KeyError, TypeError, ValueError, AttributeError):
            continue
        if words:
            yield words, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _words(annotation: Any) -> str:
    key = comments.key_of(literal(resolve1(annotation["Subtype"])), int(resolve1(annotation.get("F", 0))))
    value = resolve1(annotation.get(key)) if key else None
    return decode_text(value) if isinstance(value, bytes) else ""
