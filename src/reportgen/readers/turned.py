"""Text that does not run upright: sideways pages are turned, watermarks and side labels kept apart."""

from collections.abc import Sequence
from itertools import groupby

from ..model.document import Line, Run
from .glyphs import Canvas, Glyph

_LEFT, _UPSIDE_DOWN, _RIGHT = 90, 180, -90
# Ems of width taken for a glyph that has none of its own.
_USUAL_ADVANCE = 0.5


def _quarter(turn: int) -> int:
    """Return a turn in degrees with quarter turns as 90, 180 and -90."""
    return {270: _RIGHT, -180: _UPSIDE_DOWN}.get(turn, turn)


def upright(glyphs: Sequence[Glyph], canvas: Canvas) -> tuple[list[Glyph], float, float]:
    """Turn a page whose text runs sideways, so that its lines are upright.

    Args:
        glyphs: the visible glyphs of a page.
        canvas: the page.

    Returns:
        The glyphs, and the page's width and height in points as turned.
    """
    if not any(glyph.turn for glyph in glyphs):
        return list(glyphs), canvas.width, canvas.height
    counts = dict.fromkeys((0, _LEFT, _UPSIDE_DOWN, _RIGHT), 0)
    for glyph in glyphs:
        turn = _quarter(glyph.turn)
        if turn in counts:
            counts[turn] += len(glyph.text)
    main = max(counts, key=lambda turn: counts[turn])
    if main == 0 or counts[main] <= sum(len(glyph.text) for glyph in glyphs) / 2:
        return list(glyphs), canvas.width, canvas.height
    width, height = canvas.width, canvas.height
    out = []
    for g in glyphs:
        turn = _quarter(g.turn)
        advance = abs(g.x1 - g.x0) or g.size * _USUAL_ADVANCE
        if main == _UPSIDE_DOWN:
            x0, base = width - g.x1, height - g.baseline
        elif main == _LEFT:
            x0, base = height - g.baseline, g.x0
        else:
            x0, base = g.baseline, width - g.x0
        out.append(g._replace(x0=x0, x1=x0 + advance, baseline=base, turn=(turn - main) % 360))
    return (out, height, width) if main in (_LEFT, _RIGHT) else (out, width, height)


def rotated(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """Collect turned text (watermarks, side labels) in painting order, a line for each turn."""
    lines = []
    for _, group in groupby(glyphs, lambda glyph: glyph.turn):
        members = [glyph for glyph in group if glyph.text]
        text = "".join(glyph.text for glyph in members).strip()
        if not text:
            continue
        first = members[0]
        xs = [x for g in members for x in (g.x0, g.x1)]
        ys = [g.baseline for g in members]
        run = Run(
            text, round(first.size, 2), first.face, first.color, 0.0, first.face.weight, min(xs), max(xs)
        )
        box = (min(xs) - first.size, min(ys) - first.size, max(xs) + first.size, max(ys) + first.size)
        lines.append(Line((run,), page, box, max(ys), first.size, rotated=True))
    return lines
