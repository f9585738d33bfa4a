"""What is usual where lines and paragraphs of a document meet: room at their ends, steps, what parts them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.geometry import median
from .markers import is_terminal
from .running_lines import FlowLine
from .units import Unit
from .word_widths import first_word


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
    stretched: float = 1.45
    """Usual steps up to which another face, or a raised sign, may move a line down."""
    gap: float = 0.12
    """Space that parts paragraphs, over the usual step."""


RULES = JointRules()


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


def usage(units: Sequence[Unit], rules: JointRules = RULES) -> Usage:
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
    free = sorted(room(a, b, rules) for a, b in inner)
    usual = max(0.0, free[int(rules.usual_free * (len(free) - 1))]) if len(free) >= rules.pairs else None
    steps = [(b.line.baseline - a.line.baseline) / b.line.size for a, b in inner]
    known = Usage(usual, median(steps) if usual is not None else None, _usual_wider(units, rules), "")
    return known._replace(parting=_parting(units, known, rules))


def _usual_wider(units: Sequence[Unit], rules: JointRules) -> float:
    wider = sorted(
        (b.line.baseline - a.line.baseline - usual) / b.line.size
        for unit in units
        if unit.kind in ("text", "item") and len(unit.lines) > 2  # noqa: PLR2004
        for usual in [usual_step(unit.lines)]
        for a, b in pairwise(unit.lines)
        if a.column == b.column and not is_terminal(a.line.text) and is_even(a, b)
    )
    most = wider[int(rules.steps * (len(wider) - 1))] if wider else 0.0
    return max(most, 0.0) + rules.wider


def usual_step(lines: Sequence[FlowLine]) -> float:
    """Return the points from one line of a block to the next; 0 where no column holds two."""
    steps = [b.line.baseline - a.line.baseline for a, b in pairwise(lines) if a.column == b.column]
    return median(steps) if steps else 0.0


def _parting(units: Sequence[Unit], usual: Usage, rules: JointRules) -> str:
    pairs = [(a, b) for a, b in pairwise(units) if _are_neighbours(a, b)]
    if len(pairs) < rules.few:
        return ""
    enough = min(rules.parted * len(pairs), len(pairs) - rules.others)
    spaced = [is_spaced(a, b, usual, rules) for a, b in pairs]
    indented = [is_indented(b.lines[0], rules) for _, b in pairs]
    if sum(spaced) >= enough:
        return "space"
    if sum(indented) >= enough:
        return "indent"
    early = [ends_early(a.lines[-1], b.lines[0], usual, rules) for a, b in pairs]
    return "any" if sum(map(any, zip(spaced, indented, early, strict=True))) >= enough else ""


def _are_neighbours(a: Unit, b: Unit) -> bool:
    return a.kind == b.kind == "text" and a.lines[-1].column == b.lines[0].column


def is_spaced(a: Unit, b: Unit, usual: Usage, rules: JointRules) -> bool:
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


def is_indented(item: FlowLine, rules: JointRules) -> bool:
    """Return whether a line starts right of its column's edge as first lines do."""
    least, most = (ems * item.line.size for ems in rules.indent)
    return least <= item.indent <= most


def room(a: FlowLine, b: FlowLine, rules: JointRules) -> float:
    """Return the points that line `a` leaves free beyond the first word of line `b`."""
    return a.slack - first_word(b.line) - rules.space * a.line.size


def ends_early(a: FlowLine, b: FlowLine, usual: Usage, rules: JointRules) -> bool:
    """Return whether a line leaves more room than the document's lines do."""
    free = rules.early * (a.right - a.left) if usual.free is None else usual.free
    return room(a, b, rules) > free + rules.word_error * a.line.size


def is_even(a: FlowLine, b: FlowLine) -> bool:
    """Return whether no raised or lowered sign moves two lines apart."""
    return not any(run.rise for line in (a.line, b.line) for run in line.runs)
