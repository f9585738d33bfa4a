"""Type under a matrix: how high its letters stand, and whether they lean."""

import math

# Tangent of the least angle that makes upright letters slanted ones: producers lean them by 0.2 to 0.36.
_LEAN = 0.1

FLAT = 0.1
"""Points; the size of letters that have none, or less: nobody sees them, and distances are told by sizes."""


def height(a: float, b: float, c: float, d: float) -> float:
    """Return the height of an em of type over its baseline; leaning letters are no higher than upright ones.

    Args:
        a: with `b`, where the baseline's unit comes to lie (ISO 32000-1, 8.3.3).
        b: see `a`.
        c: with `d`, where the unit across the baseline comes to lie.
        d: see `c`.
    """
    width = math.hypot(a, b)
    return abs(a * d - b * c) / width if width else math.hypot(c, d)


def leans(a: float, b: float, c: float, d: float) -> bool:
    """Return whether a matrix leans letters so far that they look slanted; arguments as for `height`."""
    area = abs(a * d - b * c)
    return abs(a * c + b * d) > _LEAN * area > 0
