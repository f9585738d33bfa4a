"""Paragraph ends that nothing marks: where neither space nor an indent parts paragraphs, one may end unseen.

There a paragraph's end shows by the room behind its last line, and does not where that line is full. Lines
that end a sentence and are full are asked about all at once: the reading cannot know, a reader who knows the
text can.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Block, Question
from ...model.geometry import rounded, union
from ...model.provenance import Evidence, boxes_of
from . import joint_usage
from .joining import opens_with_lead
from .joint_usage import Usage, is_indented, is_spaced, room
from .markers import is_terminal, spoken
from .running_lines import FlowLine
from .units import Unit


class UnmarkedRules(NamedTuple):
    """Where paragraphs are taken to be parted by nothing."""

    share: float = 0.5
    """Share of a chapter's neighbouring paragraphs with neither space nor an indent between them."""
    pairs: int = 3
    """Neighbours of a chapter that show it, at least; the document is asked where it has fewer."""
    unsure: float = 1.0
    """Ems of room beyond the next word that show nothing surely: words of as many letters differ in width."""
    near: float = 2.5
    """Ems from one line to the next, from which something stands between them."""
    words: int = 5
    """Words that a question quotes on each side of a place."""


_RULES = UnmarkedRules()


class UnmarkedEnd(NamedTuple):
    """Two lines, of which the second may begin a paragraph.

    Attributes:
        unit: index of the unit that holds the second.
        above: the line that ends a sentence.
        below: the line behind it.
        joined: they were taken for one paragraph's.
    """

    unit: int
    above: FlowLine
    below: FlowLine
    joined: bool = True

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where both lines stand."""
        a, b = self.above.line, self.below.line
        if a.page == b.page and self.above.column == self.below.column:
            return (Evidence(a.page, rounded(union((a.bbox, b.bbox)))),)
        return (Evidence(a.page, rounded(a.bbox)), Evidence(b.page, rounded(b.bbox)))


def find(
    units: Sequence[Unit],
    blocks: Sequence[Block],
    usual: Usage,
    *,
    tagged: bool,
    rules: UnmarkedRules = _RULES,
) -> list[UnmarkedEnd]:
    """Return the places in paragraphs where another one may begin unseen.

    Args:
        units: lines in reading order.
        blocks: of the units, one each.
        usual: in the document.
        tagged: the source's tags tell its paragraphs.
        rules: where nothing parts paragraphs.
    """
    if tagged:
        return []
    chapters = list(_chapters(blocks))
    whole = _is_bare(units, usual, range(len(units)), rules)
    bare = [
        index
        for chapter in chapters
        for found in [_is_bare(units, usual, chapter, rules)]
        if found or (found is None and whole)
        for index in chapter
    ]
    out = []
    for index in bare:
        if units[index].kind != "text":
            continue
        before = units[index - 1] if index else None
        if before is not None and _are_parted_unsurely(before, units[index], usual, rules):
            out.append(UnmarkedEnd(index, before.lines[-1], units[index].lines[0], joined=False))
        out += [UnmarkedEnd(index, a, b) for a, b in pairwise(units[index].lines) if _may_end(a, b)]
    return out


def _are_parted_unsurely(before: Unit, unit: Unit, usual: Usage, rules: UnmarkedRules) -> bool:
    """Return whether nothing parts two paragraphs of a column, and the first ends with a full line."""
    a, b = before.lines[-1], unit.lines[0]
    return (
        before.kind == "text"
        and a.column == b.column
        and is_terminal(spoken(a.line))
        and not is_spaced(before, unit, usual, joint_usage.RULES)
        and not is_indented(b, joint_usage.RULES)
        and not opens_with_lead(a.line, b.line)
        and room(a, b, joint_usage.RULES) <= (usual.free or 0.0) + rules.unsure * a.line.size
    )


def _chapters(blocks: Sequence[Block]) -> Iterator[range]:
    """Yield the indices of what stands from one heading of the first level to the next."""
    starts = [at for at, block in enumerate(blocks) if block.type == "heading" and block.level == 1]
    for start, end in pairwise([0, *starts, len(blocks)]):
        yield range(start, end)


def _is_bare(units: Sequence[Unit], usual: Usage, chapter: range, rules: UnmarkedRules) -> bool | None:
    """Return whether neither space nor an indent parts paragraphs; None where too few show it."""
    pairs = [
        (units[at], units[at + 1])
        for at in chapter[:-1]
        if units[at].kind == units[at + 1].kind == "text"
        and units[at].lines[-1].column == units[at + 1].lines[0].column
        and is_terminal(spoken(units[at].lines[-1].line))
        and _are_near(units[at].lines[-1], units[at + 1].lines[0], rules)
    ]
    if len(pairs) < rules.pairs:
        return None
    bare = [
        not is_spaced(a, b, usual, joint_usage.RULES) and not is_indented(b.lines[0], joint_usage.RULES)
        for a, b in pairs
    ]
    return sum(bare) >= rules.share * len(bare)


def _are_near(a: FlowLine, b: FlowLine, rules: UnmarkedRules) -> bool:
    """Return whether nothing, as a picture or a quotation, stands between two lines of a column."""
    return b.parted == 0 and b.line.baseline - a.line.baseline <= rules.near * b.line.size


def _may_end(a: FlowLine, b: FlowLine) -> bool:
    """Return whether a line ends a sentence and the next begins one."""
    return is_terminal(spoken(a.line)) and not b.line.text[:1].islower()


def others(questions: Sequence[Question], places: Sequence[UnmarkedEnd]) -> list[Question]:
    """Return the questions about lines that are not asked about together with others."""
    asked = {(place.above.line.page, place.above.line.bbox) for place in places}
    return [
        it for it in questions if not any((box.page, box.bbox) in asked for box in boxes_of(it.evidence[:1]))
    ]


def ask(places: Sequence[UnmarkedEnd], rules: UnmarkedRules = _RULES) -> list[Question]:
    """Return one question that lists all places, none without any.

    Args:
        places: in reading order.
        rules: how many words are quoted.
    """
    if not places:
        return []
    joined = "; ".join(_listed(place, rules) for place in places if place.joined)
    apart = "; ".join(_listed(place, rules) for place in places if not place.joined)
    reason = (
        "Neither space nor an indent parts the paragraphs here, so that one may end unseen where a full line "
        "ends a sentence."
    )
    reason += f" Kept together, to split where another begins: {joined}." if joined else ""
    reason += f" Kept apart, to join where it goes on: {apart}." if apart else ""
    return [Question("paragraph-ends", reason, tuple(at for place in places for at in place.evidence))]


def _listed(place: UnmarkedEnd, rules: UnmarkedRules) -> str:
    before = " ".join(spoken(place.above.line).split()[-rules.words :])
    behind = " ".join(place.below.line.text.split()[: rules.words])
    return f"p. {place.above.line.page} “… {before}” | “{behind} …”"
