"""The link annotations of a page that lead to an address, as pdfminer's objects tell them."""

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSException

from ...model.geometry import BBox
from ..links import boxes
from .names import literal


def annotations(page: PDFPage) -> list[Any]:
    """Return what lies over a page, none where the list is broken."""
    try:
        return [resolve1(reference) for reference in resolve1(page.annots) or []]
    except (PSException, TypeError):
        return []


def page_links(page: PDFPage) -> Iterator[tuple[str, BBox]]:
    """Yield addresses and the boxes that lead to them, in PDF's own coordinates; broken ones are left out."""
    for annotation in annotations(page):
        try:
            yield from _link(annotation)
        except (PSException, KeyError, TypeError, ValueError, AttributeError):
            continue


def _link(annotation: Any) -> Iterator[tuple[str, BBox]]:
    if not isinstance(annotation, dict) or literal(resolve1(annotation.get("Subtype"))) != "Link":
        return
    action = resolve1(annotation.get("A"))
    if not isinstance(action, dict) or literal(resolve1(action.get("S"))) != "URI":
        return
    address = resolve1(action.get("URI"))
    if not isinstance(address, bytes):
        return
    text = address.decode("utf-8", "replace").strip()
    rectangle, quads = _numbers(annotation.get("Rect")), _numbers(annotation.get("QuadPoints"))
    if text and len(rectangle) == 4:  # noqa: PLR2004 (two corners)
        for box in boxes(rectangle, quads):
            yield text, box


def _numbers(value: Any) -> list[float]:
    numbers = resolve1(value)
    return [float(resolve1(part)) for part in numbers] if isinstance(numbers, list) else []
