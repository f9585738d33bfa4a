"""How running text is set, page by page.

A document has one main style, but an appendix, a second report bound in or a page on dark ground has running
text of a style of its own. There, what stands out or is small is told from that.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import median
from .prose import ProseGroup, paragraphs
from .style import BodyStyle, find_body, is_body, related


class BodyRules(NamedTuple):
    """What makes a page's running text one of its own."""

    characters: int = 25
    """Characters of a line of running text."""
    main_lines: int = 3
    """Lines of the main style from which it is the page's style too."""
    own_lines: int = 4
    """Lines in paragraphs that another style needs to be a page's."""
    largest: float = 1.3
    """Share of the main size up to which it is running text; larger is a title or quotation, unless long."""
    display_lines: int = 8
    """Lines from which larger text is running text too."""
    same_size: float = 0.04
    """Share of the size by which lines of one style may differ."""


_RULES = BodyRules()


class Bodies(NamedTuple):
    """The styles of running text.

    Attributes:
        main: that of most of the document.
        pages: page number → the style of its own, where it has one.
        steps: (page number, size in half points) → usual distance of two baselines in points.
        prose: page number → its paragraphs of any style.
    """

    main: BodyStyle
    pages: Mapping[int, BodyStyle]
    steps: Mapping[tuple[int, int], float]
    prose: Mapping[int, Sequence[ProseGroup]]

    def of(self, page: int) -> BodyStyle:
        """Return how the running text of a page is set."""
        return self.pages.get(page, self.main)

    def at(self, line: Line) -> BodyStyle:
        """Return how the running text of a line's page is set."""
        return self.pages.get(line.page, self.main)

    def pitch(self, line: Line) -> float:
        """Return the usual distance of two baselines in text of a line's size, in points."""
        body = self.at(line)
        if abs(line.size - body.size) <= _RULES.same_size * body.size:
            return body.pitch
        return self.steps.get((line.page, round(2 * line.size)), body.pitch * line.size / body.size)


def find_bodies(pages: Sequence[Page], rules: BodyRules = BodyRules()) -> Bodies | None:
    """Return the styles of the document's running text, None for pages without text.

    Args:
        pages: as read.
        rules: what makes a style a page's own.
    """
    main = find_body(pages)
    if main is None:
        return None
    prose = {page.number: paragraphs(page.lines) for page in pages}
    own = {}
    for page in pages:
        if _main_lines(page, main, rules) < rules.main_lines:
            found = _own_style(page, prose[page.number], main, rules)
            if found is not None:
                own[page.number] = found
    return Bodies(main, own, _steps(prose), prose)


def _main_lines(page: Page, main: BodyStyle, rules: BodyRules) -> int:
    """Return how many long lines of a page are set in the main style."""
    return sum(1 for line in page.lines if len(line.text) >= rules.characters and is_body(line, main))


def _own_style(
    page: Page, prose: Sequence[ProseGroup], main: BodyStyle, rules: BodyRules
) -> BodyStyle | None:
    """Return the style of most of a page's paragraphs, None where they are few or set as titles are."""
    lines = tuple(sorted((line for group in prose for line in group.lines), key=_place))
    style = find_body([page._replace(lines=lines)])
    if style is None or _is_emphasis(style, main, rules):
        return None
    near = rules.same_size * style.size
    long = sum(
        1 for line in lines if len(line.text) >= rules.characters and abs(line.size - style.size) <= near
    )
    least = rules.own_lines if style.size <= rules.largest * main.size else rules.display_lines
    return style if long >= least else None


def _place(line: Line) -> tuple[float, float]:
    return line.baseline, line.bbox[0]


def _is_emphasis(style: BodyStyle, main: BodyStyle, rules: BodyRules) -> bool:
    """Return whether a style differs from the main one in weight or slant only."""
    return (
        abs(style.size - main.size) <= rules.same_size * main.size
        and style.color == main.color
        and related(style.face.family, main.face.family)
    )


def _steps(prose: Mapping[int, Sequence[ProseGroup]]) -> dict[tuple[int, int], float]:
    """Return the usual distance of two lines for each page and size, in points."""
    by_style: dict[tuple[int, int], list[float]] = {}
    for page, groups in prose.items():
        for group in groups:
            first, last = group.lines[0], group.lines[-1]
            step = (last.baseline - first.baseline) / (len(group.lines) - 1)
            by_style.setdefault((page, round(2 * first.size)), []).extend([step] * (len(group.lines) - 1))
    return {key: median(steps) for key, steps in by_style.items()}
