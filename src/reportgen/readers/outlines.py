"""The outlines of an embedded font program: how far the ink of a glyph reaches."""

import io
import logging
from typing import Any

logging.getLogger("fontTools").setLevel(logging.ERROR)
_HEADS = (b"\x00\x01\x00\x00", b"true", b"OTTO")


class Outlines:
    """The glyphs of a TrueType, OpenType or bare CFF program; a broken one has none."""

    def __init__(self, program: bytes) -> None:
        self._glyphs: Any = None
        self._names: list[str] = []
        self._unit = 0.001
        self._by_identifier = False
        try:
            self._open(program)
        except Exception:  # noqa: BLE001 (a library's many errors over a stranger's font; a hint is lost)
            self._glyphs = None

    def _open(self, program: bytes) -> None:
        if program[:4] in _HEADS:
            from fontTools.ttLib import TTFont  # slow to import and seldom needed

            font = TTFont(io.BytesIO(program), lazy=True)
            self._glyphs, self._names = font.getGlyphSet(), font.getGlyphOrder()
            self._unit = 1 / font["head"].unitsPerEm
            cff = font["CFF "].cff[0] if "CFF " in font else None
        else:
            from fontTools.cffLib import CFFFontSet

            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(program), None)
            cff = fonts[0]
            self._glyphs, self._names = cff.CharStrings, list(cff.charset)
        self._by_identifier = cff is not None and hasattr(cff, "ROS")

    def ink(self, identifier: int) -> tuple[float, float] | None:
        """Return foot and top of a glyph's ink in ems above the baseline, None where it has none.

        Args:
            identifier: of the character (CID) in a program that is keyed by these, else number of the glyph.
        """
        from fontTools.pens.boundsPen import BoundsPen

        try:
            name = f"cid{identifier:05d}" if self._by_identifier else self._names[identifier]
            pen = BoundsPen(self._glyphs)
            self._glyphs[name].draw(pen)
        except Exception:  # noqa: BLE001 (as above)
            return None
        return (pen.bounds[1] * self._unit, pen.bounds[3] * self._unit) if pen.bounds else None
