"""The outlines of an embedded font program: how far the ink of a glyph reaches, and its shape."""

import io
import logging
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from .stems import Point, curve

logging.getLogger("fontTools").setLevel(logging.ERROR)
_HEADS = (b"\x00\x01\x00\x00", b"true", b"OTTO")


class Outlines:
    """The glyphs of a TrueType, OpenType or bare CFF program; a broken one has none."""

    def __init__(self, program: bytes) -> None:
        self._glyphs: Any = None
        self._names: list[str] = []
        self._unit = 0.001  # ems
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

        pen = BoundsPen(self._glyphs)
        if not self._draw(identifier, pen):
            return None
        return (pen.bounds[1] * self._unit, pen.bounds[3] * self._unit) if pen.bounds else None

    def shape(self, identifier: int) -> list[list[Point]]:
        """Return the polygons of a glyph in ems, none where it has no ink; as `ink` asks for it."""
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        pen = DecomposingRecordingPen(self._glyphs)
        if not self._draw(identifier, pen):
            return []
        polygons: list[list[Point]] = []
        for operator, points in pen.value:
            _follow(polygons, operator, points)
        return [[(x * self._unit, y * self._unit) for x, y in polygon] for polygon in polygons]

    def _draw(self, identifier: int, pen: Any) -> bool:
        """Draw a glyph with a pen; return whether there is such a glyph."""
        try:
            name = f"cid{identifier:05d}" if self._by_identifier else self._names[identifier]
            self._glyphs[name].draw(pen)
        except Exception:  # noqa: BLE001 (as above)
            return False
        return True


def _follow(polygons: list[list[Point]], operator: str, points: Sequence[Any]) -> None:
    """Add what a pen is told (fontTools, pens.basePen) to polygons."""
    if operator == "moveTo":
        polygons.append([points[0]])
    elif operator == "lineTo":
        polygons[-1].append(points[0])
    elif operator == "curveTo":
        polygons[-1] += curve((polygons[-1][-1], *points))
    elif operator == "qCurveTo":
        if points[-1] is None:  # closed, without a point on the curve
            points = [*points[:-1], _middle(points[-2], points[0])]
            polygons.append([points[-1]])
        for handle, end in _parts(points):
            polygons[-1] += curve((polygons[-1][-1], handle, end))


def _parts(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield handle and end of each part of a quadratic spline: between handles the curve is in the middle."""
    *handles, end = points
    yield from ((a, _middle(a, b)) for a, b in pairwise(handles))
    yield (handles[-1] if handles else end), end


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
