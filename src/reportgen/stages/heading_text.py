"""Headings as they are compared: numbers and capitals throughout are a matter of layout."""

from .folding import fold
from .meanings import bare


def heading_key(text: str) -> str:
    """Return a heading's words without number and case, to find it again in another layout."""
    return fold(bare(text)).casefold()


def same_heading(one: str, other: str) -> bool:
    """Tell whether two headings have the same words; case counts unless one is all capitals."""
    first, second = fold(bare(one)), fold(bare(other))
    if first.isupper() or second.isupper():
        return first.casefold() == second.casefold()
    return first == second
