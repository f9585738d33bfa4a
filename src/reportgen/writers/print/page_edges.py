"""Words that run off a page, seen in the boxes that were laid out."""

from collections.abc import Iterator
from typing import Any

_SLACK = 1.0
"""CSS pixels by which a sign may reach over the edge: what rounding and slanted letters take."""
_SHOWN = 40
"""Characters of such words that a warning quotes."""


def run_over(document: Any) -> Iterator[str]:
    """Yield a warning for each line of words that reaches over an edge of its page.

    Args:
        document: WeasyPrint's, as laid out.
    """
    for page in document.pages:
        for box in page._page_box.descendants():
            words = getattr(box, "text", None)
            if words and words.strip() and _is_over(box, page):
                yield f"“{words.strip()[:_SHOWN]}” runs off its page"


def _is_over(box: Any, page: Any) -> bool:
    right, bottom = box.position_x + box.width, box.position_y + box.height
    return bool(
        box.position_x < -_SLACK
        or box.position_y < -_SLACK
        or right > page.width + _SLACK
        or bottom > page.height + _SLACK
    )
