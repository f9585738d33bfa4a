"""Run-in heads: words that stand out at the start of a line in which the sentence begins already."""

from typing import NamedTuple

from ...model.document import Line
from .markers import is_terminal


class RunInRules(NamedTuple):
    """How near the end of a line comes to the one below it."""

    size: float = 0.08
    """Share of the size of type by which both may differ."""
    step: float = 1.65
    """Ems from one baseline to the next at most."""


_RULES = RunInRules()


def is_run_in(line: Line, below: Line, rules: RunInRules = _RULES) -> bool:
    """Return whether a line begins with a head and ends with words that go on in the line below.

    Args:
        line: whose words stand out.
        below: the next line of its column.
        rules: how near both must come.
    """
    words = [run for run in line.runs if run.text.strip()]
    if not words or not below.runs:
        return False
    first, last = words[0], words[-1]
    if (first.face.name, first.color) == (last.face.name, last.color):
        return False
    if is_terminal(line.text) or not below.text[:1].islower():
        return False
    if below.baseline - line.baseline > rules.step * max(line.size, below.size):
        return False
    head = below.runs[0]
    alike = (last.face.name, last.color) == (head.face.name, head.color)
    return alike and abs(last.size - head.size) <= rules.size * head.size
