"""Rows at the edge of a short document's pages that run beside its text: a number, with the words next to it.

What repeats shows what is furniture; a document of one or two pages has nothing that repeats often enough.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model.document import ARTIFACT, Line, Page
from ...model.geometry import median, union
from .folios import is_beside_words


class EdgeRowRules(NamedTuple):
    """What makes a row one of furniture."""

    pages: int = 2
    """Pages of a short document at most; in longer ones numbers grow and words repeat."""
    margin: float = 0.12
    """Share of the page's height, at its top and foot, in which such a row stands."""
    alone: float = 1.5
    """Ems of height at least between the row and the next words."""
    larger: float = 1.15
    """Times the usual size of the page's lines from which a row is a title with a year or number in it."""
    same_row: float = 3.0
    """Points by which the baselines of a row may differ."""


def find(pages: Sequence[Page], rules: EdgeRowRules = EdgeRowRules()) -> set[int]:
    """Return the lines (by id) of such rows; none in a document of more pages.

    Args:
        pages: as read.
        rules: what makes a row one of furniture.
    """
    if len(pages) > rules.pages:
        return set()
    return {id(line) for page in pages for line in _rows(page, rules)}


def _rows(page: Page, rules: EdgeRowRules) -> Iterator[Line]:
    edge = rules.margin * page.height
    largest = rules.larger * median(line.size for line in page.lines) if page.lines else 0.0
    for sign in page.lines:
        at_top, at_foot = sign.baseline < edge, sign.baseline > page.height - edge
        if not (at_top or at_foot) or not _is_sign(sign, page):
            continue
        row = [line for line in page.lines if abs(line.baseline - sign.baseline) <= rules.same_row]
        titled = max(line.size for line in row) >= largest and not _is_artifact(sign)
        if not titled and _is_outer(sign, row) and _is_apart(row, page, rules, at_foot=at_foot):
            yield from row


def _is_sign(line: Line, page: Page) -> bool:
    """Return whether a line shows that its row is furniture: a bare number, or what the source calls so.

    A number right before words is that of a section.
    """
    if _is_artifact(line):
        return True
    return line.text.strip("–—-|·. ").isdecimal() and not is_beside_words(line, page)


def _is_artifact(line: Line) -> bool:
    return line.tag is not None and line.tag.role == ARTIFACT


def _is_outer(line: Line, row: Sequence[Line]) -> bool:
    """Return whether a line is the first or the last of its row."""
    return line.bbox[0] == min(other.bbox[0] for other in row) or line.bbox[2] == max(
        other.bbox[2] for other in row
    )


def _is_apart(row: Sequence[Line], page: Page, rules: EdgeRowRules, *, at_foot: bool) -> bool:
    """Return whether a row is the last or first of a page that has other words, with space between.

    Several rows of what the source calls furniture may stand there.
    """
    box, gap = union(line.bbox for line in row), rules.alone * max(line.size for line in row)
    others = [line.bbox for line in page.lines if line not in row and not _is_artifact(line)]
    if at_foot:
        return bool(others) and all(other[3] + gap <= box[1] for other in others)
    return bool(others) and all(box[3] + gap <= other[1] for other in others)
