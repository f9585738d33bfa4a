"""Lists: markers that count on or come again, and how deep each item stands."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from .body_styles import Bodies
from .markers import (
    BESIDE,
    Label,
    Marker,
    candidate,
    ends_early,
    find_marker,
    hangs,
    is_terminal,
    label,
    spoken,
)
from .running_lines import FlowLine


class ListRules(NamedTuple):
    """What makes markers those of one list; in ems unless said."""

    reach: int = 60
    """At most this many lines between two items of one list."""
    same_edge: float = 1.5
    """By which markers that count on may differ at their left edge: numbers may be set flush right."""
    same_sign: float = 0.4
    """By which equal signs may differ at their left edge."""
    flush: float = 0.3
    """Lines whose left edges differ by less start at one edge."""
    hanging: float = 0.4
    """Least indent of an item's further lines."""


_RULES = ListRules()


class Listed(NamedTuple):
    """What shows that lines are items of lists.

    Attributes:
        previous: id of a line whose marker counts on or comes again → id of the line before it in the list;
            its own id for the first.
        hangs: column → left edges of the text of its list items, as their further lines show it; points.
    """

    previous: Mapping[int, int]
    hangs: Mapping[int, Sequence[float]]


class _Start(NamedTuple):
    """A line that starts with a candidate; `fresh`: nothing goes on from the line above it."""

    at: int
    item: FlowLine
    label: Label
    fresh: bool


def gather(lines: Sequence[FlowLine], bodies: Bodies) -> Listed:
    """Return what the lines show of their lists.

    Args:
        lines: all lines in reading order.
        bodies: the styles of running text.
    """
    previous: dict[int, int] = {}
    last: dict[tuple[str, str], list[_Start]] = {}
    above: FlowLine | None = None
    before: FlowLine | None = None
    for index, item in enumerate(lines):
        marker = candidate(item.line.text) if item.kind == "text" and item.drawn is None else None
        if marker is not None and (
            _opens_hanging(item, lines[index + 1 : index + 2], marker)
            or _comes_again(item, lines[index + 1 : index + 2], marker)
            or not _may_go_on(before, above, item, marker)
        ):
            start = _Start(index, item, label(marker), above is None or is_terminal(spoken(above.line)))
            earlier = _before(start, last)
            if earlier is not None:
                previous.setdefault(id(earlier.item.line), id(earlier.item.line))
                previous[id(item.line)] = id(earlier.item.line)
            if earlier is not None or _may_open(start):
                for kind in _kinds(start.label):
                    last.setdefault((start.label.form, kind), []).append(start)
        before, above = above, item if item.kind == "text" else None
    return Listed(previous, _hangs(lines, bodies))


def _may_open(start: _Start) -> bool:
    """Return whether a list may begin with a marker: a sign, the first number, or any behind a sentence."""
    return start.fresh or not start.label.values or any(value == 1 for _, value in start.label.values)


def _kinds(found: Label) -> list[str]:
    return [kind for kind, _ in found.values] or ["sign"]


def _before(start: _Start, last: Mapping[tuple[str, str], Sequence[_Start]]) -> _Start | None:
    """Return the start that one counts on from, or whose sign it repeats; the nearest."""
    values = dict(start.label.values)
    for kind in _kinds(start.label):
        for other in reversed(last.get((start.label.form, kind), ())):
            if start.at - other.at > _RULES.reach:
                break
            size = start.item.line.size
            edge = _RULES.same_edge if values else _RULES.same_sign
            beside = start.label.form == BESIDE  # columns may be set in by the width of their numbers
            if not beside and abs(start.item.indent - other.item.indent) > edge * size:
                continue
            if not values or dict(other.label.values)[kind] == values[kind] - 1:
                return other
    return None


def _opens_hanging(item: FlowLine, following: Sequence[FlowLine], marker: Marker) -> bool:
    """Return whether the next line hangs right of one that starts with a sign: lines of a sentence do not."""
    return not label(marker).values and any(
        it.kind == "text"
        and it.column == item.column
        and it.drawn is None
        and it.line.bbox[0] - item.line.bbox[0] > _RULES.hanging * item.line.size
        and candidate(it.line.text) is None
        for it in following
    )


def _comes_again(item: FlowLine, following: Sequence[FlowLine], marker: Marker) -> bool:
    """Return whether a short line and the next one begin with one sign, at one edge.

    A line that holds its sign twice closes a parenthesis.
    """
    if label(marker).values or f" {marker.text} " in item.line.text[marker.length :]:
        return False
    return any(
        it.kind == "text"
        and it.column == item.column
        and abs(it.line.bbox[0] - item.line.bbox[0]) <= _RULES.flush * item.line.size
        and (again := candidate(it.line.text)) is not None
        and label(again) == label(marker)
        and ends_early(item, it.line, again)
        for it in following
    )


def _may_go_on(before: FlowLine | None, above: FlowLine | None, item: FlowLine, marker: Marker) -> bool:
    """Return whether a line looks like the next line of a paragraph or item: flush with a full, open line.

    A line left of two others that start at one edge is none: they hang below an item's marker. Nor is one
    that starts where the line before that one does, with a marker of its kind.
    """
    if above is None or above.column != item.column or is_terminal(spoken(above.line)):
        return False
    near = _RULES.flush * item.line.size
    step = item.line.bbox[0] - above.line.bbox[0]
    if step < -near and before is not None and before.column == above.column:
        opened = candidate(before.line.text)
        again = opened is not None and label(opened).form == label(marker).form
        edge = item if again else above
        if abs(before.line.bbox[0] - edge.line.bbox[0]) <= near:
            return False
    if _is_alike(above, item, marker):
        return False
    flush = step <= near or hangs(above, item.line)
    return flush and not ends_early(above, item.line, marker)


def _is_alike(above: FlowLine, item: FlowLine, marker: Marker) -> bool:
    """Return whether two lines begin with one sign, and the second with a capital behind it."""
    opened = candidate(above.line.text)
    capital = item.line.text[marker.length :][:1].isupper()
    return capital and opened is not None and not label(marker).values and label(opened) == label(marker)


def _hangs(lines: Sequence[FlowLine], bodies: Bodies) -> dict[int, list[float]]:
    """Return, by column, the left edges of the text of its list items, as their further lines show it."""
    by_column: dict[int, list[float]] = {}
    for item, further in pairwise(lines):
        if item.kind != "text" or item.column != further.column or further.drawn is not None:
            continue
        marker_x = item.line.bbox[0] if item.drawn is None else item.drawn
        if item.drawn is None and find_marker(item.line, None, True) is None:
            continue
        least = _RULES.hanging * bodies.at(item.line).size
        if further.kind == "text" and further.line.bbox[0] - marker_x > least:
            by_column.setdefault(item.column, []).append(further.line.bbox[0])
    return by_column
