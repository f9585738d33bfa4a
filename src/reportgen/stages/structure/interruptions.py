"""What stands between two halves of a sentence: pull-quotes and labels that no frame or inset shows."""

from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line
from .blocks import SetApart, differs, set_apart
from .body_styles import Bodies
from .markers import is_terminal, spoken
from .reading_order import TextColumn
from .style import BodyStyle, is_body, line_style


class InterruptionRules(NamedTuple):
    """What makes lines an interruption."""

    lines: int = 14
    """At most this many lines between the halves; more are a section of their own."""
    text_length: int = 25
    """Characters of the line that is left open; shorter ones are titles and entries."""
    space: float = 1.3
    """Pitches between the halves and what interrupts them; emphasis inside a sentence stands tight."""


_BROKEN = ("-", "\u2010", "\u00ad")


def find(
    columns: Sequence[TextColumn], bodies: Bodies, rules: InterruptionRules = InterruptionRules()
) -> tuple[list[TextColumn], list[SetApart]]:
    """Return the columns without what interrupts their sentences, and this, set apart.

    Lines of another style interrupt a sentence where running text is left open before them and goes on in a
    small letter right behind them, over the ends of columns and pages too.

    Args:
        columns: the document's columns in reading order.
        bodies: the styles of running text.
        rules: how much may stand between.
    """
    lines = [line for column in columns for line in column.lines]
    between = [line for group in _groups(lines, bodies, rules) for line in group]
    if not between:
        return list(columns), []
    taken = {id(line) for line in between}
    kept = []
    for column in columns:
        rest = tuple(line for line in column.lines if id(line) not in taken)
        if rest:
            kept.append(column._replace(lines=rest))
    apart = [group for column in columns for group in _in_column(column, taken)]
    return kept, [set_apart("aside", group) for group in apart]


def _in_column(column: TextColumn, taken: set[int]) -> list[list[Line]]:
    """Return the runs of taken lines of a column."""
    groups: list[list[Line]] = []
    open_group = False
    for line in column.lines:
        if id(line) not in taken:
            open_group = False
        elif open_group:
            groups[-1].append(line)
        else:
            groups.append([line])
            open_group = True
    return groups


def _groups(lines: Sequence[Line], bodies: Bodies, rules: InterruptionRules) -> list[list[Line]]:
    """Return the runs of lines that stand between two halves of a sentence."""
    groups: list[list[Line]] = []
    before: Line | None = None
    between: list[Line] = []
    for line in lines:
        body = bodies.at(line)
        if not is_body(line, body):
            between.append(line)
            continue
        if before is not None and _interrupts(before, between, line, body, rules):
            groups.append(between)
        before, between = line, []
    return groups


def _interrupts(
    before: Line, between: Sequence[Line], line: Line, body: BodyStyle, rules: InterruptionRules
) -> bool:
    """Return whether lines part two halves of a sentence."""
    some = 0 < len(between) <= rules.lines
    return some and _goes_on(before, line, body, rules) and _is_apart([before, *between, line], body, rules)


def _is_apart(lines: Sequence[Line], body: BodyStyle, rules: InterruptionRules) -> bool:
    """Return whether space parts lines from the halves before and behind them, and their look does."""
    edges = (lines[:2], lines[-2:])
    loose = [
        above.page != line.page or not 0 < line.baseline - above.baseline <= rules.space * body.pitch
        for above, line in edges
    ]
    return all(loose) and any(differs(line_style(line, body), body) for line in lines[1:-1])


def _goes_on(before: Line, line: Line, body: BodyStyle, rules: InterruptionRules) -> bool:
    """Return whether one line of running text goes on with the sentence that another leaves open."""
    text = before.text.rstrip()
    if len(text) < rules.text_length or is_terminal(spoken(before)):
        return False
    style, other = line_style(before, body), line_style(line, body)
    same = (style.size, style.italic, style.color) == (other.size, other.italic, other.color)
    return same and (line.text[:1].islower() or (text.endswith(_BROKEN) and line.text[:1].isalpha()))
