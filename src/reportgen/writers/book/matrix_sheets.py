"""How a table of many columns is divided over sheets of paper, and how high heads that stand upright are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def divide(groups: Sequence[int], room: int) -> list[int]:
    """Return the first group of each sheet: as few sheets as there can be, about equally full.

    Args:
        groups: how many columns each has; no group is divided, one that is larger than a sheet has its own.
        room: how many columns a sheet has room for.
    """
    fewest = len(_filled(groups, room))
    even = -(-sum(groups) // fewest)
    for width in range(even, room):
        if len(starts := _filled(groups, width)) == fewest:
            return starts
    return _filled(groups, room)


def _filled(groups: Sequence[int], room: int) -> list[int]:
    """Return the first group of each sheet, where each takes as many groups as it has room for."""
    starts, taken = [0], 0
    for index, columns in enumerate(groups):
        if taken and taken + columns > room:
            starts.append(index)
            taken = 0
        taken += columns
    return starts


def longest_line(label: str) -> int:
    """Return how many letters the longer line of a label has that is set in two; a word is one line."""
    words = label.split()
    divided = (max(len(" ".join(words[:at])), len(" ".join(words[at:]))) for at in range(1, len(words)))
    return min(divided, default=len(label))
