"""Lines that stand in paragraphs, told from their places alone: whatever their ink, face or size."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line
from ...model.geometry import overlap


class ProseRules(NamedTuple):
    """What holds the lines of a paragraph together; in ems of their size unless said."""

    step: tuple[float, float] = (0.8, 1.9)
    """Between the baselines of two lines."""
    same_step: float = 0.25
    """By which the steps of one paragraph may differ."""
    size_step: float = 0.5
    """Points in which sizes are told apart."""
    shared: float = 0.5
    """Share of the shorter line's width that stands over the other."""
    characters: int = 25
    """Characters of a line of running text; shorter ones are cells, labels and names."""


class ProseGroup(NamedTuple):
    """Lines of one size that follow one another at one step, top to bottom."""

    lines: tuple[Line, ...]
    long: int


def paragraphs(lines: Iterable[Line], rules: ProseRules = ProseRules()) -> list[ProseGroup]:
    """Return the groups of lines of a page that stand under one another as in a paragraph.

    Args:
        lines: of one page; lines that are not upright are left out.
        rules: distances.

    Returns:
        Groups of two lines or more; `long` counts those that are as long as running text is.
    """
    alike: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.rotated:
            alike[round(line.size / rules.size_step)].append(line)
    groups = []
    for members in alike.values():
        if len(members) > 1:
            for group in _chains(sorted(members, key=lambda line: line.baseline), rules):
                long = sum(1 for line in group if len(line.text) >= rules.characters)
                groups.append(ProseGroup(tuple(group), long))
    return groups


def _chains(members: Sequence[Line], rules: ProseRules) -> list[list[Line]]:
    """Chain lines of one size, top to bottom, and cut them where a step is wider than those beside it."""
    columns: list[list[Line]] = []
    start = 0
    for line in members:
        reach = rules.step[1] * line.size
        while start < len(columns) and line.baseline - columns[start][-1].baseline > reach:
            start += 1
        home = next((chain for chain in reversed(columns[start:]) if _goes_on(chain[-1], line, rules)), None)
        if home is None:
            columns.append([line])
        else:
            home.append(line)
    return [group for chain in columns if len(chain) > 1 for group in _even(chain, rules) if len(group) > 1]


def _even(chain: Sequence[Line], rules: ProseRules) -> list[list[Line]]:
    """Cut a chain of lines where the step is wider than the one before or behind it."""
    steps = [b.baseline - a.baseline for a, b in pairwise(chain)]
    most = rules.same_step * chain[0].size
    groups = [[chain[0]]]
    for index, (step, line) in enumerate(zip(steps, chain[1:], strict=True)):
        beside = [*steps[max(0, index - 1) : index], *steps[index + 1 : index + 2]]
        if any(step - other > most for other in beside):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _goes_on(last: Line, line: Line, rules: ProseRules) -> bool:
    step = line.baseline - last.baseline
    if not rules.step[0] * line.size <= step <= rules.step[1] * line.size:
        return False
    shared = overlap(last.bbox[0], last.bbox[2], line.bbox[0], line.bbox[2])
    return shared > rules.shared * min(last.bbox[2] - last.bbox[0], line.bbox[2] - line.bbox[0])
