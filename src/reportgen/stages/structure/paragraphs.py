"""Lines → paragraphs and list items: joined over lines, columns and pages, parted where a new one starts.

What the document itself does elsewhere decides: its line pitch, whether it indents first lines or sets
space between paragraphs, whether its lines are justified, and whether its tags can be trusted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from ...model.document import Line, Question
from ...model.provenance import Evidence
from .markers import Marker, find_marker, is_terminal, spoken, text_x
from .paragraph_spacing import Habits, ParagraphRules, same_element
from .running_lines import FlowLine
from .style import BodyStyle


class JoinRules(NamedTuple):
    """What shows that a line goes on with the one before; in ems of the body size unless said."""

    same_size: float = 0.08
    """Share of the size by which two lines of one paragraph may differ."""
    word_space: float = 0.25
    """Room for the space before the word that would have fitted."""
    open_step: float = 3.5
    """Pitches over which an open sentence may go on, around a picture."""
    kept_indent: float = 0.8
    """Share of an indent by which an indented line starts right of the line above."""
    wide: float = 0.2
    """Share of the column's width left free that shows the line was ended on purpose."""
    wide_at_foot: float = 0.25
    """The same at a column's foot, where hyphenation may be off."""
    hanging: float = 0.4
    """Least indent of an item's further lines."""
    beyond: float = 0.8
    """A line this far from the item's text edge is no further line of it."""
    hanging_elsewhere: float = 0.5
    """Least indent of an item's further lines in another column."""
    same_edge: float = 0.3
    """Text edges that differ by less are one."""
    level: float = 0.5
    """Markers of one level differ by less."""


@dataclass(slots=True)
class Unit:
    """Lines that make one block.

    Attributes:
        kind: text (a paragraph), heading, contents, or item (of a list).
        marker: printed bullet or number of an item.
        skip: characters of the first line that belong to the marker.
        marker_x: left edge of the marker, points.
        text_x: left edge of the item's text where known, points.
    """

    kind: Literal["text", "heading", "contents", "item"]
    lines: list[FlowLine]
    marker: str | None = None
    skip: int = 0
    marker_x: float = 0.0
    text_x: float | None = None
    level: int = 0
    group: int = -1
    questions: list[Question] = field(default_factory=list)


_BROKEN = ("-", "\u2010", "\u00ad")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def _first_word_width(line: Line) -> float:
    text = line.text
    word = text.split(" ", 1)[0]
    return (line.bbox[2] - line.bbox[0]) * len(word) / max(1, len(text))


def _item(item: FlowLine, marker: Marker) -> Unit:
    """Open a list item; a drawn bullet stands left of the line, a printed one at its start."""
    left = item.line.bbox[0]
    if item.drawn is not None:
        return Unit("item", [item], marker.text, marker.length, item.drawn, left)
    return Unit("item", [item], marker.text, marker.length, left, text_x(item.line, marker))


def _page_join(a: FlowLine, b: FlowLine, reason: str) -> Question:
    place = "page" if a.line.page != b.line.page else "column"
    where = (Evidence(a.line.page, a.line.bbox), Evidence(b.line.page, b.line.bbox))
    return Question("page-join", f"The {place} {reason}", where)


class _Joiner:
    """Decides whether a line goes on with what is open before it."""

    def __init__(self, body: BodyStyle, known: Habits, hangs: Mapping[int, Sequence[float]]) -> None:
        self.body, self.known, self.hangs = body, known, hangs
        self.rules, self.join = ParagraphRules(), JoinRules()

    def spaced(self, above: FlowLine | None, item: FlowLine) -> bool:
        """Return whether space, or a column's end, parts a line from the one above."""
        return (
            above is None
            or above.column != item.column
            or item.line.baseline - above.line.baseline > self.rules.gap * self.known.pitch
        )

    def marker(self, unit: Unit | None, above: FlowLine | None, item: FlowLine) -> Marker | None:
        """Return the marker, drawn or printed, that a line starts with."""
        if item.drawn is not None:
            return Marker("•", 0)
        starts = self.spaced(above, item) and (
            above is None or is_terminal(spoken(above.line)) or above.column == item.column
        )
        edge = unit.marker_x if unit is not None and unit.marker is not None else None
        return find_marker(item.line, above, starts, edge)

    def goes_on(
        self, unit: Unit, a: FlowLine, b: FlowLine, following: FlowLine | None
    ) -> tuple[bool, Question | None]:
        """Return whether line `b` goes on with `unit`, whose last line is `a`, and what was doubtful."""
        if abs(a.line.size - b.line.size) > self.join.same_size * self.body.size:
            return False, None
        if a.column != b.column:
            joined, question = self._elsewhere(unit, a, b)
        else:
            joined, question = self._below(unit, a, b), None
        if joined and unit.kind == "item" and self._opens_paragraph(a, b, following):
            return False, question
        return joined, question

    def _is_short(self, a: FlowLine, b: FlowLine) -> bool:
        """Return whether the next line's first word would have fitted on line `a`."""
        room = (self.join.word_space + self.rules.slack) * a.line.size
        return a.slack > _first_word_width(b.line) + room

    def _ends_early(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Tell the same of neighbours in one column, which may be wrapped around something.

        Justified lines beside it end at an edge of their own, where no column's edge is.
        """
        if not self._is_short(a, b):
            return False
        beside = [b, *(line for line in unit.lines[-2:-1] if line.column == a.column)]
        edge = a.line.bbox[2]
        return not (
            self.known.justified and any(abs(it.line.bbox[2] - edge) <= self.rules.edge for it in beside)
        )

    def _is_indented(self, points: float) -> bool:
        size = self.body.size
        return self.rules.indent * size <= points <= self.rules.deepest_indent * size

    def _opens_paragraph(self, a: FlowLine, b: FlowLine, c: FlowLine | None) -> bool:
        """Return whether a line under a list item is the indented first line of a paragraph.

        Its indent may equal the item's; the line that follows shows it, as it starts further left.
        """
        if c is None or not is_terminal(spoken(a.line)) or a.column != b.column:
            return False
        if c.kind != "text" or c.drawn is not None or find_marker(c.line, b, False) is not None:
            return False
        flush = abs(c.indent) <= self.join.same_edge * self.body.size
        if b.column != c.column:  # only an open sentence shows that both lines are one paragraph's
            goes_on = c.line.text[:1].islower() and not is_terminal(spoken(b.line))
            return flush and goes_on and self._is_indented(b.indent - c.indent)
        tight = c.line.baseline - b.line.baseline <= self.rules.gap * self.known.pitch
        return tight and flush and self._is_indented(b.line.bbox[0] - c.line.bbox[0])

    def _below(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether a line goes on with the line above it in the same column."""
        known, rules = self.known, self.rules
        step = b.line.baseline - a.line.baseline
        terminal = is_terminal(spoken(a.line))
        lower = b.line.text[:1].islower()
        far = step > rules.far * known.pitch
        if lower and a.line.text.endswith(_BROKEN) and not far:
            return True
        same = same_element(a, b)
        if known.tags and same is not None and not (same and far and terminal):
            return same
        if step > rules.gap * known.pitch:
            near = step <= self.join.open_step * known.pitch
            return not terminal and lower and near and not self._is_short(a, b)
        if unit.kind == "item":
            return self._item_goes_on(unit, a, b)
        further = b.line.bbox[0] - a.line.bbox[0] >= rules.indent * self.body.size * self.join.kept_indent
        if known.indents and further and self._is_indented(b.indent):
            return False
        if self._ends_early(unit, a, b):
            near = a.slack <= self.join.wide * (a.right - a.left)
            if lower and known.indents and near and not is_terminal(spoken(b.line)):
                return True  # a paragraph would start indented, and with a capital; entries of a list end
            if terminal and known.spaced:
                return a.slack <= rules.clear_end * (a.right - a.left)
            return not terminal and (lower or a.slack <= self.join.wide * (a.right - a.left))
        return True

    def _item_goes_on(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether a tight line goes on with the list item above: hanging, or an open sentence."""
        terminal, short = is_terminal(spoken(a.line)), self._ends_early(unit, a, b)
        left, size = b.line.bbox[0], self.body.size
        if left <= unit.marker_x + self.join.hanging * size:
            return not (terminal or short)
        elsewhere = unit.text_x is not None and abs(left - unit.text_x) > self.join.beyond * size
        return not (terminal and short and elsewhere)

    def _elsewhere(self, unit: Unit, a: FlowLine, b: FlowLine) -> tuple[bool, Question | None]:
        """Return whether the first line of a column or page goes on with the last of the one before."""
        known = self.known
        same = same_element(a, b)
        if known.tags and same is not None and (same or known.tags_span):
            return same, None
        if unit.kind == "item":
            return self._item_goes_on_elsewhere(unit, a, b), None
        if known.indents and self._is_indented(b.indent):
            return not _SENTENCE.search(spoken(a.line)) and b.line.text[:1].islower(), None
        if a.line.text.endswith(_BROKEN):
            return True, None
        if is_terminal(spoken(a.line)):
            return self._after_sentence(a, b)
        free = a.slack > self.join.wide_at_foot * (a.right - a.left)
        if self._is_short(a, b) and not b.line.text[:1].islower() and free:
            reason = "ends with a short line without a full stop; the text after it was kept apart."
            return False, _page_join(a, b, reason)
        return True, None

    def _item_goes_on_elsewhere(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        size, deep = self.body.size, self.join.hanging_elsewhere * self.body.size
        hanging = b.indent > deep or (
            unit.text_x is not None
            and abs(b.indent - (unit.text_x - unit.lines[0].left)) < self.join.same_edge * size
        )
        if not hanging and a.line.bbox[0] - unit.marker_x > deep:  # the column may hold nothing but items
            edges = self.hangs.get(b.column, ())
            hanging = any(abs(edge - b.line.bbox[0]) < self.join.same_edge * size for edge in edges)
        if _SENTENCE.search(spoken(a.line)):
            return hanging and not self._is_short(a, b)
        return hanging or not is_terminal(spoken(a.line))

    def _after_sentence(self, a: FlowLine, b: FlowLine) -> tuple[bool, Question | None]:
        """Decide after a full stop at a column's end: a full last line speaks for going on."""
        short = self._is_short(a, b)
        if self.known.indents and not short:
            reason = (
                "ends with a full stop and the next line is not indented; it was joined to the paragraph."
            )
            return True, _page_join(a, b, reason)
        room = a.foot - a.line.bbox[3] > self.rules.room * self.known.pitch
        ragged = self.known.justified and a.slack > self.body.size
        if short or room or ragged or a.line.text.rstrip().endswith(":"):
            return False, None
        reason = "ends with a full stop in a full line; the text after it was joined to the paragraph."
        return True, _page_join(a, b, reason)


def units(lines: Sequence[FlowLine], body: BodyStyle, known: Habits) -> list[Unit]:
    """Return the document's units in reading order.

    Args:
        lines: all lines in reading order.
        body: the body style.
        known: the document's habits.
    """
    joiner = _Joiner(body, known, _hangs(lines, body))
    out: list[Unit] = []
    for item, following in zip(lines, [*lines[1:], None], strict=False):
        last = out[-1] if out else None
        if item.kind != "text":
            if last is not None and last.kind == item.kind and last.group == item.group:
                last.lines.append(item)
            else:
                out.append(Unit(item.kind, [item], group=item.group))
            continue
        open_unit = last if last is not None and last.kind in ("text", "item") else None
        _add(item, following, open_unit, out, joiner)
    _set_levels(out, body)
    return out


def _hangs(lines: Sequence[FlowLine], body: BodyStyle) -> dict[int, list[float]]:
    """Return, by column, the left edges of the text of its list items, as their further lines show it."""
    found: dict[int, list[float]] = {}
    least = JoinRules().hanging * body.size
    for item, further in pairwise(lines):
        if item.kind != "text" or item.column != further.column or further.drawn is not None:
            continue
        marker_x = item.line.bbox[0] if item.drawn is None else item.drawn
        if item.drawn is None and find_marker(item.line, None, True) is None:
            continue
        if further.kind == "text" and further.line.bbox[0] - marker_x > least:
            found.setdefault(item.column, []).append(further.line.bbox[0])
    return found


def _add(
    item: FlowLine, following: FlowLine | None, open_unit: Unit | None, out: list[Unit], joiner: _Joiner
) -> None:
    """Add a line of text to the open unit, or open another with it."""
    above = open_unit.lines[-1] if open_unit else None
    marker = joiner.marker(open_unit, above, item)
    if marker is not None:
        out.append(_item(item, marker))
        return
    if open_unit is None or above is None:
        out.append(Unit("text", [item]))
        return
    joined, question = joiner.goes_on(open_unit, above, item, following)
    if joined:
        open_unit.lines.append(item)
    else:
        out.append(Unit("text", [item]))
    if question is not None:
        out[-1].questions.append(question)


def _set_levels(out: Sequence[Unit], body: BodyStyle) -> None:
    """Give list items their level by the markers' indentation within each list."""
    stack: list[float] = []
    column_left = 0.0
    for unit in out:
        if unit.kind != "item":
            if unit.kind == "heading":
                stack = []
            continue
        first = unit.lines[0]
        offset = unit.marker_x - first.left
        if not stack or first.left != column_left:
            column_left = first.left
        while stack and offset < stack[-1] - JoinRules().level * body.size:
            stack.pop()
        if not stack or offset > stack[-1] + JoinRules().level * body.size:
            stack.append(offset)
        unit.level = len(stack)
