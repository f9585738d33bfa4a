"""Charts and diagrams: the words of a drawing are a figure's, neither headings nor text nor a table.

A drawing is what many painted shapes close to one another make. Its words are labels: short, without a
sentence among them. Where a drawing holds running text it is a box or a card, and its words stay text.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import BBox, contains, union
from .blocks import SetApart, set_apart
from .markers import has_bullet


class FigureRules(NamedTuple):
    """What makes shapes a drawing, and words its labels; in points unless said."""

    shapes: int = 6
    """Shapes of a drawing at least."""
    most: int = 1500
    """Shapes of a page that are looked at; with more of them it is a picture."""
    gap: float = 9.0
    """At most this far between neighbouring shapes of one drawing."""
    side: tuple[float, float] = (60.0, 40.0)
    """A drawing is this wide and high at least."""
    ground: float = 0.5
    """Shapes from this share of the page on are its ground."""
    rule: float = 0.8
    """Share of a drawing's shapes at most that are rules of its full width: those of a table are."""
    full: float = 0.9
    """Share of the drawing's width that such a rule has."""
    margin: float = 1.5
    """Ems of its type around a drawing within which figures are labels of its axes."""
    label: int = 28
    """At most this many characters in a label."""
    words: int = 4
    """At most this many words in a label."""
    labels: int = 4
    """Labels of a drawing at least."""
    share: float = 0.85
    """At least this share of the lines inside a drawing are labels."""


_RULES = FigureRules()
_SENTENCE_ENDS = (".", ";", ",", ":")


def find(page: Page, size: float, rules: FigureRules = _RULES) -> list[SetApart]:
    """Return the figures of a page: the labels of each drawing, in reading order.

    Titles over the labels and notes below them are left for captions.

    Args:
        page: without furniture and tables.
        size: of running text, points.
        rules: what makes a drawing.
    """
    if sum(is_label(line, rules) for line in page.lines) < rules.labels:
        return []
    apart = []
    taken: set[int] = set()
    for box in drawings(page, rules):
        inside = [line for line in page.lines if _is_inside(line, box)]
        axis = [line for line in page.lines if line not in inside and _is_axis(line, box, size, rules)]
        labels = [line for line in inside if is_label(line, rules)]
        if len(labels) + len(axis) < rules.labels:
            continue
        inside = _between(inside, labels + axis)
        if len(labels) < rules.share * len(inside):
            continue
        lines = sorted((*inside, *axis), key=lambda line: (round(line.baseline), line.bbox[0]))
        if not any(id(line) in taken for line in lines):
            taken.update(map(id, lines))
            apart.append(set_apart("figure", lines))
    return apart


def drawings(page: Page, rules: FigureRules = _RULES) -> list[BBox]:
    """Return the boxes of the drawings of a page, largest first.

    Args:
        page: as read.
        rules: what makes a drawing.
    """
    most = rules.ground * page.width * page.height
    shapes = [
        shape.bbox
        for shape in page.shapes
        if shape.kind != "image"
        and (shape.bbox[2] - shape.bbox[0]) * (shape.bbox[3] - shape.bbox[1]) < most
        and contains((0.0, 0.0, page.width, page.height), shape.bbox)
    ]
    if not rules.shapes <= len(shapes) <= rules.most:
        return []
    boxes = []
    for members in _clusters(shapes, rules.gap):
        box = union(members)
        width, height = box[2] - box[0], box[3] - box[1]
        level = sum(1 for x0, _, x1, _ in members if x1 - x0 >= rules.full * width)
        drawn = len(members) >= rules.shapes and level <= rules.rule * len(members)
        if drawn and width >= rules.side[0] and height >= rules.side[1] and width * height < most:
            boxes.append(box)
    return sorted(boxes, key=lambda box: -(box[2] - box[0]) * (box[3] - box[1]))


def _clusters(boxes: Iterable[BBox], gap: float) -> list[list[BBox]]:
    """Group boxes that come as near to one another as `gap` points, directly or over others."""
    done: list[list[BBox]] = []
    open_groups: list[tuple[BBox, list[BBox]]] = []
    for box in sorted(boxes, key=lambda box: box[1]):
        members, around, kept = [box], box, []
        for group in open_groups:
            if group[0][3] < box[1] - gap:  # those that follow stand lower still
                done.append(group[1])
            elif _is_near(group[0], box, gap):
                members += group[1]
                around = union((around, group[0]))
            else:
                kept.append(group)
        open_groups = [*kept, (around, members)]
    return done + [members for _, members in open_groups]


def _is_near(a: BBox, b: BBox, gap: float) -> bool:
    return a[0] - gap <= b[2] and b[0] - gap <= a[2] and a[1] - gap <= b[3] and b[1] - gap <= a[3]


def _between(lines: Sequence[Line], labels: Sequence[Line]) -> list[Line]:
    """Return the lines that stand neither above nor below all labels."""
    first, last = min(line.baseline for line in labels), max(line.baseline for line in labels)
    return [line for line in lines if first <= line.baseline <= last]


def _is_inside(line: Line, box: BBox) -> bool:
    x, y = (line.bbox[0] + line.bbox[2]) / 2, (line.bbox[1] + line.bbox[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_axis(line: Line, box: BBox, size: float, rules: FigureRules) -> bool:
    """Return whether a line is a figure right beside a drawing."""
    margin = rules.margin * size
    around = (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
    text = line.text.strip()
    figure = any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)
    return figure and _is_near(around, line.bbox, 0.0) and line.size < size


def is_label(line: Line, rules: FigureRules = _RULES) -> bool:
    """Return whether a line is short and no part of a sentence or list."""
    text = line.text.strip()
    if len(text) > rules.label or len(text.split()) > rules.words or has_bullet(text):
        return False
    return not text.endswith(_SENTENCE_ENDS)
