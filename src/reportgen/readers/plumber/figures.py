"""Figures of a tagged PDF and the alternative texts that they carry (ISO 32000-1, 14.9.3)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSException

from ...system import preopened
from ..catalog import text_string
from .names import literal

_MOST_ELEMENTS = 200_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the structure tree.

    Attributes:
        page: from 1; None where the file does not say.
        alternative: the words that stand for it, "" where there are none.
    """

    page: int | None
    alternative: str


def read(path: Path) -> tuple[Figure, ...]:
    """Return the figures of a PDF in their order; none where it is not tagged or its tree is broken."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(preopened.read(path))))
        root = resolve1(document.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict):
            return ()
        numbers = {page.pageid: at for at, page in enumerate(PDFPage.create_pages(document), 1)}
        return tuple(_figures(root, numbers))
    except (OSError, PSException, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return ()


def _figures(root: dict[str, Any], numbers: dict[Any, int]) -> Iterator[Figure]:
    roles = resolve1(root.get("RoleMap")) or {}
    stack: list[tuple[Any, int | None]] = [(root.get("K"), None)]
    seen: set[int] = set()
    while stack and len(seen) < _MOST_ELEMENTS:
        kid, page = stack.pop()
        if isinstance(kid, PDFObjRef):
            if kid.objid in seen:
                continue
            seen.add(kid.objid)
        node = resolve1(kid)
        if isinstance(node, list):
            stack.extend((it, page) for it in reversed(node))
        if not isinstance(node, dict):
            continue
        own = node.get("Pg")
        page = numbers.get(own.objid, page) if isinstance(own, PDFObjRef) else page
        role = literal(resolve1(node.get("S")) or "")
        if "Figure" in (role, literal(resolve1(roles.get(role)) or "")):
            yield Figure(page, _words(node.get("Alt")) or _words(node.get("ActualText")))
        stack.append((node.get("K"), page))


def _words(value: Any) -> str:
    found = resolve1(value)
    return text_string(found).strip() if isinstance(found, bytes) else ""
