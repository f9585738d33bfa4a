"""Lines of faces: how high they are, and where their letters stand."""

from __future__ import annotations

from collections.abc import Iterable

from .values import FontFile, House, StyleLook

SERIF, SANS = "Source Serif 4", "Source Sans 3"
"""The shipped faces of text and of headings."""
_SOLID = {SERIF: 1.371, SANS: 1.424}
"""Height of a line that is set solid, as a share of the size (hhea table of the shipped files)."""
_USUAL = 1.25
"""That of a face which nobody has found."""


def solid(family: str | None, faces: Iterable[FontFile]) -> float:
    """Return the height of a line of a family that is set solid, as a share of the size."""
    found = next((face.height for face in faces if face.family == family), None)
    return found or _SOLID.get(family or SERIF, _USUAL)


def line_height(look: StyleLook, house: House) -> float:
    """Return the height of a line in points, as Word sets it."""
    size = look.size or 10.5
    own = size * solid(look.face, house.faces)
    if look.line is None:
        return round(own, 2)
    if look.rule == "exact":
        return look.line
    if look.rule == "atLeast":
        return round(max(look.line, own), 2)
    return round(look.line * own, 2)
