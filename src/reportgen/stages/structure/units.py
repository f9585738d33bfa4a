"""Lines that make one block, and what shows that a line goes on with the one before."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ...model.document import Question
from .running_lines import FlowLine


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
