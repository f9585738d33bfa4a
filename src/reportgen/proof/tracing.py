"""Where the words of a claim stand on the lines of a source, letter by letter.

The letters of the claim must be those of the lines, in order; between them a line's end may hold a
hyphen that the reading has undone, and a raised mark may be left out (it belongs to a footnote). Lines
that have no part in the claim are passed over as a whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ..model.geometry import BBox
from ..model.provenance import AnyEvidence, Evidence
from .sameness import HYPHENS, drawn, fold
from .witness import SeenLine

SLACK = 2.0
"""Points by which the middle of a line may lie outside the box claimed: engines round differently."""
_INITIAL = 3
"""A drop cap with its quotation mark has at most this many letters."""
_LARGE = 1.5
"""A drop cap is higher than this many lines."""
_MARKER = 8
"""A printed bullet or number before a claim has at most this many letters."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a line that is no white space.

    Attributes:
        char: folded; a figure that is drawn above or below the line as the sign that it is.
        index: in the line's text.
        raised: part of a note's mark.
        ends: a hyphen at the line's end.
    """

    char: str
    index: int
    raised: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Used:
    """Letters of a line that a claim has used: `letters_of(line)[start:end]`."""

    line: SeenLine
    start: int
    end: int


@cache
def letters_of(line: SeenLine) -> tuple[Letter, ...]:
    """Return the letters of a line."""
    out: list[Letter] = []
    for index, char in enumerate(line.text):
        raised = any(start <= index < end for start, end in line.raised)
        if any(start <= index < end for start, end in line.superior):
            char = drawn(char, "sup")
        elif any(start <= index < end for start, end in line.inferior):
            char = drawn(char, "sub")
        out += [Letter(folded, index, raised, False) for folded in fold(char) if not folded.isspace()]
    if out and out[-1].char in HYPHENS:
        last = out[-1]
        out[-1] = Letter(last.char, last.index, last.raised, True)
    return tuple(out)


def letters_of_claim(text: str) -> str:
    """Return the letters that must be found."""
    return "".join(fold(text).split())


def within(lines: Iterable[SeenLine], evidence: Sequence[AnyEvidence]) -> list[SeenLine]:
    """Return the lines whose middle lies in the boxes, box by box, from the top, left to right.

    Where there are paragraphs in the place of boxes, these are returned.
    """
    lines = list(lines)
    out: list[SeenLine] = []
    for place in evidence:
        inside = [line for line in lines if _is_at(line, place)]
        inside.sort(key=lambda line: (round(line.baseline), line.bbox[0]))
        out += [line for line in inside if line not in out]
    return out


def _is_at(line: SeenLine, place: AnyEvidence) -> bool:
    if isinstance(place, Evidence):
        return line.paragraph is None and line.page == place.page and _middle_in(line.bbox, place.bbox)
    return line.paragraph == place.paragraph


def drop_caps(lines: Iterable[SeenLine], inside: Sequence[SeenLine]) -> list[SeenLine]:
    """Return the large initials right beside the first of the lines `inside`; they may be out of its box."""
    if not inside:
        return []
    first = inside[0]
    height = first.bbox[3] - first.bbox[1]
    return [
        line
        for line in lines
        if line.page == first.page
        and len(letters_of(line)) <= _INITIAL
        and line.bbox[3] - line.bbox[1] > _LARGE * height
        and 0 <= first.bbox[0] - line.bbox[2] + SLACK <= height
        and line.bbox[1] - height <= first.bbox[1] <= line.bbox[3]
    ]


def _middle_in(inner: BBox, outer: BBox) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] - SLACK <= x <= outer[2] + SLACK and outer[1] - SLACK <= y <= outer[3] + SLACK


def trace(text: str, lines: Sequence[SeenLine]) -> tuple[Used, ...] | None:
    """Return the letters of `lines` that are those of `text`, None where they are not.

    Args:
        text: the words claimed.
        lines: where they are claimed to stand, in reading order.
    """
    wanted = letters_of_claim(text)
    if not wanted:
        return ()
    for order in _orders(lines):
        for anywhere in (False, True):
            used = _walk(wanted, order, anywhere)
            if used is not None:
                return used
    return None


def _orders(lines: Sequence[SeenLine]) -> Iterable[list[SeenLine]]:
    """Yield the orders in which lines may be read: as they are, a drop cap first, rows from right to left."""
    yield list(lines)
    for line in lines[1:]:
        if len(letters_of(line)) <= _INITIAL:
            yield [line, *(other for other in lines if other is not line)]
    yield sorted(lines, key=lambda line: (line.page, round(line.baseline), -line.bbox[0]))


def _walk(wanted: str, lines: Sequence[SeenLine], anywhere: bool) -> tuple[Used, ...] | None:
    used: list[Used] = []
    position = 0
    for line in lines:
        step = _first(wanted, line, anywhere) if position == 0 else _follow(wanted, position, line, 0)
        if step is None:
            continue
        start, end, position = step
        used.append(Used(line, start, end))
        if position == len(wanted):
            return tuple(used)
    return None


def _first(wanted: str, line: SeenLine, anywhere: bool) -> tuple[int, int, int] | None:
    """Match a line from its start, behind a printed bullet or number, or anywhere."""
    letters = letters_of(line)
    last = len(letters) if anywhere else min(len(letters), _MARKER)
    for start in range(last):
        if letters[start].char == wanted[0]:
            step = _follow(wanted, 0, line, start)
            if step is not None:
                return step
    return None


def _follow(wanted: str, position: int, line: SeenLine, start: int) -> tuple[int, int, int] | None:
    """Match `wanted[at:]` with a line from its letter `start` on, to the line's or the claim's end.

    Returns:
        (first letter used, letter behind the last one used, place in `wanted`).
    """
    letters = letters_of(line)
    begun = position
    for n in range(start, len(letters)):
        if position == len(wanted):
            return (start, n, position)
        letter, char = letters[n], wanted[position]
        if letter.char == char:
            position += 1
        elif not (letter.raised or letter.ends):
            return None
    return (start, len(letters), position) if position > begun else None
