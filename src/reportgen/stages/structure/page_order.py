"""Pages whose lines the source paints in another order than they were read in: columns may be mixed.

Most programs paint the lines of a page as they are to be read. Where they do so on the other pages of a
document, a page on which the reading jumps back again and again is asked about as a whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Question
from ...model.geometry import rounded, union
from ...model.provenance import Evidence


class PageOrderRules(NamedTuple):
    """When a page is asked about."""

    backwards: float = 0.2
    """Share of a page's steps from line to line that go back in the painting's order."""
    steps: int = 4
    """Such steps, at least: a page of three columns has two where it is painted row by row."""
    usual: float = 0.1
    """Share of all steps of a document that go back at most, where its painting is a witness."""
    shown: int = 8
    """Words that a question quotes."""


_RULES = PageOrderRules()


def ask(running: Iterable[Line], rules: PageOrderRules = _RULES) -> list[Question]:
    """Return a question for each page that was read in another order than it is painted in.

    Args:
        running: lines of paragraphs and list items in reading order.
        rules: what is asked about.
    """
    pages: Mapping[int, list[Line]] = defaultdict(list)
    for line in running:
        if line.order > 0:
            pages[line.page].append(line)
    steps = sum(max(0, len(lines) - 1) for lines in pages.values())
    back = {page: _backwards(lines) for page, lines in pages.items()}
    if sum(back.values()) > rules.usual * steps:
        return []
    return [
        _question(pages[page], rules)
        for page, count in back.items()
        if count >= rules.steps and count > rules.backwards * len(pages[page])
    ]


def _backwards(lines: Sequence[Line]) -> int:
    return sum(b.order < a.order for a, b in pairwise(lines))


def _question(lines: Sequence[Line], rules: PageOrderRules) -> Question:
    words = " ".join(line.text for line in lines[: rules.shown]).split()
    quoted = f"“{' '.join(words[: rules.shown])} …”"
    reason = (
        f"The source paints the lines of page {lines[0].page}, from {quoted} on, in another order than they "
        "were read in: columns may be mixed. Compare the order with the page."
    )
    where = Evidence(lines[0].page, rounded(union(line.bbox for line in lines)))
    return Question("doubt", reason, (where,))
