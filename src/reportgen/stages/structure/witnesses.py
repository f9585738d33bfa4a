"""What else a source says of its headings: bookmarks, printed contents, tags."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...model.document import Bookmark, Line
from .contents import FoundEntry
from .contents_entries import fold_title

_H_TAG = re.compile(r"^H([1-6])$")


class Witnesses(NamedTuple):
    """What else the source says of its headings.

    Attributes:
        bookmarks: folded title → levels of bookmarks of that title.
        contents: folded title → levels of contents entries of that title.
    """

    bookmarks: Mapping[str, tuple[int, ...]]
    contents: Mapping[str, tuple[int, ...]]


def index(outline: Sequence[Bookmark], entries: Sequence[FoundEntry]) -> Witnesses:
    """Index bookmarks and contents entries by folded title.

    Args:
        outline: the source's bookmarks.
        entries: those of its printed contents.
    """
    bookmarks: dict[str, list[int]] = defaultdict(list)
    contents: dict[str, list[int]] = defaultdict(list)
    for bookmark in outline:
        bookmarks[fold_title(bookmark.title)].append(bookmark.level)
    for entry in entries:
        contents[fold_title(entry.title)].append(entry.level)
    return Witnesses(
        {title: tuple(levels) for title, levels in bookmarks.items() if title},
        {title: tuple(levels) for title, levels in contents.items() if title},
    )


def tag_level(line: Line) -> int | None:
    """Return the level of the heading element that a line is tagged with, None where it is not."""
    if line.tag is None:
        return None
    for role in (line.tag.role, *reversed(line.tag.path)):
        match = _H_TAG.match(role)
        if match:
            return int(match.group(1))
    return None


def is_known(text: str, known: Witnesses) -> bool:
    """Return whether a text is the title of a bookmark or of a contents entry."""
    title = fold_title(text)
    return title in known.bookmarks or title in known.contents
