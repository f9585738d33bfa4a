"""Footnotes: small lines below all running text of their column, each from its mark on."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import overlap
from .blocks import SetApart, set_apart
from .style import BodyStyle


class NoteRules(NamedTuple):
    """What makes a footnote; in ems of the note's size unless said."""

    size: float = 0.93
    """Footnotes are smaller than this share of the body's size."""
    raised: float = 0.1
    """A mark stands above the baseline by more than this."""
    mark_length: int = 3
    """Characters of a raised mark at most."""
    next_mark: int = 2
    """A note's number is at most this much above the one before (a note may stand elsewhere)."""
    text_size: float = 0.97
    """Lines from this share of the body's size on are running text: no note stands above them."""
    line_step: float = 2.0
    """Between the baselines of one note's lines at most."""
    hanging: float = 3.0
    """A note hangs to the right of its mark by less than this."""
    same_row: float = 0.4
    """Pieces whose baselines differ by less stand in one row."""
    above: float = 0.5
    """Lines may start this far above the first note's baseline."""
    column: int = 30
    """Points: left edges of notes in one column differ by less."""


_BARE = re.compile(r"^\s*(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?\s*$")
_MARK = re.compile(r"^\s*(\d{1,3}(?!\d)|[*†‡§¶]{1,3}|[a-z](?=[\s.)]))\s*[.)]?\s*(?=\S)")
_NOTE_ROLES = frozenset({"Note", "FENote"})


def _raised_mark(line: Line, rules: NoteRules) -> str | None:
    """Return the mark that a footnote's first line starts with, None where there is none."""
    first = line.runs[0]
    if first.rise > rules.raised * line.size and first.text.strip():
        return first.text.strip()
    match = _MARK.match(line.text)
    return match.group(1) if match else None


def _is_bare_mark(line: Line, small: Sequence[Line], rules: NoteRules) -> bool:
    """Return whether a piece is a mark alone, its note hanging to the right on the same line."""
    if not _BARE.match(line.text):
        return False
    return any(
        abs(other.baseline - line.baseline) < rules.same_row * line.size
        and 0 < other.bbox[0] - line.bbox[2] <= rules.hanging * line.size
        for other in small
    )


def _starts_raised(line: Line, rules: NoteRules) -> bool:
    """Return whether a line starts with a raised number or sign: running text never does."""
    first = line.runs[0]
    mark = first.text.strip()
    raised = first.rise > rules.raised * line.size
    return raised and 0 < len(mark) <= rules.mark_length and not mark.isalpha()


def _is_tagged_note(line: Line) -> bool:
    return line.tag is not None and bool(_NOTE_ROLES & {line.tag.role, *line.tag.path})


def _below_text(line: Line, page: Page, body: BodyStyle, rules: NoteRules) -> bool:
    """Return whether no running text of the same column stands below a line."""
    return not any(
        other.baseline > line.baseline + 1
        and other.size >= rules.text_size * body.size
        and overlap(other.bbox[0], other.bbox[2], line.bbox[0], line.bbox[2]) > 0
        for other in page.lines
    )


def _column_key(line: Line, starts: Sequence[Line], rules: NoteRules) -> int:
    """Return which column of notes a line belongs to, by the starts at its left."""
    step = rules.column
    lefts = sorted({round(start.bbox[0] / step) for start in starts})
    reach = line.bbox[0] + step // 2 + 1
    return max((at for at, left in enumerate(lefts) if left * step <= reach), default=0)


def _is_next(line: Line, notes: Sequence[Sequence[Line]], rules: NoteRules) -> bool:
    """Return whether a line with a mark starts a note: raised, or the number that follows the last one."""
    if line.runs[0].rise > 0:
        return True
    mark = _raised_mark(line, rules)
    last = _raised_mark(notes[-1][0], rules) if notes else None
    if mark is None or last is None or not mark.isdecimal() or not last.isdecimal():
        return True
    return 0 < int(mark) - int(last) <= rules.next_mark


def _goes_on(line: Line, last: Line, rules: NoteRules) -> bool:
    near = line.baseline - last.baseline <= rules.line_step * line.size
    aligned = overlap(line.bbox[0], line.bbox[2], last.bbox[0], last.bbox[2]) > 0
    return (near and aligned) or abs(line.baseline - last.baseline) < rules.same_row * line.size


def _gather(small: Sequence[Line], starts: Sequence[Line], rules: NoteRules) -> list[list[Line]]:
    """Return the lines of each note, column by column."""
    notes: list[list[Line]] = []
    top = min(line.baseline for line in starts)
    rest = [line for line in small if line.baseline >= top - rules.above * line.size]
    for line in sorted(
        rest, key=lambda line: (_column_key(line, starts, rules), line.baseline, line.bbox[0])
    ):
        if any(line is start for start in starts) and _is_next(line, notes, rules):
            notes.append([line])
        elif notes and _goes_on(line, notes[-1][-1], rules):
            notes[-1].append(line)
    return notes


def find(page: Page, body: BodyStyle, rules: NoteRules = NoteRules()) -> list[SetApart]:
    """Return the notes at the foot of a page's columns.

    Args:
        page: without furniture and tables.
        body: the body style.
        rules: distances.
    """
    small = [line for line in page.lines if line.size < rules.size * body.size]
    starts = [
        line
        for line in small
        if (_raised_mark(line, rules) or _is_bare_mark(line, small, rules))
        and (_below_text(line, page, body, rules) or _starts_raised(line, rules) or _is_tagged_note(line))
    ]
    found = []
    for lines in _gather(small, starts, rules) if starts else []:
        mark = _raised_mark(lines[0], rules) or lines[0].text.strip()
        match = re.match(rf"^\s*{re.escape(mark or '')}\s*[.)]?\s*", lines[0].text)
        found.append(set_apart("footnote", lines, body, mark, match.end() if match else 0))
    return found
