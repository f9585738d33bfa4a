"""Stretches of text with their style and with the page of the source on which they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ...model.compilation import Compilation, KeyTerm

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
class PrintedRun:
    """A stretch of text in one style.

    Attributes:
        editorial: the bold was put in by the editors.
        changed: it differs from the words to which it is compared.
    """

    text: str
    strong: bool = False
    right_to_left: bool = False
    editorial: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where words come from: "p. 22" of the source, or the editors; linked to the entry in the annex.

    Attributes:
        described: the same in words, for those who hear it: "page 22 of the report of Africa".
        editorial: the words were changed or added; the link leads to the decision.
    """

    text: str
    target: str
    editorial: bool = False
    described: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """An item's words with its reference; `anchor` is the item's id.

    Attributes:
        priority: whether it stands in a section of issues or actions.
        added: the editors added it; it stands in no source.
    """

    anchor: str
    runs: tuple[PrintedRun, ...]
    reference: Reference | None
    priority: bool
    added: bool = False


def runs_of(text: str, key_terms: Iterable[KeyTerm] = ()) -> tuple[PrintedRun, ...]:
    """Split `text` where bold or the writing direction changes; joined, the runs are `text`."""
    cuts = {0, len(text)}
    terms = tuple(key_terms)
    printed = [(term.start, term.end) for term in terms if term.origin == "source"]
    put_in = [(term.start, term.end) for term in terms if term.origin == "editorial"]
    leftward = [match.span() for match in _RIGHT_TO_LEFT.finditer(text)]
    for start, end in (*printed, *put_in, *leftward):
        cuts |= {start, end}
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return tuple(
        PrintedRun(
            text[a:b],
            strong=_covered(a, printed) or _covered(a, put_in),
            right_to_left=_covered(a, leftward),
            editorial=_covered(a, put_in) and not _covered(a, printed),
        )
        for a, b in pairwise(places)
    )


def anchors_of(compilation: Compilation) -> frozenset[str]:
    """Return the places of the document: the ids of its chapters, sections and items."""
    anchors = set()
    for report in compilation.reports:
        anchors.add(report.region.id)
        for section in report.sections:
            anchors |= {section.id, *(item.id for item in section.items)}
    return frozenset(anchors)


def _covered(position: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
