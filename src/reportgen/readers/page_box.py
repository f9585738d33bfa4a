"""The part of a page that is shown: crop box and rotation."""

from collections.abc import Sequence

from ..model.geometry import BBox

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) of ISO 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f."""
_FULL_TURN = 360


def turned(box: Sequence[float], rotate: int) -> Matrix:
    """Return the matrix that turns a page and moves its box's lower left corner to the origin.

    Args:
        box: (left, bottom, right, top) in points, y upwards.
        rotate: degrees clockwise, a multiple of 90.
    """
    x0, y0, x1, y1 = box
    return {
        90: (0.0, -1.0, 1.0, 0.0, -y0, x1),
        180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
        270: (0.0, 1.0, -1.0, 0.0, y1, -x0),
    }.get(rotate % _FULL_TURN, (1.0, 0.0, 0.0, 1.0, -x0, -y0))


def shown(media: Sequence[float], crop: Sequence[float]) -> BBox:
    """Return the crop box as far as it lies in the media box, or the media box where they do not meet.

    Both and the result are (left, bottom, right, top) in points, y upwards.
    """
    x0, y0, x1, y1 = media
    limited = max(crop[0], x0), max(crop[1], y0), min(crop[2], x1), min(crop[3], y1)
    if limited[0] >= limited[2] or limited[1] >= limited[3]:
        return x0, y0, x1, y1
    return limited


def moved(box: Sequence[float], matrix: Matrix) -> BBox:
    """Return the box around the four corners of `box` under a matrix."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)
