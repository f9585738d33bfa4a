"""Words that run off a page, or into its margin, seen in the boxes that were laid out."""

from collections.abc import Iterator
from typing import Any

from ..sheet import EDGE
from .columns import PAGE

_SLACK = 1.0
"""CSS pixels by which a sign may reach over the edge: what rounding and slanted letters take."""
_SHOWN = 40
"""Characters of such words that a warning quotes."""
_MARGIN = EDGE * 96 / 25.4
"""CSS pixels at the right edge of the sheet into which neither tables nor columns reach."""


def run_over(document: Any) -> Iterator[str]:
    """Yield a warning for each line of words that reaches over an edge of its page, or into its outer margin.

    References and page numbers stand in the margin; tables and columns end before its last millimetres.

    Args:
        document: WeasyPrint's, as laid out.
    """
    for page in document.pages:
        box = page._page_box
        for words, is_wide in _words(box, is_wide=box.page_type.name == PAGE):
            if _is_over(words, page):
                yield f"“{words.text.strip()[:_SHOWN]}” runs off its page"
            elif is_wide and words.position_x + words.width > page.width - _MARGIN + _SLACK:
                yield f"“{words.text.strip()[:_SHOWN]}” runs into the margin of its page"


def _words(box: Any, *, is_wide: bool) -> Iterator[tuple[Any, bool]]:
    """Yield each box with words, and whether it belongs to what may be wider than the text.

    What is turned is left out: its boxes are where it would stand otherwise.
    """
    for child in box.children:
        child = getattr(child, "_box", child)  # where it is placed by itself
        if getattr(child, "text", "").strip():
            yield child, is_wide
        elif child.children and not child.style["transform"]:
            yield from _words(child, is_wide=_is_wide(child, inherited=is_wide))


def _is_wide(box: Any, *, inherited: bool) -> bool:
    """Return whether what a box holds may be wider than the text; header, footer and references may not."""
    if hasattr(box, "at_keyword") or box.is_absolutely_positioned():
        return False
    return inherited or box.element_tag == "table"


def _is_over(box: Any, page: Any) -> bool:
    right, bottom = box.position_x + box.width, box.position_y + box.height
    return bool(
        box.position_x < -_SLACK
        or box.position_y < -_SLACK
        or right > page.width + _SLACK
        or bottom > page.height + _SLACK
    )
