"""Joints of lines: what their places say against two lines being one paragraph's, or two paragraphs'.

The measures are the document's own: how far its lines leave the column free, what parts its paragraphs, how
even its steps are. They are taken from what was read, without what made lines into paragraphs.
"""

from collections.abc import Sequence
from itertools import pairwise

from ...model.document import Line, Run
from .joining import is_centred, opens_with_lead
from .joint_usage import (
    RULES,
    JointRules,
    Usage,
    ends_early,
    is_even,
    is_indented,
    is_spaced,
    room,
    usual_step,
)
from .markers import is_terminal
from .paragraph_spacing import is_mixed
from .reasons import (
    EARLY_END,
    FULL_END,
    HEADING,
    HOLE,
    INDENTED,
    INSET,
    ITEM,
    MISSING,
    OUTSIDE,
    OVER,
    UNPARTED,
    WIDER,
    Doubt,
)
from .running_lines import FlowLine
from .units import Unit


def inside(lines: Sequence[FlowLine], usual: Usage, rules: JointRules = RULES) -> list[Doubt]:
    """Return what speaks against lines being one block.

    Args:
        lines: of one block, in reading order.
        usual: in the document.
        rules: what a joint must show.
    """
    doubts: list[Doubt] = []
    step = usual_step(lines)
    if _have_holes(lines, rules):
        doubts.append(HOLE)
    for a, b in pairwise(lines):
        if _has_room(a, b, step, rules):
            doubts.append(MISSING)
        if _opens_text(a, b, usual, rules) or (a is lines[0] and _is_set_apart(a, b, rules)):
            doubts.append(HEADING)
        if _begins_outside(lines, b, rules):
            doubts.append(OUTSIDE)
        if _is_far(a, b, rules):
            doubts.append(INSET)
        if not is_terminal(a.line.text) or b.line.text[:1].islower():
            continue
        if _is_wider(a, b, step, usual):
            doubts.append(WIDER)
        if usual.parting != "" and a.indent <= rules.flush * a.line.size and is_indented(b, rules):
            doubts.append(INDENTED)
        if ends_early(a, b, usual, rules):
            doubts.append(EARLY_END)
        if a.column != b.column and not _is_one_element(a.line, b.line):
            doubts.append(OVER)
    return list(dict.fromkeys(doubts))


def items(unit: Unit, rules: JointRules = RULES) -> list[Doubt]:
    """Return what speaks against a list item being one: a line that begins where it does, or with its sign.

    Args:
        unit: its lines.
        rules: what a joint must show.
    """
    if unit.kind != "item":
        return []
    first, *further = unit.lines
    if any(_begins_as(first, it, further, rules) for it in further):
        return [ITEM]
    return [OUTSIDE] if any(_falls_back(a, b, rules) for a, b in pairwise(further)) else []


def _falls_back(a: FlowLine, b: FlowLine, rules: JointRules) -> bool:
    """Return whether a further line of an item begins left of the one above, which hangs below its text."""
    return a.column == b.column and b.line.bbox[0] < a.line.bbox[0] - rules.outside * b.line.size


def _begins_as(first: FlowLine, item: FlowLine, further: Sequence[FlowLine], rules: JointRules) -> bool:
    if item.column != first.column:
        return False
    if item.drawn is not None:
        return True
    if abs(item.line.bbox[0] - first.line.bbox[0]) > rules.flush * item.line.size:
        return False
    sign = first.line.text[:1]
    if not sign.isalnum() and item.line.text[:1] == sign:
        return True
    hanging = item.line.bbox[0] + rules.hanging * item.line.size
    return first.drawn is None and any(
        it.column == first.column and it.line.bbox[0] > hanging for it in further
    )


def between(unit: Unit, following: Unit | None, usual: Usage, rules: JointRules = RULES) -> list[Doubt]:
    """Return what speaks against the end of a block being a paragraph's.

    Args:
        unit: its lines.
        following: lines of the block behind it.
        usual: in the document.
        rules: what a joint must show.
    """
    if following is None or following.kind != "text" or unit.kind not in ("text", "item"):
        return []
    a, b = unit.lines[-1], following.lines[0]
    if a.column == b.column or not is_terminal(a.line.text) or not _are_one_size(a.line, b.line, rules):
        return []
    edge = 0.0 if unit.kind == "text" else (unit.text_x or 0.0) - unit.lines[0].left
    full = room(a, b, rules) <= (usual.free or 0.0)
    return [FULL_END] if full and b.indent - edge <= rules.flush * b.line.size else []


def above(unit: Unit, before: Unit | None, usual: Usage, rules: JointRules = RULES) -> list[Doubt]:
    """Return what speaks against the start of a block being a paragraph's.

    Args:
        unit: its lines.
        before: lines of the block above it.
        usual: in the document.
        rules: what a joint must show.
    """
    if before is None or unit.kind != "text" or before.kind not in ("text", "item"):
        return []
    a, b = before.lines[-1], unit.lines[0]
    if a.column != b.column or not _are_one_size(a.line, b.line, rules):
        return []
    if a.line.tag is not None and b.line.tag is not None and a.line.tag.element != b.line.tag.element:
        return []
    if opens_with_lead(a.line, b.line):
        return []
    if is_spaced(before, unit, usual, rules):
        return [UNPARTED] if _may_be_stretched(a, b, usual, rules) else []
    if before.kind == "item":
        return [UNPARTED] if _hangs(b, before, rules) else []
    indented = is_indented(b, rules)
    unparted = (
        usual.parting == "space"
        or (usual.parting == "indent" and not indented)
        or (usual.parting == "any" and not indented and not ends_early(a, b, usual, rules))
    )
    return [UNPARTED] if unparted else []


def _may_be_stretched(a: FlowLine, b: FlowLine, usual: Usage, rules: JointRules) -> bool:
    """Return whether another face can have moved a line down that is not indented as all first lines are."""
    if usual.parting != "indent" or usual.step is None or abs(b.indent) > rules.flush * b.line.size:
        return False
    step = b.line.baseline - a.line.baseline - b.parted
    near = step <= rules.stretched * usual.step * b.line.size
    return near and is_mixed(a.line, b.line) and not ends_early(a, b, usual, rules)


def _hangs(item: FlowLine, before: Unit, rules: JointRules) -> bool:
    """Return whether a line starts where the text of the list item above it does."""
    edges = [before.text_x, *(it.line.bbox[0] for it in before.lines[1:2] if it.column == item.column)]
    return any(
        edge is not None and abs(item.line.bbox[0] - edge) <= rules.flush * item.line.size for edge in edges
    )


def _has_room(a: FlowLine, b: FlowLine, usual: float, rules: JointRules) -> bool:
    step = b.line.baseline - a.line.baseline - b.parted
    return a.column == b.column and 0 < rules.missing * usual <= step


def _is_wider(a: FlowLine, b: FlowLine, step: float, usual: Usage) -> bool:
    """Return whether a line stands lower than others do, without a raised sign."""
    if a.column != b.column or not is_even(a, b):
        return False
    return b.line.baseline - a.line.baseline - b.parted - step > usual.wider * b.line.size


def _begins_outside(lines: Sequence[FlowLine], item: FlowLine, rules: JointRules) -> bool:
    """Return whether a line starts further left than its column and all others of its block there.

    First lines are not looked at: they may be indented, or stand behind a large initial.
    """
    others = [it.line.bbox[0] for it in lines[1:] if it is not item and it.column == item.column]
    return item.line.bbox[0] < min([item.left, *others]) - rules.outside * item.line.size


def _have_holes(lines: Sequence[FlowLine], rules: JointRules) -> bool:
    """Return whether neighbouring lines go on behind wide room at one place, as another column does."""
    return any(
        abs(one - other) <= rules.one_edge
        for a, b in pairwise(lines)
        for one in _behind_holes(a.line, rules)
        for other in _behind_holes(b.line, rules)
    )


def _behind_holes(line: Line, rules: JointRules) -> list[float]:
    if len(line.runs) == 1:
        return []
    return [b.x0 for a, b in pairwise(line.runs) if b.x0 - a.x1 > rules.hole * line.size]


def _is_far(a: FlowLine, b: FlowLine, rules: JointRules) -> bool:
    """Return whether a line starts far right of its column, and is not centred below the one above."""
    far = rules.far * b.line.size
    beside = a.line.bbox[0] if a.column == b.column else a.line.bbox[0] - a.left + b.left
    return (
        b.indent > far and b.line.bbox[0] - beside > far and not (a.column == b.column and is_centred(a, b))
    )


def _opens_text(a: FlowLine, b: FlowLine, usual: Usage, rules: JointRules) -> bool:
    """Return whether a line that ends early without a full stop stands over text like a heading.

    It does where it is set otherwise than the text, or where the text begins with a full line.
    """
    if a.column != b.column or is_terminal(a.line.text) or not b.line.text[:1].isupper():
        return False
    if not ends_early(a, b, usual, rules):
        return False
    width = b.right - b.left
    full = b.line.bbox[2] - b.line.bbox[0] >= rules.full * width and room(a, b, rules) > rules.early * width
    looks = {_look(run, rules) for run in a.line.runs if run.text.strip()}
    return full or (len(looks) == 1 and any(_look(run, rules) not in looks for run in b.line.runs))


def _is_set_apart(a: FlowLine, b: FlowLine, rules: JointRules) -> bool:
    """Return whether a line without a full stop is set in one look, and nothing of the next one is."""
    if a.column != b.column or is_terminal(a.line.text) or not b.line.text[:1].isupper():
        return False
    looks = {_look(run, rules) for run in a.line.runs if run.text.strip()}
    return len(looks) == 1 and all(_look(run, rules) not in looks for run in b.line.runs if run.text.strip())


def _look(run: Run, rules: JointRules) -> tuple[int, bool, bool, int]:
    """Return size in half points, boldness, slant and colour."""
    return round(run.size / rules.same_size), run.weight >= rules.bold, run.face.italic, run.color


def _are_one_size(a: Line, b: Line, rules: JointRules) -> bool:
    return abs(a.size - b.size) <= rules.same_size


def _is_one_element(a: Line, b: Line) -> bool:
    return a.tag is not None and b.tag is not None and a.tag.element == b.tag.element
