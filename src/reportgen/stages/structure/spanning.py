"""What lies across a gutter: headings that belong to both columns, and rules that part both."""

from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line, Shape
from ...model.geometry import BBox, overlap, union
from .gutters import GUTTERS, Gutter
from .style import BodyStyle, is_body


class SpanRules(NamedTuple):
    """What makes a short line a heading over both columns."""

    bar: float = 4.0
    """Points: shapes higher than this are bars with words on them, thinner ones rules."""
    bar_height: float = 6.0
    """A heading's bar is at most this many ems high."""
    over: float = 20.0
    """Points by which a bar or rule reaches over a gutter on both sides."""
    heading: float = 1.15
    """Share of the body's size from which a line without a bar can be a heading over both columns."""
    level: float = 0.5
    """Pitches by which balanced columns may end apart, and that are free between them and a heading."""
    heading_gap: float = 2.2
    """Pitches that are free beside such a heading."""


_RULES = SpanRules()


def spanning(
    lines: Sequence[Line], gutter: Gutter, shapes: Sequence[Shape], taken: Sequence[BBox], body: BodyStyle
) -> set[int]:
    """Return lines (by id) that are short but belong to both columns: headings across the gutter.

    Such a heading stands in a painted bar or over a rule that crosses the gutter, or the other column
    is empty beside it, above and below running on; or it stands at the page's foot below both columns.
    """
    across: set[int] = set()
    wide = [
        s.bbox
        for s in shapes
        if s.kind != "image"
        and s.bbox[0] < gutter.left - _RULES.over
        and s.bbox[2] > gutter.right + _RULES.over
    ]
    right = [line.bbox for line in lines if line.bbox[0] >= gutter.right - GUTTERS.edge]
    right += [box for box in (*taken, *_solid(shapes)) if box[0] >= gutter.right - body.size]
    for line in lines:
        if line.bbox[2] > gutter.left + GUTTERS.edge or is_body(line, body):
            continue
        if any(_holds(box, line) for box in wide):
            across.add(id(line))
            continue
        if _ends_both(line, lines, right, gutter, body):
            across.add(id(line))
            continue
        if line.size < _RULES.heading * body.size:
            continue
        whole = _whole(line, lines)
        above = max((box[3] for box in right if box[3] <= whole[1] + 2), default=None)
        below = min((box[1] for box in right if box[1] >= whole[3] - 2), default=None)
        beside = any(overlap(box[1], box[3], whole[1], whole[3]) > 1 for box in right)
        if above is None or below is None or beside:
            continue
        if below - above >= _RULES.heading_gap * body.pitch:
            across.add(id(line))
    return across


def _solid(shapes: Sequence[Shape]) -> list[BBox]:
    """Return the boxes of pictures and painted areas: beside them a heading is its column's."""
    boxes = [shape.bbox for shape in shapes if shape.kind != "rule"]
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) > _RULES.bar]


def cuts(lines: Sequence[Line], gutter: Gutter, shapes: Sequence[Shape]) -> list[float]:
    """Return the heights of the rules that part both columns: what stands above them is read first.

    Such a rule crosses the gutter, no line, and has text of both columns above and below it.
    """
    left = [line.bbox for line in lines if line.bbox[2] <= gutter.left + GUTTERS.edge]
    right = [line.bbox for line in lines if line.bbox[0] >= gutter.right - GUTTERS.edge]
    found = []
    for shape in shapes:
        x0, top, x1, foot = shape.bbox
        thin = shape.kind != "image" and foot - top <= _RULES.bar
        if not thin or x0 >= gutter.left - _RULES.over or x1 <= gutter.right + _RULES.over:
            continue
        between = all(_lie_around(side, (top + foot) / 2) for side in (left, right))
        if between and all(overlap(line.bbox[1] + 1, line.bbox[3], top, foot) <= 0 for line in lines):
            found.append((top + foot) / 2)
    return sorted(found)


def _lie_around(boxes: Sequence[BBox], height: float) -> bool:
    """Return whether boxes lie on both sides of a height."""
    return any(box[3] <= height + 1 for box in boxes) and any(box[1] >= height - 1 for box in boxes)


def _whole(line: Line, lines: Sequence[Line]) -> BBox:
    """Return the box of the heading that a line is part of: lines of its size right above and below."""
    box = line.bbox
    alike = [other for other in lines if abs(other.size - line.size) <= GUTTERS.same_size]
    for down in (False, True):
        last = line.baseline
        for other in sorted(alike, key=lambda it: it.baseline, reverse=not down):
            step = (other.baseline - last) * (1 if down else -1)
            one_column = overlap(other.bbox[0], other.bbox[2], line.bbox[0], line.bbox[2]) > 0
            if one_column and 0 < step <= GUTTERS.heading_step * line.size:
                box, last = union((box, other.bbox)), other.baseline
    return box


def _ends_both(
    line: Line, lines: Sequence[Line], right: Sequence[BBox], gutter: Gutter, body: BodyStyle
) -> bool:
    """Return whether a heading stands below two columns that end level: they were balanced before it."""
    if line.size < _RULES.heading * body.size or not right:
        return False
    left = [
        other.bbox[3]
        for other in lines
        if other.bbox[2] <= gutter.left + GUTTERS.edge and is_body(other, body)
    ]
    if not left:
        return False
    ends = max(left), max(box[3] for box in right)
    level = abs(ends[0] - ends[1]) <= _RULES.level * body.pitch
    return level and line.bbox[1] >= max(ends) + _RULES.level * body.pitch


def _holds(box: BBox, line: Line) -> bool:
    """Return whether a wide shape is a line's bar (around it) or its rule (right below or above it)."""
    height = box[3] - box[1]
    middle = (line.bbox[1] + line.bbox[3]) / 2
    if height > _RULES.bar:
        return (
            box[1] - 1 <= middle <= box[3] + 1
            and height < _RULES.bar_height * line.size
            and box[0] <= line.bbox[0] + 1
        )
    near = -1 <= box[1] - line.bbox[3] <= 0.9 * line.size or -1 <= line.bbox[1] - box[3] <= 0.6 * line.size
    return near and abs(box[0] - line.bbox[0]) < _RULES.bar_height * line.size
