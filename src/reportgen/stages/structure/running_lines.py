"""All lines in reading order, with the edges that their text could have reached."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from ...model.document import Line
from ...model.geometry import BBox, overlap
from .body_styles import Bodies
from .reading_order import TextColumn
from .style import BodyStyle, is_body

Kind = Literal["text", "heading", "contents"]


class FlowRules(NamedTuple):
    """What the edges of columns are judged by."""

    note_space: float = 1.0
    """Pitches that the space over footnotes takes."""
    slack: float = 2.0
    """Points within which boxes touch."""
    gap: float = 0.5
    """Ems between text and the picture it is wrapped around."""
    meets: float = 10.0
    """Points that a box below a column shares with its width, to end it."""
    bullet_gap: tuple[float, float] = (0.15, 3.0)
    """Ems between a drawn bullet and its line."""
    same_bullet: float = 1.0
    """Points by which the bullets of one list may differ at their left edge."""
    tight: float = 1.1
    """Pitches from a line of a paragraph to the next."""
    full: float = 2.0
    """Ems of room at the end of a line that was not ended on purpose."""
    text_length: int = 20
    """Characters of a line that shows where columns start."""
    main_lines: int = 4
    """Lines that make a left edge usual."""
    main_share: float = 0.08
    """The same as a share of all lines."""
    indent: float = 60.0
    """Points by which a whole column may be set in from the usual edge (lists, quotations)."""
    column_lines: int = 5
    """Lines of running text that show how wide a column is."""
    overfull: float = 0.1
    """At most this share of a column's lines, or one, stands out beyond its edge: addresses do not break."""
    stands_out: float = 1.0
    """Ems beyond all other lines of its column that show that a line stands out."""
    near_edge: tuple[float, float] = (3.0, 0.4)
    """Ems from its edge within which this share of a column ends: that of code or short lines does not."""


class FlowLine(NamedTuple):
    """A line in reading order.

    Attributes:
        left: left edge of its column, points.
        right: right edge that text can reach here, points.
        foot: lowest baseline that text can reach in this column, points.
        kind: text, heading or contents.
        group: number of the heading or contents entry it belongs to.
        parted: height of what stands between the line and the one above it in its column, points.
        closed: its column is a card's: its text goes on in no other column.
        drawn: left edge of a small painted shape that stands before it as a bullet, None without one.
    """

    line: Line
    column: int
    left: float
    right: float
    foot: float
    kind: Kind = "text"
    group: int = -1
    parted: float = 0.0
    closed: bool = False
    drawn: float | None = None

    @property
    def slack(self) -> float:
        """Points from the line's end to the edge that text can reach."""
        return self.right - self.line.bbox[2]

    @property
    def indent(self) -> float:
        """Points from the column's left edge to the line."""
        return self.line.bbox[0] - self.left


class Surroundings(NamedTuple):
    """What else is on the pages; each by page number, boxes and edges in points.

    Attributes:
        obstacles: boxes that text is wrapped around or ends above.
        dots: boxes of small painted shapes, which may be bullets.
        feet: lowest edge of running text.
    """

    obstacles: Mapping[int, Sequence[BBox]]
    dots: Mapping[int, Sequence[BBox]]
    feet: Mapping[int, float]


def _main_lefts(columns: Sequence[TextColumn], bodies: Bodies, rules: FlowRules) -> list[float]:
    """Return the left edges at which most running text starts."""
    counts: Counter[int] = Counter()
    exact: dict[int, float] = {}
    for column in columns:
        body = bodies.of(column.page)
        for line in column.lines:
            if is_body(line, body) and len(line.text) > rules.text_length:
                key = round(line.bbox[0])
                counts[key] += 1
                exact[key] = min(exact.get(key, line.bbox[0]), line.bbox[0])
    total = sum(counts.values())
    needed = max(rules.main_lines, rules.main_share * total)
    return sorted(exact[key] for key, count in counts.items() if count >= needed)


def _left_of(column: TextColumn, lefts: Sequence[float], rules: FlowRules) -> float:
    """Return the usual left edge that a column belongs to, its own where none is near."""
    near = max((left for left in lefts if left - rules.slack <= column.x0), default=None)
    return near if near is not None and column.x0 - near < rules.indent else column.x0


def _main_rights(
    columns: Sequence[TextColumn], bodies: Bodies, lefts: Sequence[float], rules: FlowRules
) -> dict[int, float]:
    """Return the usual right edge of well-filled columns for each left edge."""
    rights: dict[int, list[float]] = {}
    for column in columns:
        body = bodies.of(column.page)
        own = [line.bbox[2] for line in column.lines if is_body(line, body)]
        if len(own) >= rules.column_lines:
            edge = _without_overfull(own, body, rules)
            rights.setdefault(round(_left_of(column, lefts, rules)), []).append(edge)
    return {left: sorted(values)[len(values) // 2] for left, values in rights.items()}


def _without_overfull(rights: Sequence[float], body: BodyStyle, rules: FlowRules) -> float:
    """Return the right edge of a column, the few lines left out that stand out far beyond all others."""
    edges = sorted(rights)
    allowed = int(rules.overfull * len(edges))
    apart = rules.stands_out * body.size
    near, share = rules.near_edge
    for count in range(allowed, 0, -1):
        edge = edges[-count - 1]
        if edges[-count] - edge > apart:
            full = sum(edge - other <= near * body.size for other in edges[:-count])
            return edge if full >= share * (len(edges) - count) else edges[-1]
    return edges[-1]


def _is_bullet(dot: BBox, line: Line, rules: FlowRules) -> bool:
    """Return whether a small shape stands right before a line, at the height of its letters."""
    middle = (dot[1] + dot[3]) / 2
    least, most = rules.bullet_gap
    near = least * line.size <= line.bbox[0] - dot[2] <= most * line.size
    return near and line.bbox[1] < middle < line.baseline + 1


def _is_listed(bullet: float, line: Line, dots: Sequence[BBox], column: TextColumn, rules: FlowRules) -> bool:
    """Return whether a bullet behind an open line is one of several of a list, whose items begin alike."""
    others = [dot for dot in dots if abs(dot[0] - bullet) <= rules.same_bullet]
    if not line.text[:1].islower():
        return len(others) > 1
    items = [
        it for it in column.lines if it is not line and any(_is_bullet(dot, it, rules) for dot in others)
    ]
    return any(it.text[:1].islower() for it in items)


def _goes_on(above: FlowLine, line: Line, body: BodyStyle, rules: FlowRules) -> bool:
    """Return whether a line goes on with the full, open line right above it, which has no bullet."""
    tight = line.baseline - above.line.baseline <= rules.tight * body.pitch
    flush = abs(line.bbox[0] - above.line.bbox[0]) <= rules.slack
    full = above.slack <= rules.full * line.size
    return above.drawn is None and tight and flush and full and above.line.text.rstrip()[-1:].isalnum()


def _right_of(column: TextColumn, usual: float, body: BodyStyle, rules: FlowRules) -> float:
    """Return a column's right edge: that of its widest line, or the usual one where it has few.

    Lines that cannot break stand out: where few lines do beyond the usual edge, they show no wider column.
    """
    own = [line.bbox[2] for line in column.lines if is_body(line, body)]
    right = _without_overfull(own, body, rules) if own else column.x1
    if not usual:
        return right
    if len(own) < rules.column_lines:
        return max(right, usual)
    beyond = sum(edge > usual + rules.slack for edge in own)
    return usual if 0 < beyond <= max(1.0, rules.overfull * len(own)) else right


def _limit(line: Line, right: float, boxes: Sequence[BBox], body: BodyStyle, rules: FlowRules) -> float:
    """Return how far to the right a line's text could reach, boxes beside it in the way."""
    for box in boxes:
        beside = overlap(line.bbox[1], line.bbox[3], box[1] - rules.slack, box[3] + rules.slack) > 0
        if beside and box[0] >= line.bbox[2] - rules.slack:
            right = min(right, max(line.bbox[2], box[0] - rules.gap * body.size))
    return right


def _foot(
    line: Line, foot: float, column: TextColumn, boxes: Sequence[BBox], space: float, *, rules: FlowRules
) -> float:
    """Return how far down text could reach below a line, boxes and the space over them in the way."""
    for box in boxes:
        below = box[1] >= line.bbox[3] - rules.slack
        if below and overlap(box[0], box[2], column.x0, column.x1) > rules.meets:
            foot = min(foot, box[1] - space)
    return foot


def _parted(above: Line | None, line: Line, boxes: Sequence[BBox], rules: FlowRules) -> float:
    """Return the height of what stands between two lines of a column, in points."""
    if above is None:
        return 0.0
    top, foot = above.bbox[3] - rules.slack, line.bbox[1] + rules.slack
    between = [
        (box[1], box[3])
        for box in boxes
        if box[1] >= top and box[3] <= foot and overlap(box[0], box[2], line.bbox[0], above.bbox[2]) > 0
    ]
    return max(bottom for _, bottom in between) - min(start for start, _ in between) if between else 0.0


def flow(
    columns: Sequence[TextColumn],
    around: Surroundings,
    bodies: Bodies,
    kinds: Mapping[int, tuple[Kind, int]],
    rules: FlowRules = FlowRules(),
) -> list[FlowLine]:
    """Return all lines in reading order with the edges that their text could reach.

    Args:
        columns: the document's columns in reading order.
        around: what else is on the pages.
        bodies: the styles of running text.
        kinds: id of a line → (kind, group), for all that is not text.
        rules: distances.
    """
    lefts = _main_lefts(columns, bodies, rules)
    rights = _main_rights(columns, bodies, lefts, rules)
    out: list[FlowLine] = []
    for number, column in enumerate(columns):
        body = bodies.of(column.page)
        left = _left_of(column, lefts, rules)
        usual = rights.get(round(left), 0.0)
        right = _right_of(column, usual, body, rules)
        boxes = around.obstacles.get(column.page, ())
        dots = around.dots.get(column.page, ())
        lowest, space = around.feet.get(column.page, 0.0), rules.note_space * body.pitch
        above: Line | None = None
        for line in column.lines:
            limit, foot, bullet, parted = right, lowest, None, 0.0
            if boxes:
                parted = _parted(above, line, boxes, rules)
                limit = _limit(line, right, boxes, body, rules)
                foot = _foot(line, lowest, column, boxes, space, rules=rules)
            if dots:
                bullet = min((dot[0] for dot in dots if _is_bullet(dot, line, rules)), default=None)
                if bullet is not None and above is not None and _goes_on(out[-1], line, body, rules):
                    bullet = bullet if _is_listed(bullet, line, dots, column, rules) else None
            kind, group = kinds.get(id(line), ("text", -1))
            out.append(FlowLine(line, number, left, limit, foot, kind, group, parted, column.closed, bullet))
            above = line
    return out
