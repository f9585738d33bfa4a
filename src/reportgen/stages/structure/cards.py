"""Cards: painted boxes side by side, each with a text of its own."""

from typing import NamedTuple

from ...model.document import Page
from ...model.geometry import BBox, contains, overlap


class CardRules(NamedTuple):
    """What makes painted boxes cards."""

    ground: float = 0.5
    """Boxes from this share of the page on are its ground, or a panel that holds cards."""
    width: float = 40.0
    """A card is at least this many points wide."""
    height: float = 1.8
    """A card is at least this many ems of its text high: lower ones are bars, buttons and marked
    words."""
    level: float = 0.6
    """Share of the lower card's height that both stand beside each other."""
    gap: float = 0.2
    """At most this share of the page's width between two cards."""
    most: int = 120
    """Boxes of a page that could be cards; with more of them it shows a drawing."""


def cards(page: Page, rules: CardRules = CardRules()) -> list[BBox]:
    """Return the painted boxes of a page that hold lines and stand side by side with another.

    Args:
        page: without furniture, tables and asides.
        rules: distances.
    """
    boxes = [box for box in _boxes(page, rules) if _is_card(box, page, rules)]
    return [box for box in boxes if any(_is_beside(box, other, page, rules) for other in boxes)]


def _boxes(page: Page, rules: CardRules) -> list[BBox]:
    """Return the painted boxes that are neither grounds nor low, equal ones once; none of a drawing."""
    most = rules.ground * page.width * page.height
    low = rules.height * min((line.size for line in page.lines), default=0.0)
    boxes = {
        box
        for kind, box, _ in page.shapes
        if kind == "area"
        and box[2] - box[0] >= rules.width
        and box[3] - box[1] >= low
        and (box[2] - box[0]) * (box[3] - box[1]) < most
    }
    return sorted(boxes) if 1 < len(boxes) <= rules.most else []


def _is_card(box: BBox, page: Page, rules: CardRules) -> bool:
    """Return whether a box holds lines, and is higher than a bar behind one of them."""
    held = [line.size for line in page.lines if not line.rotated and contains(box, line.bbox)]
    return bool(held) and box[3] - box[1] >= rules.height * max(held)


def _is_beside(box: BBox, other: BBox, page: Page, rules: CardRules) -> bool:
    """Return whether two boxes stand side by side without touching one another's words."""
    gap = max(other[0] - box[2], box[0] - other[2])
    lower = min(box[3] - box[1], other[3] - other[1])
    shared = overlap(box[1], box[3], other[1], other[3])
    return -1 <= gap <= rules.gap * page.width and shared >= rules.level * lower
