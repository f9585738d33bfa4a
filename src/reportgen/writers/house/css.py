"""What CSS for print and CSS for the web page have in common of a house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .measures import SANS, SERIF
from .values import House, StyleLook

_ALIGNED = ("left", "start", "center", "right", "end")
"""Of what Word knows; to full lines nothing is set, since words are never hyphenated."""


def families(house: House) -> tuple[str, str]:
    """Return the faces of text and of headings, the shipped ones where the house has not changed them."""
    return house.look("Body Text").face or SERIF, house.look("heading 1").face or SANS


def quoted(family: str) -> str:
    """Return a family's name as a CSS string."""
    return '"' + re.sub(r'[\\"\n\r\f<]', "", family) + '"'


def letters(change: StyleLook) -> Iterator[str]:
    """Yield the declarations of how a style draws its letters, its colour apart, where that has changed."""
    if change.bold is not None:
        yield f"font-weight: {700 if change.bold else 400}; "
    if change.italic is not None:
        yield f"font-style: {'italic' if change.italic else 'normal'}; "
    if change.tracking is not None:
        yield f"letter-spacing: {change.tracking}pt; "
    if change.align in _ALIGNED:
        yield f"text-align: {change.align}; "
