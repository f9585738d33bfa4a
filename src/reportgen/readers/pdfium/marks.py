"""The marked content that an object stands in: its number, replacement text, layer."""

import ctypes
from typing import NamedTuple

from ...model.document import ARTIFACT
from ..catalog import text_string
from . import library
from .library import Handle, Passed

_ROOM = 4096
_NOTHING = ctypes.c_ulong(0)


class MarkedContent(NamedTuple):
    """What the marks around an object say together.

    Attributes:
        number: of the marked-content sequence (MCID), None outside any.
        artifact: inside a mark called Artifact.
        layer: name of the optional content that it belongs to, None outside any.
        text: replacement text (ActualText), None where there is none.
        replaced: tells the sequences with a replacement text apart, 0 outside any.
    """

    number: int | None = None
    artifact: bool = False
    layer: str | None = None
    text: str | None = None
    replaced: Handle = 0


NONE = MarkedContent()
"""Outside any marked content."""


class Marks:
    """The marks of one page's objects; objects of one sequence share their innermost mark.

    Attributes:
        known: what was read, by the innermost mark.
    """

    def __init__(self) -> None:
        self.known: dict[Handle, MarkedContent] = {}
        self._number = ctypes.c_int()
        self._length = ctypes.c_ulong()
        self._room = ctypes.create_string_buffer(_ROOM)
        self._size = ctypes.c_ulong(_ROOM)
        self._at_number, self._at_length = ctypes.byref(self._number), ctypes.byref(self._length)

    def drop_texts(self, handle: Handle) -> None:
        """Take the replacement texts off an object, so that PDFium tells its own characters."""
        own = library.passed(handle)
        for index in reversed(range(library.count_marks(own))):
            mark = library.object_mark(own, index)
            if self._text(library.passed(mark), b"ActualText") is not None:
                library.remove_mark(handle, mark)

    def read(self, handle: Handle, count: int, innermost: Handle) -> MarkedContent:
        """Return what stands around an object, and keep it.

        Args:
            handle: the object.
            count: of its marks, at least one.
            innermost: the last of them.
        """
        number = layer = text = None
        artifact = False
        replaced = 0
        own_handle = library.passed(handle)
        for index in range(count):
            handle_of_mark = library.object_mark(own_handle, index)
            mark = library.passed(handle_of_mark)
            name = self._name(mark)
            artifact = artifact or name == ARTIFACT
            if name == "OC":
                layer = self._text(mark, b"Name") or ""
            if library.mark_number(mark, b"MCID", self._at_number):
                number = self._number.value
            own = self._text(mark, b"ActualText")
            if own is not None:
                text, replaced = own, handle_of_mark
        content = self.known[innermost] = MarkedContent(number, artifact, layer, text, replaced)
        return content

    def _name(self, mark: Passed) -> str:
        library.mark_name(mark, self._room, self._size, self._at_length)
        length = min(_ROOM, max(0, self._length.value - 2))
        return ctypes.string_at(self._room, length).decode("utf-16-le", "replace")

    def _text(self, mark: Passed, key: bytes) -> str | None:
        if not library.mark_bytes(mark, key, None, _NOTHING, self._at_length):
            return None
        room = ctypes.create_string_buffer(max(1, self._length.value))
        library.mark_bytes(mark, key, room, ctypes.c_ulong(len(room)), self._at_length)
        return text_string(room.raw[: self._length.value])
