"""Addresses that words lead to: link annotations laid over a page (ISO 32000-1, 12.5.6.5)."""

from collections.abc import Sequence

from ..model.geometry import BBox
from .glyphs import Glyph, PlacedLink
from .visibility import center

_QUAD = 8


def boxes(rect: Sequence[float], quads: Sequence[float]) -> list[BBox]:
    """Return the boxes of an annotation in PDF's own coordinates, y upwards.

    Args:
        rect: its rectangle.
        quads: its quadrilaterals, eight numbers each, one for each line of words; they may be missing.
    """
    parts = [quads[index : index + _QUAD] for index in range(0, len(quads) - _QUAD + 1, _QUAD)]
    boxed = [(min(part[::2]), min(part[1::2]), max(part[::2]), max(part[1::2])) for part in parts]
    return boxed or [
        (min(rect[0], rect[2]), min(rect[1], rect[3]), max(rect[0], rect[2]), max(rect[1], rect[3]))
    ]


def linked(glyphs: Sequence[Glyph], links: Sequence[PlacedLink]) -> list[Glyph]:
    """Return glyphs with the address that each leads to; stretches must end at the links' edges."""
    if not links:
        return list(glyphs)
    top, foot = min(link.bbox[1] for link in links), max(link.bbox[3] for link in links)
    out = []
    for glyph in glyphs:
        x, y = center(glyph)
        address = _address(x, y, links) if top <= y <= foot and not glyph.turn else None
        out.append(glyph if address is None else glyph._replace(link=address))
    return out


def _address(x: float, y: float, links: Sequence[PlacedLink]) -> str | None:
    for address, (left, top, right, foot) in links:
        if left <= x <= right and top <= y <= foot:
            return address
    return None
