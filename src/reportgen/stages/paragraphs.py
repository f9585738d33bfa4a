"""Lines → paragraphs and list items: joined over lines, columns and pages, parted where a new one starts.

What the document itself does elsewhere decides: its line pitch, whether it indents first lines or sets
space between paragraphs, whether its lines are justified, and whether its tags can be trusted.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..geometry import BBox, overlap
from ..model import Line, Question
from ..schema import Evidence
from . import style as styles
from .reading_order import Column
from .style import BodyStyle

Kind = Literal["text", "heading", "contents"]


@dataclass(frozen=True, slots=True)
class ParagraphRules:
    """Distances that part paragraphs; in ems of the body size unless said."""

    gap: float = 1.14
    """Pitches between two lines above which there is space between paragraphs."""
    far: float = 1.7
    """Pitches above which even an open sentence does not go on in the same column."""
    indent: float = 0.6
    """Least first-line indent."""
    deepest_indent: float = 4.5
    """Deepest first-line indent; more is another column or a centred line."""
    indented: int = 3
    """Indented first lines that make a habit."""
    slack: float = 0.5
    """Room left at a line's end, beyond the next word, that shows the line was ended on purpose."""
    room: float = 1.9
    """Pitches of room at a column's foot that show the next paragraph was moved as a whole."""
    note_space: float = 1.0
    """Pitches that the space over footnotes takes."""
    justified: float = 0.6
    """Share of lines that reach the right edge in a justified document."""
    edge: float = 1.5
    """Points by which justified lines may differ at their right edge."""
    trusted: float = 0.97
    """Share of clear cases in which tags agree with the page, from which they are trusted."""
    clear_cases: int = 15
    """Clear cases needed to judge the tags."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line in reading order.

    Attributes:
        left: left edge of its column, points.
        right: right edge that text can reach here, points.
        foot: lowest baseline that text can reach in this column, points.
        kind: text, heading or contents.
        group: number of the heading or contents entry it belongs to.
        drawn: left edge of a small painted shape that stands before it as a bullet, None without one.
    """

    line: Line
    column: int
    left: float
    right: float
    foot: float
    kind: Kind = "text"
    group: int = -1
    drawn: float | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """How the document parts its paragraphs."""

    pitch: float
    indents: bool
    justified: bool
    tags: bool
    tags_span: bool


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
_SURE_BULLETS = "•◦▪▫●○■□‣⁃∙►▸▶➢➤✓✔❖◆◇★☆\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u25e6\u2219\ufffd"
_BULLET = re.compile(rf"^\s*([{_SURE_BULLETS}]|[\ue000-\uf8ff])\s*(?=\S)")
_DASH = re.compile(r"^\s*([–—\-*·o§])\s+(?=\S)")
_ORDINAL = re.compile(r"^\s*(\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+(?=\S)")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$|[^\d\s][.!?…:;][\"'”’»)\]]*\d{1,2}\s*$")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def is_terminal(text: str) -> bool:
    """Tell whether text ends as sentences and list leads do."""
    return bool(_TERMINAL.search(text))


def _first_word_width(line: Line) -> float:
    text = line.text
    word = text.split(" ", 1)[0]
    return (line.bbox[2] - line.bbox[0]) * len(word) / max(1, len(text))


def _slack(a: FlowLine) -> float:
    return a.right - a.line.bbox[2]


def _is_short(a: FlowLine, b: FlowLine, rules: ParagraphRules) -> bool:
    """Tell whether the next line's first word would have fitted on line `a`."""
    size = a.line.size
    return _slack(a) > _first_word_width(b.line) + (0.25 + rules.slack) * size


def flow(
    columns: Sequence[Column],
    obstacles: Mapping[int, Sequence[BBox]],
    dots: Mapping[int, Sequence[BBox]],
    feet: Mapping[int, float],
    body: BodyStyle,
    kinds: Mapping[int, tuple[Kind, int]],
) -> list[FlowLine]:
    """Return all lines in reading order with the edges that their text could reach.

    Args:
        columns: the document's columns in reading order.
        obstacles: page → boxes that text is wrapped around or ends above.
        dots: page → boxes of small painted shapes.
        feet: page → lowest edge of running text, points.
        body: the body style.
        kinds: id of a line → (kind, group), for all that is not text.
    """
    note_space = ParagraphRules().note_space * body.pitch
    lefts = _main_lefts(columns, body)
    rights = _main_rights(columns, body, lefts)
    out = []
    for number, column in enumerate(columns):
        left = _left_of(column, lefts)
        own = [line.bbox[2] for line in column.lines if styles.is_body(line, body)]
        usual = rights.get(round(left), 0.0)
        right = max(own, default=column.x1)
        if len(own) < 5 and usual:
            right = max(right, usual)
        for line in column.lines:
            limit = right
            foot = feet.get(column.page, 0.0)
            for box in obstacles.get(column.page, ()):
                if (
                    overlap(line.bbox[1], line.bbox[3], box[1] - 2, box[3] + 2) > 0
                    and box[0] >= line.bbox[2] - 2
                ):
                    limit = min(limit, max(line.bbox[2], box[0] - 0.5 * body.size))
                if box[1] >= line.bbox[3] - 2 and overlap(box[0], box[2], column.x0, column.x1) > 10:
                    foot = min(foot, box[1] - note_space)
            kind, group = kinds.get(id(line), ("text", -1))
            drawn = min((dot[0] for dot in dots.get(column.page, ()) if _is_bullet(dot, line)), default=None)
            out.append(FlowLine(line, number, left, limit, foot, kind, group, drawn))
    return out


def _is_bullet(dot: BBox, line: Line) -> bool:
    """Tell whether a small shape stands right before a line, at the height of its letters."""
    middle = (dot[1] + dot[3]) / 2
    gap = line.bbox[0] - dot[2]
    return line.bbox[1] < middle < line.baseline + 1 and 0.15 * line.size <= gap <= 3 * line.size


def _main_lefts(columns: Sequence[Column], body: BodyStyle) -> list[float]:
    """Return the left edges at which most running text starts."""
    counts: Counter[int] = Counter()
    exact: dict[int, float] = {}
    for column in columns:
        for line in column.lines:
            if styles.is_body(line, body) and len(line.text) > 20:
                key = round(line.bbox[0])
                counts[key] += 1
                exact[key] = min(exact.get(key, line.bbox[0]), line.bbox[0])
    total = sum(counts.values())
    return sorted(exact[key] for key, count in counts.items() if count >= max(4, 0.08 * total))


def _left_of(column: Column, lefts: Sequence[float]) -> float:
    near = [left for left in lefts if left - 2 <= column.x0 and column.x0 - left < 0.15 * 600]
    return max(near, default=column.x0) if near and column.x0 - max(near) < 60 else column.x0


def _main_rights(columns: Sequence[Column], body: BodyStyle, lefts: Sequence[float]) -> dict[int, float]:
    """Return the usual right edge of well-filled columns for each left edge."""
    found: dict[int, list[float]] = {}
    for column in columns:
        own = [line.bbox[2] for line in column.lines if styles.is_body(line, body)]
        if len(own) >= 5:
            found.setdefault(round(_left_of(column, lefts)), []).append(max(own))
    return {left: sorted(values)[len(values) // 2] for left, values in found.items()}


def _pairs(lines: Sequence[FlowLine]) -> list[tuple[FlowLine, FlowLine]]:
    return [
        (a, b)
        for a, b in zip(lines, lines[1:], strict=False)
        if a.column == b.column and a.kind == b.kind == "text"
    ]


def habits(lines: Sequence[FlowLine], body: BodyStyle, rules: ParagraphRules = ParagraphRules()) -> Habits:
    """Measure how the document parts its paragraphs."""
    pairs = [
        (a, b) for a, b in _pairs(lines) if styles.is_body(a.line, body) and styles.is_body(b.line, body)
    ]
    indents = _indented_starts(lines, body, rules)
    gaps = sum(
        1
        for a, b in pairs
        if rules.gap * body.pitch < b.line.baseline - a.line.baseline <= 2.2 * body.pitch
        and is_terminal(a.line.text)
        and abs(b.line.bbox[0] - b.left) < 0.3 * body.size
    )
    inner = [
        a
        for a, b in pairs
        if b.line.baseline - a.line.baseline <= rules.gap * body.pitch and not is_terminal(a.line.text)
    ]
    at_edge = sum(1 for a in inner if _slack(a) <= rules.edge)
    tags, span = _trust_tags(lines, body, rules)
    return Habits(
        body.pitch, indents >= rules.indented, at_edge >= rules.justified * max(1, len(inner)), tags, span
    )


def _indented_starts(lines: Sequence[FlowLine], body: BodyStyle, rules: ParagraphRules) -> int:
    """Count paragraphs that start with an indented line, tight under a flush line and above another."""
    count = 0
    for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
        if not (a.column == b.column == c.column and a.kind == b.kind == c.kind == "text"):
            continue
        if not all(styles.is_body(item.line, body) for item in (a, b, c)) or _marker(a.line, None, True):
            continue
        offset = b.line.bbox[0] - b.left
        tight = b.line.baseline - a.line.baseline <= rules.gap * body.pitch
        flush = (
            abs(a.line.bbox[0] - a.left) < 0.3 * body.size and abs(c.line.bbox[0] - c.left) < 0.3 * body.size
        )
        deep = rules.indent * body.size <= offset <= rules.deepest_indent * body.size
        count += tight and flush and deep and _marker(b.line, a, True) is None
    return count


def _trust_tags(lines: Sequence[FlowLine], body: BodyStyle, rules: ParagraphRules) -> tuple[bool, bool]:
    """Compare tags with clear cases on the page: (they can be trusted, they span pages)."""
    agree = total = 0
    for a, b in _pairs(lines):
        if a.line.tag is None or b.line.tag is None:
            continue
        same = a.line.tag.element == b.line.tag.element
        step = b.line.baseline - a.line.baseline
        if step > 1.5 * body.pitch and is_terminal(a.line.text):
            total, agree = total + 1, agree + (not same)
        elif step <= 1.05 * body.pitch and not is_terminal(a.line.text) and b.line.text[:1].islower():
            total, agree = total + 1, agree + same
    return total >= rules.clear_cases and agree >= rules.trusted * total, _tags_span(lines)


def _tags_span(lines: Sequence[FlowLine]) -> bool:
    """Tell whether one element holds a sentence that runs over a page's end; some producers cut it there."""
    text = [item for item in lines if item.kind == "text" and item.line.tag is not None]
    open_ends = [
        (a, b)
        for a, b in zip(text, text[1:], strict=False)
        if a.line.page != b.line.page and not is_terminal(a.line.text) and b.line.text[:1].islower()
    ]
    return bool(open_ends) and all(_same_element(a, b) for a, b in open_ends)


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker at a line's start; `length` characters stand before the item's text."""

    text: str
    length: int


def _marker(line: Line, above: FlowLine | None, spaced: bool, item: "Unit | None" = None) -> Marker | None:
    """Return the list marker that a line starts with, None where it is running text.

    Bullets are always markers. Dashes and numbers are so only where a new line of text can start: after
    a sentence or lead, after space, indented, or in line with the item above.
    """
    text = line.text
    match = _BULLET.match(text)
    if match:
        unknown = match.group(1) == "\ufffd" or "\ue000" <= match.group(1) <= "\uf8ff"
        sign = "•" if unknown else match.group(1)
        return Marker(sign, match.end())
    match = _DASH.match(text) or _ORDINAL.match(text)
    if match is None:
        return None
    if (
        _ORDINAL.match(text)
        and re.match(r"^[A-Z]\.$", match.group(1))
        and above is not None
        and not is_terminal(above.line.text)
    ):
        return None
    if above is None or spaced or is_terminal(above.line.text):
        return Marker(match.group(1), match.end())
    if item is not None and item.marker is not None and abs(line.bbox[0] - item.marker_x) < 0.4 * line.size:
        return Marker(match.group(1), match.end())
    if line.bbox[0] - above.line.bbox[0] > 0.8 * line.size and not text[match.end() :][:1].islower():
        return Marker(match.group(1), match.end())
    return None


def _text_x(line: Line, marker: Marker) -> float | None:
    """Return the left edge of an item's text where the marker is a run of its own."""
    seen = 0
    for run in line.runs:
        if seen >= marker.length:
            return run.x0
        seen += len(run.text)
    return None


def units(
    lines: Sequence[FlowLine], body: BodyStyle, known: Habits, rules: ParagraphRules = ParagraphRules()
) -> list[Unit]:
    """Return the document's units in reading order.

    Args:
        lines: all lines in reading order.
        body: the body style.
        known: the document's habits.
        rules: distances.
    """
    out: list[Unit] = []
    for item, following in zip(lines, [*lines[1:], None], strict=True):
        last = out[-1] if out else None
        if item.kind != "text":
            if last is not None and last.kind == item.kind and last.group == item.group:
                last.lines.append(item)
            else:
                out.append(Unit(item.kind, [item], group=item.group))
            continue
        open_unit = last if last is not None and last.kind in ("text", "item") else None
        above = open_unit.lines[-1] if open_unit else None
        spaced = (
            above is None
            or above.column != item.column
            or (item.line.baseline - above.line.baseline > rules.gap * known.pitch)
        )
        marker = Marker("•", 0) if item.drawn is not None else None
        marker = marker or _marker(
            item.line,
            above,
            spaced and (above is None or is_terminal(above.line.text) or above.column == item.column),
            open_unit,
        )
        if marker is not None:
            out.append(_item(item, marker))
        elif open_unit is not None and above is not None:
            goes_on, question = _goes_on(open_unit, above, item, body, known, rules)
            if (
                goes_on
                and open_unit.kind == "item"
                and _opens_paragraph(above, item, following, body, known, rules)
            ):
                goes_on = False
            if goes_on:
                open_unit.lines.append(item)
                if question is not None:
                    open_unit.questions.append(question)
            else:
                out.append(Unit("text", [item]))
                if question is not None:
                    out[-1].questions.append(question)
        else:
            out.append(Unit("text", [item]))
    _set_levels(out, body)
    return out


def _item(item: FlowLine, marker: Marker) -> Unit:
    """Open a list item; a drawn bullet stands left of the line, a printed one at its start."""
    if item.drawn is not None:
        return Unit("item", [item], marker.text, marker.length, item.drawn, item.line.bbox[0])
    left = item.line.bbox[0]
    return Unit("item", [item], marker.text, marker.length, left, _text_x(item.line, marker))


def _opens_paragraph(
    a: FlowLine, b: FlowLine, c: FlowLine | None, body: BodyStyle, known: Habits, rules: ParagraphRules
) -> bool:
    """Tell whether a line under a list item is the indented first line of a paragraph.

    Its indent may equal the item's; the line that follows shows it, as it starts further left.
    """
    if c is None or not is_terminal(a.line.text) or not a.column == b.column == c.column:
        return False
    if c.kind != "text" or c.drawn is not None or _marker(c.line, b, False) is not None:
        return False
    tight = c.line.baseline - b.line.baseline <= rules.gap * known.pitch
    outdent = b.line.bbox[0] - c.line.bbox[0]
    flush = abs(c.line.bbox[0] - c.left) <= 0.3 * body.size
    return tight and flush and rules.indent * body.size <= outdent <= rules.deepest_indent * body.size


def _goes_on(
    unit: Unit, a: FlowLine, b: FlowLine, body: BodyStyle, known: Habits, rules: ParagraphRules
) -> tuple[bool, Question | None]:
    if abs(a.line.size - b.line.size) > 0.08 * body.size:
        return False, None
    if a.column == b.column:
        return _goes_on_below(unit, a, b, body, known, rules), None
    return _goes_on_elsewhere(unit, a, b, body, known, rules)


def _same_element(a: FlowLine, b: FlowLine) -> bool | None:
    if a.line.tag is None or b.line.tag is None:
        return None
    return a.line.tag.element == b.line.tag.element


def _goes_on_below(
    unit: Unit, a: FlowLine, b: FlowLine, body: BodyStyle, known: Habits, rules: ParagraphRules
) -> bool:
    """Tell whether a line goes on with the line above it in the same column."""
    step = b.line.baseline - a.line.baseline
    terminal = is_terminal(a.line.text)
    lower = b.line.text[:1].islower()
    if lower and a.line.text.endswith(_BROKEN) and step <= rules.far * known.pitch:
        return True
    same = _same_element(a, b)
    if known.tags and same is not None and not (same and step > rules.far * known.pitch and terminal):
        return same
    if step > rules.gap * known.pitch:
        open_sentence = not terminal and lower and step <= 3.5 * known.pitch
        return open_sentence and not _is_short(a, b, rules)
    if unit.kind == "item":
        return _item_goes_on(unit, a, b, terminal, body, rules)
    offset = b.line.bbox[0] - b.left
    indented = rules.indent * body.size <= offset <= rules.deepest_indent * body.size
    if known.indents and indented and b.line.bbox[0] - a.line.bbox[0] >= rules.indent * body.size * 0.8:
        return False
    if _is_short(a, b, rules):
        if terminal:
            return False
        wide = _slack(a) > 0.2 * (a.right - a.left)
        return lower or not wide
    return True


def _item_goes_on(
    unit: Unit, a: FlowLine, b: FlowLine, terminal: bool, body: BodyStyle, rules: ParagraphRules
) -> bool:
    """Tell whether a tight line goes on with the list item above: hanging, or an open sentence."""
    if b.line.bbox[0] > unit.marker_x + 0.4 * body.size:
        return not (
            terminal
            and _is_short(a, b, rules)
            and unit.text_x is not None
            and abs(b.line.bbox[0] - unit.text_x) > 0.8 * body.size
        )
    return not (terminal or _is_short(a, b, rules))


def _goes_on_elsewhere(
    unit: Unit, a: FlowLine, b: FlowLine, body: BodyStyle, known: Habits, rules: ParagraphRules
) -> tuple[bool, Question | None]:
    """Tell whether the first line of a column or page goes on with the last of the one before."""
    text = a.line.text
    sentence = bool(_SENTENCE.search(text))
    where = (Evidence(a.line.page, a.line.bbox), Evidence(b.line.page, b.line.bbox))
    place = "page" if a.line.page != b.line.page else "column"
    same = _same_element(a, b)
    if known.tags and same is not None and (same or known.tags_span):
        return same, None
    offset = b.line.bbox[0] - b.left
    if unit.kind == "item":
        hanging = offset > 0.5 * body.size or (
            unit.text_x is not None
            and abs((b.line.bbox[0] - b.left) - (unit.text_x - unit.lines[0].left)) < 0.3 * body.size
        )
        if sentence and not (hanging and not _is_short(a, b, rules)):
            return False, None
        return hanging or not is_terminal(text), None
    if known.indents and rules.indent * body.size <= offset <= rules.deepest_indent * body.size:
        if not sentence and b.line.text[:1].islower():
            return True, None
        return False, None
    if text.endswith(_BROKEN):
        return True, None
    short = _is_short(a, b, rules)
    if not is_terminal(text):
        if short and not b.line.text[:1].islower() and _slack(a) > 0.25 * (a.right - a.left):
            return False, Question(
                "page-join",
                f"The {place} ends with a short line without a full stop; the text after it was kept apart.",
                where,
            )
        return True, None
    if known.indents and not short:
        reason = f"The {place} ends with a full stop and the next line is not indented; it was joined to the paragraph."
        return True, Question("page-join", reason, where)
    if (
        short
        or a.foot - a.line.bbox[3] > rules.room * known.pitch
        or (known.justified and _slack(a) > body.size)
    ):
        return False, None
    if text.rstrip().endswith(":"):
        return False, None
    return True, Question(
        "page-join",
        f"The {place} ends with a full stop in a full line; the text after it was joined to the paragraph.",
        where,
    )


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
        while stack and offset < stack[-1] - 0.5 * body.size:
            stack.pop()
        if not stack or offset > stack[-1] + 0.5 * body.size:
            stack.append(offset)
        unit.level = len(stack)
