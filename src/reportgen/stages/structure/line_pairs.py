"""What the places of two lines show: whether one is close below the other, ends early, is indented.

What the document itself does elsewhere is the measure: its line pitch, its indents, its edges.
"""

from collections.abc import Set

from ...model.document import Line
from .body_styles import Bodies
from .markers import is_terminal, spoken
from .paragraph_spacing import Habits, ParagraphRules, is_mixed
from .running_lines import FlowLine
from .units import JoinRules, Unit
from .word_widths import first_word, widest_first_word

_ASCENT = 0.76
"""Ems that letters reach above their baseline."""
_LOWERED = 1.0
"""Share of its depth by which a lowered sign moves the next line down."""
_ROUNDING = 0.02
"""Pitches by which equal steps may differ."""


def stretch(above: Line, line: Line) -> float:
    """Return by how many points a step can be wider for signs that stand above or below their line.

    Word processors set a line with a raised sign further down, and the line after a lowered one.
    """
    up = max((run.rise + _ASCENT * (run.size - line.size) for run in line.runs if run.rise > 0), default=0.0)
    down = max((_LOWERED * -run.rise for run in above.runs if run.rise < 0), default=0.0)
    return max(up, 0.0) + max(down, 0.0)


class LinePairs:
    """Measures two lines that follow one another."""

    def __init__(self, bodies: Bodies, known: Habits, open_words: Set[str]) -> None:
        self.bodies, self.known, self.open_words = bodies, known, open_words
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

    def _are_indented(self, unit: Unit, a: FlowLine, b: FlowLine) -> bool:
        """Return whether two lines are first lines of paragraphs, each its only one."""
        return (
            unit.kind == "text"
            and self.known.indents
            and self._is_indented(a, a.indent)
            and abs(a.indent - b.indent) <= self.join.same_edge * self._size(b)
        )

    def _are_level(self, a: FlowLine, b: FlowLine) -> bool:
        """Return whether two lines stand side by side, as cells do: text does not flow between them."""
        return a.line.page == b.line.page and abs(a.line.baseline - b.line.baseline) < self._size(b)
