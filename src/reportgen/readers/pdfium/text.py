"""The characters of a page as PDFium collects them, and which text object each belongs to.

PDFium's text page tidies up: it leaves out objects that repeat another, puts spaces and line ends between
objects, and marks hyphens at line ends. What it adds is passed over here; what it left out or changed is read
again, each object on a text page of its own.
"""

import ctypes
import re
import sys
from codecs import utf_16_le_decode
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import repeat

from ..characters import CONTROLS, HYPHENS_IN_ONE, RIGHT_TO_LEFT
from . import library
from .library import Handle

FILLER = "\x01"
"""Stands at the second index of a character that PDFium tells in two halves."""
# What PDFium puts in the place of a hyphen at a line's end, and of codes without a character.
CHANGED = "\ufffe"
UNKNOWN = "\ufffd"
CODE = 0xF0000
"""Added to a code without a meaning that as a character would be a space: letters stand at such codes."""
_SPACE_CODE = re.compile("[\t\x0b\x0c\x1c-\x1f\x85]|\r(?!\n)|(?<!\r)\n")  # PDFium ends lines with both
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
"""All that `_SPACE_CODE` or `CONTROLS` may find, but for ends of lines: most pages have nothing of it."""
_WHITE = frozenset("\t\r\n\x0b\x0c")
"""What parts lines as PDFium tells them; a space's glyph may be said to mean these too."""
_NO_INK = 0.02
"""Points of height below which a character has no ink."""
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_CHANGED_CODE = 2
# A line of more characters than this is often one object.
_LONG = 8
# Characters of an object, on average, up to which each is asked for.
_FEW_CHARACTERS = 3


class TextPage:
    """A text page: characters by index.

    Attributes:
        text: one character for each index.
    """

    def __init__(self, page: Handle) -> None:
        self.handle: Handle = library.load_text(page)
        self._own = library.passed(self.handle)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_x, self._at_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box = (ctypes.c_float * 4)()
        self._at_box = ctypes.byref(self._box)
        self._ink = (ctypes.c_double * 4)()
        self._at_ink = tuple(ctypes.byref(self._ink, 8 * n) for n in range(4))
        self.text = self._text(library.count_chars(self.handle)) if self.handle else ""
        odd = _CONTROL.search(self.text.replace("\r\n", "")) is not None  # of most pages: no
        for found in _SPACE_CODE.finditer(self.text) if odd else ():
            if self.is_unmapped(found.start()):
                self.put(found.start(), chr(CODE + ord(found[0])))
            elif found[0] in _WHITE and not self.is_generated(found.start()):
                self.put(found.start(), " ")
        for found in HYPHENS_IN_ONE.finditer(self.text):
            if len({self.origin(index) for index in range(*found.span())}) == 1:
                for index in range(found.start() + 1, found.end()):
                    self.put(index, FILLER)
        for found in CONTROLS.finditer(self.text) if odd else ():
            if self._is_unexplained(found.start()):
                self.put(found.start(), UNKNOWN)

    def _is_unexplained(self, index: int) -> bool:
        """Return whether a control character is a sign that is drawn: its font's tables say so by mistake."""
        if self.is_unmapped(index) or self.is_hyphen(index) or self.is_generated(index):
            return False
        foot, top = self.ink(index)
        return top - foot > _NO_INK

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
            text = utf_16_le_decode(buffer.raw[: 2 * units], "replace", True)[0]
            if len(text) == count:
                return text
        return self._by_one(count)

    def _by_one(self, count: int) -> str:
        """Ask for each character: some are not in PDFium's text, some are in two halves (UTF-16)."""
        codes = [library.char_code(self.handle, index) for index in range(count)]
        chars: list[str] = []
        for index, code in enumerate(codes):
            if code == _CHANGED_CODE and self.is_hyphen(index):
                chars.append(CHANGED)
            elif code in _LOW and index and codes[index - 1] in _HIGH:
                chars[-1] = chr(0x10000 + (codes[index - 1] - _HIGH.start << 10) + code - _LOW.start)
                chars.append(FILLER)
            elif 0 < code <= sys.maxunicode and code not in _HIGH and code not in _LOW:
                chars.append(chr(code))
            else:
                chars.append(UNKNOWN)
        return "".join(chars)

    def put(self, index: int, char: str) -> None:
        """Put a character in the place of one that PDFium changed."""
        self.text = self.text[:index] + char + self.text[index + 1 :]

    def origin(self, index: int) -> tuple[float, float]:
        """Return the place of a character's origin in PDF's own coordinates."""
        library.char_origin(self._own, index, self._at_x, self._at_y)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float]:
        """Return width and height of the box that holds a character's advance and ink."""
        library.char_box(self._own, index, self._at_box)
        left, top, right, bottom = self._box
        return right - left, top - bottom

    def ink(self, index: int) -> tuple[float, float]:
        """Return foot and top of a character's ink in PDF's own coordinates."""
        library.ink_box(self._own, index, *self._at_ink)
        return self._ink[2], self._ink[3]

    def is_generated(self, index: int) -> bool:
        """Return whether PDFium added a character."""
        return bool(library.is_generated(self._own, index) == 1)

    def is_unmapped(self, index: int) -> bool:
        """Return whether the font does not say what a character means."""
        return bool(library.is_unmapped(self._own, index) == 1)

    def is_hyphen(self, index: int) -> bool:
        """Return whether a character is a hyphen that PDFium changed."""
        return bool(library.is_hyphen(self._own, index) == 1)

    @cached_property
    def has_right_to_left(self) -> bool:
        """Whether any letter runs from right to left; what is put into the text later never does."""
        return RIGHT_TO_LEFT.search(self.text) is not None

    def spans(self, objects: int) -> dict[Handle, Sequence[int]]:
        """Return the indices of each text object's characters; the page has so many text objects."""
        if self.has_right_to_left:
            return self._scattered()
        return self._one_by_one() if objects * _FEW_CHARACTERS > len(self.text) else self._together()

    def _scattered(self) -> dict[Handle, Sequence[int]]:
        """Ask for each character: where a line is turned round, objects may interlock."""
        spans: dict[Handle, list[int]] = {}
        for index in range(len(self.text)):
            owner = library.char_object(self._own, index)
            if owner is not None:
                spans.setdefault(owner, []).append(index)
        return dict(spans)

    def _one_by_one(self) -> dict[Handle, Sequence[int]]:
        """Ask for each character: where most objects have one, there is nothing to be found faster."""
        spans: dict[Handle, Sequence[int]] = {}
        count = len(self.text)
        current, start = None, 0
        for index, owner in enumerate(map(library.char_object, repeat(self._own), range(count))):
            if owner != current:
                if current is not None:
                    spans[current] = range(start, index)
                current, start = owner, index
        if current is not None:
            spans[current] = range(start, count)
        return spans

    def _together(self) -> dict[Handle, Sequence[int]]:
        """Look for the ends only: an object's characters stand together."""
        handle, text, count = self._own, self.text, len(self.text)
        owner = library.char_object
        spans: dict[Handle, Sequence[int]] = {}
        index = 0
        current = owner(handle, 0) if count else None
        while index < count:
            if current is None:
                index += 1
                current = owner(handle, index) if index < count else None
                continue
            following = owner(handle, index + 1) if index + 1 < count else None
            if following != current:
                spans[current] = range(index, index + 1)
                index += 1
                current = following
                continue
            end = text.find("\r", index)
            last = (end if end >= 0 else count) - 1
            stop, following = self._end(current, index, max(index, last))
            spans[current] = range(index, stop)
            index = stop
            current = following
        return spans

    def _end(self, current: Handle, index: int, last: int) -> tuple[int, Handle | None]:
        """Return the index behind an object's last character, and the owner of the character there.

        Args:
            current: the object.
            index: its first character.
            last: no character behind this one belongs to it.
        """
        owner, handle = library.char_object, self._own
        if last - index > _LONG and owner(handle, last) == current:
            return last + 1, owner(handle, last + 1) if last + 1 < len(self.text) else None
        step, low = 1, index
        while True:
            high = min(low + step, last + 1)
            owning = owner(handle, high) if high < len(self.text) else None
            if owning != current or high > last:
                break
            low, step = high, 2 * step
        while high - low > 1:
            middle = (low + high) // 2
            there = owner(handle, middle)
            if there == current:
                low = middle
            else:
                high, owning = middle, there
        return high, owning


def alone(page: Handle, objects: Iterable[Handle], wanted: Iterable[Handle]) -> dict[Handle, TextPage]:
    """Return a text page for each wanted text object that holds nothing else.

    Args:
        page: the page; its text objects are switched off afterwards.
        objects: all its text objects.
        wanted: those to be read.
    """
    for other in objects:
        library.set_active(other, 0)
    pages = {}
    for handle in wanted:
        library.set_active(handle, 1)
        pages[handle] = TextPage(page)
        library.set_active(handle, 0)
    return pages
