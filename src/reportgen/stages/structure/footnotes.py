"""Footnotes: lines at the foot of their column that answer to a mark in the text, or stand under a rule.

Small type alone makes no note: an appendix or a second report may be set smaller than the rest.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import overlap
from .blocks import SetApart, set_apart
from .body_styles import Bodies
from .note_marks import in_text, stands_level
from .style import BodyStyle


class NoteRules(NamedTuple):
    """What makes a footnote; in ems of the note's size unless said."""

    size: float = 0.93
    """Footnotes are smaller than this share of the body's size."""
    marked_size: float = 1.01
    """The same of a note that starts with a raised mark: its size may be measured too large."""
    raised: float = 0.1
    """A mark stands above the baseline by more than this."""
    mark_length: int = 3
    """At most this many characters in a raised mark."""
    next_mark: int = 2
    """A note's number is at most this much above the one before (a note may stand elsewhere)."""
    text_size: float = 0.97
    """Lines from this share of the body's size on are running text: no note stands above them."""
    larger: float = 1.04
    """Lines of running text are larger than this share of a note's size."""
    same_size: float = 0.08
    """Share of the size by which the lines of one note may differ."""
    line_step: float = 2.0
    """At most this far between the baselines of one note's lines."""
    tight: float = 1.15
    """Pitches up to which a line stands in the paragraph above it."""
    hanging: float = 4.0
    """A note hangs to the right of its mark by less than this."""
    same_row: float = 0.4
    """Pieces whose baselines differ by less stand in one row."""
    above: float = 0.5
    """Lines may start this far above the first note's baseline."""
    column: int = 30
    """Points: left edges of notes in one column differ by less."""
    rule_length: float = 30.0
    """The rule over notes is at least this many points long."""
    rule_height: float = 2.5
    """That rule is at most this many points high."""
    rule_reach: float = 3.0
    """At most this far between the rule and the first note's baseline."""
    foot: float = 0.5
    """Share of the page's height below which notes as large as the text stand that no raised mark opens."""
    endnotes: int = 2
    """At least this many notes of other pages' marks stand together."""


_RULES = NoteRules()
_BARE = re.compile(r"^\s*(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?\s*$")
_MARK = re.compile(r"^\s*(\d{1,3}(?!\d)|[*†‡§¶]{1,3}|[a-z](?=[\s.)]))\s*[.)]?\s*(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})(?:\s+(?=\S)|(?=[^\W\d_a-z]))")
_NOTE_ROLES = frozenset({"Note", "FENote"})


@dataclass(slots=True)
class OpenMarks:
    """Marks in the text of earlier pages whose notes have not been met: they may stand at the end."""

    labels: set[str] = field(default_factory=set)

    def turn(self, here: Collection[str], found: Sequence[SetApart]) -> None:
        """Go on to the next page: `here` are this page's marks, `found` its notes."""
        answered = {item.marker for item in found}
        self.labels = (self.labels | set(here)) - answered


def find(page: Page, bodies: Bodies, pending: OpenMarks) -> list[SetApart]:
    """Return the notes at the foot of a page's columns.

    Args:
        page: without furniture and tables.
        bodies: the styles of running text.
        pending: marks of the pages before; this page's are added, answered ones taken out.
    """
    body = bodies.of(page.number)
    here = in_text(page)
    notes = _Notes(page, body, bodies.main, here, pending.labels).find()
    pending.turn(here, notes)
    return notes


class _Notes:
    """Finds the notes of one page."""

    def __init__(
        self, page: Page, body: BodyStyle, main: BodyStyle, here: Collection[str], pending: Collection[str]
    ) -> None:
        self.page, self.body, self.here, self.pending = page, body, here, pending
        # A page of notes only has their size for its own.
        self.limit = max(body.size, main.size)
        self.small = [line for line in page.lines if line.size < _RULES.size * self.limit]

    def find(self) -> list[SetApart]:
        starts = [line for line in self.page.lines if self._may_start(line) and not self._is_in_row(line)]
        starts = self._answering(starts)
        starts += self._as_large(starts)
        if not starts:
            return []
        return [self._block(lines) for lines in self._gather(starts)]

    def _may_start(self, line: Line) -> bool:
        """Return whether a line begins with a mark and stands where notes do.

        A small line that starts with a raised mark is a note wherever it stands: at a chapter's end too.
        """
        is_small = line.size < _RULES.size * self.limit
        if _starts_raised(line):
            return is_small or (
                line.size <= _RULES.marked_size * self.limit
                and self._is_below_text(line)
                and not self._goes_on_text(line)
            )
        if not is_small:
            return False
        if _mark(line) is None and not self._is_bare_mark(line):
            return False
        return _is_tagged_note(line) or self._is_below_text(line)

    def _answering(self, starts: Sequence[Line]) -> list[Line]:
        """Keep the starts that are marked as notes are, stand under a rule or answer to a mark."""
        sure = [line for line in starts if _starts_raised(line) or _is_tagged_note(line)]
        known = {id(line) for line in sure}
        rest = [line for line in starts if id(line) not in known]
        late = [line for line in rest if _label(line) in self.pending and _label(line) not in self.here]
        ends = {id(line) for line in late} if len(late) >= _RULES.endnotes else set()
        text = [line for line in self.page.lines if line.size >= _RULES.text_size * self.body.size]
        known |= {
            id(line)
            for line in rest
            if id(line) in ends
            or _label(line) in self.here
            or (_label(line).isdecimal() and stands_level(_label(line), text))
            or (not _label(line).isalpha() and self._is_under_rule(line, starts))
        }
        return [line for line in starts if id(line) in known]

    def _as_large(self, found: Sequence[Line]) -> list[Line]:
        """Return the starts of notes as large as the text: below a rule, each in answer to a mark.

        A number on the line is a mark only at the foot of the page, and without a point: a list has one.
        """
        if not self.here and not self.pending:
            return []
        known = {id(line) for line in found}
        low = _RULES.foot * self.page.height
        starts = [
            line
            for line in self.page.lines
            if id(line) not in known
            and _RULES.size * self.limit <= line.size <= _RULES.marked_size * self.limit
            and (
                (_starts_raised(line) and _label(line) in {*self.here, *self.pending})
                or (
                    line.baseline > low
                    and _NUMBER.match(line.text)
                    and _label(line) in {*self.here, *self.pending}
                )
            )
        ]
        return [line for line in starts if self._is_under_rule(line, starts)]

    def _is_bare_mark(self, line: Line) -> bool:
        """Return whether a piece is a mark alone, its note hanging to the right on the same line."""
        return _BARE.match(line.text) is not None and any(
            abs(other.baseline - line.baseline) < _RULES.same_row * line.size
            and 0 < other.bbox[0] - line.bbox[2] <= _RULES.hanging * line.size
            for other in self.small
        )

    def _is_in_row(self, line: Line) -> bool:
        """Return whether a piece goes on with the text at its left: a line above or below crosses their gap.

        Wide word spaces part a row too; where columns part it, no line crosses their gutter.
        """
        before = [
            other
            for other in self.page.lines
            if abs(other.baseline - line.baseline) < _RULES.same_row * line.size
            and 0 < line.bbox[0] - other.bbox[2] <= _RULES.hanging * line.size
        ]
        return any(
            0 < abs(other.baseline - line.baseline) <= _RULES.line_step * line.size
            and other.bbox[0] < left.bbox[2] - line.size
            and other.bbox[2] > line.bbox[0]
            for left in before
            for other in self.page.lines
        )

    def _is_below_text(self, line: Line) -> bool:
        """Return whether no running text of the same column stands below a line."""
        least = max(_RULES.text_size * self.body.size, _RULES.larger * line.size)
        return not any(
            other.baseline > line.baseline + 1
            and other.size >= least
            and overlap(other.bbox[0], other.bbox[2], line.bbox[0], line.bbox[2]) > 0
            for other in self.page.lines
        )

    def _goes_on_text(self, line: Line) -> bool:
        """Return whether a line stands tight below lines of its size of which the first bears no mark.

        A mark that its line's end parts from its word begins a line of text.
        """
        first = line
        while (above := self._tight_above(first)) is not None:
            first = above
        return not _starts_raised(first)

    def _tight_above(self, line: Line) -> Line | None:
        return next(
            (
                other
                for other in self.page.lines
                if 0 < line.baseline - other.baseline <= _RULES.tight * self.body.pitch
                and abs(other.size - line.size) <= _RULES.same_size * line.size
                and overlap(other.bbox[0], other.bbox[2], line.bbox[0], line.bbox[2]) > 0
            ),
            None,
        )

    def _is_under_rule(self, line: Line, starts: Sequence[Line]) -> bool:
        """Return whether a rule parts the first note of a line's column from the text above."""
        column = [start for start in starts if abs(start.bbox[0] - line.bbox[0]) < _RULES.column]
        first = min(column, key=lambda line: line.baseline)
        reach = first.baseline - _RULES.rule_reach * first.size
        return any(
            shape.kind != "image"
            and shape.bbox[3] - shape.bbox[1] <= _RULES.rule_height
            and shape.bbox[2] - shape.bbox[0] >= _RULES.rule_length
            and reach <= shape.bbox[1] <= first.baseline
            and abs(shape.bbox[0] - first.bbox[0]) < _RULES.column
            for shape in self.page.shapes
        )

    def _gather(self, starts: Sequence[Line]) -> list[list[Line]]:
        """Return the lines of each note, column by column."""
        notes: list[list[Line]] = []
        first = {id(line) for line in starts}
        top = min(line.baseline for line in starts)
        # Notes whose size is measured too large are rare: only then is larger type looked at.
        most = max([_RULES.size * self.limit, *(line.size + 0.1 for line in starts)])
        rest = [
            line
            for line in self.page.lines
            if line.size < most and line.baseline >= top - _RULES.above * line.size
        ]
        for line in sorted(
            rest, key=lambda other: (_column_key(other, starts), other.baseline, other.bbox[0])
        ):
            if id(line) in first and _is_next(line, notes):
                notes.append([line])
            elif notes and _goes_on(line, notes[-1]):
                notes[-1].append(line)
        return notes

    def _block(self, lines: Sequence[Line]) -> SetApart:
        mark = _mark(lines[0]) or lines[0].text.strip()
        match = re.match(rf"^\s*{re.escape(mark)}\s*[.)]?\s*", lines[0].text)
        return set_apart("footnote", lines, mark, match.end() if match else 0)


def _mark(line: Line) -> str | None:
    """Return the mark that a footnote's first line starts with, None where there is none."""
    first = line.runs[0]
    raised = first.text.strip() if first.rise > _RULES.raised * line.size else ""
    if 0 < len(raised) <= _RULES.mark_length:
        return raised
    match = _MARK.match(line.text)
    return match.group(1) if match else None


def _label(line: Line) -> str:
    """Return the mark that a line starts with or is, without what stands around it."""
    return (_mark(line) or line.text).strip().rstrip(".)").lstrip("(")


def _starts_raised(line: Line) -> bool:
    """Return whether a line starts with a raised number or sign: running text never does."""
    first = line.runs[0]
    mark = first.text.strip()
    raised = first.rise > _RULES.raised * line.size
    return raised and 0 < len(mark) <= _RULES.mark_length and not mark.isalpha()


def _is_tagged_note(line: Line) -> bool:
    return line.tag is not None and bool(_NOTE_ROLES & {line.tag.role, *line.tag.path})


def _column_key(line: Line, starts: Sequence[Line]) -> int:
    """Return which column of notes a line belongs to, by the starts at its left."""
    step = _RULES.column
    lefts = sorted({round(start.bbox[0] / step) for start in starts})
    reach = line.bbox[0] + step // 2 + 1
    return max((index for index, left in enumerate(lefts) if left * step <= reach), default=0)


def _is_next(line: Line, notes: Sequence[Sequence[Line]]) -> bool:
    """Return whether a line with a mark starts a note: raised, or the number that follows the last one."""
    mark = _mark(line)
    if line.runs[0].rise > 0 and mark is not None:
        return True
    last = _mark(notes[-1][0]) if notes else None
    if mark is None or last is None or not mark.isdecimal() or not last.isdecimal():
        return True
    return 0 < int(mark) - int(last) <= _RULES.next_mark


def _goes_on(line: Line, note: Sequence[Line]) -> bool:
    """Return whether a line goes on with a note: in its row, or right below in its size."""
    last = note[-1]
    if abs(line.baseline - last.baseline) < _RULES.same_row * line.size:
        return True
    size = max(line.size for line in note)
    if abs(line.size - size) > _RULES.same_size * size:
        return False
    near = line.baseline - last.baseline <= _RULES.line_step * line.size
    return near and overlap(line.bbox[0], line.bbox[2], last.bbox[0], last.bbox[2]) > 0
