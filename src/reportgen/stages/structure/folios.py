"""Numbers that count: those of pages, and those of lines beside the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import median
from .body_styles import Bodies
from .style import BodyStyle, is_body


class FolioRules(NamedTuple):
    """What makes a number one that counts; in points unless said."""

    pages: int = 3
    """Pages on which numbers must grow as the pages do; two can be chance."""
    same_height: float = 3.0
    """Folios stand at one height on every page, rounding apart."""
    beside: float = 3.0
    """Ems within which words right of a number make it the number of a section or an item."""
    beside_parts: float = 8.0
    """The same of a number of several parts (2.4.1), which no page has."""
    roman_length: int = 8
    """At most this many letters in a roman numeral."""
    text_length: int = 25
    """Characters of a line of running text."""
    numbers: int = 4
    """Numbers in one column beside the text that count its lines."""
    counting: float = 0.7
    """Share of them that rise by one step."""
    even: float = 0.25
    """Share by which the heights between them may differ: notes of a table stand where its rows do."""
    line_height: float = 1.7
    """At most this many pitches for each line counted: years stand where their paragraphs begin."""


_RULES = FolioRules()
_NUMBER = re.compile(r"\d+")
_PARTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_FOLIO = re.compile(r"^\W*(?:[^\W\d]{1,8}\.?\W+)?#(?:\W+(?:[^\W\d]{1,6}\W+)?#)?\W*$")


def looks_like_one(masked: str) -> bool:
    """Return whether words with `#` in place of their numbers look like a folio's ("page # of #")."""
    return _FOLIO.match(masked) is not None


def find_folios(pages: Sequence[Page], masks: Mapping[int, str]) -> set[int]:
    """Return the lines (by id) that count the pages: a number at one height that grows as the pages do.

    Args:
        pages: as read.
        masks: id of a line → its words with `#` in place of numbers.
    """
    steps: dict[tuple[int, bool], list[tuple[float, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            masked = masks[id(line)]
            if "#" not in masked or not looks_like_one(masked) or is_beside_words(line, page):
                continue
            at_top = line.baseline < page.height / 2
            distance = line.baseline if at_top else page.height - line.baseline
            text = line.text.strip()
            for number in _NUMBER.findall(text)[:1] or [_roman(text.strip("–—-|·. "))]:
                if number:
                    steps[int(number) - page.number, at_top].append((distance, line))
    return {id(line) for members in steps.values() for line in _level(members)}


def is_beside_words(line: Line, page: Page) -> bool:
    """Return whether words follow a number on its baseline, as they do in headings and lists."""
    parts = _PARTS.fullmatch(line.text.strip()) is not None
    reach = (_RULES.beside_parts if parts else _RULES.beside) * line.size
    level, right = line.baseline, line.bbox[2]
    for other in page.lines:  # asked of every figure of a page of accounts
        if abs(other.baseline - level) <= 1.0 and 0 <= other.bbox[0] - right <= reach:
            return True
    return False


def _level(members: Sequence[tuple[float, Line]]) -> list[Line]:
    """Return the lines that stand at the height of enough others."""
    lines = []
    for distance, line in members:
        near = {other.page for height, other in members if abs(height - distance) <= _RULES.same_height}
        if len(near) >= _RULES.pages:
            lines.append(line)
    return lines


def _roman(text: str) -> str:
    """Return a roman numeral as decimal digits, "" where it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    numbers = [values.get(char, 0) for char in text.lower()]
    if not numbers or 0 in numbers or len(numbers) > _RULES.roman_length:
        return ""
    total = sum(
        -n if any(n < later for later in numbers[index + 1 : index + 2]) else n
        for index, n in enumerate(numbers)
    )
    return str(total)


def find_line_numbers(pages: Sequence[Page], bodies: Bodies) -> set[int]:
    """Return the numbers (by id) that count lines beside the text: one column, rising by one step.

    A column that counts lines on two pages does on all: short pages show too few of them.

    Args:
        pages: as read.
        bodies: the styles of running text.
    """
    columns = [column for page in pages for column in _number_columns(page, bodies.of(page.number))]
    counting = [column for column in columns if _counts_lines(column, bodies.of(column.page).pitch)]
    numbers = {id(line) for column in counting for line in column.numbers}
    for column in columns:
        alike = {it.page for it in counting if abs(it.right - column.right) <= _RULES.same_height}
        if len(alike) > 1:
            numbers.update(id(line) for line in column.numbers)
    return numbers


class _Numbers(NamedTuple):
    """Numbers beside the text of a page that end at one right edge, top to bottom, and its lines of text."""

    page: int
    numbers: Sequence[Line]
    text: Sequence[Line]

    @property
    def right(self) -> float:
        """Return the right edge, points."""
        return self.numbers[0].bbox[2]


def _stand_beside(column: _Numbers) -> bool:
    """Return whether most numbers have a line of running text in their row."""
    heights = [line.baseline for line in column.text]
    beside = [
        number
        for number in column.numbers
        if any(abs(height - number.baseline) <= _RULES.same_height for height in heights)
    ]
    return 2 * len(beside) > len(column.numbers)


def _counts_lines(column: _Numbers, pitch: float) -> bool:
    """Return whether numbers rise by one step: over one height, that of as many lines, or line by line."""
    members = column.numbers
    if len(members) < _RULES.numbers or not _stand_beside(column):
        return False
    values = [int(line.text) for line in members]
    step = Counter(b - a for a, b in pairwise(values)).most_common(1)[0][0]
    if step <= 0:
        return False
    pairs = [(a, b) for a, b in pairwise(members) if int(b.text) - int(a.text) == step]
    usual = median([below.baseline - above.baseline for above, below in pairs])
    even = sum(
        abs(below.baseline - above.baseline - usual) <= _RULES.even * usual
        or (step == 1 and not _is_between(above, below, column.text))
        for above, below in pairs
    )
    return usual <= _RULES.line_height * step * pitch and even >= _RULES.counting * (len(members) - 1)


def _is_between(above: Line, below: Line, text: Sequence[Line]) -> bool:
    """Return whether a line of text stands in the rows between two numbers."""
    first, last = above.baseline + _RULES.same_height, below.baseline - _RULES.same_height
    return any(first < line.baseline < last for line in text)


def _number_columns(page: Page, body: BodyStyle) -> list[_Numbers]:
    """Return the columns of numbers beside a page's text; a page without text has none."""
    text = [line for line in page.lines if is_body(line, body) and len(line.text) > _RULES.text_length]
    if not text:
        return []
    left, right = min(line.bbox[0] for line in text), max(line.bbox[2] for line in text)
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        beside = line.bbox[2] < left or line.bbox[0] > right
        if beside and line.text.strip().isdecimal():
            columns[round(line.bbox[2] / _RULES.same_height)].append(line)
    return [
        _Numbers(
            page.number,
            sorted(columns[key] + columns.get(key + 1, []), key=lambda line: line.baseline),
            text,
        )
        for key in list(columns)
    ]
