"""Stretches of text with their style and with the page of the source on which they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..schema import KeyTerm

_RIGHT_TO_LEFT = re.compile(
    # a run of Hebrew, Arabic or related letters, with the spaces and marks between its words
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\u200c\u200d]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold or advises against: controls, lone surrogates, no characters."""


def printable(text: str) -> str:
    """Return `text` without control characters, which no reader sees and no XML file may hold."""
    return _UNPRINTABLE.sub("", text)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    strong: bool = False
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where words stand in their source: "p. 22", linked to the entry in the Sources annex."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """An item's words with its reference; `anchor` is the item's id.

    Attributes:
        priority: whether it stands in a section of issues or actions.
    """

    anchor: str
    runs: tuple[Run, ...]
    reference: Reference | None
    priority: bool


def runs_of(text: str, key_terms: Iterable[KeyTerm] = ()) -> tuple[Run, ...]:
    """Split `text` where bold or the writing direction changes; joined, the runs are `text`."""
    cuts = {0, len(text)}
    bold = [(term.start, term.end) for term in key_terms]
    leftward = [match.span() for match in _RIGHT_TO_LEFT.finditer(text)]
    for start, end in (*bold, *leftward):
        cuts |= {start, end}
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return tuple(Run(text[a:b], _covered(a, bold), _covered(a, leftward)) for a, b in pairwise(places))


def _covered(position: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
