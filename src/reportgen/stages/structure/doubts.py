"""Doubt: what speaks against a block as it was read, in fixed words, and how much of the confidence is left.

The witnesses share nothing with the stages that made the block: how its sentences begin and end beside all
others of the document, the order in which the source paints its lines, the elements that its tags name, what
no font explains, cells whose sentences go on.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Block, Question
from ...model.geometry import overlap, rounded, union
from ...model.provenance import Evidence, boxes_of
from . import joint_usage, joints, unmarked_ends
from .blocks import page_of
from .cells import FoundTable, has_head_again, has_rows_that_go_on, share_going_on
from .markers import is_lone_bullet, is_terminal
from .reasons import (
    BACKWARDS,
    BELOW,
    COLUMNS,
    CUT,
    CUT_WORD,
    JOINED,
    OPEN_END,
    OPEN_START,
    OVER,
    SEVERAL,
    TITLED,
    TWICE,
    UNMARKED,
    UNPARTED,
    UNREAD,
    UNSURE,
    WORDLESS,
    Doubt,
)
from .running_lines import FlowLine
from .units import Unit
from .witnesses import tag_level

_UNREAD = "\ufffd"
_ENDS_INSIDE_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_TOUCHING = 2.0
"""Points within which boxes touch."""


class DoubtRules(NamedTuple):
    """What a witness must show."""

    long: int = 60
    """Characters of a paragraph whose end is looked at."""
    many: int = 12
    """Such paragraphs that show how a document ends them, at least."""
    usual: float = 0.9
    """Share of them that end, or begin, as sentences do, from which the others are doubted."""
    in_order: float = 0.97
    """Share of neighbouring lines in the painting's order, from which a step backwards is doubted."""
    steps: int = 20
    """Neighbouring lines that show it, at least."""
    ask: float = 0.65
    """Confidence below which a block is asked about."""
    shown: int = 8
    """Words of a block that a question quotes."""
    several: int = 3
    """Blocks of one page, painted in another order, that are asked about in one question."""


_RULES = DoubtRules()


def of_units(
    units: Sequence[Unit],
    blocks: Sequence[Block],
    usual: joint_usage.Usage,
    *,
    covers: Collection[int] = (),
    unmarked: Collection[unmarked_ends.UnmarkedEnd] = (),
    rules: DoubtRules = _RULES,
) -> list[Block]:
    """Return blocks with what speaks against them.

    Args:
        units: lines in reading order.
        blocks: of the units, one each.
        usual: where lines and paragraphs of the document meet.
        covers: numbers of pages that hold no running text.
        unmarked: places at which a paragraph may begin unseen, or none does.
        rules: what a witness must show.
    """
    ends, starts = _habits(blocks, rules)
    painted, tagged = _trusted(units, rules)
    out = []
    for index, (unit, block) in enumerate(zip(units, blocks, strict=True)):
        if unit.kind not in ("text", "item") or page_of(block) in covers:
            out.append(block)
            continue
        before = units[index - 1] if index else None
        behind = units[index + 1] if index + 1 < len(units) else None
        doubts: list[Doubt] = []
        if ends:
            following = next((it for it in blocks[index + 1 :] if it.text), None)
            doubts += _end(unit, block, following, rules)
        if starts and _is_open_start(block, rules):
            doubts.append(OPEN_START)
        doubts += joints.between(unit, behind, usual)
        doubts += joints.above(unit, before, usual)
        doubts += joints.inside(unit.lines, usual)
        doubts += joints.items(unit)
        doubts += _inside(unit.lines, painted=painted, tagged=tagged)
        if any(question.code == "page-join" for question in unit.questions):
            doubts = [JOINED, *(doubt for doubt in doubts if doubt is not OVER)]
        own = {place.joined for place in unmarked if place.unit == index}
        if True in own:
            doubts = [UNMARKED, *(doubt for doubt in doubts if doubt is not OVER)]
        if False in own:
            doubts = [UNSURE, *(doubt for doubt in doubts if doubt is not UNPARTED)]
        if _UNREAD in block.text:
            doubts.append(UNREAD)
        if _ENDS_INSIDE_WORD.search(block.text):
            doubts.append(CUT_WORD)
        if is_lone_bullet(block.text):
            doubts.append(WORDLESS)
        out.append(_doubted(block, list(dict.fromkeys(doubts))))
    return out


def of_table(block: Block, table: FoundTable) -> Block:
    """Return the block of a table with what speaks against it."""
    prose = share_going_on(table) > 0 or has_rows_that_go_on(table)
    doubts = [COLUMNS] if prose else []
    return _doubted(block, [*doubts, TWICE] if has_head_again(table) else doubts)


def above_open_starts(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with doubt in the tables above paragraphs that begin inside a sentence.

    Args:
        blocks: in reading order.
    """
    out = list(blocks)
    for index, (table, block) in enumerate(pairwise(blocks)):
        inside = block.type == "paragraph" and block.text.lstrip("([")[:1].islower()
        if table.type == "table" and inside and _stands_below(block, table):
            out[index] = replace(
                table,
                confidence=round(table.confidence * BELOW.left, 2),
                doubts=(*table.doubts, BELOW.reason),
            )
    return out


def _stands_below(block: Block, table: Block) -> bool:
    """Return whether a block begins below a table, in its width."""
    a, b = next(iter(boxes_of(table.evidence)), None), next(iter(boxes_of(block.evidence)), None)
    if a is None or b is None or a.page != b.page:
        return False
    return b.bbox[1] >= a.bbox[3] - _TOUCHING and overlap(a.bbox[0], a.bbox[2], b.bbox[0], b.bbox[2]) > 0


def questions(
    blocks: Iterable[Block], unread: Collection[int | None] = (), rules: DoubtRules = _RULES
) -> list[Question]:
    """Return a question for each block of little confidence, unless it was asked about for that reason.

    Several blocks of one page whose lines are painted in another order are asked about at once, as the page.

    Args:
        blocks: in reading order.
        unread: numbers of the pages whose letters without a meaning were asked about.
        rules: how little is asked about.
    """
    found: dict[tuple[int, tuple[str, ...]], list[Block]] = defaultdict(list)
    for block in blocks:
        asked = {JOINED.reason, UNMARKED.reason, UNSURE.reason}
        if any(place.page in unread for place in block.evidence):
            asked.add(UNREAD.reason)
        reasons = tuple(reason for reason in block.doubts if reason not in asked)
        if block.confidence < rules.ask and reasons:
            found[page_of(block), reasons].append(block)
    return [
        _question(part, reasons, rules)
        for (_, reasons), alike in found.items()
        for part in (
            [alike]
            if reasons == (BACKWARDS.reason,) and len(alike) >= rules.several
            else [[block] for block in alike]
        )
    ]


def _question(blocks: Sequence[Block], reasons: Sequence[str], rules: DoubtRules) -> Question:
    quoted = "; ".join(_beginning(block, rules) for block in blocks)
    were = "was read with doubt" if len(blocks) == 1 else f"({len(blocks)} passages) were read with doubt"
    evidence = blocks[0].evidence
    if len(blocks) > 1:
        boxes = [box.bbox for block in blocks for box in boxes_of(block.evidence[:1])]
        evidence = (Evidence(page_of(blocks[0]), rounded(union(boxes))),)
    return Question("doubt", f"{quoted} {were}. {' '.join(reasons)}", evidence)


def _beginning(block: Block, rules: DoubtRules) -> str:
    words = block.text.split()
    more = " …" if len(words) > rules.shown else ""
    return f"“{' '.join(words[: rules.shown])}{more}”"


def _doubted(block: Block, doubts: Sequence[Doubt]) -> Block:
    if not doubts:
        return block
    left = 1.0
    for doubt in doubts:
        left *= doubt.left
    return replace(block, confidence=round(left, 2), doubts=tuple(doubt.reason for doubt in doubts))


def _habits(blocks: Sequence[Block], rules: DoubtRules) -> tuple[bool, bool]:
    """Return whether nearly all paragraphs of a document end, and begin, as sentences do."""
    long = [it.text for it in blocks if it.type == "paragraph" and len(it.text) >= rules.long]
    if len(long) < rules.many:
        return False, False
    ends = sum(is_terminal(text) for text in long)
    starts = sum(not _begins_inside(text) for text in long)
    return ends >= rules.usual * len(long), starts >= rules.usual * len(long)


def _begins_inside(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;.)]("


def _is_open_start(block: Block, rules: DoubtRules) -> bool:
    return block.type == "paragraph" and len(block.text) >= rules.long and _begins_inside(block.text)


def _end(unit: Unit, block: Block, following: Block | None, rules: DoubtRules) -> list[Doubt]:
    """Doubt a block that ends inside a sentence; items of a list may end without a full stop.

    A single line may be a name, an address or a date.
    """
    if is_terminal(block.text) or (len(unit.lines) == 1 and not _is_full(unit.lines[0])):
        return []
    if following is not None and following.type == "paragraph" and _begins_inside(following.text):
        return [CUT]
    return [OPEN_END] if block.type == "paragraph" and len(block.text) >= rules.long else []


def _is_full(item: FlowLine) -> bool:
    return item.slack <= item.line.size and item.indent <= item.line.size


def _inside(lines: Sequence[FlowLine], *, painted: bool, tagged: bool) -> list[Doubt]:
    """Doubt the joints of a block's lines by the painting's order and the tags."""
    doubts: list[Doubt] = []
    for a, b in pairwise(lines):
        if painted and _is_backwards(a, b):
            doubts.append(BACKWARDS)
        if tagged and _is_other(a, b):
            doubts.append(TITLED if (tag_level(a.line) is None) != (tag_level(b.line) is None) else SEVERAL)
    return doubts


def _is_backwards(a: FlowLine, b: FlowLine) -> bool:
    return a.line.page == b.line.page and 0 < b.line.order < a.line.order


def _is_other(a: FlowLine, b: FlowLine) -> bool:
    """Return whether two lines of one column are tagged as different paragraphs."""
    one, other = a.line.tag, b.line.tag
    same_column = a.column == b.column
    return same_column and one is not None and other is not None and one.element != other.element


def _trusted(units: Sequence[Unit], rules: DoubtRules) -> tuple[bool, bool]:
    """Return whether the painting's order, and the tags, agree with nearly all that was read."""
    pairs = [pair for unit in units for pair in pairwise(unit.lines)]
    ordered = [pair for pair in pairs if pair[0].line.page == pair[1].line.page and pair[1].line.order > 0]
    tagged = [pair for pair in pairs if pair[0].line.tag is not None and pair[1].line.tag is not None]
    backwards = sum(_is_backwards(*pair) for pair in ordered)
    parted = sum(_is_other(*pair) for pair in tagged)
    return (
        len(ordered) >= rules.steps and backwards <= (1 - rules.in_order) * len(ordered),
        len(tagged) >= rules.steps and parted <= (1 - rules.in_order) * len(tagged),
    )
