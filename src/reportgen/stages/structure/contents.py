"""The printed table of contents: its entries, and a cross-check for headings."""

from collections.abc import Collection, Mapping, Sequence, Set
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from ...model.document import Line
from . import contents_titles
from .contents_entries import (
    alone,
    before,
    behind,
    has_leaders,
    is_title,
    may_be_entry,
    parse_entry,
    rises,
    value,
    without_leaders,
)
from .markers import without_bullet
from .reading_order import TextColumn


class ContentsRules(NamedTuple):
    """What makes a run of lines a table of contents."""

    entries: int = 4
    """At least this many entries; fewer are a list that happens to end in numbers."""
    titled: int = 3
    """Entries at least on a page that says it is one."""
    rising: float = 0.85
    """Share of neighbouring entries whose page numbers do not fall."""
    skip: int = 3
    """At most this many lines without a number between two entries (entries over several lines)."""
    same_edge: float = 6.0
    """Points by which page numbers may differ at their right edge."""
    aligned: float = 0.7
    """Share of entries whose page numbers stand at one edge, where leaders are few."""
    leaders: float = 0.5
    """Share of entries with leaders, where page numbers are not aligned."""
    title_size: float = 1.15
    """A title is larger than this many times the largest entry."""
    indent: float = 4.0
    """At least this many points between the left edges of two levels."""


class FoundEntry(NamedTuple):
    """A contents entry.

    Attributes:
        parts: the words of its title on each line, without leaders and number.
        page: the printed page label, empty where there is none.
        level: from 1.
    """

    parts: tuple[str, ...]
    page: str
    level: int
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The title's words, lines joined by spaces."""
        return " ".join(self.parts)


_Entry = tuple[tuple[str, ...], str, tuple[Line, ...]]
"""The title's words on each line, page label and lines."""
_RULES = ContentsRules()


def find(
    columns: Sequence[TextColumn],
    pages: Collection[int] = (),
    repeated: Mapping[int, Set[str]] = MappingProxyType({}),
    rules: ContentsRules = _RULES,
) -> tuple[list[FoundEntry], set[int]]:
    """Return the entries of printed contents and the ids of all their lines.

    Args:
        columns: the document's columns in reading order.
        pages: numbers of the pages that are tables of contents by what they say.
        repeated: pages of contents without numbers, and their entries, folded.
        rules: what makes a table of contents.
    """
    indented: list[tuple[float, _Entry]] = []
    for column in columns:
        entries = _titled(column, rules) if column.page in pages else []
        if not entries and column.page in repeated:
            entries = _repeating(column, repeated[column.page])
        entries = entries or _untitled(column, rules)
        edge = min((entry[2][0].bbox[0] for entry in entries), default=0.0)
        indented += [(entry[2][0].bbox[0] - edge, entry) for entry in entries]
    taken = {id(line) for _, (_, _, lines) in indented for line in lines}
    return _levelled(indented, rules), taken


def _untitled(column: TextColumn, rules: ContentsRules) -> list[_Entry]:
    """Return the entries of runs of lines whose numbers alone show what they are."""
    out: list[_Entry] = []
    for run in _runs(column.lines, rules):
        open_lines: list[Line] = []
        for index in range(run[0], run[-1] + 1):
            open_lines.append(column.lines[index])
            if index in run:
                title, page = parse_entry(column.lines[index].text.strip()) or ("", "")
                above = [line.text.strip() for line in open_lines[:-1]]
                out.append(((*above, without_leaders(title)), page, tuple(open_lines)))
                open_lines = []
    return out


def _runs(lines: Sequence[Line], rules: ContentsRules) -> list[list[int]]:
    """Return runs of line numbers whose lines end in page numbers, few others between them."""
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        if not may_be_entry(line.text) or parse_entry(line.text.strip()) is None:
            continue
        if runs and index - runs[-1][-1] <= rules.skip:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if _is_contents(run, lines, rules)]


def _is_contents(run: Sequence[int], lines: Sequence[Line], rules: ContentsRules) -> bool:
    if len(run) < rules.entries:
        return False
    entries = [parse_entry(lines[index].text.strip()) for index in run]
    values = [value(entry[1]) for entry in entries if entry]
    pairs = list(pairwise(values))
    rising = sum(1 for a, b in pairs if a <= b) / len(pairs)
    edges = sorted(lines[index].bbox[2] for index in run)
    aligned = sum(1 for edge in edges if abs(edge - edges[len(edges) // 2]) <= rules.same_edge) >= (
        rules.aligned * len(edges)
    )
    leaders = sum(1 for index in run if has_leaders(lines[index].text)) >= rules.leaders * len(run)
    # Numbers of a contents page grow over the document; a table's column rarely does.
    return rising >= rules.rising and values[-1] > values[0] and (aligned or leaders)


def _titled(column: TextColumn, rules: ContentsRules) -> list[_Entry]:
    """Return the entries of a column of a page that says it is a table of contents, in any form of them."""
    start = next((index + 1 for index, line in enumerate(column.lines) if is_title(line)), None)
    lines = column.lines[_untitled_start(column.lines, rules) if start is None else start :]
    for parse in (behind, before):
        marks = [parse(line.text.strip()) for line in lines]
        pages = [mark[1] for mark in marks if mark]
        if len(pages) >= rules.titled and rises(pages):
            if parse is before and pages == [str(number) for number in range(1, len(pages) + 1)]:
                marks = [mark and (line.text.strip(), "") for mark, line in zip(marks, lines, strict=True)]
            return _gathered(lines, marks, first=parse is before)
    numbers = [alone(line.text.strip()) for line in lines]
    pages = [number for number in numbers if number]
    if len(pages) >= rules.titled and rises(pages):
        return _paired(lines, numbers)
    return []


def _repeating(column: TextColumn, repeated: Set[str]) -> list[_Entry]:
    """Return the entries of a column of titles without numbers that later pages repeat."""
    start = next((index + 1 for index, line in enumerate(column.lines) if is_title(line)), 0)
    return [
        (tuple(without_bullet(line.text) for line in lines), "", tuple(lines))
        for lines in contents_titles.entries(column.lines[start:], repeated)
    ]


def _untitled_start(lines: Sequence[Line], rules: ContentsRules) -> int:
    """Return where the entries start under a title in other words: it is larger than all that have a page."""
    told = [bool(alone(line.text.strip()) or behind(line.text.strip())) for line in lines]
    largest = max((line.size for line, page in zip(lines, told, strict=True) if page), default=0.0)
    return next(
        (
            index
            for index, (line, page) in enumerate(zip(lines, told, strict=True))
            if page or line.size < rules.title_size * largest
        ),
        0,
    )


def _gathered(lines: Sequence[Line], marks: Sequence[tuple[str, str] | None], *, first: bool) -> list[_Entry]:
    """Return entries whose numbers stand in a line with words of their titles.

    Lines without a number belong to the entry that they stand nearer to, or are entries of their own where
    their look is another: titles of parts.

    Args:
        lines: from the first entry on.
        marks: title and page of each line, None where it has none.
        first: numbers stand before titles, so that further lines follow them.
    """
    groups: list[list[int]] = []
    for index, mark in enumerate(marks):
        if mark is not None or not groups:
            groups.append([index])
        elif _joins_above(lines, marks, index, first=first):
            groups[-1].append(index)
        else:
            groups.append([index])
    out: list[_Entry] = []
    waiting: list[int] = []
    for group in groups:
        members = [*waiting, *group]
        marked = next((marks[number] for number in members if marks[number] is not None), None)
        if marked is None and not first and _joins_below(lines, marks, members[-1]):
            waiting = members
            continue
        waiting = []
        words = (
            mark[0] if (mark := marks[number]) else without_leaders(lines[number].text) for number in members
        )
        out.append(
            (
                tuple(filter(None, words)),
                marked[1] if marked else "",
                tuple(lines[number] for number in members),
            )
        )
    return out


def _step(lines: Sequence[Line], index: int) -> float:
    """Return the distance of a line from the one above in points, a large one at the top."""
    return lines[index].baseline - lines[index - 1].baseline if index else float("inf")


def _joins_above(
    lines: Sequence[Line], marks: Sequence[tuple[str, str] | None], index: int, *, first: bool
) -> bool:
    """Return whether a line without a number goes on with the title above it."""
    if not _is_alike(lines[index - 1], lines[index]) or lines[index].text.endswith(_BROKEN):
        return False
    below = _step(lines, index + 1) if index + 1 < len(lines) else float("inf")
    nearer = _step(lines, index) < below - _SAME_STEP
    return nearer or lines[index].text[:1].islower() or (first and _step(lines, index) <= below + _SAME_STEP)


def _joins_below(lines: Sequence[Line], marks: Sequence[tuple[str, str] | None], index: int) -> bool:
    """Return whether a line without a number begins the title that ends in the line below it."""
    if index + 1 >= len(lines) or marks[index + 1] is None or not _is_alike(lines[index], lines[index + 1]):
        return False
    further = _step(lines, index + 2) if index + 2 < len(lines) else float("inf")
    return _step(lines, index + 1) <= further + _SAME_STEP


def _is_alike(above: Line, line: Line) -> bool:
    """Return whether two lines are of one size and weight."""
    a, b = above.runs[0], line.runs[0]
    return abs(above.size - line.size) <= _SAME_SIZE and a.weight == b.weight and a.color == b.color


_BROKEN = ("-", "\u2010", "\u00ad")
_SAME_STEP = 1.0
"""Points by which equal steps between lines may differ."""
_SAME_SIZE = 0.3
"""Points by which the lines of one entry may differ in size."""


def _paired(lines: Sequence[Line], numbers: Sequence[str | None]) -> list[_Entry]:
    """Return entries whose numbers stand in lines of their own, all above their titles or all below."""
    above = numbers[0] is not None
    out: list[_Entry] = []
    open_lines: list[Line] = []
    page = ""
    for line, number in zip(lines, numbers, strict=True):
        if above and number is not None and open_lines:
            out.append(_entry(open_lines, page))
            open_lines = []
        open_lines.append(line)
        page = number or page
        if not above and number is not None:
            out.append(_entry(open_lines, page))
            open_lines, page = [], ""
    if open_lines:
        out.append(_entry(open_lines, page))
    return out


def _entry(lines: Sequence[Line], page: str) -> _Entry:
    words = tuple(line.text.strip() for line in lines if alone(line.text.strip()) is None)
    return words, page, tuple(lines)


def _levelled(indented: Sequence[tuple[float, _Entry]], rules: ContentsRules) -> list[FoundEntry]:
    """Give entries their level by indentation."""
    edges: list[float] = []
    for left in sorted(left for left, _ in indented):
        if not edges or left - edges[-1] > rules.indent:
            edges.append(left)
    out = []
    for left, (parts, page, lines) in indented:
        level = 1 + max((index for index, edge in enumerate(edges) if left >= edge - 0.5), default=0)
        out.append(FoundEntry(parts, page, level, lines))
    return out
