"""Sheets that show two pages side by side, as page-layout programs export them: read one after the other.

Both halves keep the sheet's number and its coordinates, so that evidence says where the words stand.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Page


class SpreadRules(NamedTuple):
    """What shows that sheets are spreads."""

    sheets: int = 3
    """Sheets with two page numbers that follow each other; fewer are chance."""
    share: float = 0.4
    """Share of all broad sheets that have them: openers and pictures have none."""
    same_height: float = 3.0
    """Points by which the two numbers may differ in height."""
    edge: float = 1.0
    """Points by which a line may reach over the fold."""
    border: float = 0.12
    """Share of the sheet's height, at its top and foot, where page numbers stand."""
    longest: int = 80
    """At most this many characters in a line that begins or ends with a page number."""


_RULES = SpreadRules()
_NUMBER = re.compile(r"^\W*(?:p\.|page)?\s*(\d{1,3})\b|\b(\d{1,3})\W*$", re.I)


def parted(pages: Sequence[Page], read: Sequence[Page], rules: SpreadRules = _RULES) -> tuple[Page, ...]:
    """Return pages with every spread parted at its fold, the left page first; other pages as they are.

    Args:
        pages: without furniture.
        read: the same with it: its page numbers show what the sheets are.
        rules: how many are needed.
    """
    broad = [page for page in read if page.width > page.height]
    numbered = sum(1 for page in broad if _has_two_numbers(page, rules))
    if numbered < max(rules.sheets, rules.share * len(broad)):
        return tuple(pages)
    return tuple(half for page in pages for half in _halves(page, rules))


def folds(pages: Sequence[Page]) -> dict[int, float]:
    """Return the x of the fold, in points, of each sheet whose halves are among the pages."""
    counts = Counter(page.number for page in pages)
    return {page.number: page.width / 2 for page in pages if counts[page.number] > 1}


def _has_two_numbers(page: Page, rules: SpreadRules) -> bool:
    """Return whether a number on the left page is followed by the next one at its height on the right."""
    fold, border = page.width / 2, rules.border * page.height
    numbered = [
        (line, {int(number) for found in _NUMBER.findall(line.text) for number in found if number})
        for line in page.lines
        if len(line.text) <= rules.longest and not border < line.baseline < page.height - border
    ]
    left = [(line, numbers) for line, numbers in numbered if numbers and line.bbox[2] < fold]
    right = [(line, numbers) for line, numbers in numbered if numbers and line.bbox[0] > fold]
    return any(
        abs(line.baseline - other.baseline) <= rules.same_height and any(n + 1 in following for n in numbers)
        for line, numbers in left
        for other, following in right
    )


def _halves(page: Page, rules: SpreadRules) -> tuple[Page, ...]:
    """Return the two pages of a sheet, the sheet itself where a line runs over the fold."""
    fold = page.width / 2
    left = tuple(line for line in page.lines if line.bbox[2] <= fold + rules.edge)
    right = tuple(line for line in page.lines if line.bbox[0] >= fold - rules.edge)
    whole = len(left) + len(right) != len(page.lines) or not left or not right
    if page.width <= page.height or whole:
        return (page,)
    return page._replace(lines=left), page._replace(lines=right, hidden=())
