"""Which row of a published table is which of the build: changed, moved, doubled, missing, added."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

Cells = Sequence[str]

_MOST = 40_000
"""Pairs of rows that are compared cell by cell; more of them are another build's, and go by their order."""
_ALIKE = 0.5
"""Share of a row's cells, those of equal words, from which on it is the same row, changed."""


@dataclass
class Matched:
    """Rows of the build (first number) and rows of the file (second number).

    Attributes:
        pairs: the same row; its cells may differ.
        moved: equal, at another place.
        twice: the row of the build that stands there once more.
        missing: of the build, and nowhere in the file.
        added: of the file, and none of the build.
    """

    pairs: dict[int, int] = field(default_factory=dict)
    moved: list[tuple[int, int]] = field(default_factory=list)
    twice: list[tuple[int, int]] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)


def match(wanted: Sequence[Cells], found: Sequence[Cells]) -> Matched:
    """Match the rows of a table with those of a file."""
    mine, theirs = [_trimmed(row) for row in wanted], [_trimmed(row) for row in found]
    out = Matched()
    for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        out.pairs |= {block.a + i: block.b + i for i in range(block.size)}
    left = [e for e in range(len(mine)) if e not in out.pairs]
    over = sorted(set(range(len(theirs))) - set(out.pairs.values()))
    for f in list(over):
        same = next((e for e in left if mine[e] == theirs[f]), None)
        if same is not None:
            out.moved.append((same, f))
            left.remove(same)
            over.remove(f)
    known = {row: e for e, row in reversed(list(enumerate(mine)))}
    out.twice += [(known[theirs[f]], f) for f in over if theirs[f] in known]
    over = [f for f in over if theirs[f] not in known]
    for e, f in list(_changed(mine, theirs, left, over)):
        out.pairs[e] = f
        left.remove(e)
        over.remove(f)
    out.missing, out.added = left, over
    return out


def _changed(
    mine: Sequence[tuple[str, ...]],
    theirs: Sequence[tuple[str, ...]],
    left: Sequence[int],
    over: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Yield rows that are the same but for some cells, the most alike first."""
    if len(left) * len(over) > _MOST:
        yield from zip(left, over, strict=False)
        return
    common = Counter(cell for row in mine for cell in set(row))
    alike = sorted(
        ((_alike(mine[e], theirs[f], common), -abs(e - f), e, f) for e in left for f in over), reverse=True
    )
    used_mine, used_theirs = set[int](), set[int]()
    for share, _, e, f in alike:
        if share >= _ALIKE and e not in used_mine and f not in used_theirs:
            used_mine.add(e)
            used_theirs.add(f)
            yield e, f


def _alike(mine: Sequence[str], theirs: Sequence[str], common: Counter[str]) -> float:
    """Return the share of equal cells; a cell counts less the more rows have it."""
    total = equal = 0.0
    for i, cell in enumerate(mine):
        weight = 1 / (common[cell] or 1)
        total += weight
        equal += weight * (i < len(theirs) and theirs[i] == cell)
    return equal / total if total else 0.0


def _trimmed(row: Cells) -> tuple[str, ...]:
    """Return a row without the empty cells at its end, which files may leave out."""
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return tuple(row[:end])
