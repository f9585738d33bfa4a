"""Lines that the reader has cut at wide gaps, joined again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...model.document import Line
from ...model.geometry import BBox, overlap, union
from .style import BodyStyle


class PieceRules(NamedTuple):
    """When pieces are one line."""

    same_row: float = 0.35
    """Ems by which the baselines of pieces of one line may differ."""
    stretched: int = 3
    """Words in a row of a justified line that stand equally far apart, where it was cut at each space."""
    same_gap: float = 0.06
    """Share by which their distances may differ."""
    widest_space: float = 4.0
    """At most this many ems between such words."""


PIECES = PieceRules()


def whole(lines: Sequence[Line], rules: PieceRules = PIECES) -> Sequence[Line]:
    """Return lines with the words of justified ones joined that were cut at spaces as wide as gutters.

    All spaces of such a line are equally wide. Its words would make gutters where they stand below each
    other by chance.
    """
    words: dict[float, list[Line]] = defaultdict(list)
    for line in lines:
        if " " not in line.text.strip():
            words[round(line.baseline, 1)].append(line)
    joined_by_line: dict[int, Line | None] = {}
    for row in words.values():
        if len(row) >= rules.stretched:
            for run in _stretched(sorted(row, key=lambda line: line.bbox[0]), rules):
                joined_by_line |= {id(word): None for word in run} | {id(run[0]): joined(run)}
    if not joined_by_line:
        return lines
    return [kept for line in lines if (kept := joined_by_line.get(id(line), line)) is not None]


def _stretched(row: Sequence[Line], rules: PieceRules) -> Iterator[list[Line]]:
    """Yield the words of a row, from the left, that stand equally far apart, where they are enough."""
    run = [row[0]]
    usual = 0.0
    for word in row[1:]:
        gap = word.bbox[0] - run[-1].bbox[2]
        alike = abs(gap - usual) <= rules.same_gap * usual if len(run) > 1 else gap > 0
        if alike and gap <= rules.widest_space * word.size:
            usual = usual if len(run) > 1 else gap
            run.append(word)
            continue
        if len(run) >= rules.stretched:
            yield run
        run = [word]
    if len(run) >= rules.stretched:
        yield run


def join_rows(lines: Sequence[Line], body: BodyStyle, rules: PieceRules = PIECES) -> list[Line]:
    """Join the pieces of each baseline, from the left; the reader cuts lines at wide gaps."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        reach = rules.same_row * min(line.size, body.size * 1.5)
        if (
            rows
            and abs(rows[-1][-1].baseline - line.baseline) <= reach
            and not any(
                overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) > 0.5 * line.size
                for other in rows[-1]
            )
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined(sorted(row, key=lambda line: line.bbox[0])) for row in rows]


def joined(row: Sequence[Line]) -> Line:
    """Return the pieces of a row, from the left, as one line."""
    if len(row) == 1:
        return row[0]
    runs = list(row[0].runs)
    for line in row[1:]:
        last = runs[-1]
        if not last.text.endswith(" "):
            runs[-1] = last._replace(text=last.text + " ")
        runs.extend(line.runs)
    main = max(row, key=lambda line: len(line.text))
    box: BBox = union(line.bbox for line in row)
    return replace(main, runs=tuple(runs), bbox=box, spaced=row[-1].spaced)
