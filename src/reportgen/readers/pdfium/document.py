"""A PDF opened by PDFium: pages, bookmarks, metadata."""

import ctypes
from collections.abc import Iterator, Set
from pathlib import Path
from threading import Lock
from typing import Any

from ...model.document import Bookmark, Reading
from ...system import watchdog
from .. import catalog, files, lines, visibility
from ..files import BeyondError
from ..lines import USUAL, LineRules
from . import library
from .drawn import explained, has_drawn
from .library import Handle
from .page import PageReader
from .plain import BrokenError, PlainCopy

_MOST_BOOKMARKS = 20_000
_DEEPEST = 30
_ONE_READS = Lock()
"""PDFium keeps state of its own and is not made for threads (fpdfview.h): one document is read at a time."""


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
        BeyondError: another engine must read it.
    """
    data = files.load(path)
    with _ONE_READS:
        library.start()
        return _read_explained(path, data, rules, only)


def _read_explained(path: Path, data: bytes, rules: LineRules, only: Set[int] | None) -> Reading:
    """Read a document; one with drawn fonts as a copy in which they are named and explained."""
    document = library.load_document(data, len(data), None)
    if not document:
        if library.last_error() in (library.ERROR_PASSWORD, library.ERROR_SECURITY):
            raise files.locked(path)
        raise files.damaged(path, "not a readable PDF")
    try:
        copy = _plain_copy(document)
        shown = explained(copy) if has_drawn(copy) else None
        if shown is None:
            return _read(path, data, document, copy, rules, only)
    finally:
        library.close_document(document)
    document = library.load_document(shown, len(shown), None)
    if not document:
        raise files.damaged(path, "its fonts cannot be followed")
    try:
        return _read(path, data, document, _plain_copy(document), rules, only)
    finally:
        library.close_document(document)


def _read(  # noqa: PLR0917
    path: Path, data: bytes, document: Handle, plain: bytes, rules: LineRules, only: Set[int] | None
) -> Reading:
    count = library.count_pages(document)
    files.check_pages(path, count)
    copy = _objects(plain)
    tags = _tags(copy) if copy else {}
    hidden_layers = _hidden_layers(copy) if copy else frozenset[str]()
    reader = PageReader(document, copy, hidden_layers)
    pages = []
    for number in range(1, count + 1):
        if only is not None and number not in only:
            continue
        canvas = reader.canvas(number, _label(document, number))
        if canvas is None:
            raise files.damaged(path, f"page {number} cannot be read")
        pages.append(lines.assemble(canvas, visibility.split(canvas), tags, rules))
        watchdog.page_done()
    return files.reading(
        path,
        data,
        pages,
        title=library.utf16(lambda buffer, size: library.meta_text(document, b"Title", buffer, size)).strip()
        or None,
        language=library.utf16(lambda buffer, size: library.language(document, buffer, size)) or None,
        outline=tuple(_outline(document)),
    )


def _plain_copy(document: Handle) -> bytes:
    """Return a plain copy of the document, b"" where PDFium cannot make one."""
    parts: list[bytes] = []

    def write(_: Any, block: Any, size: int) -> int:
        parts.append(ctypes.string_at(block, size))
        return 1

    writer = library.FileWrite(1, library.WRITE_BLOCK(write))
    return b"".join(parts) if library.save_copy(document, writer, library.REMOVE_SECURITY) else b""


def _objects(plain: bytes) -> PlainCopy | None:
    """Return the objects of a plain copy, None where they are not found."""
    try:
        return PlainCopy(plain)
    except (BrokenError, ValueError):
        return None


def _tags(copy: PlainCopy) -> catalog.TagMap:
    root = copy.resolve(copy.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return {}
    return catalog.walk(root, {number: index for index, number in enumerate(copy.pages(), 1)}, copy)


def _hidden_layers(copy: PlainCopy) -> frozenset[str]:
    """Return the names of the layers that are off by default.

    Raises:
        BeyondError: objects on these layers cannot be told; PDFium names the layer of marked content, but
            neither that of forms nor what a membership of layers is made of.
    """
    hidden = catalog.hidden_layers(copy.catalog, copy)
    if not hidden:
        return frozenset()
    names = {number: _layer_name(copy, number) for number in catalog.layers(copy.catalog, copy) | hidden}
    off = frozenset(names[number] for number in hidden)
    if copy.has_layered_forms or any(name in off for number, name in names.items() if number not in hidden):
        raise BeyondError("layers that PDFium does not tell")
    return off


def _layer_name(copy: PlainCopy, number: int) -> str:
    layer = copy.object(number)
    name = copy.resolve(layer.get("Name")) if isinstance(layer, dict) else None
    return catalog.text_string(name) if isinstance(name, bytes) else ""


def _label(document: Handle, number: int) -> str:
    label = library.utf16(lambda buffer, size: library.page_label(document, number - 1, buffer, size))
    return label or str(number)


def _outline(document: Handle) -> Iterator[Bookmark]:
    """Yield the bookmarks that name a title, in order; each once, though a broken outline may be a ring."""
    seen: set[Handle] = set()
    stack = [(library.first_bookmark(document, None), 1)]
    while stack and len(seen) < _MOST_BOOKMARKS:
        handle, level = stack.pop()
        if not handle or handle in seen or level > _DEEPEST:
            continue
        seen.add(handle)
        title = _title(handle)
        if title:
            yield Bookmark(title, level, _target(document, handle))
        stack.append((library.next_bookmark(document, handle), level))
        stack.append((library.first_bookmark(document, handle), level + 1))


def _title(bookmark: Handle) -> str:
    return library.utf16(lambda buffer, size: library.bookmark_title(bookmark, buffer, size))


def _target(document: Handle, bookmark: Handle) -> int | None:
    """Return the page that a bookmark leads to."""
    target = library.bookmark_target(document, bookmark)
    if not target:
        action = library.bookmark_action(bookmark)
        target = library.action_target(document, action) if action else None
    page = library.target_page(document, target) if target else -1
    return page + 1 if page >= 0 else None
