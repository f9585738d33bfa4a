"""Joints of lines: what their places say against two lines being one paragraph's, or two paragraphs'.

The measures are the document's own: how far its lines leave the column free, what parts its paragraphs, how
even its steps are. They are taken from what was read, without what made lines into paragraphs.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Run
from ...model.geometry import median
from .joining import Unit, is_centred
from .markers import is_terminal
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


class JointRules(NamedTuple):
    """What a joint must show; in ems of the line's size unless said."""

    space: float = 0.35
    """Room for the space before a word that would have fitted, and for what rounding moves."""
    word_error: float = 0.4
    """The width of a word, taken by its letters, may be wrong by this: “An” is wider than two letters are."""
    usual_free: float = 0.97
    """Share of the lines inside paragraphs that leave no more room than is usual."""
    pairs: int = 20
    """Joints that show what is usual, at least."""
    early: float = 0.3
    """Share of the column's width left free that is early where nothing shows what is usual."""
    wider: float = 0.015
    """A step wider than the usual one of its block by this may be a paragraph's, where others are even."""
    steps: float = 0.995
    """Share of the steps inside sentences that are no wider than is usual (browsers round to pixels)."""
    missing: float = 1.7
    """Times the usual step of its block that a step is where a line may be missing."""
    indent: tuple[float, float] = (0.8, 4.0)
    """A first line is indented by so much."""
    flush: float = 0.3
    """A line starts at the edge of its column within this."""
    outside: float = 1.0
    """A line begins outside its block where it starts further left by this."""
    far: float = 8.0
    """A line is far from the left edge of its column, and of the line above, by this."""
    hanging: float = 0.4
    """An item's further lines start right of its marker by this, at least."""
    hole: float = 0.9
    """Room between two runs of a line that is no space between words."""
    full: float = 0.8
    """Share of its column's width that a full line takes."""
    one_edge: float = 0.3
    """Points by which the words behind two such rooms may differ at their left edge."""
    same_size: float = 0.5
    """Points by which sizes of one look differ."""
    bold: int = 600
    """Weight from which a face is bold."""
    parted: float = 0.94
    """Share of a document's neighbouring paragraphs that are parted alike, where the others are doubted."""
    others: int = 2
    """As many of them may be parted otherwise in any document."""
    few: int = 8
    """Neighbouring paragraphs that show how they are parted, at least."""
    gap: float = 0.12
    """Space that parts paragraphs, over the usual step."""


_RULES = JointRules()


class Usage(NamedTuple):
    """What is usual in a document.

    Attributes:
        free: points that its lines leave free at most though the next word would have fitted; None where
            too few lines show it.
        step: ems from one of its lines to the next; None where too few show it.
        wider: ems by which its lines stand lower than others of their block at most, inside sentences.
        parting: what parts its paragraphs in a column: "space", "indent", or "any" where each shows space, an
            indent or room at its end; "" where nothing always does.
    """

    free: float | None
    step: float | None
    wider: float
    parting: str


def usage(units: Sequence[Unit], rules: JointRules = _RULES) -> Usage:
    """Return what is usual in a document.

    Args:
        units: its lines in reading order.
        rules: what shows it.
    """
    inner = [
        (a, b)
        for unit in units
        if unit.kind in ("text", "item")
        for a, b in pairwise(unit.lines)
        if a.column == b.column and not is_terminal(a.line.text)
    ]
    free = sorted(_room(a, b, rules) for a, b in inner)
    usual = max(0.0, free[int(rules.usual_free * (len(free) - 1))]) if len(free) >= rules.pairs else None
    steps = [(b.line.baseline - a.line.baseline) / b.line.size for a, b in inner]
    known = Usage(usual, median(steps) if usual is not None else None, _usual_wider(units, rules), "")
    return known._replace(parting=_parting(units, known, rules))


def _usual_wider(units: Sequence[Unit], rules: JointRules) -> float:
    wider = sorted(
        (b.line.baseline - a.line.baseline - usual) / b.line.size
        for unit in units
        if unit.kind in ("text", "item") and len(unit.lines) > 2  # noqa: PLR2004
        for usual in [_usual_step(unit.lines)]
        for a, b in pairwise(unit.lines)
        if a.column == b.column and not is_terminal(a.line.text) and _is_even(a, b)
    )
    most = wider[int(rules.steps * (len(wider) - 1))] if wider else 0.0
    return max(most, 0.0) + rules.wider


def _usual_step(lines: Sequence[FlowLine]) -> float:
    steps = [b.line.baseline - a.line.baseline for a, b in pairwise(lines) if a.column == b.column]
    return median(steps) if steps else 0.0


def _parting(units: Sequence[Unit], usual: Usage, rules: JointRules) -> str:
    pairs = [(a, b) for a, b in pairwise(units) if _are_neighbours(a, b)]
    if len(pairs) < rules.few:
        return ""
    enough = min(rules.parted * len(pairs), len(pairs) - rules.others)
    spaced = [_is_spaced(a, b, usual, rules) for a, b in pairs]
    indented = [_is_indented(b.lines[0], rules) for _, b in pairs]
    if sum(spaced) >= enough:
        return "space"
    if sum(indented) >= enough:
        return "indent"
    early = [_ends_early(a.lines[-1], b.lines[0], usual, rules) for a, b in pairs]
    return "any" if sum(map(any, zip(spaced, indented, early, strict=True))) >= enough else ""


def inside(lines: Sequence[FlowLine], usual: Usage, rules: JointRules = _RULES) -> list[Doubt]:
    """Return what speaks against lines being one block.

    Args:
        lines: of one block, in reading order.
        usual: in the document.
        rules: what a joint must show.
    """
    found: list[Doubt] = []
    usual_step = _usual_step(lines)
    if _have_holes(lines, rules):
        found.append(HOLE)
    for a, b in pairwise(lines):
        if _has_room(a, b, usual_step, rules):
            found.append(MISSING)
        if _opens_text(a, b, usual, rules) or (a is lines[0] and _is_set_apart(a, b, rules)):
            found.append(HEADING)
        if _begins_outside(lines, b, rules):
            found.append(OUTSIDE)
        if _is_far(a, b, rules):
            found.append(INSET)
        if not is_terminal(a.line.text) or b.line.text[:1].islower():
            continue
        if _is_wider(a, b, usual_step, usual):
            found.append(WIDER)
        if usual.parting != "" and a.indent <= rules.flush * a.line.size and _is_indented(b, rules):
            found.append(INDENTED)
        if _ends_early(a, b, usual, rules):
            found.append(EARLY_END)
        if a.column != b.column and not _is_one_element(a.line, b.line):
            found.append(OVER)
    return list(dict.fromkeys(found))


def items(unit: Unit, rules: JointRules = _RULES) -> list[Doubt]:
    """Return what speaks against a list item being one: a line that begins where it does, or with its sign.

    Args:
        unit: its lines.
        rules: what a joint must show.
    """
    if unit.kind != "item":
        return []
    first, *further = unit.lines
    return [ITEM] if any(_begins_as(first, it, further, rules) for it in further) else []


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


def between(unit: Unit, following: Unit | None, usual: Usage, rules: JointRules = _RULES) -> list[Doubt]:
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
    full = _room(a, b, rules) <= (usual.free or 0.0)
    return [FULL_END] if full and b.indent - edge <= rules.flush * b.line.size else []


def above(unit: Unit, before: Unit | None, usual: Usage, rules: JointRules = _RULES) -> list[Doubt]:
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
    if _is_spaced(before, unit, usual, rules):
        return []
    if before.kind == "item":
        return [UNPARTED] if _hangs(b, before, rules) else []
    indented = _is_indented(b, rules)
    unparted = (
        usual.parting == "space"
        or (usual.parting == "indent" and not indented)
        or (usual.parting == "any" and not indented and not _ends_early(a, b, usual, rules))
    )
    return [UNPARTED] if unparted else []


def _hangs(item: FlowLine, before: Unit, rules: JointRules) -> bool:
    """Return whether a line starts where the text of the list item above it does."""
    edges = [before.text_x, *(it.line.bbox[0] for it in before.lines[1:2] if it.column == item.column)]
    return any(
        edge is not None and abs(item.line.bbox[0] - edge) <= rules.flush * item.line.size for edge in edges
    )


def _are_neighbours(a: Unit, b: Unit) -> bool:
    return a.kind == b.kind == "text" and a.lines[-1].column == b.lines[0].column


def _is_spaced(a: Unit, b: Unit, usual: Usage, rules: JointRules) -> bool:
    """Return whether a block stands lower below another than its own lines do below each other."""
    steps = [
        y.line.baseline - x.line.baseline
        for unit in (a, b)
        for x, y in pairwise(unit.lines)
        if x.column == y.column
    ]
    if not steps and usual.step is not None:
        steps = [usual.step * b.lines[0].line.size]
    if not steps:
        return True
    step = b.lines[0].line.baseline - a.lines[-1].line.baseline
    return step - median(steps) > rules.gap * b.lines[0].line.size


def _is_indented(item: FlowLine, rules: JointRules) -> bool:
    least, most = (ems * item.line.size for ems in rules.indent)
    return least <= item.indent <= most


def _room(a: FlowLine, b: FlowLine, rules: JointRules) -> float:
    """Return the points that line `a` leaves free beyond the first word of line `b`."""
    return a.slack - _first_word(b) - rules.space * a.line.size


def _first_word(item: FlowLine) -> float:
    """Return the width of a line's first word, points."""
    text = item.line.text
    return (item.line.bbox[2] - item.line.bbox[0]) * len(text.split(" ", 1)[0]) / max(1, len(text))


def _ends_early(a: FlowLine, b: FlowLine, usual: Usage, rules: JointRules) -> bool:
    """Return whether a line leaves more room than the document's lines do."""
    free = rules.early * (a.right - a.left) if usual.free is None else usual.free
    return _room(a, b, rules) > free + rules.word_error * a.line.size


def _has_room(a: FlowLine, b: FlowLine, usual: float, rules: JointRules) -> bool:
    step = b.line.baseline - a.line.baseline - b.parted
    return a.column == b.column and 0 < rules.missing * usual <= step


def _is_wider(a: FlowLine, b: FlowLine, usual_step: float, usual: Usage) -> bool:
    """Return whether a line stands lower than others do, without a raised sign."""
    if a.column != b.column or not _is_even(a, b):
        return False
    return b.line.baseline - a.line.baseline - b.parted - usual_step > usual.wider * b.line.size


def _is_even(a: FlowLine, b: FlowLine) -> bool:
    """Return whether no raised or lowered sign moves two lines apart."""
    return not any(run.rise for line in (a.line, b.line) for run in line.runs)


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
    if not _ends_early(a, b, usual, rules):
        return False
    width = b.right - b.left
    full = b.line.bbox[2] - b.line.bbox[0] >= rules.full * width and _room(a, b, rules) > rules.early * width
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
