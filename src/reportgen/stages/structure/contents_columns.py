"""Tables of contents that no title and no leaders show: a column of page numbers that grow, after words.

Designers set the number of a page in a column of its own, higher or lower than its title, and print the
number of the section far to the left. Such rows are joined here, before tables and columns are looked for.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page
from .contents_entries import value
from .pieces import joined


class NumberColumnRules(NamedTuple):
    """What makes a column of numbers those of pages; in points unless said."""

    numbers: int = 5
    """At least this many numbers."""
    same_edge: float = 6.0
    """By which they may differ at their right edge."""
    rising: float = 0.95
    """Share of neighbours that do not fall: a column of figures rises by chance only."""
    front: float = 0.34
    """Share of the document, at its front, in which contents stand."""
    beyond: int = 10
    """Pages that a number may be higher than the document has: covers and fronts are counted differently."""
    height: float = 0.75
    """Ems by which a number and its title may differ in height."""
    row: float = 0.35
    """Ems by which the pieces of a title differ."""
    label: int = 14
    """Characters of what stands far left of a title at most: longer words are text beside the contents."""
    told: float = 0.85
    """Share of the numbers that have a title."""
    text_length: int = 60
    """Characters of a line of running text; a page with more of these than entries is none of contents."""
    wide: float = 2.0
    """Ems of room between most titles and their numbers."""


_RULES = NumberColumnRules()
_NUMBER = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?")
_FIGURE = re.compile(r"[\d\s.,%$€£()+\-–]+")


def joined_rows(page: Page, pages: int, rules: NumberColumnRules = _RULES) -> Page | None:
    """Return a page of contents with each title and its number in one line, None where it is no such page.

    Args:
        page: without furniture.
        pages: how many the document has.
        rules: what makes a column of page numbers.
    """
    if page.number > max(rules.numbers, rules.front * pages):
        return None
    columns = _columns(page, pages, rules)
    if not columns:
        return None
    rows: dict[int, Line | None] = {}
    left = 0.0
    for numbers in columns:
        joined = _rows(numbers, page, left, rules)
        if joined is None:
            return None
        rows |= joined
        left = max(number.bbox[2] for number in numbers)
    entries = sum(1 for row in rows.values() if row is not None)
    prose = sum(1 for line in page.lines if len(line.text) >= rules.text_length and id(line) not in rows)
    if prose > entries:
        return None
    lines = [line for old in page.lines if (line := rows.get(id(old), old)) is not None]
    return page._replace(lines=tuple(sorted(lines, key=lambda line: (line.baseline, line.bbox[0]))))


def _columns(page: Page, pages: int, rules: NumberColumnRules) -> list[list[Line]]:
    """Return columns of numbers that can be those of pages, from the left."""
    numbers = [line for line in page.lines if _NUMBER.fullmatch(line.text.strip())]
    columns: list[list[Line]] = []
    for line in sorted(numbers, key=lambda line: line.bbox[2]):
        if columns and line.bbox[2] - columns[-1][0].bbox[2] <= rules.same_edge:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [
        sorted(members, key=lambda line: line.baseline)
        for members in columns
        if _count_pages(sorted(members, key=lambda line: line.baseline), pages, rules)
    ]


def _count_pages(numbers: Sequence[Line], pages: int, rules: NumberColumnRules) -> bool:
    """Return whether numbers from the top grow as those of pages do, up to the document's last."""
    if len(numbers) < rules.numbers:
        return False
    values = [value(number.text.strip()) for number in numbers]
    rising = sum(1 for a, b in pairwise(values) if a <= b)
    steps = {b - a for a, b in pairwise(values)}
    return (
        rising >= rules.rising * (len(values) - 1)
        and values[-1] > values[0] + 1
        and max(values) <= pages + rules.beyond
        and steps != {1}  # entries that are counted
    )


def _rows(
    numbers: Sequence[Line], page: Page, left: float, rules: NumberColumnRules
) -> dict[int, Line | None] | None:
    """Return what becomes of the lines of entries (by id), None where too few numbers have a title.

    Args:
        numbers: of one column.
        page: the page.
        left: right edge of the column of numbers before it.
        rules: distances.
    """
    rows: dict[int, Line | None] = {}
    told = figures = close = 0
    for number in numbers:
        before = [
            line
            for line in page.lines
            if line is not number and line.bbox[0] >= left and line.bbox[2] <= number.bbox[0] + 1
        ]
        titles = [line for line in before if any(map(str.isalpha, line.text)) and id(line) not in rows]
        title = _title(number, titles, rules)
        if title is None:
            continue
        pieces = [line for line in before if _is_piece(line, title, rules)]
        last = max(pieces, key=lambda line: line.bbox[2])
        figures += _FIGURE.fullmatch(last.text.strip()) is not None
        close += number.bbox[0] - last.bbox[2] < rules.wide * number.size
        told += 1
        rows |= {id(piece): None for piece in (*pieces, number)}
        rows[id(title)] = joined([*sorted(pieces, key=lambda line: line.bbox[0]), number])
    enough = told >= max(rules.numbers, rules.told * len(numbers))
    return rows if enough and not figures and 2 * close <= told else None


def _title(number: Line, titles: Sequence[Line], rules: NumberColumnRules) -> Line | None:
    """Return the words that a number belongs to: at its height, and of several the nearest to it."""
    level = [
        line
        for line in titles
        if abs(line.baseline - number.baseline) <= rules.height * max(line.size, number.size)
    ]
    if not level:
        return None
    nearest = min(level, key=lambda line: abs(line.baseline - number.baseline))
    row = [line for line in level if abs(line.baseline - nearest.baseline) <= rules.row * nearest.size]
    return max(row, key=lambda line: line.bbox[0])


def _is_piece(line: Line, title: Line, rules: NumberColumnRules) -> bool:
    """Return whether a line is part of an entry: on the title's baseline, and no text of another column."""
    if abs(line.baseline - title.baseline) > rules.row * title.size:
        return False
    near = title.bbox[0] - line.bbox[2] <= rules.wide * title.size
    return near or len(line.text.strip()) <= rules.label


def recognised(pages: Sequence[Page], total: int) -> Mapping[int, Page]:
    """Return the pages of contents that their columns of numbers show, by their number, rows joined."""
    found = {page.number: joined_rows(page, total) for page in pages}
    return {number: page for number, page in found.items() if page is not None}
