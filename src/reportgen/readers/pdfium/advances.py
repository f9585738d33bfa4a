"""Advances by meaning: PDFium tells a glyph's width by one character, and only of the first such glyph.

A font may have several glyphs of one meaning (small capitals, ligatures tagged with their first letter) and
glyphs that mean several characters; so its own tables are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pikepdf import Array, Dictionary

from ..objects import entries, members, name, number, stream

Advances = Mapping[str, tuple[float, ...]]
"""Text of a glyph → the advances of all such glyphs in ems, ascending."""

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[((?:\s*<[0-9A-Fa-f]+>)*)\s*\])"
)
_VALUE = re.compile(rb"<([0-9A-Fa-f]+)>")
# Longer ranges map a whole encoding; fonts of reports have fewer glyphs.
_LONGEST = 2_000
_DIGITS = 4
_EM = 1000.0


def advances(font: Dictionary) -> Advances:
    """Return the advances of a font's glyphs by their text.

    Args:
        font: a font's dictionary with a ToUnicode map (ISO 32000-1, 9.10.3).
    """
    composite = "/DescendantFonts" in font
    width = _cid_widths(font) if composite else _simple_widths(font)
    em = _em(font)
    found: dict[str, set[float]] = {}
    for code, text in _meanings(stream(font.get("/ToUnicode"))):
        advance = width.get(code, width.get(-1))
        if advance or (composite and advance is not None):  # simple fonts: codes not used have none
            found.setdefault(text, set()).add(advance * em)
    return {text: tuple(sorted(values)) for text, values in found.items()}


def _em(font: Dictionary) -> float:
    """Return the ems that a unit of a font's widths is; Type 3 fonts have a matrix for it."""
    matrix = members(font.get("/FontMatrix"))
    return abs((number(matrix[0]) if matrix else None) or 1 / _EM)


def merged(tables: Iterable[Advances]) -> Advances:
    """Return what several fonts of one name tell together."""
    every = list(tables)
    if len(every) == 1:
        return every[0]
    found: dict[str, set[float]] = {}
    for table in every:
        for text, values in table.items():
            found.setdefault(text, set()).update(values)
    return {text: tuple(sorted(values)) for text, values in found.items()}


def _meanings(table: bytes) -> Iterator[tuple[int, str]]:
    for kind, section in _SECTION.findall(table):
        if kind == b"bfchar":
            yield from ((int(code, 16), _text(text)) for code, text in _PAIR.findall(section))
            continue
        for first, last, base, values in _RANGE.findall(section):
            start, stop = int(first, 16), int(last, 16)
            if base and 0 <= stop - start <= _LONGEST:
                text = _text(base)
                yield from ((code, _after(text, code - start)) for code in range(start, stop + 1))
            elif values:
                yield from enumerate(map(_text, _VALUE.findall(values)), start)


def _text(digits: bytes) -> str:
    even = digits[: len(digits) // _DIGITS * _DIGITS] or digits.rjust(_DIGITS, b"0")
    return bytes.fromhex(even.decode()).decode("utf-16-be", "replace")


def _after(text: str, steps: int) -> str:
    return text[:-1] + chr(min(ord(text[-1]) + steps, 0x10FFFF)) if text else text


def _simple_widths(font: Dictionary) -> dict[int, float]:
    first = font.get("/FirstChar")
    if not isinstance(first, int):
        return {}
    widths = map(number, members(font.get("/Widths")))
    return {code: width for code, width in enumerate(widths, first) if width is not None}


def _cid_widths(font: Dictionary) -> dict[int, float]:
    """Return widths by character identifier (ISO 32000-1, 9.7.4.3), the default at -1.

    Codes count as identifiers: so they are wherever a font is embedded with an identity map.
    """
    kids = members(font.get("/DescendantFonts"))
    inner = entries(kids[0]) if kids else None
    if inner is None or name(font.get("/Encoding")) != "Identity-H":
        return {}
    default = number(inner.get("/DW"))
    widths = {-1: _EM if default is None else default}
    table = members(inner.get("/W"))
    at = 0
    while at + 1 < len(table):
        first, second = table[at], table[at + 1]
        if isinstance(second, Array):
            values = map(number, second)
            widths.update(
                (first + n, width)
                for n, width in enumerate(values)
                if isinstance(first, int) and width is not None
            )
            at += 2
            continue
        width = number(table[at + 2]) if at + 2 < len(table) else None
        if isinstance(first, int) and isinstance(second, int) and width is not None:
            widths.update(dict.fromkeys(range(first, min(second, first + _LONGEST) + 1), width))
        at += 3
    return widths
