"""Boxes on a page: PDF points, origin at the top left, x to the right, y downwards."""

from collections.abc import Iterable

BBox = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in PDF points from the page's top left corner."""


def union(boxes: Iterable[BBox]) -> BBox:
    """Return the smallest box around all `boxes`.

    Args:
        boxes: at least one (x0, top, x1, bottom) in points.

    Raises:
        ValueError: `boxes` is empty.
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Return the length that two intervals share, in points; 0 where they do not meet."""
    start = a0 if a0 > b0 else b0
    end = a1 if a1 < b1 else b1
    return end - start if end > start else 0.0


def contains(outer: BBox, inner: BBox, slack: float = 1.0) -> bool:
    """Return whether `inner` lies in `outer`, give or take `slack` points a side."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def rounded(box: BBox) -> BBox:
    """Return `box` in tenths of a point, the precision of published files."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def median(values: Iterable[float]) -> float:
    """Return the value in the middle of all, the mean of both where two are.

    Raises:
        ValueError: there is no value.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no value, no median")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
