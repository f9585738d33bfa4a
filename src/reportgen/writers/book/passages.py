"""Stretches of text with their style and with the page of the source on which they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ...model.compilation import Compilation, KeyTerm
from ...model.document import Script
from ...model.inline_runs import StyledRun, spans_of

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
class PrintedNote:
    """A footnote of a chapter.

    Attributes:
        anchor: its id.
        number: in its chapter, from 1.
        place: where it stands in the source: "p. 22"; "" where nobody knows.
    """

    anchor: str
    number: int
    runs: tuple["PrintedRun", ...]
    place: str


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The mark of a footnote in the text.

    Attributes:
        note: to which it leads.
        first: the note's first mark, to which it leads back.
    """

    note: PrintedNote
    first: bool = True


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """A stretch of text in one style.

    Attributes:
        editorial: the bold was put in by the editors.
        changed: it differs from the words to which it is compared.
        script: raised or lowered.
        link: web address that the words lead to.
        call: the mark of a footnote; the run then has no text.
    """

    text: str
    strong: bool = False
    right_to_left: bool = False
    editorial: bool = False
    changed: bool = False
    italic: bool = False
    script: Script | None = None
    link: str | None = None
    call: NoteCall | None = None


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


def runs_of(
    text: str,
    key_terms: Iterable[KeyTerm] = (),
    styles: Iterable[StyledRun] = (),
    calls: Iterable[tuple[int, NoteCall]] = (),
) -> tuple[PrintedRun, ...]:
    """Split `text` where its style or the writing direction changes; joined, the runs are `text`.

    Args:
        text: the words.
        key_terms: what is bold in it.
        styles: runs with italics, raised and lowered letters, links.
        calls: marks of footnotes with the place at which each stands.
    """
    cuts = {0, len(text)}
    terms, marks = tuple(key_terms), sorted(calls, key=lambda call: call[0])
    printed = [(term.start, term.end) for term in terms if term.origin == "source"]
    put_in = [(term.start, term.end) for term in terms if term.origin == "editorial"]
    leftward = [match.span() for match in _RIGHT_TO_LEFT.finditer(text)]
    spans = spans_of(styles)
    for start, end in (*printed, *put_in, *leftward, *((span.start, span.end) for span in spans)):
        cuts |= {start, end}
    cuts |= {offset for offset, _ in marks}
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    out = [PrintedRun("", call=call) for offset, call in marks if offset <= 0]
    for a, b in pairwise(places):
        style = next((span.style for span in spans if span.start <= a < span.end), StyledRun(""))
        out.append(
            PrintedRun(
                text[a:b],
                strong=_covered(a, printed) or _covered(a, put_in),
                right_to_left=_covered(a, leftward),
                editorial=_covered(a, put_in) and not _covered(a, printed),
                italic=style.italic,
                script=style.script,
                link=style.link,
            )
        )
        out += [PrintedRun("", call=call) for offset, call in marks if offset == b]
    return tuple(out)


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
