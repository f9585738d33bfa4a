"""The marked content that an object stands in: its number, replacement text, layer."""

import ctypes
from typing import NamedTuple

from ..catalog import text_string
from . import library
from .library import Handle

_ROOM = 4096


class Mark(NamedTuple):
    """What the marks around an object say together.

    Attributes:
        number: of the marked-content sequence (MCID), None outside any.
        artifact: inside a mark called Artifact.
        layer: name of the optional content that it belongs to, None outside any.
        text: replacement text (ActualText), None where there is none.
        sequence: tells sequences of marked content apart, 0 outside any.
    """

    number: int | None = None
    artifact: bool = False
    layer: str | None = None
    text: str | None = None
    sequence: Handle = 0


_NONE = Mark()


class Marks:
    """The marks of one page's objects; objects of one sequence share their innermost mark."""

    def __init__(self) -> None:
        self._known: dict[Handle, Mark] = {}
        self._number = ctypes.c_int()
        self._length = ctypes.c_ulong()
        self._room = ctypes.create_string_buffer(_ROOM)

    def of(self, handle: Handle) -> Mark:
        """Return what stands around an object."""
        count = library.count_marks(handle)
        if count <= 0:
            return _NONE
        innermost = library.object_mark(handle, count - 1)
        known = self._known.get(innermost)
        if known is None:
            known = self._known[innermost] = self._read(handle, count, innermost)
        return known

    def drop_texts(self, handle: Handle) -> None:
        """Take the replacement texts off an object, so that PDFium tells its own characters."""
        for at in reversed(range(library.count_marks(handle))):
            mark = library.object_mark(handle, at)
            if self._text(mark, b"ActualText") is not None:
                library.remove_mark(handle, mark)

    def _read(self, handle: Handle, count: int, innermost: Handle) -> Mark:
        number = layer = text = None
        artifact = False
        for at in range(count):
            mark = library.object_mark(handle, at)
            name = self._name(mark)
            artifact = artifact or name == "Artifact"
            if name == "OC":
                layer = self._text(mark, b"Name") or ""
            if library.mark_number(mark, b"MCID", ctypes.addressof(self._number)):
                number = self._number.value
            text = self._text(mark, b"ActualText") if text is None else text
        return Mark(number, artifact, layer, text, innermost)

    def _name(self, mark: Handle) -> str:
        library.mark_name(mark, ctypes.addressof(self._room), _ROOM, ctypes.addressof(self._length))
        return self._room.raw[: max(0, self._length.value - 2)].decode("utf-16-le", "replace")

    def _text(self, mark: Handle, key: bytes) -> str | None:
        length = ctypes.addressof(self._length)
        if not library.mark_bytes(mark, key, None, 0, length):
            return None
        room = ctypes.create_string_buffer(max(1, self._length.value))
        library.mark_bytes(mark, key, ctypes.addressof(room), len(room), length)
        return text_string(room.raw[: self._length.value])
