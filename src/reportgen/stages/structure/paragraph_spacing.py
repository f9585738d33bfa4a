"""How a document parts its paragraphs: what it does in clear cases decides the others."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line
from .body_styles import Bodies
from .markers import find_marker, is_terminal, spoken
from .running_lines import FlowLine
from .style import is_body


class ParagraphRules(NamedTuple):
    """Distances that part paragraphs; in ems of the body size unless said."""

    gap: float = 1.14
    """Pitches between two lines above which there is space between paragraphs."""
    far: float = 1.7
    """Pitches above which even an open sentence does not go on in the same column."""
    indent: float = 0.6
    """Least first-line indent."""
    deepest_indent: float = 4.5
    """Deepest first-line indent; more is another column or a centred line."""
    indented: int = 3
    """Indented first lines that make a habit."""
    slack: float = 0.5
    """Room left at a line's end, beyond the next word, that shows the line was ended on purpose."""
    room: float = 1.9
    """Pitches of room at a column's foot that show the next paragraph was moved as a whole."""
    justified: float = 0.6
    """Share of lines that reach the right edge in a justified document."""
    flush: float = 0.3
    """Lines whose left edges differ by less start at one edge."""
    edge: float = 1.5
    """Points by which justified lines may differ at their right edge."""
    trusted: float = 0.97
    """Share of clear cases in which tags agree with the page, from which they are trusted."""
    clear_cases: int = 15
    """Clear cases needed to judge the tags."""
    clear_gap: float = 1.5
    """Pitches above which a full stop before the space clearly ends a paragraph."""
    clear_step: float = 1.05
    """Pitches up to which an open sentence clearly goes on."""
    clear_end: float = 0.3
    """Share of the column's width left free behind a full stop that clearly ends a paragraph."""
    spaced: float = 0.8
    """Share of clear ends with space below them in a document that sets space between paragraphs."""
    clear_ends: int = 8
    """Clear ends needed to judge that."""
    bare: float = 0.5
    """Share of clear ends with no more than a line's step below them in a document that parts by neither."""
    stretched: float = 1.45
    """Pitches up to which another face, or a raised sign, may move a line of a sentence down."""
    stretched_lines: int = 3
    """Lines of open sentences that show it."""
    bare_ends: int = 4
    """Clear ends needed to judge that."""


class Habits(NamedTuple):
    """How the document parts its paragraphs.

    Attributes:
        indents: first lines are indented.
        spaced: space parts paragraphs, so that lines without it belong together.
        bare: neither space nor an indent parts paragraphs: only a last line that ends early shows their end.
        justified: lines reach the right edge.
        tags: structure elements agree with what is seen on the page.
        tags_span: elements run over the ends of pages.
        stretched: pitches by which lines that hold another face, or a raised sign, stand below others; 0.0
            where they stand as close.
    """

    indents: bool
    spaced: bool
    bare: bool
    justified: bool
    tags: bool
    tags_span: bool
    stretched: float = 0.0


def _pairs(lines: Sequence[FlowLine]) -> list[tuple[FlowLine, FlowLine]]:
    return [(a, b) for a, b in pairwise(lines) if a.column == b.column and a.kind == b.kind == "text"]


def measure(lines: Sequence[FlowLine], bodies: Bodies, rules: ParagraphRules = ParagraphRules()) -> Habits:
    """Measure how the document parts its paragraphs.

    Args:
        lines: all lines in reading order.
        bodies: the styles of running text.
        rules: distances.
    """
    pairs = [
        (a, b)
        for a, b in _pairs(lines)
        if is_body(a.line, bodies.at(a.line)) and is_body(b.line, bodies.at(b.line))
    ]
    indents = _indented_starts(lines, bodies, rules)
    inner = [
        a
        for a, b in pairs
        if b.line.baseline - a.line.baseline <= rules.gap * bodies.pitch(b.line)
        and not is_terminal(spoken(a.line))
    ]
    at_edge = sum(1 for a in inner if a.slack <= rules.edge)
    tags, span = _trust_tags(lines, bodies, rules)
    justified = at_edge >= rules.justified * max(1, len(inner))
    ends = _spaces_at_ends(pairs, bodies, rules)
    spaced = len(ends) >= rules.clear_ends and sum(ends) >= rules.spaced * len(ends)
    bare = len(ends) >= rules.bare_ends and len(ends) - sum(ends) >= rules.bare * len(ends)
    indented = indents >= rules.indented
    stretched = _stretched(pairs, bodies, rules)
    return Habits(indented, spaced, bare and not indented, justified, tags, span, stretched)


def is_mixed(a: Line, b: Line) -> bool:
    """Return whether one of two lines holds another face, or a raised or lowered sign."""
    runs = (*a.runs, *b.runs)
    return len(runs) > 2 and (len({run.face.name for run in runs}) > 1 or any(run.rise for run in runs))  # noqa: PLR2004


def _stretched(pairs: Sequence[tuple[FlowLine, FlowLine]], bodies: Bodies, rules: ParagraphRules) -> float:
    """Return the pitches between lines of open sentences that hold another face or a raised sign."""
    steps = sorted(
        step
        for a, b in pairs
        if rules.gap < (step := (b.line.baseline - a.line.baseline - b.parted) / bodies.pitch(b.line))
        and step <= rules.stretched
        and b.line.text[:1].islower()
        and not is_terminal(spoken(a.line))
        and is_mixed(a.line, b.line)
    )
    return steps[-rules.stretched_lines] if len(steps) >= rules.stretched_lines else 0.0


def _spaces_at_ends(
    pairs: Sequence[tuple[FlowLine, FlowLine]], bodies: Bodies, rules: ParagraphRules
) -> list[bool]:
    """Return of each line that clearly ends a paragraph whether space stands below it; list items apart."""
    return [
        b.line.baseline - a.line.baseline > rules.gap * bodies.pitch(b.line)
        for a, b in pairs
        if is_terminal(spoken(a.line))
        and a.slack > rules.clear_end * (a.right - a.left)
        and b.drawn is None
        and find_marker(b.line, a, True) is None
    ]


def _indented_starts(lines: Sequence[FlowLine], bodies: Bodies, rules: ParagraphRules) -> int:
    """Count paragraphs that start with an indented line, tight under a flush line and above another."""
    count = 0
    plain = [item.kind == "text" and is_body(item.line, bodies.at(item.line)) for item in lines]
    for index in range(1, len(lines) - 1):
        a, b, c = lines[index - 1 : index + 2]
        if not all(plain[index - 1 : index + 2]) or not a.column == b.column == c.column:
            continue
        body = bodies.at(b.line)
        shallow, deepest = rules.indent * body.size, rules.deepest_indent * body.size
        tight = b.line.baseline - a.line.baseline <= rules.gap * body.pitch
        flush = max(abs(a.indent), abs(c.indent)) < rules.flush * body.size
        if not tight or not flush or not shallow <= b.indent <= deepest or find_marker(a.line, None, True):
            continue
        count += find_marker(b.line, a, True) is None
    return count


def _trust_tags(lines: Sequence[FlowLine], bodies: Bodies, rules: ParagraphRules) -> tuple[bool, bool]:
    """Compare tags with clear cases on the page: (they can be trusted, they span pages)."""
    agree = total = 0
    for a, b in _pairs(lines):
        if a.line.tag is None or b.line.tag is None:
            continue
        same = a.line.tag.element == b.line.tag.element
        step, pitch = b.line.baseline - a.line.baseline, bodies.pitch(b.line)
        if step > rules.clear_gap * pitch and is_terminal(spoken(a.line)):
            total, agree = total + 1, agree + (not same)
        elif (
            step <= rules.clear_step * pitch and not is_terminal(spoken(a.line)) and b.line.text[:1].islower()
        ):
            total, agree = total + 1, agree + same
    return total >= rules.clear_cases and agree >= rules.trusted * total, _tags_span(lines)


def _tags_span(lines: Sequence[FlowLine]) -> bool:
    """Return whether one element holds a sentence that runs over a page end; some producers cut it there."""
    text = [item for item in lines if item.kind == "text" and item.line.tag is not None]
    open_ends = [
        (a, b)
        for a, b in pairwise(text)
        if a.line.page != b.line.page and not is_terminal(spoken(a.line)) and b.line.text[:1].islower()
    ]
    return bool(open_ends) and all(same_element(a, b) for a, b in open_ends)


def same_element(a: FlowLine, b: FlowLine) -> bool | None:
    """Return whether two lines are tagged as one element, None where one has no tag."""
    if a.line.tag is None or b.line.tag is None:
        return None
    return a.line.tag.element == b.line.tag.element
