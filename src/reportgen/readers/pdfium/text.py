"""The characters of a page as PDFium collects them, and which text object each belongs to.

PDFium's text page tidies up: it leaves out objects that repeat another, puts spaces and line ends between
objects, and marks hyphens at line ends. What it adds is passed over here; what it left out or changed is read
again, each object on a text page of its own.
"""

import ctypes
import re
import sys
from collections.abc import Collection, Iterable, Sequence

from . import library
from .library import Handle

# What PDFium puts in the place of a hyphen at a line's end, and of codes without a character.
CHANGED = "\ufffe"
UNKNOWN = "\ufffd"
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SURROGATES = range(0xD800, 0xE000)


class TextPage:
    """A text page: characters by index.

    Attributes:
        text: one character for each index.
    """

    def __init__(self, page: Handle) -> None:
        self.handle: Handle = library.load_text(page)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_x, self._at_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._box = (ctypes.c_float * 4)()
        self._at_box = ctypes.addressof(self._box)
        self.text = self._text(library.count_chars(self.handle)) if self.handle else ""

    def close(self) -> None:
        """Give the memory back."""
        if self.handle:
            library.close_text(self.handle)
            self.handle = 0

    def _text(self, count: int) -> str:
        if count <= 0:
            return ""
        buffer = ctypes.create_string_buffer(4 * count + 4)
        units = library.get_text(self.handle, 0, count, ctypes.addressof(buffer)) - 1
        if units == count:
            text = buffer.raw[: 2 * units].decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        return "".join(map(self._character, range(count)))  # some characters are not in PDFium's text

    def _character(self, index: int) -> str:
        code = library.char_code(self.handle, index)
        if code == 2 and library.is_hyphen(self.handle, index):  # noqa: PLR2004
            return CHANGED
        return chr(code) if 0 < code <= sys.maxunicode and code not in _SURROGATES else UNKNOWN

    def origin(self, index: int) -> tuple[float, float]:
        """Return the place of a character's origin in PDF's own coordinates."""
        library.char_origin(self.handle, index, self._at_x, self._at_y)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float]:
        """Return width and height of the box that holds a character's advance and ink."""
        library.char_box(self.handle, index, self._at_box)
        left, top, right, bottom = self._box
        return right - left, top - bottom

    def is_generated(self, index: int) -> bool:
        """Tell whether PDFium added a character."""
        return bool(library.is_generated(self.handle, index) == 1)

    def is_unmapped(self, index: int) -> bool:
        """Tell whether the font does not say what a character means."""
        return bool(library.is_unmapped(self.handle, index) == 1)

    def is_hyphen(self, index: int) -> bool:
        """Tell whether a character is a hyphen that PDFium changed."""
        return bool(library.is_hyphen(self.handle, index) == 1)

    def spans(self) -> dict[Handle, Sequence[int]]:
        """Return the indices of each text object's characters."""
        return self._scattered() if RIGHT_TO_LEFT.search(self.text) else self._together()

    def _scattered(self) -> dict[Handle, Sequence[int]]:
        """Ask for each character: where a line is turned round, objects may interlock."""
        spans: dict[Handle, list[int]] = {}
        for at in range(len(self.text)):
            owner = library.char_object(self.handle, at)
            if owner is not None:
                spans.setdefault(owner, []).append(at)
        return dict(spans)

    def _together(self) -> dict[Handle, Sequence[int]]:
        """Look for the ends only: an object's characters stand together."""
        handle, text, count = self.handle, self.text, len(self.text)
        owner = library.char_object
        spans: dict[Handle, Sequence[int]] = {}
        at = 0
        current = owner(handle, 0) if count else None
        while at < count:
            if current is None:
                at += 1
                current = owner(handle, at) if at < count else None
                continue
            end = text.find("\r", at)
            last = (end if end >= 0 else count) - 1
            stop, following = self._end(current, at, max(at, last))
            spans[current] = range(at, stop)
            at = stop
            current = following
        return spans

    def _end(self, current: Handle, at: int, last: int) -> tuple[int, Handle | None]:
        """Return the index behind an object's last character, and the owner of the character there.

        Args:
            current: the object.
            at: its first character.
            last: no character behind this one belongs to it.
        """
        owner, handle = library.char_object, self.handle
        step, low = 1, at
        while True:
            high = min(low + step, last + 1)
            found = owner(handle, high) if high < len(self.text) else None
            if found != current or high > last:
                break
            low, step = high, 2 * step
        while high - low > 1:
            middle = (low + high) // 2
            there = owner(handle, middle)
            if there == current:
                low = middle
            else:
                high, found = middle, there
        return high, found


def alone(page: Handle, objects: Iterable[Handle], wanted: Collection[Handle]) -> dict[Handle, TextPage]:
    """Return a text page for each wanted text object that holds nothing else.

    Args:
        page: the page; its text objects are switched off afterwards.
        objects: all its text objects.
        wanted: those to be read.
    """
    for other in objects:
        library.set_active(other, 0)
    pages = {}
    for one in wanted:
        library.set_active(one, 1)
        pages[one] = TextPage(page)
        library.set_active(one, 0)
    return pages
