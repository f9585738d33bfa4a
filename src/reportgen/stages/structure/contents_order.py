"""Entries of contents in boxes side by side: read row by row where their page numbers say so."""

from collections.abc import Sequence
from typing import NamedTuple

from .contents import FoundEntry
from .contents_entries import value
from .reading_order import TextColumn


class EntryRowRules(NamedTuple):
    """What makes entries those of one row."""

    height: float = 1.0
    """Ems by which the first lines of a row's entries may differ in height."""


_RULES = EntryRowRules()


def by_rows(
    columns: Sequence[TextColumn], entries: Sequence[FoundEntry], rules: EntryRowRules = _RULES
) -> list[TextColumn]:
    """Return columns with the entries of a page one by one where only rows of them count its pages.

    Args:
        columns: the document's columns in reading order.
        entries: of its contents, in the same order.
        rules: what makes a row.
    """
    out = list(columns)
    for page in dict.fromkeys(entry.lines[0].page for entry in entries):
        mine = [entry for entry in entries if entry.lines[0].page == page]
        rows = _in_rows(mine, rules)
        if len(_homes(columns, mine)) > 1 and not _counts(mine) and _counts(rows):
            out = _parted(out, rows)
    return out


def _homes(columns: Sequence[TextColumn], entries: Sequence[FoundEntry]) -> list[TextColumn]:
    """Return the columns that hold entries."""
    lines = {id(entry.lines[0]) for entry in entries}
    return [column for column in columns if any(id(line) in lines for line in column.lines)]


def _counts(entries: Sequence[FoundEntry]) -> bool:
    """Return whether every entry has a page and none a lower one than the entry before."""
    pages = [value(entry.page) for entry in entries if entry.page]
    return len(pages) == len(entries) and pages == sorted(pages)


def _in_rows(entries: Sequence[FoundEntry], rules: EntryRowRules) -> list[FoundEntry]:
    rows: list[list[FoundEntry]] = []
    for entry in sorted(entries, key=lambda entry: entry.lines[0].baseline):
        first = entry.lines[0]
        if rows and first.baseline - rows[-1][0].lines[0].baseline <= rules.height * first.size:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return [entry for row in rows for entry in sorted(row, key=lambda entry: entry.lines[0].bbox[0])]


def _parted(columns: Sequence[TextColumn], entries: Sequence[FoundEntry]) -> list[TextColumn]:
    """Return columns with each entry in one of its own, behind what else the first of them holds."""
    homes = _homes(columns, entries)
    taken = {id(line) for entry in entries for line in entry.lines}
    singles = [
        home._replace(lines=entry.lines)
        for entry in entries
        for home in homes
        if any(line is entry.lines[0] for line in home.lines)
    ]
    out: list[TextColumn] = []
    for column in columns:
        if column not in homes:
            out.append(column)
            continue
        rest = tuple(line for line in column.lines if id(line) not in taken)
        out += [column._replace(lines=rest)] if rest else []
        out += singles if column is homes[0] else []
    return out
