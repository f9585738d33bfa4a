"""How thick the stems of letters are: what makes type bold, whatever a font says of itself.

A stem is the thinnest stretch of ink half way up a glyph, where letters have little but stems.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Outline = Sequence[Sequence[Point]]
"""Closed polygons; what they wind around is ink (ISO 32000-1, 8.5.3.3.2)."""

_TOKEN = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z][A-Za-z0-9*]*|\S")
# Points by which a curve is followed; heights are shares of the ink's, three against a bar that lies there.
_STEPS = 4
# Ems of ink or white that show nothing: outlines that were made heavier cross themselves by so much.
_TRACE = 0.015
_HEIGHTS = (0.42, 0.5, 0.58)
# Operands of the operators that draw (ISO 32000-1, table 59).
_OPERANDS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4, b"h": 0}
_PAINTED = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})


def stem(outline: Outline) -> float:
    """Return the stem of a glyph in ems, 0.0 where it has no ink.

    Args:
        outline: in ems.
    """
    heights = [y for polygon in outline for _, y in polygon]
    if not heights:
        return 0.0
    low, high = min(heights), max(heights)
    levels = [low + share * (high - low) for share in _HEIGHTS]
    return min((width for y in levels for width in _stretches(outline, y) if width > _TRACE), default=0.0)


def _stretches(outline: Outline, height: float) -> Iterator[float]:
    """Yield the widths of the ink at a height; gaps no wider than a trace do not part it."""
    crossings = []
    for polygon in outline:
        for (x0, y0), (x1, y1) in pairwise([*polygon, polygon[0]]):
            if (y0 <= height) != (y1 <= height):
                crossings.append((x0 + (height - y0) / (y1 - y0) * (x1 - x0), 1 if y1 > y0 else -1))
    wound = 0
    start = end = float("-inf")
    for x, way in sorted(crossings):
        if wound == 0 and x - end > _TRACE:
            if end > start:
                yield end - start
            start = x
        wound += way
        end = x
    if end > start:
        yield end - start


def drawn(procedure: bytes, unit: float) -> list[list[Point]]:
    """Return the outline in ems that the procedure of a drawn glyph fills; none where it shows a picture.

    Args:
        procedure: operators of a Type 3 font (ISO 32000-1, 9.6.5).
        unit: ems that a unit of the font is.
    """
    polygons: list[list[Point]] = []
    painted = False
    operands: list[float] = []
    for token in _TOKEN.findall(procedure):
        if token in _OPERANDS and len(operands) >= _OPERANDS[token]:
            _follow(polygons, token, operands)
        painted = painted or token in _PAINTED
        if token[:1].isalpha():
            operands = []
            continue
        try:
            operands.append(float(token))
        except ValueError:
            operands = []
    return [[(unit * x, unit * y) for x, y in polygon] for polygon in polygons] if painted else []


def _follow(polygons: list[list[Point]], operator: bytes, operands: Sequence[float]) -> None:
    points = list(zip(operands[::2], operands[1::2], strict=False))
    if operator == b"re":
        (x, y), (width, height) = points
        polygons.append([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    elif operator == b"m":
        polygons.append([points[0]])
    elif polygons and polygons[-1]:
        start = polygons[-1][-1]
        if operator == b"l":
            polygons[-1].append(points[0])
        elif operator != b"h":
            polygons[-1] += curve((start, *_handles(operator, start, points)))


def _handles(operator: bytes, start: Point, points: Sequence[Point]) -> Sequence[Point]:
    if operator == b"v":
        return start, points[0], points[1]
    return (points[0], points[1], points[1]) if operator == b"y" else points


def curve(handles: Sequence[Point]) -> list[Point]:
    """Return points on a Bézier curve of any degree, without the first (de Casteljau)."""
    points = []
    for step in range(1, _STEPS + 1):
        share = step / _STEPS
        row = list(handles)
        while len(row) > 1:
            row = [(a + share * (c - a), b + share * (d - b)) for (a, b), (c, d) in pairwise(row)]
        points.append(row[0])
    return points
