"""Raised and lowered words: which runs of a line are, and which can be written as signs of their own.

The printed word is never altered: a run becomes signs ("m²", "CO₂", "10⁶") only if all of it can; letters
("2nd", "N°") stay the letters that they are, and the run says that they are raised.
"""

from typing import NamedTuple

from ...model.document import Line, Run, Script
from ...model.script_signs import WITH_FORMS, as_sign


class ScriptRules(NamedTuple):
    """What makes a run raised or lowered; in ems of its line."""

    rise: float = 0.12
    """A raised or lowered run stands off the baseline by more than this."""
    drop: float = 0.05
    """The same of small print below the baseline; some lower it a little only."""
    small: float = 0.88
    """Small print is smaller than this share of the line's size."""
    large_rise: float = 0.25
    """The same of print that is hardly smaller than its line's."""
    large: float = 0.995
    """Larger print is neither raised nor lowered."""


_RULES = ScriptRules()


def script_of(run: Run, line: Line) -> Script | None:
    """Return whether a run of a line is raised or lowered, None where it stands on the line."""
    rise, size = run.rise, line.size
    if -_RULES.drop * size <= rise <= _RULES.rise * size or run.size > _RULES.large * size:
        return None
    if not any(char.isalnum() or char in "*†‡§¶" for char in run.text):
        return None
    if run.size > _RULES.small * size and abs(rise) <= _RULES.large_rise * size:
        return None
    return "sup" if rise > 0 else "sub"


def as_signs(text: str, script: Script) -> str | None:
    """Return text as raised or lowered signs, None where not all of it has such a sign."""
    core = text.strip()
    if not WITH_FORMS.issuperset(core) or not any(char.isdigit() for char in core):
        return None
    return as_sign(text, script)
