"""Italics, raised and lowered letters of a published file against those that it must have."""

from collections.abc import Iterable, Sequence

from .claim import Claim
from .elsewhere import shown
from .expected_file import Expected
from .findings import Discrepancy
from .stream import Stream
from .words import FoldedWord

_STYLED = frozenset({"item", "note"})
"""Claims whose italics, raised and lowered letters are those of their source."""
_NAMES = ("italic", "raised", "lowered")
"""What `FoldedWord.shape` counts, in its order."""
_REMEDY = "build the file again from the sources"

Range = tuple[int, int]


def check(expected: Expected, actual: Stream, same: Iterable[tuple[Range, Range]]) -> Iterable[Discrepancy]:
    """Name the passages in which equal words are italic, raised or lowered in only one of the two.

    Args:
        expected: what the file must say.
        actual: what it says.
        same: half-open ranges of words of both that have the same letters.
    """
    wrong: dict[Claim, list[tuple[Range, Range]]] = {}
    wanted, written = expected.stream.words, actual.words
    for (e0, e1), (f0, f1) in same:
        claim = next((owner for owner in expected.owners[e0:e1] if owner is not None), None)
        if claim is None or claim.kind not in _STYLED or f0 == f1:
            continue
        if _shape(wanted[e0:e1]) != _shape(written[f0:f1]):
            wrong.setdefault(claim, []).append(((e0, e1), (f0, f1)))
    for claim, ranges in wrong.items():
        words = [word.text for (e0, e1), _ in ranges for word in wanted[e0:e1]]
        (e0, e1), (f0, f1) = ranges[0]
        message = f"“{shown(words)}” {_must(_shape(wanted[e0:e1]), _shape(written[f0:f1]))}"
        place = actual.place_at(f0)
        yield Discrepancy(
            "style", message, _REMEDY, place.name, place.page, claim.id, claim.source, *claim.where
        )


def _shape(words: Sequence[FoldedWord]) -> tuple[int, ...]:
    """Return how many letters of words are italic, raised and lowered."""
    return tuple(map(sum, zip(*(word.shape for word in words), strict=True)))


def _must(wanted: Sequence[int], written: Sequence[int]) -> str:
    """Return what is asked of words whose shape is wrong."""
    for name, must, does in zip(_NAMES, wanted, written, strict=True):
        if must != does:
            return f"must be {name}" if must else f"must not be {name}"
    return ""
