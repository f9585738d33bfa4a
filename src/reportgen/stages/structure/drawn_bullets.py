"""Bullets that are drawn, not set in type: small square shapes that stand alone.

Icons and ornaments are made of several, charts of thousands, so neighbours are looked for in cells around.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Page
from ...model.geometry import BBox, contains
from .body_styles import Bodies


class DrawnBulletRules(NamedTuple):
    """What a drawn bullet looks like, in ems of the body."""

    side: tuple[float, float] = (0.12, 0.8)
    """Its width and height."""
    space: float = 0.5
    """Around it there is no other: lines of a list stand further apart."""


_RULES = DrawnBulletRules()
# Points that the parts of one drawing may stand out of each other, and by which rounding shifts an edge.
_INSIDE, _TRACE = 1.0, 0.01


def find(pages: Sequence[Page], bodies: Bodies) -> dict[int, list[BBox]]:
    """Return the boxes of the drawn bullets of each page."""
    low, high = (ems * bodies.main.size for ems in _RULES.side)
    apart = _RULES.space * bodies.main.size
    by_page = {}
    for page in pages:
        dots = [
            s.bbox
            for s in page.shapes
            if low <= s.bbox[2] - s.bbox[0] <= high and low <= s.bbox[3] - s.bbox[1] <= high
        ]
        by_page[page.number] = _alone(dots, apart, high + apart + _TRACE)
    return by_page


def _alone(dots: Sequence[BBox], apart: float, cell: float) -> list[BBox]:
    """Return the dots that have no other near them.

    Args:
        dots: small boxes.
        apart: the gap up to which they are near.
        cell: their largest side and the gap: starts of two that are near differ by no more.
    """
    cells: dict[tuple[int, int], set[BBox]] = defaultdict(set)
    for dot in dots:
        cells[int(dot[0] // cell), int(dot[1] // cell)].add(dot)
    alone: set[BBox] = set()
    for (x, y), members in cells.items():
        around = [
            other
            for column in (x, x - 1, x + 1)
            for row in (y, y - 1, y + 1)
            for other in cells.get((column, row), ())
        ]
        alone.update(dot for dot in members if not any(_are_near(dot, other, apart) for other in around))
    return [dot for dot in dots if dot in alone]


def _are_near(dot: BBox, other: BBox, apart: float) -> bool:
    """Return whether two shapes stand side by side, neither inside the other: parts of one drawing."""
    inside = contains(dot, other, _INSIDE) or contains(other, dot, _INSIDE)
    gap = max(dot[0] - other[2], other[0] - dot[2], dot[1] - other[3], other[1] - dot[3])
    return not inside and gap <= apart
