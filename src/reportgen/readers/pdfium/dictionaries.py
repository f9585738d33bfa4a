"""What PDFium's interface does not tell of a document: the dictionaries behind its pages."""

import ctypes
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pikepdf import Dictionary, Pdf, Stream

from .. import objects
from . import library
from .library import Handle

TILES, GRADIENT = 1, 2
"""Kinds of patterns."""
_LAYERED = re.compile(rb"/OCMD\b|/OC (?:\d+ \d+ R|<<)")


class Dictionaries:
    """The dictionaries of a document.

    Attributes:
        pdf: its objects.
    """

    def __init__(self, pdf: Pdf) -> None:
        """Take the objects of a document."""
        self.pdf = pdf
        self._objects = [found for found in pdf.objects if isinstance(found, Dictionary | Stream)]

    @property
    def has_layered_forms(self) -> bool:
        """Whether a form, image or membership of layers may belong to a layer (ISO 32000-1, 8.11)."""
        return _LAYERED.search(self._written) is not None

    def has_patterns(self, kind: int) -> bool:
        """Return whether there are patterns of a kind (ISO 32000-1, 8.7.2): `TILES` or `GRADIENT`."""
        return b"/PatternType %d" % kind in self._written

    def fonts(self) -> Iterator[Dictionary]:
        """Yield those that are fonts, in the order of their numbers."""
        for found in self._objects:
            if isinstance(found, Dictionary) and objects.name(found.get("/Type")) == "Font":
                yield found

    @cached_property
    def _written(self) -> bytes:
        """All of them as they may stand in a file."""
        every = (one.stream_dict if isinstance(one, Stream) else one for one in self._objects)
        return b"\n".join([one.unparse(resolved=True) for one in every])


def dictionaries(data: bytes, document: Handle) -> Dictionaries | None:
    """Return the dictionaries of a document, None where nobody can read them.

    Where a file is damaged, they are those of a copy that PDFium makes: as it has repaired it.

    Args:
        data: the file.
        document: the same, as PDFium has opened it.
    """
    return _sound(objects.opened(data, repair=False)) or _known(objects.opened(_copy(document)))


def _sound(pdf: Pdf | None) -> Dictionaries | None:
    known = _known(pdf)
    return None if pdf is None or pdf.get_warnings() else known


def _known(pdf: Pdf | None) -> Dictionaries | None:
    try:
        return None if pdf is None else Dictionaries(pdf)
    except objects.BROKEN:
        return None


def _copy(document: Handle) -> bytes:
    parts: list[bytes] = []

    def write(_: Any, block: Any, size: int) -> int:
        parts.append(ctypes.string_at(block, size))
        return 1

    library.save_copy(document, library.FileWrite(1, library.WRITE_BLOCK(write)), library.REMOVE_SECURITY)
    return b"".join(parts)
