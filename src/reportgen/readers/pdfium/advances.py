"""Advances by meaning: PDFium tells a glyph's width by one character, and only of the first such glyph.

A font may have several glyphs of one meaning (small capitals, ligatures tagged with their first letter) and
glyphs that mean several characters; so its own tables are read.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..characters import letters
from ..cmaps import LONGEST_MEANINGS, meanings
from .plain import PlainCopy

Advances = Mapping[str, tuple[float, ...]]
"""Text of a glyph → the advances of all such glyphs in ems, ascending."""

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
    known: dict[str, set[float]] = {}
    for code, text in meanings(copy.stream(font.get("ToUnicode"))):
        advance = width.get(code, width.get(-1))
        if advance or (composite and advance is not None):  # simple fonts: codes not used have none
            known.setdefault(text, set()).add(advance * em)
    return {text: tuple(sorted(values)) for text, values in known.items()}


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
    widths: dict[str, set[float]] = {}
    for table in every:
        for text, values in table.items():
            for name in {text, letters(text)}:
                widths.setdefault(name, set()).update(values)
    return {text: tuple(sorted(values)) for text, values in widths.items()}


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
    offset = 0
    while offset + 1 < len(entries):
        first, second = entries[offset], entries[offset + 1]
        if isinstance(second, list):
            widths.update(
                (first + n, float(width))
                for n, width in enumerate(map(copy.resolve, second))
                if isinstance(first, int) and isinstance(width, int | float)
            )
            offset += 2
            continue
        width = entries[offset + 2] if offset + 2 < len(entries) else None
        if isinstance(first, int) and isinstance(second, int) and isinstance(width, int | float):
            widths.update(
                dict.fromkeys(range(first, min(second, first + LONGEST_MEANINGS) + 1), float(width))
            )
        offset += 3
    return widths
