"""Files that travel inside a PDF (ISO 32000-1, 7.11.4)."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSException

from ...system import preopened
from ..catalog import text_string

_DEEPEST = 32
"""Levels of a name tree; a deeper one goes round in circles."""


def read(path: Path) -> dict[str, bytes]:
    """Return the files embedded in a PDF by name; none where the file or its list is broken."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(preopened.read(path))))
        names = resolve1(document.catalog.get("Names"))
        root = resolve1(names.get("EmbeddedFiles")) if isinstance(names, dict) else None
        return dict(_files(root, _DEEPEST))
    except (OSError, PSException, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return {}


def _files(node: Any, depth: int) -> Iterator[tuple[str, bytes]]:
    if not isinstance(node, dict) or not depth:
        return
    for kid in resolve1(node.get("Kids")) or []:
        yield from _files(resolve1(kid), depth - 1)
    pairs = resolve1(node.get("Names")) or []
    for name, specification in zip(pairs[::2], pairs[1::2], strict=False):
        embedded = resolve1(resolve1(specification)["EF"])
        content = resolve1(embedded.get("UF") or embedded["F"])
        if isinstance(content, PDFStream):
            yield text_string(resolve1(name)), content.get_data()
