"""Which glyphs a person sees: what is covered, off the page or white on white is set apart."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from ..model.geometry import BBox
from .glyphs import Canvas, Glyph, PaintedShape

# A colour this near to white (per channel, of 255) cannot be told from paper.
_LEAST_WHITE = 0xFF - 8
# An image this large (share of the page) makes invisible text above it the text layer of a scan.
_SCAN_SHARE = 0.6

# Points a side below which an area hides no letter: the dots of a leader, the ends of rules.
_LEAST_COVER = 3.0
# Points that a glyph's middle may lie off the sheet by rounding.
_EDGE = 1.0
# Ems from the baseline to the middle of the small letters.
_INK_HEIGHT = 0.25
# Ems by which glyphs of one line differ in their baselines at most.
_SAME_LINE = 0.1
# Ems between two letters of one word at most.
_ONE_WORD = 0.15
# Ems between the origins of two letters of one turned word at most.
_ONE_TURNED_WORD = 1.2
# Fields of glyphs, fetched without a step of Python each.
_COLOR, _ORDER, _CLIPPED = attrgetter("color"), attrgetter("order"), attrgetter("clipped")


def is_white(color: int | None) -> bool:
    """Return whether a 0xRRGGBB colour is white to the eye."""
    return (
        color is not None
        and color & 0xFF >= _LEAST_WHITE
        and color >> 8 & 0xFF >= _LEAST_WHITE
        and color >> 16 & 0xFF >= _LEAST_WHITE
    )


def center(glyph: Glyph) -> tuple[float, float]:
    """Return a point inside the glyph's ink: the middle of its width, a quarter of its size up."""
    return (glyph.x0 + glyph.x1) / 2, glyph.baseline - _INK_HEIGHT * glyph.size


def _holds(box: BBox, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def is_scan(canvas: Canvas) -> bool:
    """Return whether the page is a picture with an invisible text layer (a scan after OCR)."""
    if not canvas.glyphs or not all(glyph.hidden for glyph in canvas.glyphs):
        return False
    area = canvas.width * canvas.height
    return any(
        (shape.bbox[2] - shape.bbox[0]) * (shape.bbox[3] - shape.bbox[1]) >= _SCAN_SHARE * area
        for shape in canvas.shapes
        if shape.kind == "image"
    )


def _covered(glyph: Glyph, covers: Sequence[PaintedShape], orders: Sequence[int]) -> bool:
    x, y = center(glyph)
    return any(_holds(shape.bbox, x, y) for shape in covers[bisect_right(orders, glyph.order) :])


def _on_paper(glyph: Glyph, grounds: Sequence[PaintedShape]) -> bool:
    """Return whether nothing but white paper lies under the glyph.

    Of a white shape it must be known what it covers: a sheer one, or one of unknown outline, may let through
    what lies under it.
    """
    x, y = center(glyph)
    for shape in reversed(grounds):
        if shape.order < glyph.order and _holds(shape.bbox, x, y):
            if shape.kind == "image" or not is_white(shape.color):
                return False
            if shape.solid:
                return True
    return True


def _runs_off(glyph: Glyph, before: Glyph | None) -> bool:
    """Return whether a glyph off the sheet continues a line that starts on it: its words belong together."""
    if before is None or glyph.turn:
        return False
    same_line = abs(before.baseline - glyph.baseline) < _SAME_LINE * glyph.size and not before.turn
    return same_line and -glyph.size <= glyph.x0 - before.x1 <= glyph.size


def covers(shapes: Sequence[PaintedShape]) -> list[PaintedShape]:
    """Return the shapes that hide what was painted before them, in painting order."""
    return [shape for shape in shapes if shape.solid and shape.kind == "area" and _hides_letters(shape.bbox)]


def _hides_letters(box: BBox) -> bool:
    return box[2] - box[0] >= _LEAST_COVER and box[3] - box[1] >= _LEAST_COVER


class Sight(NamedTuple):
    """The glyphs of a page by who sees them.

    Attributes:
        visible: a person sees them.
        hidden: nobody sees them.
        doubted: those of the hidden that are painted, and hidden as far as shapes and colours tell.
    """

    visible: list[Glyph]
    hidden: list[Glyph]
    doubted: list[Glyph]


class _Fate(IntEnum):
    """Why a glyph is not seen: not at all, for sure, by its place, or as far as shapes and colours tell."""

    SEEN = 0
    UNPAINTED = 1
    OUT_OF_SIGHT = 2
    DOUBTED = 3


def split(canvas: Canvas) -> Sight:
    """Return the glyphs of a page by who sees them.

    White text counts as visible where a coloured area or an image lies under it. Only opaque
    rectangles painted after a glyph cover it: the outline of other shapes is not known. Of a word that is
    painted, no letter is hidden while others are seen.
    """
    if is_scan(canvas):
        return Sight(list(canvas.glyphs), [], [])
    fates = _fates(canvas)
    if not any(fates):
        return Sight(list(canvas.glyphs), [], [])
    _keep_words_whole(canvas.glyphs, fates)
    sight = Sight([], [], [])
    for glyph, fate in zip(canvas.glyphs, fates, strict=True):
        (sight.visible if fate is _Fate.SEEN else sight.hidden).append(glyph)
        if fate is _Fate.DOUBTED:
            sight.doubted.append(glyph)
    return sight


def doubted(canvas: Canvas) -> list[int]:
    """Return the indices of the painted glyphs that shapes, clips and colours seem to hide."""
    if not _has_doubts(canvas) or is_scan(canvas):
        return []
    return [index for index, fate in enumerate(_fates(canvas)) if fate is _Fate.DOUBTED]


def _has_doubts(canvas: Canvas) -> bool:
    """Return whether any glyph is clipped, white or painted before a cover: of most pages none is."""
    last_cover = max([shape.order for shape in covers(canvas.shapes)], default=-1)
    return (
        any(map(_CLIPPED, canvas.glyphs))
        or any(map(is_white, set(map(_COLOR, canvas.glyphs))))
        or min(map(_ORDER, canvas.glyphs), default=last_cover) < last_cover
    )


def _fates(canvas: Canvas) -> list[_Fate]:
    hiding = covers(canvas.shapes)
    grounds = [
        shape
        for shape in canvas.shapes
        if (shape.kind != "rule" and shape.color is not None) or shape.kind == "image"
    ]
    orders = [shape.order for shape in hiding]  # shapes come in painting order
    last_cover = orders[-1] if orders else -1
    white = {color: is_white(color) for color in set(map(_COLOR, canvas.glyphs))}
    right, foot = canvas.width + _EDGE, canvas.height + _EDGE
    fates: list[_Fate] = []
    before: Glyph | None = None  # the last one that is seen
    for glyph in canvas.glyphs:
        # All fields at once: asked for by name, each takes a quarter of that.
        _, x0, x1, baseline, size, _, color, _, order, _, _, hidden, _, clipped, shown, _ = glyph[:]
        x, y = (x0 + x1) / 2, baseline - _INK_HEIGHT * size
        if hidden:
            fate = _Fate.UNPAINTED
        elif not ((-_EDGE <= x <= right and -_EDGE <= y <= foot) or _runs_off(glyph, before)):
            fate = _Fate.OUT_OF_SIGHT
        elif shown is not None:
            fate = _Fate.SEEN if shown else _Fate.OUT_OF_SIGHT
        elif (
            clipped
            or (order < last_cover and _covered(glyph, hiding, orders))
            or (white[color] and _on_paper(glyph, grounds))
        ):
            fate = _Fate.DOUBTED
        else:
            fate, before = _Fate.SEEN, glyph
        fates.append(fate)
    return fates


def _keep_words_whole(glyphs: Sequence[Glyph], fates: list[_Fate]) -> None:
    """Show all letters of words of which some are seen; what is not painted at all stays hidden."""
    start = 0
    for index in range(1, len(glyphs) + 1):
        if index < len(glyphs) and _is_one_word(glyphs[index - 1], glyphs[index]):
            continue
        word = fates[start:index]
        if _Fate.SEEN in word and any(fate is not _Fate.SEEN for fate in word):
            fates[start:index] = [fate if fate is _Fate.UNPAINTED else _Fate.SEEN for fate in word]
        start = index


def _is_one_word(glyph: Glyph, following: Glyph) -> bool:
    """Return whether two glyphs painted one after the other stand in one word."""
    if glyph.text[-1:].isspace() or following.text[:1].isspace() or glyph.turn != following.turn:
        return False
    if glyph.turn:
        step = math.hypot(following.x0 - glyph.x0, following.baseline - glyph.baseline)
        return step < _ONE_TURNED_WORD * glyph.size
    level = abs(glyph.baseline - following.baseline) < _SAME_LINE * glyph.size
    return level and abs(following.x0 - glyph.x1) < _ONE_WORD * glyph.size
