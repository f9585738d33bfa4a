"""Words whose letters were turned into shapes: a page shows them, and no program can read them.

Designers do so to headings and boxes, sometimes to whole pages ("create outlines"). Such letters are many
small shapes that stand on one line, as high as one another and close together, of many widths.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Page, Question, Shape
from ...model.geometry import BBox, rounded, union
from ...model.provenance import Evidence


class OutlineRules(NamedTuple):
    """What makes small shapes a row of letters; in points."""

    largest: float = 40.0
    """A letter is at most this wide and high."""
    smallest: float = 1.2
    """The same at least: dots and marks are left aside."""
    letters: int = 10
    """A row has as many letters, at least."""
    level: float = 0.8
    """The feet of a row's letters differ by this at most: round ones reach lower."""
    top: float = 0.5
    """Tops differ by this where they are the same."""
    same_top: float = 0.38
    """Share of a row's letters that are as high as the most frequent ones, at least."""
    widths: int = 4
    """Letters have as many widths, at least: an ornament repeats one or two."""
    gap: float = 2.0
    """Two letters of a row are apart by this many heights at most."""
    step: float = 3.0
    """Two rows of a paragraph are apart by this many heights at most."""
    repeated: int = 3
    """Pages on which a row stands in the same place, from which it is a logo's."""
    edge: float = 3.0
    """A row that stands alone begins where the page's lines do, as near as this: logos stand anywhere."""
    aligned: int = 3
    """Lines of the page that begin there, at least."""


_RULES = OutlineRules()


def ask(pages: Sequence[Page], rules: OutlineRules = _RULES) -> list[Question]:
    """Return a question for each page on which words seem to be drawn.

    Args:
        pages: all pages, with their shapes.
        rules: what letters look like.
    """
    found = {page.number: _rows(page, rules) for page in pages}
    places = Counter(place for rows in found.values() for place in {_place(row) for row in rows})
    questions = []
    for page in pages:
        rows = [row for row in found[page.number] if places[_place(row)] < rules.repeated]
        rows = [row for row in rows if _has_neighbour(row, rows, rules) or _is_in_line(row, page, rules)]
        if rows:
            lines = "A line of words seems" if len(rows) == 1 else f"{len(rows)} lines of words seem"
            reason = (
                f"{lines} to be drawn as shapes, which no program can read. Look at the page: a logo or a "
                "drawing needs nothing; words of the text must be put in."
            )
            place = Evidence(page.number, rounded(union(rows)))
            questions.append(Question("page-without-text", reason, (place,)))
    return questions


def _place(row: BBox) -> tuple[int, ...]:
    return tuple(round(value / 2) for value in row)


def _rows(page: Page, rules: OutlineRules) -> list[BBox]:
    """Return the boxes of rows of drawn letters, from the top."""
    small = [shape.bbox for shape in page.shapes if _is_small(shape, rules)]
    if len(small) < rules.letters:
        return []
    read = [line.bbox for line in (*page.lines, *page.hidden)]
    rows = (part for level in _levels(sorted(small, key=_foot), rules) for part in _parts(level, rules))
    return [union(row) for row in rows if _are_letters(row, rules) and not _is_read(union(row), read)]


def _is_small(shape: Shape, rules: OutlineRules) -> bool:
    x0, top, x1, foot = shape.bbox
    sides = x1 - x0, foot - top
    return shape.kind != "image" and max(sides) <= rules.largest and max(sides) >= rules.smallest


def _foot(box: BBox) -> float:
    return box[3]


def _levels(boxes: Sequence[BBox], rules: OutlineRules) -> Iterator[list[BBox]]:
    """Yield the boxes that stand on one line, from the top."""
    level: list[BBox] = []
    for box in boxes:
        if level and box[3] - level[0][3] > rules.level:
            yield level
            level = []
        level.append(box)
    if level:
        yield level


def _parts(level: Sequence[BBox], rules: OutlineRules) -> Iterator[list[BBox]]:
    """Yield the boxes of one line that stand close together, from the left."""
    if len(level) < rules.letters:
        return
    high = sorted(box[3] - box[1] for box in level)[len(level) // 2]
    level = sorted(level)
    cuts = [0]
    right = level[0][2]
    for index, (before, box) in enumerate(pairwise(level), 1):
        right = max(right, before[2])
        if box[0] - right > rules.gap * high:
            cuts.append(index)
    for start, end in pairwise([*cuts, len(level)]):
        yield list(level[start:end])


def _are_letters(row: Sequence[BBox], rules: OutlineRules) -> bool:
    if len(row) < rules.letters:
        return False
    tops = sorted(box[1] for box in row)
    same = max(sum(0 <= other - top <= rules.top for other in tops) for top in tops)
    widths = {round((box[2] - box[0]) * 2) for box in row}
    return same >= rules.same_top * len(row) and len(widths) >= rules.widths


def _is_read(row: BBox, read: Iterable[BBox]) -> bool:
    """Return whether words that were read stand where the shapes do."""
    x, y = (row[0] + row[2]) / 2, (row[1] + row[3]) / 2
    return any(x0 <= x <= x1 and top <= y <= foot for x0, top, x1, foot in read)


def _has_neighbour(row: BBox, rows: Sequence[BBox], rules: OutlineRules) -> bool:
    """Return whether another row of letters stands right above or below one."""
    high = row[3] - row[1]
    return any(
        other is not row
        and abs(other[3] - row[3]) <= rules.step * high
        and min(row[2], other[2]) > max(row[0], other[0])
        for other in rows
    )


def _is_in_line(row: BBox, page: Page, rules: OutlineRules) -> bool:
    """Return whether a row begins where lines of the page begin, or a letter that goes below it later."""
    high = row[3] - row[1]
    starts = [row[0] - line.bbox[0] for line in page.lines]
    return sum(-rules.edge <= start <= high for start in starts) >= rules.aligned
