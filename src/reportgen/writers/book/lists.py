"""Lists of a section, nested by level: bullets and numbered lists.

The printed marker decides: "3.", "(b)" and "iv)" make a numbered list where they follow one another,
everything else is a bullet.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...model.compilation import Item
from .passages import Passage


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A bullet and the bullets under it.

    Attributes:
        marker: the printed number or letter, None for bullets and dashes.
    """

    passage: Passage
    children: tuple["BulletList", ...]
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class BulletList:
    """Bullets of one level; `start` is the first number of a numbered list, None for bullets.

    Attributes:
        numbering: HTML list type: "1", "a", "A", "i" or "I"; None for bullets.
    """

    entries: tuple[ListEntry, ...]
    numbering: str | None = None
    start: int | None = None


def nest(items: Sequence[tuple[Item, Passage]]) -> Iterable[BulletList]:
    """Nest consecutive bullets by level, and split lists where bullets turn into numbers."""
    entries: list[tuple[Item, ListEntry]] = []
    i = 0
    while i < len(items):
        item, passage = items[i]
        j = i + 1
        while j < len(items) and items[j][0].level > item.level:
            j += 1
        entries.append((item, ListEntry(passage, tuple(nest(items[i + 1 : j])), _printed(item.marker))))
        i = j
    for numbering, group in groupby(_numbered(entries), key=lambda row: row[0]):
        rows = list(group)
        yield BulletList(
            tuple(entry for _, _, entry in rows), numbering[0] if numbering else None, rows[0][1] or None
        )


def _numbered(
    entries: Sequence[tuple[Item, ListEntry]],
) -> Iterable[tuple[tuple[str, int] | None, int, ListEntry]]:
    """Give each entry its list type and a number; entries whose key is equal form one list."""
    previous: tuple[str, int] | None = None
    group = 0
    for item, entry in entries:
        ordinal = _ordinal(item.marker, previous)
        if ordinal is None:
            previous = None
            yield None, 0, entry
            continue
        if previous is None or ordinal != (previous[0], previous[1] + 1):
            group += 1
        previous = ordinal
        yield (ordinal[0], group), ordinal[1], entry


_PRINTED_MARKER = re.compile(r"[(\[]?\w{1,4}(?:\.\w{1,3}){0,3}[.):\]]{0,2}")
"""A number or letter that stands for a bullet: "3.", "(b)", "iv)", "2.1"."""


def _printed(marker: str | None) -> str | None:
    """Return a marker that says something; bullets and dashes are a matter of style."""
    marker = (marker or "").strip()
    return marker if _PRINTED_MARKER.fullmatch(marker) else None


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _ordinal(marker: str | None, previous: tuple[str, int] | None) -> tuple[str, int] | None:
    """Read "3.", "(b)" or "iv)" as (HTML list type, number); None for bullets and dashes."""
    match = re.fullmatch(r"[(\[]?(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})[.):\]]{0,2}", (marker or "").strip())
    if not match:
        return None
    word = match[1]
    if word.isdigit():
        return "1", int(word)
    roman, letter = ("i", "a") if word.islower() else ("I", "A")
    candidates: list[tuple[str, int]] = []
    if len(word) == 1:
        candidates.append((letter, ord(word.lower()) - ord("a") + 1))
    if word.lower() in _ROMAN:
        candidates.append((roman, _ROMAN.index(word.lower()) + 1))
    if word.lower() == "i" and previous is None:
        candidates.reverse()  # a list that begins with "i" is roman
    follows = [c for c in candidates if previous and c == (previous[0], previous[1] + 1)]
    return next(iter(follows or candidates), None)
