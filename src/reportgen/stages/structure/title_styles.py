"""Styles that a document sets its headings in: their lines stand right over running text, again and again.

A title over a table or a line between two edges can look like a caption or a pull quote; where the same
look heads running text elsewhere, it is a heading.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import overlap
from .body_styles import Bodies
from .sentence_ends import COMMAS, LEADS, STOPS, ending
from .style import BodyStyle, LineStyle, is_body, line_style


class TitleRules(NamedTuple):
    """What makes a style one of headings."""

    over_text: int = 3
    """Lines of the style at least that stand right over running text, or are tagged as headings."""
    share: float = 0.5
    """The same as a share of its lines that end no sentence and have no other of the style right below."""
    step: float = 3.0
    """At most this many ems of the larger size from the line to what stands below."""
    text_length: int = 30
    """Characters of a line of running text."""
    letters: int = 3
    """Letters in a heading at least."""


_HEADING = re.compile(r"H[1-6]?")
_NO_TITLE = ending(STOPS + LEADS + COMMAS)


def find(pages: Sequence[Page], bodies: Bodies, rules: TitleRules = TitleRules()) -> Set[LineStyle]:
    """Return the styles of a document's headings.

    Args:
        pages: without furniture and tables.
        bodies: the styles of running text.
        rules: what shows a heading.
    """
    over: Counter[LineStyle] = Counter()
    every: Counter[LineStyle] = Counter()
    for page in pages:
        body = bodies.of(page.number)
        lines = sorted(page.lines, key=lambda line: line.baseline)
        for index, line in enumerate(lines):
            if is_body(line, body) or sum(map(str.isalpha, line.text)) < rules.letters:
                continue
            style = line_style(line, body)
            below = _below(lines, index, rules)
            if _NO_TITLE.search(line.text) or (below is not None and line_style(below, body) == style):
                continue
            every[style] += 1
            over_text = below is not None and _is_text(below, body, rules)
            over[style] += over_text or _is_called_heading(line)
    return {
        style
        for style, count in over.items()
        if count >= rules.over_text and count >= rules.share * every[style]
    }


def _is_called_heading(line: Line) -> bool:
    """Return whether the source's tags call a line a heading: bylines may stand between it and the text."""
    return line.tag is not None and _HEADING.fullmatch(line.tag.role) is not None


def _below(lines: Sequence[Line], index: int, rules: TitleRules) -> Line | None:
    """Return the first line right below another, of those that share some of its width."""
    line = lines[index]
    for other in lines[index + 1 :]:
        if other.baseline - line.baseline > rules.step * max(line.size, other.size):
            return None
        if other.bbox[1] >= line.baseline - 1 and overlap(line.bbox[0], line.bbox[2], *other.bbox[::2]) > 0:
            return other
    return None


def _is_text(line: Line, body: BodyStyle, rules: TitleRules) -> bool:
    return is_body(line, body) and len(line.text) >= rules.text_length
