"""Numbers set beside the passages that they count, in a look of their own: each is its passage's list marker.

They stand at the height of the passage's middle or of its first lines, on a baseline of their own or, by
chance, on one of its own; read row by row they would stand inside a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page, Run
from ...model.geometry import BBox
from .body_styles import Bodies
from .markers import BESIDE
from .style import BodyStyle


class BesideNumberRules(NamedTuple):
    """What makes a number one that counts the passage beside it."""

    digits: int = 2
    """Digits of a number at most."""
    larger: float = 1.4
    """Times the size of the passage from which a number has a look of its own."""
    bolder: int = 200
    """Steps on the weight scale from which it has one where its colour, too, is another."""
    gap: float = 3.0
    """Ems of the body between number and passage at most."""
    same_edge: float = 2.5
    """Points by which the lines of a passage differ at their left edge."""
    step: float = 1.2
    """Times the least step between its lines at most from one line of a passage to the next."""
    least: float = 0.9
    """Sizes of type from one line to the next at least: nearer ones are pieces of one line."""
    most: float = 1.8
    """Sizes of type from one line of a passage to the next at most."""
    numbers: int = 2
    """Numbers of a page at least that count on."""


_RULES = BesideNumberRules()


class _Number(NamedTuple):
    """A number, where it stands, and the line whose run it is."""

    run: Run
    box: BBox
    line: Line

    @property
    def value(self) -> int:
        return int(self.run.text)


def join(pages: Sequence[Page], bodies: Bodies) -> tuple[Page, ...]:
    """Return the pages with each such number at the head of its passage's first line.

    Args:
        pages: without furniture and tables.
        bodies: the styles of running text.
    """
    return tuple(_joined(page, bodies.of(page.number)) for page in pages)


def _joined(page: Page, body: BodyStyle) -> Page:
    numbers = list(_numbers(page))
    if len(numbers) < _RULES.numbers:
        return page
    taken = {id(number.line): number for number in numbers}
    text = [rest for line in page.lines if (rest := _rest(line, taken.get(id(line)))) is not None]
    passages = [(number, _passage(number, text, body)) for number in numbers]
    found = [
        (number, passage) for number, passage in passages if passage and _has_own_look(number, passage[0])
    ]
    values = {number.value for number, _ in found}
    homes = {id(passage[0]) for _, passage in found}
    counting = any(value + 1 in values for value in values)
    if len(found) < len(numbers) or len(homes) < len(found) or not counting:
        return page
    heads = {id(passage[0]): number for number, passage in found}
    firsts = [(passage[0].bbox[0], number.box[0]) for number, passage in found]
    lines = [_headed(line, heads[id(line)], firsts) if id(line) in heads else line for line in text]
    return page._replace(lines=tuple(sorted(lines, key=lambda line: (round(line.baseline, 1), line.bbox[0]))))


def _numbers(page: Page) -> Iterator[_Number]:
    """Yield the numbers that stand alone or, in a face of their own, at the head of a line."""
    for line in page.lines:
        run = line.runs[0]
        digits = run.text.strip()
        if not (digits.isdecimal() and len(digits) <= _RULES.digits) or line.rotated:
            continue
        if len(line.runs) == 1:
            yield _Number(run._replace(text=digits), line.bbox, line)
        elif run.size >= _RULES.larger * line.runs[1].size:
            top = line.baseline - run.size
            yield _Number(run._replace(text=digits), (run.x0, top, run.x1, line.baseline), line)


def _rest(line: Line, number: _Number | None) -> Line | None:
    """Return a line without the number at its head, None where it is nothing else."""
    if number is None:
        return line
    if len(line.runs) == 1:
        return None
    return replace(line, runs=line.runs[1:], bbox=(line.runs[1].x0, *line.bbox[1:]))


def _passage(number: _Number, text: Sequence[Line], body: BodyStyle) -> list[Line]:
    """Return the lines of the passage right of a number, whose height it shares; none where there is none."""
    _, top, right, foot = number.box
    reach = _RULES.gap * body.size
    beside = [line for line in text if -1 <= line.bbox[0] - right <= reach]
    level = [line for line in beside if line.bbox[1] < foot and line.bbox[3] > top]
    if not level:
        return []
    edge = min(line.bbox[0] for line in level)
    column = sorted(
        (line for line in text if abs(line.bbox[0] - edge) <= _RULES.same_edge),
        key=lambda line: line.baseline,
    )
    passages = _parted(column)
    middle = (top + foot) / 2
    return min(passages, key=lambda lines: _distance(lines, middle)) if passages else []


def _parted(column: Sequence[Line]) -> list[list[Line]]:
    """Return the passages of a column: what its wider steps part."""
    steps = [below.baseline - above.baseline for above, below in pairwise(column)]
    least = min((step for step in steps if step >= _RULES.least * column[0].size), default=0.0)
    passages = [[column[0]]]
    for line, step in zip(column[1:], steps, strict=True):
        if step > min(_RULES.step * least, _RULES.most * line.size):
            passages.append([])
        passages[-1].append(line)
    return passages


def _distance(lines: Sequence[Line], height: float) -> float:
    """Return how far a height is from a passage, 0 inside it."""
    return max(0.0, lines[0].bbox[1] - height, height - lines[-1].bbox[3])


def _has_own_look(number: _Number, line: Line) -> bool:
    run, first = number.run, line.runs[0]
    other = run.face.family != first.face.family or abs(run.weight - first.weight) >= _RULES.bolder
    return run.size >= _RULES.larger * line.size or (other and run.color != first.color)


def _headed(line: Line, number: _Number, firsts: Sequence[tuple[float, float]]) -> Line:
    """Return a line with its number before it; `BESIDE` behind the number makes it a marker.

    Args:
        line: the first one of a passage.
        number: its number.
        firsts: left edges of the page's passages, and of their numbers: these may be centred, but one list
            has one edge.
    """
    run = number.run._replace(text=f"{number.run.text}{BESIDE}")
    left = min(mark for edge, mark in firsts if abs(edge - line.bbox[0]) <= _RULES.same_edge)
    return replace(line, runs=(run, *line.runs), bbox=(left, *line.bbox[1:]))
