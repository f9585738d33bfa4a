"""The printed document in parts that are set each by itself: each begins on a page of its own.

The contents are set last, once their page numbers are known. The markers between the parts stand in
templates/print.html.j2.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...errors import RenderError

PARTING = "<!-- part -->"
"""What stands in the template between two parts; text of a source cannot hold it, since it is escaped."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document, and what all of them are set in.

    Attributes:
        before: the beginning of the HTML.
        after: the end of the HTML.
        footer: the line at the foot of every page but the cover.
        front: what stands before the contents.
        contents: an empty string where there are none.
        main: introduction, chapters, annexes.
    """

    before: str
    after: str
    footer: str
    front: str
    contents: str
    main: tuple[str, ...]

    def contents_anchors(self) -> tuple[str, ...]:
        """Return the anchors that the contents name."""
        return tuple(html.unescape(name) for name in re.findall(r'href="#([^"]*)"', self.contents))


def split(source: str) -> Parts:
    """Return the parts of a document.

    Raises:
        RenderError: the template lacks the markers of the parts.
    """
    try:
        before, footer, front, contents, _opening, *main, _closing, after = source.split(PARTING)
    except ValueError as error:
        raise RenderError(
            "PDF: templates/print.html.j2 has lost its parts; restore the file from the release"
        ) from error
    return Parts(before, after, footer, front, contents.strip(), tuple(part for part in main if part.strip()))


def contents_numbers(pages: Mapping[str, int]) -> str:
    """Return the style that writes into the contents on which page each anchor stands."""
    return "".join(
        f'.contents a[href="#{_escaped(anchor)}"]::after {{ content: "{page}" }}'
        for anchor, page in pages.items()
    )


def _escaped(text: str) -> str:
    """Return `text` for a CSS string: all but letters and digits as code points (CSS Syntax 3, 4.3.7)."""
    return re.sub(r"[^A-Za-z0-9]", lambda sign: f"\\{ord(sign[0]):x} ", text)
