"""Lines that are underlined as a whole: headings of the text's own face and size can be told by it alone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import BBox
from .reading_order import TextColumn


class UnderlineRules(NamedTuple):
    """What underlines a line; in ems of its size unless said."""

    thickness: float = 0.12
    """A rule is at most this thick."""
    reach: tuple[float, float] = (-0.05, 0.45)
    """It stands so far below the baseline."""
    beyond: float = 0.3
    """It ends at most this far before or behind the line: longer ones part sections, or rows of a table."""
    covered: float = 0.85
    """Share of the line's width that its pieces take: some programs leave spaces out."""


_RULES = UnderlineRules()
_THICKEST = 3.0
"""Points: no underline is thicker."""


def find(
    columns: Sequence[TextColumn], pages: Sequence[Page], rules: UnderlineRules = _RULES
) -> frozenset[int]:
    """Return the ids of the lines that are underlined from their first word to their last; links are not.

    Args:
        columns: the document's columns.
        pages: what is painted on its pages.
        rules: what underlines a line.
    """
    thin = {page.number: _by_height(page) for page in pages}
    return frozenset(
        id(line)
        for column in columns
        if thin.get(column.page)
        for line in column.lines
        if _is_underlined(line, thin[column.page], rules)
    )


def _by_height(page: Page) -> Mapping[int, Sequence[BBox]]:
    """Return a page's thin shapes by their height in whole points."""
    by_height: dict[int, list[BBox]] = {}
    for shape in page.shapes:
        if shape.bbox[3] - shape.bbox[1] <= _THICKEST and shape.kind != "image":
            by_height.setdefault(round(shape.bbox[1]), []).append(shape.bbox)
    return by_height


def _is_underlined(line: Line, thin: Mapping[int, Sequence[BBox]], rules: UnderlineRules) -> bool:
    baseline, size = line.baseline, line.size
    least, most = baseline + rules.reach[0] * size, baseline + rules.reach[1] * size
    heights = [height for height in range(round(least), round(most) + 1) if height in thin]
    if not heights:
        return False
    x0, _, x1, _ = line.bbox
    beyond = rules.beyond * size
    pieces = [
        (max(box[0], x0), min(box[2], x1))
        for height in heights
        for box in thin[height]
        if least <= box[1] <= most
        and box[3] - box[1] <= rules.thickness * size
        and x0 - beyond <= box[0]
        and box[2] <= x1 + beyond
    ]
    covered = sum(right - left for left, right in set(pieces) if right > left)
    return covered >= rules.covered * (x1 - x0) and not any(run.link for run in line.runs)
