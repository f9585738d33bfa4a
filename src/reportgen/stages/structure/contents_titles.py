"""Tables of contents without page numbers: their lines repeat titles of later pages.

Files that are read on a screen link the titles and print no numbers.
"""

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page
from .contents_entries import fold_title, is_title


class RepeatedRules(NamedTuple):
    """What makes a page one of titles that later pages repeat."""

    front: float = 0.34
    """Share of the document, at its front, in which contents stand; never less than `pages`."""
    pages: int = 3
    """Pages at the front of a short document."""
    titles: int = 4
    """At least this many lines below the title that later pages repeat."""
    share: float = 0.75
    """Share of the lines below the title that later pages repeat."""
    length: int = 120
    """At most this many characters in a line that may be a title."""


_RULES = RepeatedRules()


def find(pages: Sequence[Page], rules: RepeatedRules = _RULES) -> Mapping[int, Set[str]]:
    """Return pages of contents without numbers: page number → their entries, folded.

    Args:
        pages: without furniture.
        rules: what shows them.
    """
    by_page: dict[int, Set[str]] = {}
    front = max(rules.pages, rules.front * len(pages))
    for index, page in enumerate(pages):
        if index >= front:
            break
        start = next((at for at, line in enumerate(page.lines) if is_title(line)), None)
        if start is None:
            continue
        later = _texts([line for other in pages[index + 1 :] for line in other.lines], rules)
        lines = [line for line in page.lines[start + 1 :] if fold_title(line.text)]
        repeated = _texts(lines, rules) & later
        count = sum(len(entry) for entry in entries(lines, repeated) if _fold(entry) in repeated)
        if len(repeated) >= rules.titles and count >= rules.share * len(lines):
            by_page[page.number] = repeated
    return by_page


def entries(lines: Sequence[Line], repeated: Set[str]) -> list[list[Line]]:
    """Return the lines of each entry: two where these together are a title of a later page."""
    out: list[list[Line]] = []
    index = 0
    while index < len(lines):
        pair = list(lines[index : index + 2])
        both = len(pair) > 1 and _fold(pair[:1]) not in repeated and _fold(pair) in repeated
        out.append(pair if both else pair[:1])
        index += len(out[-1])
    return out


def _texts(lines: Sequence[Line], rules: RepeatedRules) -> set[str]:
    """Return the folded texts of short lines, and of each with the line below."""
    short = [line.text if len(line.text) <= rules.length else "" for line in lines]
    texts = {fold_title(text) for text in short}
    texts |= {fold_title(f"{a} {b}") for a, b in pairwise(short) if a and b}
    return texts - {""}


def _fold(lines: Sequence[Line]) -> str:
    return fold_title(" ".join(line.text for line in lines))
