"""Whether a line goes on with what is open before it: over lines, columns and pages.

What the document itself does elsewhere decides: its line pitch, whether it indents first lines or sets
space between paragraphs, whether its lines are justified, and whether its tags can be trusted.
"""

from collections.abc import Sequence, Set

from ...model.document import Line, Question
from ...model.provenance import Evidence
from .body_styles import Bodies
from .line_pairs import LinePairs
from .lists import Listed
from .markers import Marker, find_marker, is_terminal, spoken
from .paragraph_spacing import Habits, same_element
from .running_lines import FlowLine
from .sentence_ends import LEADS, SENTENCE
from .units import JoinRules, Unit

_BROKEN = ("-", "\u2010", "\u00ad")


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


def _meet_in_one_size(a: FlowLine, b: FlowLine, reach: float) -> bool:
    """Return whether the end of a line and the beginning of the next, lower-case, have one size.

    Most of a line may be an address in small type.
    """
    ends, starts = ([run for run in item.line.runs if not run.rise and run.text.strip()] for item in (a, b))
    if not ends or not starts or not b.line.text[:1].islower():
        return False
    return abs(ends[-1].size - starts[0].size) <= reach


def _is_inside_word(above: FlowLine | None, item: FlowLine) -> bool:
    """Return whether a line goes on with the word that is broken at the end of the line above it."""
    if above is None or above.column != item.column or not above.line.text.endswith(_BROKEN):
        return False
    return item.line.text[:1].islower()


class Joiner(LinePairs):
    """Decides whether a line goes on with what is open before it."""

    def __init__(self, bodies: Bodies, known: Habits, listed: Listed, open_words: Set[str]) -> None:
        super().__init__(bodies, known, open_words)
        self.listed = listed

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
        if item.drawn is not None:  # a spot beside the second half of a word opens nothing
            return None if _is_inside_word(above, item) else Marker("•", 0)
        starts = self.spaced(above, item) and (
            above is None or is_terminal(spoken(above.line)) or above.column == item.column
        )
        return find_marker(item.line, above, starts, edges, id(item.line) in self.listed.previous)

    def goes_on(
        self, unit: Unit, a: FlowLine, b: FlowLine, following: FlowLine | None
    ) -> tuple[bool, Question | None]:
        """Return whether line `b` goes on with `unit`, whose last line is `a`, and what was doubtful."""
        reach = self.join.same_size * self._size(b)
        if abs(a.line.size - b.line.size) > reach and not _meet_in_one_size(a, b, reach):
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
        hangs = lower and not terminal and not self._ends_early(unit, a, b)
        if opens and further and not hangs:
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
