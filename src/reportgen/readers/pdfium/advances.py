"""Advances by meaning: PDFium tells a glyph's width by one character, and only of the first such glyph.

A font may have several glyphs of one meaning (small capitals, ligatures tagged with their first letter) and
glyphs that mean several characters; so its own tables are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..characters import letters
from .plain import PlainCopy

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
EM = 1000.0
"""Units of an em in which fonts measure, unless they have a matrix of their own."""


def advances(copy: PlainCopy, font: dict[str, Any]) -> Advances:
    """Return the advances of a font's glyphs by their text.

    Args:
        copy: the document's objects.
        font: a font's dictionary with a ToUnicode map (ISO 32000-1, 9.10.3).
    """
    composite = "DescendantFonts" in font
    width = _cid_widths(copy, font) if composite else _simple_widths(copy, font)
    em = em_of(copy, font)
    found: dict[str, set[float]] = {}
    for code, text in meanings(copy.stream(font.get("ToUnicode"))):
        advance = width.get(code, width.get(-1))
        if advance or (composite and advance is not None):  # simple fonts: codes not used have none
            found.setdefault(text, set()).add(advance * em)
    return {text: tuple(sorted(values)) for text, values in found.items()}


def em_of(copy: PlainCopy, font: dict[str, Any]) -> float:
    """Return the ems that a unit of a font's widths is; Type 3 fonts have a matrix for it."""
    matrix = copy.resolve(font.get("FontMatrix"))
    scale = copy.resolve(matrix[0]) if isinstance(matrix, list) and matrix else None
    return abs(float(scale)) if isinstance(scale, int | float) and scale else 1 / EM


def merged(tables: Iterable[Advances]) -> Advances:
    """Return what several fonts of one name tell together.

    Where a font names a form of a letter, PDFium hands over the letter: both are told.
    """
    every = list(tables)
    if len(every) == 1 and all(text == letters(text) for text in every[0]):
        return every[0]
    found: dict[str, set[float]] = {}
    for table in every:
        for text, values in table.items():
            for name in {text, letters(text)}:
                found.setdefault(name, set()).update(values)
    return {text: tuple(sorted(values)) for text, values in found.items()}


def meanings(table: bytes) -> Iterator[tuple[int, str]]:
    """Yield the codes of a ToUnicode map with their texts (ISO 32000-1, 9.10.3)."""
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


def _simple_widths(copy: PlainCopy, font: dict[str, Any]) -> dict[int, float]:
    widths, first = copy.resolve(font.get("Widths")), copy.resolve(font.get("FirstChar"))
    if not isinstance(widths, list) or not isinstance(first, int):
        return {}
    return {
        code: float(width)
        for code, width in enumerate(map(copy.resolve, widths), first)
        if isinstance(width, int | float)
    }


def _cid_widths(copy: PlainCopy, font: dict[str, Any]) -> dict[int, float]:
    """Return widths by character identifier (ISO 32000-1, 9.7.4.3), the default at -1.

    Codes count as identifiers: so they are wherever a font is embedded with an identity map.
    """
    kids = copy.resolve(font.get("DescendantFonts"))
    inner = copy.resolve(kids[0]) if isinstance(kids, list) and kids else None
    if not isinstance(inner, dict) or copy.name(copy.resolve(font.get("Encoding"))) != "Identity-H":
        return {}
    default = copy.resolve(inner.get("DW"))
    widths = {-1: float(default) if isinstance(default, int | float) else EM}
    table = copy.resolve(inner.get("W"))
    entries = [copy.resolve(entry) for entry in table] if isinstance(table, list) else []
    at = 0
    while at + 1 < len(entries):
        first, second = entries[at], entries[at + 1]
        if isinstance(second, list):
            widths.update(
                (first + n, float(width))
                for n, width in enumerate(map(copy.resolve, second))
                if isinstance(first, int) and isinstance(width, int | float)
            )
            at += 2
            continue
        width = entries[at + 2] if at + 2 < len(entries) else None
        if isinstance(first, int) and isinstance(second, int) and isinstance(width, int | float):
            widths.update(dict.fromkeys(range(first, min(second, first + _LONGEST) + 1), float(width)))
        at += 3
    return widths
