"""The printed table of contents: entries that end in page numbers; a cross-check for headings."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line
from .reading_order import TextColumn


class ContentsRules(NamedTuple):
    """What makes a run of lines a table of contents."""

    entries: int = 4
    """Entries at least; fewer are a list that happens to end in numbers."""
    rising: float = 0.85
    """Share of neighbouring entries whose page numbers do not fall."""
    skip: int = 3
    """Lines without a number between two entries at most (entries over several lines)."""
    same_edge: float = 6.0
    """Points by which page numbers may differ at their right edge."""
    aligned: float = 0.7
    """Share of entries whose page numbers stand at one edge, where leaders are few."""
    leaders: float = 0.5
    """Share of entries with leaders, where page numbers are not aligned."""
    indent: float = 4.0
    """Points between the left edges of two levels at least."""


class ContentsEntry(NamedTuple):
    """A contents entry: its title without leaders and number, the printed page, the level from 1."""

    title: str
    page: str
    level: int
    lines: tuple[Line, ...]


_PAGE = re.compile(r"(?:(?<![\w.,:/-])\d{1,3}|(?<=[\s.…])[ivxlc]{1,6})$")
# What may stand between a title and its page number, apart from spaces.
_BETWEEN = frozenset(".·•…_‥-–—")
_LETTER = re.compile(r"[^\W\d_]")
_PAGE_LENGTH = 6
"""Characters of the longest page number that _PAGE takes; nothing before them is searched."""
LONGEST_ENTRY = 400
"""Characters of an entry's line at most, leaders included."""
_LEADERS = re.compile(r"(\s*[.·…_‥]){3,}\s*$")
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.)]?\s+(?=\S)")


def fold_title(text: str) -> str:
    """Return a title for comparison: without number, case, quotes and punctuation."""
    text = _NUMBER.sub("", text)
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def _value(page: str) -> int:
    return int(page) if page.isdecimal() else -1


def parse_entry(text: str) -> tuple[str, str] | None:
    """Return title and page number of a contents entry without space around it, None where it is none.

    Title first, then perhaps a leader, then the number; from the end, as leaders are long.
    """
    page = _PAGE.search(text, max(0, len(text) - _PAGE_LENGTH))
    if page is None:
        return None
    end = page.start()
    while end and (text[end - 1].isspace() or text[end - 1] in _BETWEEN):
        end -= 1
    title = text[:end]
    return (title, page.group()) if _LETTER.search(title) else None


def _may_be_entry(text: str) -> bool:
    """Tell cheaply whether a line could end in a page number."""
    last = text.rstrip()[-1:]
    return len(text) <= LONGEST_ENTRY and (last.isdigit() or last in "ivxlc")


def _runs(lines: Sequence[Line], rules: ContentsRules) -> list[list[int]]:
    """Return runs of line numbers whose lines end in page numbers, few others between them."""
    runs: list[list[int]] = []
    for at, line in enumerate(lines):
        if not _may_be_entry(line.text) or parse_entry(line.text.strip()) is None:
            continue
        if runs and at - runs[-1][-1] <= rules.skip:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if _is_contents(run, lines, rules)]


def _is_contents(run: Sequence[int], lines: Sequence[Line], rules: ContentsRules) -> bool:
    if len(run) < rules.entries:
        return False
    entries = [parse_entry(lines[at].text.strip()) for at in run]
    values = [_value(entry[1]) for entry in entries if entry]
    pairs = list(pairwise(values))
    rising = sum(1 for a, b in pairs if a <= b) / len(pairs)
    edges = sorted(lines[at].bbox[2] for at in run)
    aligned = sum(1 for edge in edges if abs(edge - edges[len(edges) // 2]) <= rules.same_edge) >= (
        rules.aligned * len(edges)
    )
    leaders = sum(1 for at in run if re.search(r"(?:[.·…_‥]\s*){3,}", lines[at].text)) >= rules.leaders * len(
        run
    )
    # Numbers of a contents page grow over the document; a table's column rarely does.
    return rising >= rules.rising and values[-1] > values[0] and (aligned or leaders)


def find(
    columns: Sequence[TextColumn], rules: ContentsRules = ContentsRules()
) -> tuple[list[ContentsEntry], set[int]]:
    """Return the entries of printed contents and the ids of all their lines.

    Args:
        columns: the document's columns in reading order.
        rules: what makes a table of contents.
    """
    found: list[tuple[str, str, float, tuple[Line, ...]]] = []
    taken: set[int] = set()
    for column in columns:
        for run in _runs(column.lines, rules):
            open_lines: list[Line] = []
            for at in range(run[0], run[-1] + 1):
                line = column.lines[at]
                taken.add(id(line))
                open_lines.append(line)
                if at in run:
                    text = " ".join(member.text.strip() for member in open_lines)
                    entry = parse_entry(text)
                    if entry:
                        title = _LEADERS.sub("", entry[0]).strip()
                        found.append((title, entry[1], open_lines[0].bbox[0], tuple(open_lines)))
                    open_lines = []
    return _levelled(found, rules), taken


def _levelled(
    found: Sequence[tuple[str, str, float, tuple[Line, ...]]], rules: ContentsRules
) -> list[ContentsEntry]:
    """Give entries their level by indentation."""
    edges: list[float] = []
    for _, _, left, _ in sorted(found, key=lambda entry: entry[2]):
        if not edges or left - edges[-1] > rules.indent:
            edges.append(left)
    out = []
    for title, page, left, lines in found:
        level = 1 + max((at for at, edge in enumerate(edges) if left >= edge - 0.5), default=0)
        out.append(ContentsEntry(title, page, level, lines))
    return out
