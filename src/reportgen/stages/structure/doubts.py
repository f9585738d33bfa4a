"""Doubt: what speaks against a block as it was read, in fixed words, and how much of the confidence is left.

The witnesses share nothing with the stages that made the block: how its sentences begin and end beside all
others of the document, the order in which the source paints its lines, the elements that its tags name, what
no font explains, cells whose sentences go on.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Block, Question
from ...model.geometry import median
from .cells import FoundTable, share_going_on
from .joining import Unit
from .markers import is_terminal
from .running_lines import FlowLine

_UNREAD = "\ufffd"
# Ems from the edge of its column within which a line is not indented.
_FLUSH = 0.3


class Doubt(NamedTuple):
    """A reason, and the share of the confidence that it leaves."""

    reason: str
    left: float


OPEN_END = Doubt("It ends without a full stop, as no other paragraph does: a part may stand elsewhere.", 0.6)
CUT = Doubt("It ends inside a sentence, and the next block begins with a small letter.", 0.4)
OPEN_START = Doubt("It begins inside a sentence: the words before it may stand elsewhere.", 0.5)
EARLY_END = Doubt("A line inside it ends early at a full stop: these may be two paragraphs.", 0.6)
WIDER = Doubt(
    "A line inside it stands lower than others behind a full stop: these may be two paragraphs.", 0.6
)
MISSING = Doubt("There is room for a line between two of its lines: one may be missing.", 0.5)
FULL_END = Doubt("It ends a page or column with a full line: the next paragraph may belong to it.", 0.6)
BACKWARDS = Doubt("The source paints the words of its lines in another order.", 0.5)
SEVERAL = Doubt("The source's tags name parts of it as different paragraphs.", 0.7)
UNREAD = Doubt("It holds letters that no font explains.", 0.3)
COLUMNS = Doubt("Sentences go on in all of its columns: it may be text, not a table.", 0.5)
JOINED = Doubt("It goes on over a page or column whose last line ends with a full stop.", 0.6)


class DoubtRules(NamedTuple):
    """What a witness must show."""

    long: int = 60
    """Characters of a paragraph whose end is looked at."""
    many: int = 12
    """Such paragraphs that show how a document ends them, at least."""
    usual: float = 0.9
    """Share of them that end, or begin, as sentences do, from which the others are doubted."""
    early: float = 0.3
    """Share of its column's width that a line leaves free where it ends early."""
    room: float = 1.0
    """Ems that it leaves beyond the next word, too."""
    wider: float = 0.05
    """Ems by which a step is wider than the usual one of its block, where it may be a paragraph's."""
    missing: float = 1.7
    """Times the usual step of its block that a step is where a line may be missing."""
    in_order: float = 0.97
    """Share of neighbouring lines in the painting's order, from which a step backwards is doubted."""
    steps: int = 20
    """Neighbouring lines that show it, at least."""
    ask: float = 0.65
    """Confidence below which a block is asked about."""
    shown: int = 8
    """Words of a block that a question quotes."""


_RULES = DoubtRules()


def of_units(units: Sequence[Unit], blocks: Sequence[Block], rules: DoubtRules = _RULES) -> list[Block]:
    """Return blocks with what speaks against them.

    Args:
        units: lines in reading order.
        blocks: of the units, one each.
        rules: what a witness must show.
    """
    ends, starts = _habits(blocks, rules)
    painted, tagged = _trusted(units, rules)
    out = []
    for at, (unit, block) in enumerate(zip(units, blocks, strict=True)):
        if unit.kind not in ("text", "item"):
            out.append(block)
            continue
        following = next((it for it in blocks[at + 1 :] if it.text), None)
        found: list[Doubt] = []
        if ends:
            found += _end(unit, block, following, rules)
        if (
            starts
            and block.type == "paragraph"
            and len(block.text) >= rules.long
            and _begins_inside(block.text)
        ):
            found.append(OPEN_START)
        if _ends_full(unit, units[at + 1] if at + 1 < len(units) else None):
            found.append(FULL_END)
        found += _inside(unit.lines, painted=painted, tagged=tagged, rules=rules)
        if any(question.code == "page-join" for question in unit.questions):
            found.append(JOINED)
        if _UNREAD in block.text:
            found.append(UNREAD)
        out.append(_doubted(block, found))
    return out


def of_table(block: Block, table: FoundTable) -> Block:
    """Return the block of a table with what speaks against it."""
    return _doubted(block, [COLUMNS] if share_going_on(table) > 0 else [])


def questions(
    blocks: Iterable[Block], unread: Collection[int | None] = (), rules: DoubtRules = _RULES
) -> list[Question]:
    """Return a question for each block of little confidence, unless it was asked about for that reason.

    Args:
        blocks: in reading order.
        unread: numbers of the pages whose letters without a meaning were asked about.
        rules: how little is asked about.
    """
    out = []
    for block in blocks:
        asked = {JOINED.reason}
        if any(place.page in unread for place in block.evidence):
            asked.add(UNREAD.reason)
        reasons = [reason for reason in block.doubts if reason not in asked]
        if block.confidence < rules.ask and reasons:
            words = block.text.split()
            more = " …" if len(words) > rules.shown else ""
            quoted = f"“{' '.join(words[: rules.shown])}{more}”"
            out.append(
                Question("doubt", f"{quoted} was read with doubt. {' '.join(reasons)}", block.evidence)
            )
    return out


def _doubted(block: Block, found: Sequence[Doubt]) -> Block:
    if not found:
        return block
    left = 1.0
    for doubt in found:
        left *= doubt.left
    return replace(block, confidence=round(left, 2), doubts=tuple(doubt.reason for doubt in found))


def _habits(blocks: Sequence[Block], rules: DoubtRules) -> tuple[bool, bool]:
    """Return whether nearly all paragraphs of a document end, and begin, as sentences do."""
    long = [it.text for it in blocks if it.type == "paragraph" and len(it.text) >= rules.long]
    if len(long) < rules.many:
        return False, False
    ends = sum(is_terminal(text) for text in long)
    starts = sum(not _begins_inside(text) for text in long)
    return ends >= rules.usual * len(long), starts >= rules.usual * len(long)


def _begins_inside(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;.)]"


def _end(unit: Unit, block: Block, following: Block | None, rules: DoubtRules) -> list[Doubt]:
    """Doubt a block that ends inside a sentence; items of a list may end without a full stop.

    A single line may be a name, an address or a date.
    """
    if is_terminal(block.text) or len(unit.lines) == 1:
        return []
    if following is not None and following.type == "paragraph" and following.text[:1].islower():
        return [CUT]
    return [OPEN_END] if block.type == "paragraph" and len(block.text) >= rules.long else []


def _inside(lines: Sequence[FlowLine], *, painted: bool, tagged: bool, rules: DoubtRules) -> list[Doubt]:
    """Doubt the joints of a block's lines."""
    found: list[Doubt] = []
    steps = [b.line.baseline - a.line.baseline for a, b in pairwise(lines) if a.column == b.column]
    usual = median(steps) if steps else 0.0
    for a, b in pairwise(lines):
        if _has_room(a, b, usual, rules):
            found.append(MISSING)
        if _is_wider(a, b, usual, rules):
            found.append(WIDER)
        if _ends_early(a, b, rules):
            found.append(EARLY_END)
        if painted and _is_backwards(a, b):
            found.append(BACKWARDS)
        if tagged and _is_other(a, b):
            found.append(SEVERAL)
    return list(dict.fromkeys(found))


def _has_room(a: FlowLine, b: FlowLine, usual: float, rules: DoubtRules) -> bool:
    step = b.line.baseline - a.line.baseline - b.parted
    return a.column == b.column and 0 < rules.missing * usual <= step


def _is_wider(a: FlowLine, b: FlowLine, usual: float, rules: DoubtRules) -> bool:
    """Return whether a line stands lower than others do, behind a sentence and without a raised sign."""
    if a.column != b.column or not is_terminal(a.line.text) or b.line.text[:1].islower():
        return False
    even = all(run.rise == 0 for line in (a.line, b.line) for run in line.runs)
    return even and b.line.baseline - a.line.baseline - b.parted - usual > rules.wider * b.line.size


def _ends_full(unit: Unit, following: Unit | None) -> bool:
    """Return whether a block ends a column with a full line, and text without an indent follows."""
    if following is None or following.kind != "text" or unit.kind != "text":
        return False
    a, b = unit.lines[-1], following.lines[0]
    if a.column == b.column or not is_terminal(a.line.text) or abs(a.line.size - b.line.size) > 1:
        return False
    return a.slack <= _first_word(b) and b.indent <= _FLUSH * b.line.size


def _first_word(item: FlowLine) -> float:
    """Return the width of a line's first word, points."""
    text = item.line.text
    return (item.line.bbox[2] - item.line.bbox[0]) * len(text.split(" ", 1)[0]) / max(1, len(text))


def _ends_early(a: FlowLine, b: FlowLine, rules: DoubtRules) -> bool:
    if a.column != b.column or not is_terminal(a.line.text) or b.line.text[:1].islower():
        return False
    return a.slack > max(rules.early * (a.right - a.left), _first_word(b) + rules.room * a.line.size)


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
