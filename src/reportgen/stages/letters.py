"""Two texts letter by letter: how alike they are, and what both have."""

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel


def likeness(one: str, other: str, at_least: float = 0.0) -> float:
    """Return the share of letters in common, from 0 to 1; 0 below `at_least`."""
    return Indel.normalized_similarity(one, other, score_cutoff=at_least)


def nearest_part(wanted: str, text: str, at_least: float) -> tuple[int, int] | None:
    """Return the range of a longer text with the letters most like the wanted ones; None below `at_least`."""
    place = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=at_least * 100)
    if place is None or place.dest_end <= place.dest_start:
        return None
    return place.dest_start, place.dest_end


def kept_ranges(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return what both texts, or lists of words, have in order.

    Returns:
        Start and end in the old one, start in the new one, of each range.
    """
    return [
        (block.src_start, block.src_end, block.dest_start)
        for block in Indel.opcodes(old, new)
        if block.tag == "equal"
    ]
