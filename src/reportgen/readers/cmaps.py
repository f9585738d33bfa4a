"""CMaps that a PDF embeds: how a string falls into codes, which glyphs they stand for, and what they mean.

ISO 32000-1, 9.7.5 and 9.10.3; the operators are those of Adobe Technical Note 5014.
"""

import re
from codecs import utf_16_be_decode
from collections.abc import Iterator
from typing import NamedTuple

_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_SPACE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(cidchar|cidrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*(\d+)")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)")
# A range of two bytes has no more members.
_LONGEST = 65_536
_TOLD = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_MEANING = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_MEANINGS = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[((?:\s*<[0-9A-Fa-f]+>)*)\s*\])"
)
_TEXT = re.compile(rb"<([0-9A-Fa-f]+)>")
LONGEST_MEANINGS = 2_000
"""Codes of a range of meanings at most: longer ones map a whole encoding, fonts have fewer glyphs."""
_DIGITS = 4
_BROKEN_UP = re.compile(rb"<[0-9A-Fa-f]+\s[0-9A-Fa-f\s]*>")
_WHITE = b" \t\r\n\f\x00"


class CodeSpace(NamedTuple):
    """A range of codes of one length: each byte lies between those of the first and of the last code."""

    first: bytes
    last: bytes

    def holds(self, code: bytes) -> bool:
        """Return whether a code belongs to the range."""
        return len(code) == len(self.first) and all(
            low <= byte <= high for low, byte, high in zip(self.first, code, self.last, strict=True)
        )


class CodeMap(NamedTuple):
    """What an embedded CMap says.

    Attributes:
        spaces: ranges of codes.
        glyphs: code → character identifier; the identifier of all others is 0.
    """

    spaces: tuple[CodeSpace, ...]
    glyphs: dict[int, int]

    def codes(self, text: bytes) -> Iterator[int]:
        """Yield the codes of a string; bytes that no range holds count as one code of the usual length."""
        usual = len(self.spaces[0].first) if self.spaces else 2
        lengths = sorted({len(space.first) for space in self.spaces} or {usual})
        offset = 0
        while offset < len(text):
            length = next(
                (n for n in lengths if any(space.holds(text[offset : offset + n]) for space in self.spaces)),
                usual,
            )
            yield int.from_bytes(text[offset : offset + length], "big")
            offset += length


def parse(table: bytes) -> CodeMap:
    """Return what a CMap file says; what it takes from another by name is left out."""
    spaces = tuple(
        CodeSpace(bytes.fromhex(first.decode()), bytes.fromhex(last.decode()))
        for section in _SPACES.findall(table)
        for first, last in _SPACE.findall(section)
        if len(first) == len(last) and len(first) % 2 == 0
    )
    return CodeMap(spaces, dict(_glyphs(table)))


def _glyphs(table: bytes) -> Iterator[tuple[int, int]]:
    for kind, section in _SECTION.findall(table):
        if kind == b"cidchar":
            yield from ((int(code, 16), int(glyph)) for code, glyph in _CHAR.findall(section))
            continue
        for first, last, glyph in _RANGE.findall(section):
            start, stop = int(first, 16), min(int(last, 16), int(first, 16) + _LONGEST)
            yield from ((code, int(glyph) + code - start) for code in range(start, stop + 1))


def meanings(table: bytes) -> Iterator[tuple[int, str]]:
    """Yield the codes of a ToUnicode map with their texts (ISO 32000-1, 9.10.3).

    White space inside a string of digits says nothing (7.3.4.3): some programs part the letters of a
    ligature so.
    """
    table = _BROKEN_UP.sub(lambda digits: digits[0].translate(None, _WHITE), table)
    for kind, section in _TOLD.findall(table):
        if kind == b"bfchar":
            yield from ((int(code, 16), _text(text)) for code, text in _MEANING.findall(section))
            continue
        for first, last, base, values in _MEANINGS.findall(section):
            start, stop = int(first, 16), int(last, 16)
            if base and 0 <= stop - start <= LONGEST_MEANINGS:
                text = _text(base)
                yield from ((code, _after(text, code - start)) for code in range(start, stop + 1))
            elif values:
                yield from enumerate(map(_text, _TEXT.findall(values)), start)


def _text(digits: bytes) -> str:
    even = digits[: len(digits) // _DIGITS * _DIGITS] or digits.rjust(_DIGITS, b"0")
    return utf_16_be_decode(bytes.fromhex(even.decode()), "replace", True)[0]


def _after(text: str, steps: int) -> str:
    return text[:-1] + chr(min(ord(text[-1]) + steps, 0x10FFFF)) if text else text
