"""Lists of a published file: a passage is an entry of a list, and so far in, where it must be."""

from collections.abc import Iterable, Mapping

from .claim import Claim
from .expected_file import Expected
from .findings import Discrepancy
from .stream import Stream

_REMEDY = "build the file again from the sources"


def check(expected: Expected, actual: Stream, same: Mapping[int, int]) -> Iterable[Discrepancy]:
    """Name the passages that stand in more or fewer lists than they must; each is judged by its first word.

    Args:
        expected: what the file must say.
        actual: what it says.
        same: indexes of equal words, from those expected to those of the file.
    """
    judged: set[Claim] = set()
    for index, owner in enumerate(expected.owners):
        if owner is None or owner.kind != "item" or owner in judged or index not in same:
            continue
        judged.add(owner)
        wanted, written = expected.stream.words[index].depth, actual.words[same[index]].depth
        if wanted is not None and written is not None and wanted != written:
            place = actual.place_at(same[index])
            message = f"the passage must be {_shape(wanted)}; it is {_shape(written)}"
            yield Discrepancy(
                "style", message, _REMEDY, place.name, place.page, owner.id, owner.source, *owner.where
            )


def _shape(depth: int) -> str:
    return f"an entry of a list of level {depth}" if depth else "a paragraph outside of lists"
