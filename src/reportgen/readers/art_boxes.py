"""The part of each page that its maker calls the text (ArtBox; ISO 32000-1, 14.11.2)."""

from pathlib import Path

from ..model.geometry import BBox
from .objects import BROKEN, members, number, of_file

_SIDES = 4


def read(path: Path) -> dict[int, BBox]:
    """Return the ArtBox of each page from 1 that has one: PDF points from the bottom left corner."""
    pdf = of_file(path)
    boxes: dict[int, BBox] = {}
    try:
        for index, page in enumerate(pdf.pages if pdf else (), 1):
            sides = [side for side in map(number, members(page.obj.get("/ArtBox"))) if side is not None]
            if len(sides) == _SIDES and sides[0] < sides[2] and sides[1] < sides[3]:
                boxes[index] = (sides[0], sides[1], sides[2], sides[3])
    except BROKEN:
        return {}
    return boxes
