"""What the glyphs of an embedded font program mean by the program's own tables.

A file may say nothing, or nonsense, of a glyph that the program makes out of others: a ligature. OpenType
programs keep which letters these are (OpenType specification, GSUB, lookup types 1, 4 and 7).
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any

_HEADS = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_SINGLE, _LIGATURE, _EXTENSION = 1, 4, 7
_MOST_GLYPHS = 20_000
"""Programs with more are of scripts without ligatures of letters; they take long to look through."""
_ROUNDS = 2
"""A ligature may be made of another one, which is made of letters."""


def texts(program: bytes) -> dict[int, str]:
    """Return glyph number → text of the glyphs that a font program explains.

    Where its tables tell several texts of a glyph, it has none. A broken program explains none.

    Args:
        program: a TrueType or OpenType program; others have no such tables.
    """
    if program[:4] not in _HEADS:
        return {}
    try:
        return _texts(program)
    except Exception:  # noqa: BLE001 (a library's many errors over a stranger's font; a hint is lost)
        return {}


def _texts(program: bytes) -> dict[int, str]:
    from fontTools.ttLib import TTFont  # slow to import and seldom needed

    font = TTFont(io.BytesIO(program), lazy=True)
    if font["maxp"].numGlyphs > _MOST_GLYPHS:
        return {}
    order: list[str] = font.getGlyphOrder()
    mapped = (font.getBestCmap() or {}) if "cmap" in font else {}
    told = {name: chr(code) for code, name in sorted(mapped.items(), reverse=True)}
    for _ in range(_ROUNDS):
        told |= _made(font, told)
    numbers = {name: number for number, name in enumerate(order)}
    return {numbers[name]: text for name, text in told.items()}


def _made(font: Any, told: Mapping[str, str]) -> dict[str, str]:
    """Return what the glyphs mean that are made of such as are told, by names of glyphs.

    Another form of a figure is left out: a raised one is a note's mark, and nothing here tells that it is.
    """
    found: dict[str, set[str]] = {}
    for name, parts in _recipes(font):
        if name not in told and all(part in told for part in parts):
            text = "".join(told[part] for part in parts)
            if len(parts) > 1 or text.isalpha():
                found.setdefault(name, set()).add(text)
    return {name: next(iter(all_told)) for name, all_told in found.items() if len(all_told) == 1}


def _recipes(font: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield glyphs with the glyphs in whose place they stand."""
    table = font["GSUB"].table.LookupList if "GSUB" in font else None
    for lookup in table.Lookup if table is not None else ():
        for subtable in lookup.SubTable:
            inner = subtable.ExtSubTable if lookup.LookupType == _EXTENSION else subtable
            kind = inner.LookupType
            if kind == _SINGLE:
                yield from ((made, [part]) for part, made in inner.mapping.items())
            elif kind == _LIGATURE:
                for first, ligatures in inner.ligatures.items():
                    yield from ((one.LigGlyph, [first, *one.Component]) for one in ligatures)
