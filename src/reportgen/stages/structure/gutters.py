"""Gutters: the spaces between columns, told from the lines of a page.

A column is recognised from the page itself: lines that start at one left edge beside lines that end before
it, with no line crossing in between; or painted cards side by side.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ...model.document import Line
from ...model.geometry import BBox, contains, median, overlap, union
from .pieces import PIECES
from .style import BodyStyle


class GutterRules(NamedTuple):
    """What makes a gutter."""

    gutter: float = 0.55
    """Least width of a gutter in ems of the body size; wide word spaces stay below it."""
    same_edge: float = 2.5
    """Points by which the lines of one column may differ at their left edge."""
    lines: int = 3
    """Lines a column needs to be recognised on its own page."""
    known_lines: int = 1
    """Lines it needs where other pages of the document have the same gutter."""
    lone: int = 2
    """Rows of a column that may be narrower than `width`, where other pages have the same gutter."""
    long: int = 25
    """Characters of running text: where lines on both sides are that long, fewer show a column."""
    column: int = 6
    """Lines of running text that make a column beside which labels stand at heights of their own."""
    level: float = 1.0
    """Points by which the baselines of one row differ at most."""
    shared: float = 0.4
    """Share of such labels at most that stand on a baseline of the text by chance."""
    width: float = 5.0
    """Least width of a column's usual line in ems: markers and numbers are no column."""
    edge: float = 1.5
    """Points by which a line may reach into a gutter."""
    same_size: float = 0.3
    """Points by which the lines of one heading may differ in size."""
    heading_step: float = 1.6
    """At most this many ems between the lines of one heading."""
    marker: int = 2
    """At most this many characters in a list marker that stands apart from its text."""
    marker_gap: float = 2.0
    """At most this many ems between such a marker and the text of its entry."""


GUTTERS = GutterRules()


class Gutter(NamedTuple):
    """The space between two columns: x of its edges in points; `sure` where painted cards show it."""

    left: float
    right: float
    sure: bool = False


Bands = list[tuple[list[Line], list[Line], list[Line]]]
"""From the top: (lines that cross the gutter, lines left of it below them, lines right of it)."""


def part(
    lines: Sequence[Line], gutter: Gutter, spanning: Collection[int] = (), cuts: Sequence[float] = ()
) -> Bands:
    """Part lines, from the top, into (crossing, left, right) bands.

    Args:
        lines: of one page.
        gutter: the space between the columns.
        spanning: ids of short lines that belong to both columns.
        cuts: heights, ascending, at which a new band begins.
    """
    bands: Bands = [([], [], [])]
    coming = deque(cuts)
    for line in sorted(lines, key=lambda line: line.baseline):
        while coming and coming[0] < line.baseline:
            coming.popleft()
            if any(bands[-1]):
                bands.append(([], [], []))
        crossing, left, right = bands[-1]
        if id(line) in spanning:
            if left or right:
                bands.append(([line], [], []))
            else:
                crossing.append(line)
        elif line.bbox[0] >= gutter.right - GUTTERS.edge:
            right.append(line)
        elif line.bbox[2] <= gutter.left + GUTTERS.edge:
            if crossing and not left and not right and _ends_crossing(crossing[-1], line):
                crossing.append(line)
            else:
                left.append(line)
        elif left or right:
            bands.append(([line], [], []))
        else:
            crossing.append(line)
    return bands


def _ends_crossing(above: Line, line: Line) -> bool:
    """Return whether a short line is the end of the full-width heading or paragraph right above it."""
    step = line.baseline - above.baseline
    return abs(line.size - above.size) <= GUTTERS.same_size and step <= GUTTERS.heading_step * line.size


def rows_of(lines: Sequence[Line]) -> list[BBox]:
    """Return the box of each baseline; justified lines come in pieces."""
    rows: dict[int, BBox] = {}
    for line in lines:
        key = round(line.baseline)
        rows[key] = union((rows[key], line.bbox)) if key in rows else line.bbox
    return [rows[key] for key in sorted(rows)]


def _usual_width(rows: Sequence[BBox]) -> float:
    return median(row[2] - row[0] for row in rows)


def beside(left: Sequence[BBox], right: Sequence[BBox]) -> int:
    """Return how many rows of the shorter side stand beside rows of the other."""
    if not left or not right:
        return 0
    low, high = max(left[0][1], right[0][1]), min(left[-1][3], right[-1][3])
    return min(sum(1 for row in side if overlap(row[1], row[3], low, high) > 0) for side in (left, right))


def find_gutter(
    lines: Sequence[Line],
    body: BodyStyle,
    known: Sequence[float],
    cards: Sequence[BBox] = (),
    rules: GutterRules = GUTTERS,
) -> Gutter | None:
    """Return the gutter that most lines stand beside, None where there is none.

    One between cards comes first, unless all cards stand in one column of another.

    Args:
        lines: of one page, or of one column that may have columns itself.
        body: the body style.
        known: left edges of columns that other pages show.
        cards: painted boxes that stand side by side.
        rules: distances.
    """
    best: tuple[bool, bool, int] | None = None
    chosen = None
    filled = _filled(lines, cards)
    signs = [line for line in lines if _is_sign(line, rules)]
    for candidate in [*_between_cards(filled, lines, rules), *_candidates(lines, body, known, rules)]:
        if candidate.sure and _has_text_inside(candidate, lines, rules):
            continue
        gutter = candidate if candidate.sure else _before_markers(candidate, signs, lines, body, rules)
        supported = _support(lines, candidate, gutter, body, known, rules=rules)
        score = _is_around(gutter, filled, rules), candidate.sure, supported
        if supported and (best is None or score > best):
            best, chosen = score, gutter
    return chosen


def _filled(lines: Sequence[Line], cards: Sequence[BBox]) -> list[tuple[BBox, BBox]]:
    """Return the cards that hold lines, each with the box of these."""
    inside = [(card, [line.bbox for line in lines if contains(card, line.bbox)]) for card in cards]
    return [(card, union(boxes)) for card, boxes in inside if boxes]


def _between_cards(
    filled: Sequence[tuple[BBox, BBox]], lines: Sequence[Line], rules: GutterRules
) -> list[Gutter]:
    """Return the gutters between cards that stand side by side and hold lines.

    Other lines of the right column may begin nearer to the gutter than those in its card; lines that end
    before the gutter are rather short headings over both.
    """
    return [
        Gutter(
            text[2],
            min([other_text[0], *(line.bbox[0] for line in lines if line.bbox[0] >= card[2] - rules.edge)]),
            sure=True,
        )
        for card, text in filled
        for other, other_text in filled
        if card[2] <= other[0] + 1
        and text[2] < other_text[0]
        and overlap(card[1], card[3], other[1], other[3]) > 0
    ]


def _has_text_inside(gutter: Gutter, lines: Sequence[Line], rules: GutterRules) -> bool:
    """Return whether running text ends inside a gutter between cards, beside lines of the other column.

    So it does where the cards are charts that stand in columns wider than their labels.
    """
    right = rows_of([line for line in lines if line.bbox[0] >= gutter.right - rules.edge])
    inside = [
        line
        for line in lines
        if line.bbox[0] < gutter.left
        and gutter.left + rules.edge < line.bbox[2] <= gutter.right
        and len(line.text) >= rules.long
    ]
    level = [
        line
        for line in inside
        if any(overlap(line.bbox[1], line.bbox[3], row[1], row[3]) > 0 for row in right)
    ]
    return len(level) >= rules.column


def _is_around(gutter: Gutter, filled: Sequence[tuple[BBox, BBox]], rules: GutterRules) -> bool:
    """Return whether all cards stand on one side of a gutter: in one column, as the cells of a table do."""
    return bool(filled) and (
        all(card[2] <= gutter.left + rules.edge for card, _ in filled)
        or all(card[0] >= gutter.right - rules.edge for card, _ in filled)
    )


def _candidates(
    lines: Sequence[Line], body: BodyStyle, known: Sequence[float], rules: GutterRules
) -> list[Gutter]:
    """Return gutters before each left edge that several lines share."""
    edges: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        edges[round(line.bbox[0] / rules.same_edge)].append(line)
    candidates = []
    for key in sorted(edges):
        right = edges[key] + edges.get(key + 1, [])
        if not any(char.isalpha() for line in right for char in line.text):
            continue  # figures stand behind words of their own rows
        start = min(line.bbox[0] for line in right)
        width = rules.gutter * body.size
        few = len(right) < rules.lines and not _is_text(right, rules)
        if few and not any(abs(start - edge) <= 2 * rules.same_edge for edge in known):
            continue
        if any(line.bbox[2] <= start - width for line in lines):
            candidates.append(Gutter(start - width, start))
    for edge in known:
        # Lists and short columns may not start at the edge that other pages show.
        right = [line for line in lines if line.bbox[0] >= edge - rules.same_edge]
        left = [line for line in lines if line.bbox[2] <= edge - rules.gutter * body.size]
        if left and right:
            candidates.append(Gutter(edge - rules.gutter * body.size, edge))
    return candidates


def _support(
    lines: Sequence[Line],
    candidate: Gutter,
    gutter: Gutter,
    body: BodyStyle,
    known: Sequence[float],
    *,
    rules: GutterRules,
) -> int:
    """Return how many rows stand beside others over a gutter, in the bands where it shows two columns.

    Args:
        lines: what it would part.
        candidate: the gutter as it was found.
        gutter: the same before list markers.
        body: the body style.
        known: left edges of columns that other pages show.
        rules: distances.
    """
    near = any(abs(gutter.right - edge) <= 2 * rules.same_edge for edge in known)
    reach = rules.same_edge + 1
    supported = 0
    for _, left_lines, right_lines in part(lines, gutter):
        left, right = rows_of(left_lines), rows_of(right_lines)
        rows = beside(left, right)
        if gutter.sure:
            supported += rows
            continue
        few = rows < (rules.known_lines if near else rules.lines)
        if not rows or (few and not _is_text_beside(left_lines, right_lines, rules)):
            continue
        edges = sum(
            1 for row in right if row[0] - gutter.right <= reach or abs(row[0] - candidate.right) <= reach
        )
        narrow = min(_usual_width(left), _usual_width(right)) < rules.width * body.size
        lone = near and edges == len(right) <= rules.lone  # last words may stand alone in their column
        labels = (narrow or edges < rules.lines) and _are_labels_beside(left_lines, right_lines, rules)
        if narrow and not (lone or labels):
            continue
        if gutter.right in known or edges * 2 >= len(right) or edges >= rules.lines or labels:
            supported += rows
    return supported


def _are_labels_beside(left: Sequence[Line], right: Sequence[Line], rules: GutterRules) -> bool:
    """Return whether lines of a column of running text stand beside others at heights of their own.

    So do the labels of a chart; cells of a row stand on one baseline, and so do entries and their figures.
    """
    low, high = min(line.bbox[1] for line in right), max(line.bbox[3] for line in right)
    text = [
        line
        for line in left
        if len(line.text) >= rules.long and overlap(line.bbox[1], line.bbox[3], low, high) > 0
    ]
    level = sum(any(abs(line.baseline - other.baseline) <= rules.level for other in text) for line in right)
    return len(text) >= rules.column and len(right) >= rules.lines and level <= rules.shared * len(right)


def _is_text_beside(left: Sequence[Line], right: Sequence[Line], rules: GutterRules) -> bool:
    """Return whether a few lines of running text stand beside a column of it, and not in its lines."""
    low, high = min(line.bbox[1] for line in right), max(line.bbox[3] for line in right)
    level = [line for line in left if overlap(line.bbox[1], line.bbox[3], low, high) > 0]
    return len(left) >= rules.lines and _is_text(right, rules) and _is_text(level, rules)


def _is_text(lines: Sequence[Line], rules: GutterRules) -> bool:
    """Return whether lines are as long as running text is; the last of them may be short."""
    *above, last = sorted(lines, key=lambda line: line.baseline)
    return all(len(line.text) >= rules.long for line in above or [last])


def _before_markers(
    gutter: Gutter, signs: Sequence[Line], lines: Sequence[Line], body: BodyStyle, rules: GutterRules
) -> Gutter:
    """Return a gutter moved to the left of the list markers that it would part from their entries."""
    parted = [sign.bbox[0] for sign in signs if _parts_marker(sign, gutter, lines, body, rules)]
    if not parted:
        return gutter
    width = gutter.right - gutter.left
    return Gutter(min(parted) - width, min(parted))


def _is_sign(line: Line, rules: GutterRules) -> bool:
    text = line.text.strip()
    return len(text) <= rules.marker and not any(char.isalnum() for char in text)


def _parts_marker(
    sign: Line, gutter: Gutter, lines: Sequence[Line], body: BodyStyle, rules: GutterRules
) -> bool:
    """Return whether a gutter would part a list marker from the entry that it stands before."""
    if not 0 <= gutter.left + rules.edge - sign.bbox[2] <= rules.marker_gap * body.size:
        return False
    return any(
        line.bbox[0] >= gutter.left
        and line.bbox[0] - sign.bbox[2] <= rules.marker_gap * body.size
        and abs(line.baseline - sign.baseline) <= PIECES.same_row * sign.size
        for line in lines
    )
