"""The words of comments and fields over a page, as PDFium tells them."""

import ctypes
from collections.abc import Iterator

from ...model.document import PlacedWords
from .. import comments
from ..page_box import Matrix, moved
from . import library
from .library import Handle

_KINDS = {3: comments.FREE_TEXT, 20: comments.WIDGET}
"""FPDF_ANNOT_FREETEXT and FPDF_ANNOT_WIDGET."""
_STRING = 3
"""FPDF_OBJECT_STRING; what is ticked or chosen is a name."""
_MOST = 5_000


def placed(page: Handle, move: Matrix, height: float) -> Iterator[PlacedWords]:
    """Yield the words that lie over a page.

    Args:
        page: one of a document.
        move: from PDF's own coordinates to the sheet's, y still upwards.
        height: of the sheet in points.
    """
    for index in range(min(library.count_annotations(page), _MOST)):
        annotation = library.annotation(page, index)
        if not annotation:
            continue
        try:
            words = _words(annotation)
            if words:
                x0, y0, x1, y1 = moved(_box(annotation), move)
                yield PlacedWords(words, (x0, height - y1, x1, height - y0))
        finally:
            library.close_annotation(annotation)


def _words(annotation: Handle) -> str:
    kind = _KINDS.get(library.annotation_kind(annotation))
    key = comments.key_of(kind, library.annotation_flags(annotation)) if kind else None
    if key is None:
        return ""
    name = key.encode()
    if library.annotation_type(annotation, name) != _STRING:
        return ""
    return comments.plain(
        library.utf16(lambda room, size: library.annotation_text(annotation, name, room, size))
    )


def _box(annotation: Handle) -> tuple[float, float, float, float]:
    room = (ctypes.c_float * 4)()
    library.annotation_box(annotation, ctypes.addressof(room))
    left, top, right, bottom = room
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
