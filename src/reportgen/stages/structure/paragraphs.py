"""Lines → paragraphs and list items: joined over lines, columns and pages, parted where a new one starts."""

from collections.abc import Sequence, Set

from . import lists
from .body_styles import Bodies
from .joining import Joiner
from .lists import Listed
from .markers import Marker, text_x
from .paragraph_spacing import Habits
from .running_lines import FlowLine
from .units import JoinRules, Unit


def units(
    lines: Sequence[FlowLine], bodies: Bodies, known: Habits, open_words: Set[str] = frozenset()
) -> list[Unit]:
    """Return the document's units in reading order.

    Args:
        lines: all lines in reading order.
        bodies: the styles of running text.
        known: the document's habits.
        open_words: words that no sentence ends in.
    """
    joiner = Joiner(bodies, known, lists.gather(lines, bodies), open_words)
    out: list[Unit] = []
    for item, following in zip(lines, [*lines[1:], None], strict=False):
        last = out[-1] if out else None
        if item.kind != "text":
            if last is not None and _is_one(last, item):
                last.lines.append(item)
            else:
                out.append(Unit(item.kind, [item], group=item.group))
            continue
        open_unit = last if last is not None and last.kind in ("text", "item") else None
        _add(item, following, open_unit, out, joiner)
    _set_levels(out, bodies, joiner.listed)
    return out


def _is_one(unit: Unit, item: FlowLine) -> bool:
    """Return whether a line belongs to the heading above it, or to the table of contents."""
    return unit.kind == item.kind and (item.kind == "contents" or unit.group == item.group)


def _add(
    item: FlowLine, following: FlowLine | None, open_unit: Unit | None, out: list[Unit], joiner: Joiner
) -> None:
    """Add a line of text to the open unit, or open another with it."""
    above = open_unit.lines[-1] if open_unit else None
    marker = joiner.marker(_open_edges(out), above, item)
    if marker is not None:
        out.append(_item(item, marker))
        return
    if open_unit is None or above is None:
        out.append(Unit("text", [item]))
        return
    joined, question = joiner.goes_on(open_unit, above, item, following)
    if joined:
        open_unit.lines.append(item)
    else:
        out.append(Unit("text", [item]))
    if question is not None:
        out[-1].questions.append(question)


def _open_edges(out: Sequence[Unit]) -> list[float]:
    """Return the left edges of the markers of the list that is open in the present column, points."""
    edges: list[float] = []
    for unit in reversed(out):
        if unit.kind != "item" or unit.lines[-1].column != out[-1].lines[-1].column:
            break
        edges.append(unit.marker_x)
    return edges


def _item(item: FlowLine, marker: Marker) -> Unit:
    """Open a list item; a drawn bullet stands left of the line, a printed one at its start."""
    left = item.line.bbox[0]
    if item.drawn is not None:
        return Unit("item", [item], marker.text, marker.length, item.drawn, left)
    return Unit("item", [item], marker.text, marker.length, left, text_x(item.line, marker))


def _set_levels(out: Sequence[Unit], bodies: Bodies, listed: Listed) -> None:
    """Give list items their level by the markers' indentation within each list.

    An item whose marker counts on from another has that one's level: numbers may be set flush right.
    """
    stack: list[float] = []
    depths: dict[int, int] = {}
    for unit in out:
        if unit.kind != "item":
            if unit.kind == "heading":
                stack, depths = [], {}
            continue
        first = unit.lines[0]
        offset, slack = unit.marker_x - first.left, JoinRules().level * bodies.at(first.line).size
        known = depths.get(listed.previous.get(id(first.line), 0), 0)
        if 0 < known <= len(stack):
            del stack[known:]
        else:
            while stack and offset < stack[-1] - slack:
                stack.pop()
            if not stack or offset > stack[-1] + slack:
                stack.append(offset)
        unit.level = depths[id(first.line)] = len(stack)
