"""CMaps that a PDF embeds: how a string falls into codes, and which glyphs they stand for.

ISO 32000-1, 9.7.5; the operators are those of Adobe Technical Note 5014.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_SPACE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(cidchar|cidrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*(\d+)")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)")
# A range of two bytes has no more members.
_LONGEST = 65_536


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
        at = 0
        while at < len(text):
            length = next(
                (n for n in lengths if any(space.holds(text[at : at + n]) for space in self.spaces)), usual
            )
            yield int.from_bytes(text[at : at + length], "big")
            at += length


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
