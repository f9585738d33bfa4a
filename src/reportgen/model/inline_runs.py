"""Italics, raised and lowered letters and links of a text: runs as published, spans to work with.

Bold is not among them: it has fields of its own, as people can change it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from .document import Inline, Script
from .json_text import ABSENT


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A stretch of a text in one style.

    Attributes:
        script: raised or lowered.
        link: address that the words lead to.
    """

    text: str
    italic: bool = field(default=False, metadata=ABSENT)
    script: Script | None = field(default=None, metadata=ABSENT)
    link: str | None = field(default=None, metadata=ABSENT)

    @property
    def is_styled(self) -> bool:
        """Whether it is anything but plain."""
        return self.italic or self.script is not None or self.link is not None


class StyledSpan(NamedTuple):
    """A styled range of a text: `text[start:end]`."""

    start: int
    end: int
    style: StyledRun


def spans_of(runs: Iterable[StyledRun]) -> tuple[StyledSpan, ...]:
    """Return the styled ranges of a text that consists of `runs`."""
    spans, start = [], 0
    for run in runs:
        end = start + len(run.text)
        if run.is_styled:
            spans.append(StyledSpan(start, end, run))
        start = end
    return tuple(spans)


def runs_of(text: str, spans: Sequence[StyledSpan]) -> tuple[StyledRun, ...]:
    """Return the runs of a text with styled ranges, which do not overlap; none where nothing is styled."""
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    if not inside:
        return ()
    cuts = sorted({0, len(text), *(cut for span in inside for cut in span[:2])})
    runs: list[StyledRun] = []
    for a, b in pairwise(cuts):
        style = next((span.style for span in inside if span.start <= a < span.end), StyledRun(""))
        run = StyledRun(text[a:b], style.italic, style.script, style.link)
        if runs and _look(runs[-1]) == _look(run):
            run = StyledRun(runs.pop().text + run.text, run.italic, run.script, run.link)
        runs.append(run)
    return tuple(runs)


def _look(run: StyledRun) -> tuple[object, ...]:
    return run.italic, run.script, run.link


def styled(text: str, runs: Iterable[Inline]) -> tuple[StyledRun, ...]:
    """Return the runs of a block's text; none where nothing but bold stands out, or all of it is italic.

    Text that is italic as a whole is a matter of its source's design, as its face is.
    """
    read = [StyledRun(run.text, run.italic, run.script, run.link) for run in runs]
    if all(run.italic or not run.text.strip() for run in read):
        read = [StyledRun(run.text, False, run.script, run.link) for run in read]
    spans = [span for span in spans_of(read) if span.style.text.strip()]
    return runs_of(text, spans) if "".join(run.text for run in read) == text else ()
