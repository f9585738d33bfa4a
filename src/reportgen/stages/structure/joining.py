"""Whether a line goes on with what is open before it: over lines, columns and pages.

What the document itself does elsewhere decides: its line pitch, whether it indents first lines or sets
space between paragraphs, whether its lines are justified, and whether its tags can be trusted.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ...model.document import Line, Question
from ...model.provenance import Evidence
from .body_styles import Bodies
from .lists import Listed
from .markers import Marker, find_marker, is_terminal, spoken
from .paragraph_spacing import Habits, ParagraphRules, is_mixed, same_element
from .running_lines import FlowLine
from .sentence_ends import LEADS, SENTENCE
from .word_widths import first_word, widest_first_word

_ASCENT = 0.76
"""Ems that letters reach above their baseline."""
_LOWERED = 1.0
"""Share of its depth by which a lowered sign moves the next line down."""


class JoinRules(NamedTuple):
    """What shows that a line goes on with the one before; in ems of the body size unless said."""

    same_size: float = 0.08
    """Share of the size by which two lines of one paragraph may differ."""
    word_space: float = 0.25
    """Room for the space before the word that would have fitted."""
    open_step: float = 3.5
    """Pitches over which an open sentence may go on, around a picture."""
    cut_step: float = 5.0
    """The same around what stands between both: pull quotes have room, and rules, above and below."""
    loose_step: float = 1.3
    """The same where no small letter starts the next line: a face with taller signs moves it down."""
    kept_indent: float = 0.8
    """Share of an indent by which an indented line starts right of the line above."""
    wide: float = 0.2
    """Share of the column's width left free that shows the line was ended on purpose."""
    wide_at_foot: float = 0.25
    """The same at a column's foot, where hyphenation may be off."""
    centred: float = 0.2
    """Centres of centred lines that differ by less are one."""
    centred_end: float = 0.15
    """Share of the column's width left free behind a full stop of centred text that does not end there."""
    centred_open: float = 0.4
    """The same of a line without a full stop; shorter ones are lines of a title or an address."""
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
    bold: int = 600
    """Weight from which a face is bold."""


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


_ROUNDING = 0.02
"""Pitches by which equal steps may differ."""
_BROKEN = ("-", "\u2010", "\u00ad")


def stretch(above: Line, line: Line) -> float:
    """Return by how many points a step can be wider for signs that stand above or below their line.

    Word processors set a line with a raised sign further down, and the line after a lowered one.
    """
    up = max((run.rise + _ASCENT * (run.size - line.size) for run in line.runs if run.rise > 0), default=0.0)
    down = max((_LOWERED * -run.rise for run in above.runs if run.rise < 0), default=0.0)
    return max(up, 0.0) + max(down, 0.0)


def opens_with_lead(above: Line, line: Line, rules: JoinRules = JoinRules()) -> bool:
    """Return whether a line begins with words in bold that a sign ends, and the one above ends in none."""
    first, last = line.runs[0], above.runs[-1]
    return last.weight < rules.bold <= first.weight and is_terminal(first.text) and len(line.runs) > 1


def _page_join(a: FlowLine, b: FlowLine, reason: str) -> Question:
    place = "page" if a.line.page != b.line.page else "column"
    where = (Evidence(a.line.page, a.line.bbox), Evidence(b.line.page, b.line.bbox))
    return Question("page-join", f"The {place} {reason}", where)


def is_centred(a: FlowLine, b: FlowLine, rules: JoinRules = JoinRules()) -> bool:
    """Return whether two lines of different widths have one centre."""
    size = b.line.size
    left, right = b.line.bbox[0] - a.line.bbox[0], b.line.bbox[2] - a.line.bbox[2]
    return abs(left + right) / 2 <= rules.centred * size and abs(left - right) / 2 > rules.same_edge * size


def _edges(unit: Unit, line: FlowLine) -> tuple[float, float | None]:
    """Return the left edges of an item's marker and text in a line's column, points.

    Where the item went on there from another column, its first line there shows them.
    """
    first = next(it for it in unit.lines if it.column == line.column)
    if unit.text_x is None or first is unit.lines[0] or first.column == unit.lines[0].column:
        return unit.marker_x, unit.text_x
    moved = first.line.bbox[0] - unit.text_x
    return unit.marker_x + moved, unit.text_x + moved


def _is_beside_initial(unit: Unit, item: FlowLine) -> bool:
    """Return whether a line stands beside the large first letter of a paragraph, as its first line does."""
    first = unit.lines[0].line
    beside = abs(first.bbox[0] - item.line.bbox[0]) <= JoinRules().same_edge * first.size
    return beside and first.runs[0].x0 < first.bbox[0] - first.size


class Joiner:
    """Decides whether a line goes on with what is open before it."""

    def __init__(self, bodies: Bodies, known: Habits, listed: Listed, open_words: Set[str]) -> None:
        self.bodies, self.known, self.listed, self.open_words = bodies, known, listed, open_words
        self.rules, self.join = ParagraphRules(), JoinRules()

    def _size(self, item: FlowLine) -> float:
        """Return the size of running text where a line stands, in points."""
        return self.bodies.at(item.line).size

    def _is_close(self, a: FlowLine, b: FlowLine, pitches: float) -> bool:
        """Return whether line `b` stands at most so many pitches below `a`; raised signs stretch a step."""
        step = b.line.baseline - a.line.baseline - b.parted
        pitch = self.bodies.pitch(b.line)
        return step <= pitches * pitch or step <= pitches * pitch + stretch(a.line, b.line)

    def _is_stretched(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether another face, or a raised sign, has moved a paragraph's line down as others.

        Only where first lines are indented and this one is not, below a full line of a paragraph.
        """
        known, near = self.known, self.join.same_edge * self._size(b)
        if not known.stretched or not known.indents or known.spaced or abs(b.indent) > near:
            return False
        first = unit.lines[0] is a
        opened = first and (self._is_indented(a, a.indent) or not is_terminal(spoken(a.line)))
        if not opened and (first or abs(a.indent) > near):
            return False
        return (
            is_mixed(a.line, b.line)
            and b.line.runs[0].weight < self.join.bold
            and not self._is_short(a, b)
            and self._is_close(a, b, known.stretched + _ROUNDING)
        )

    def spaced(self, above: FlowLine | None, item: FlowLine) -> bool:
        """Return whether space, or a column's end, parts a line from the one above."""
        return above is None or above.column != item.column or not self._is_close(above, item, self.rules.gap)

    def marker(self, edges: Sequence[float], above: FlowLine | None, item: FlowLine) -> Marker | None:
        """Return the marker, drawn or printed, that a line starts with.

        Args:
            edges: left edges of the markers of the open list, points.
            above: the line that its text could go on with.
            item: the line.
        """
        if item.drawn is not None:
            return Marker("•", 0)
        starts = self.spaced(above, item) and (
            above is None or is_terminal(spoken(above.line)) or above.column == item.column
        )
        return find_marker(item.line, above, starts, edges, id(item.line) in self.listed.previous)

    def goes_on(
        self, unit: Unit, a: FlowLine, b: FlowLine, following: FlowLine | None
    ) -> tuple[bool, Question | None]:
        """Return whether line `b` goes on with `unit`, whose last line is `a`, and what was doubtful."""
        if abs(a.line.size - b.line.size) > self.join.same_size * self._size(b):
            return False, None
        if a.column != b.column and (a.closed or b.closed):
            return False, None
        if a.column != b.column:
            joined, question = self._elsewhere(unit, a, b)
        else:
            joined, question = self._below(unit, a, b), None
        may_open = unit.kind == "item" or self.known.indents
        if joined and may_open and self._opens_paragraph(unit, b, following):
            return False, question
        return joined, question

    def _is_short(self, a: FlowLine, b: FlowLine) -> bool:
        """Return whether the next line's first word would have fitted on line `a`.

        Surely so at a sentence's end where an indent, and not room, shows that a paragraph begins.
        """
        room = (self.join.word_space + self.rules.slack) * a.line.size
        if a.slack <= room:
            return False
        sure = self.known.indents and is_terminal(spoken(a.line))
        return a.slack > (widest_first_word(b.line) if sure else first_word(b.line)) + room

    def _ends_early(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return the same for neighbours in one column, which may be wrapped around something.

        Justified lines beside it end at an edge of their own, where no column's edge is. Where nothing else
        parts paragraphs, a sentence's end short of the edge of justified text is the last line of one.
        """
        if not self._is_short(a, b) and not self._is_last(a, b):
            return False
        beside = [b, *(line for line in unit.lines[-2:-1] if line.column == a.column)]
        edge = a.line.bbox[2]
        return not (
            self.known.justified
            and any(abs(neighbour.line.bbox[2] - edge) <= self.rules.edge for neighbour in beside)
        )

    def _is_last(self, a: FlowLine, b: FlowLine) -> bool:
        """Return whether a line ends a sentence, and not at the edge that justified lines reach."""
        known = self.known
        ends = known.bare and known.justified and a.slack > self.rules.edge
        return ends and is_terminal(spoken(a.line)) and not b.line.text[:1].islower()

    def _is_open(self, item: FlowLine) -> bool:
        """Return whether a line ends in a word that no sentence, title or entry ends in."""
        return item.line.text.rstrip().rpartition(" ")[2].casefold() in self.open_words

    def _is_indented(self, item: FlowLine, points: float) -> bool:
        size = self._size(item)
        return self.rules.indent * size <= points <= self.rules.deepest_indent * size

    def _opens_paragraph(self, unit: Unit, b: FlowLine, c: FlowLine | None) -> bool:
        """Return whether a line behind a full stop is the indented first line of a paragraph.

        Its indent may equal that of the item, or of the paragraph's only line, above it; the line that
        follows shows it, as it starts further left, or as it is no text.
        """
        a = unit.lines[-1]
        if not is_terminal(spoken(a.line)) or a.column != b.column or b.line.text[:1].islower():
            return False
        if _is_beside_initial(unit, b):
            return False
        if c is None or c.kind != "text":
            return len(unit.lines) == 1 and self._are_indented(unit, a, b)
        if c.drawn is not None or find_marker(c.line, b, False) is not None:
            return False
        flush = abs(c.indent) <= self.join.same_edge * self._size(c)
        if b.column != c.column:  # only an open sentence shows that both lines are one paragraph's
            goes_on = c.line.text[:1].islower() and not is_terminal(spoken(b.line))
            return flush and goes_on and self._is_indented(b, b.indent - c.indent)
        tight = self._is_close(b, c, self.rules.gap)
        return tight and flush and self._is_indented(b, b.line.bbox[0] - c.line.bbox[0])

    def _are_indented(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether two lines are first lines of paragraphs, each its only one."""
        return (
            unit.kind == "text"
            and self.known.indents
            and self._is_indented(a, a.indent)
            and abs(a.indent - b.indent) <= self.join.same_edge * self._size(b)
        )

    def _below(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether a line goes on with the line above it in the same column."""
        known, rules = self.known, self.rules
        terminal = is_terminal(spoken(a.line))
        lower = b.line.text[:1].islower()
        far = not self._is_close(a, b, rules.far)
        if lower and a.line.text.endswith(_BROKEN) and not far:
            return True
        same = same_element(a, b)
        cut = b.parted > 0 and lower and not terminal  # tags name the halves that a pull quote leaves
        if known.tags and same is not None and not (same and far and terminal) and not cut:
            return same
        if not self._is_close(a, b, rules.gap) and not self._is_stretched(unit, a, b):
            if terminal or self._is_short(a, b):
                return False
            if not lower and len(unit.lines) == 1:  # it may be an entry of a list, or a label
                return False
            pitches = self.join.open_step if lower else self.join.loose_step
            pitches = self.join.cut_step if cut else pitches
            return self._is_close(a, b, pitches)
        if unit.kind == "item":
            return self._item_goes_on(unit, a, b)
        opens = known.indents and self._is_indented(b, b.indent)
        flush = abs(a.indent) <= self.join.same_edge * self._size(a)
        first = opens and flush and (terminal or not lower)  # the line above may be as much shorter
        if is_centred(a, b) and not first:
            return self._centred_goes_on(a, b)
        further = b.line.bbox[0] - a.line.bbox[0] >= rules.indent * self._size(b) * self.join.kept_indent
        if opens and further:
            return False
        if known.bare and terminal and opens_with_lead(a.line, b.line):
            return False
        if self._ends_early(unit, a, b) and not self._is_open(a):
            near = a.slack <= self.join.wide * (a.right - a.left)
            if lower and known.indents and near and not is_terminal(spoken(b.line)):
                return True  # a paragraph would start indented, and with a capital; entries of a list end
            if terminal and known.spaced:
                return a.slack <= rules.clear_end * (a.right - a.left)
            return not terminal and (lower or a.slack <= self.join.wide * (a.right - a.left))
        return True

    def _centred_goes_on(self, a: FlowLine, b: FlowLine) -> bool:
        """Return whether a line of centred text goes on with the one above: no edge of theirs says more."""
        free = (a.right - a.left) - (a.line.bbox[2] - a.line.bbox[0])
        if is_terminal(spoken(a.line)):
            return free <= self.join.centred_end * (a.right - a.left)
        return b.line.text[:1].islower() or free <= self.join.centred_open * (a.right - a.left)

    def _item_goes_on(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether a tight line goes on with the list item above: hanging, or an open sentence."""
        lower = b.line.text[:1].islower() and a.line.text.rstrip()[-1:] in LEADS  # "…; others …"
        terminal = is_terminal(spoken(a.line)) and not lower
        short = self._ends_early(unit, a, b) and not self._is_open(a)
        left, size = b.line.bbox[0], self._size(b)
        marker_x, text_x = _edges(unit, b)
        if left <= marker_x + self.join.hanging * size:
            return not (terminal or short)
        elsewhere = text_x is not None and abs(left - text_x) > self.join.beyond * size
        return not (terminal and short and elsewhere)

    def _elsewhere(self, unit: Unit, a: FlowLine, b: FlowLine) -> tuple[bool, Question | None]:
        """Return whether the first line of a column or page goes on with the last of the one before."""
        known = self.known
        same = same_element(a, b)
        if known.tags and same is not None and (same or known.tags_span):
            return same, None
        if unit.kind == "item":
            return self._item_goes_on_elsewhere(unit, a, b)
        if known.indents and self._is_indented(b, b.indent):
            return not SENTENCE.search(spoken(a.line)) and b.line.text[:1].islower(), None
        if a.line.text.endswith(_BROKEN):
            return True, None
        if is_terminal(spoken(a.line)):
            return self._after_sentence(a, b)
        free = a.slack > self.join.wide_at_foot * (a.right - a.left)
        if self._is_short(a, b) and not b.line.text[:1].islower() and free and not self._is_open(a):
            reason = "ends with a short line without a full stop; the text after it was kept apart."
            return False, None if self._are_level(a, b) else _page_join(a, b, reason)
        return True, None

    def _are_level(self, a: FlowLine, b: FlowLine) -> bool:
        """Return whether two lines stand side by side, as cells do: text does not flow between them."""
        return a.line.page == b.line.page and abs(a.line.baseline - b.line.baseline) < self._size(b)

    def _item_goes_on_elsewhere(self, unit: Unit, a: FlowLine, b: FlowLine) -> tuple[bool, Question | None]:
        """Return whether the first line of a column or page goes on with the list item before it."""
        size = self._size(b)
        deep = self.join.hanging_elsewhere * size
        hanging = b.indent > deep or (
            unit.text_x is not None
            and abs(b.indent - (unit.text_x - unit.lines[0].left)) < self.join.same_edge * size
        )
        if not hanging and a.line.bbox[0] - unit.marker_x > deep:  # the column may hold nothing but items
            edges = self.listed.hangs.get(b.column, ())
            hanging = any(abs(edge - b.line.bbox[0]) < self.join.same_edge * size for edge in edges)
        if SENTENCE.search(spoken(a.line)):
            return hanging and not self._is_short(a, b), None
        if hanging or b.line.text[:1].islower():
            return hanging or not is_terminal(spoken(a.line)), None
        if is_terminal(spoken(a.line)):
            return False, None
        if self._is_short(a, b) and not self._is_open(a):  # items that end without a full stop
            return False, None
        reason = (
            "ends inside a list with a full line without a full stop; the text after it was joined to it."
        )
        return True, _page_join(a, b, reason)

    def _after_sentence(self, a: FlowLine, b: FlowLine) -> tuple[bool, Question | None]:
        """Decide after a full stop at a column's end: a full last line speaks for going on."""
        short = self._is_short(a, b) or self._are_level(a, b)
        if self.known.indents and not short:
            reason = (
                "ends with a full stop and the next line is not indented; it was joined to the paragraph."
            )
            return True, _page_join(a, b, reason)
        room = a.foot - a.line.bbox[3] > self.rules.room * self.bodies.pitch(a.line)
        ragged = self.known.justified and a.slack > self._size(a)
        if short or room or ragged or a.line.text.rstrip().endswith(":"):
            return False, None
        reason = "ends with a full stop in a full line; the text after it was joined to the paragraph."
        return True, _page_join(a, b, reason)
