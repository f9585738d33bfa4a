"""Upright rules between glyphs: what they part belongs to two cells, however narrow the gap."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .glyphs import Glyph, PaintedShape


class PostRules(NamedTuple):
    """What makes a rule part words; in points."""

    thickness: float = 2.5
    """A rule is at most this thick."""
    height: float = 9.0
    """It is at least this high: lower ones are marks beside letters."""
    slack: float = 1.0
    """Letters may reach over a rule by this."""
    most: int = 400
    """Rules of a page; with more of them it shows a drawing."""
    strips: int = 4
    """At least this many of one height, no further apart than they are thick, are strips of a shade."""


Post = tuple[float, float, float]
"""Where an upright rule stands: x, top and foot in points."""

_RULES = PostRules()


def find(shapes: Iterable[PaintedShape]) -> list[Post]:
    """Return the upright rules of a page from the left; none where they are a drawing's.

    The strips that some programs make a shade of are no rules.
    """
    posts = [
        ((x0 + x1) / 2, top, bottom)
        for shape in shapes
        for x0, top, x1, bottom in [shape.bbox]
        if x1 - x0 <= _RULES.thickness and bottom - top >= _RULES.height
    ]
    kept = _without_strips(sorted(posts))
    return kept if len(kept) <= _RULES.most else []


def _without_strips(posts: Sequence[Post]) -> list[Post]:
    """Return the rules that do not stand side by side with others of their height, like strips of a shade."""
    rows: dict[tuple[int, int], list[list[Post]]] = {}
    for post in posts:
        groups = rows.setdefault((round(post[1]), round(post[2])), [])
        if groups and post[0] - groups[-1][-1][0] <= _RULES.thickness:
            groups[-1].append(post)
        else:
            groups.append([post])
    kept = [
        post for groups in rows.values() for group in groups if len(group) < _RULES.strips for post in group
    ]
    return sorted(kept)


def cut(segments: list[list[Glyph]], baseline: float, posts: Sequence[Post]) -> list[list[Glyph]]:
    """Return the pieces of a row, cut where an upright rule stands between two glyphs.

    Args:
        segments: glyphs of each piece, from the left.
        baseline: the row's, in points from the page's top.
        posts: as `find` returns them.
    """
    out: list[list[Glyph]] = []
    for segment in segments:
        start = bisect_left(posts, (segment[0].x0,))
        end = bisect_left(posts, (segment[-1].x1,))
        inside = [x for x, top, foot in posts[start:end] if top <= baseline <= foot]
        out += _parted(segment, inside) if inside else [segment]
    return out


def _parted(segment: list[Glyph], posts: Sequence[float]) -> list[list[Glyph]]:
    pieces: list[list[Glyph]] = [[]]
    right: float | None = None
    for glyph in segment:
        blank = glyph.text.isspace()
        if right is not None and not blank and _stands_between(right, glyph.x0, posts):
            pieces.append([])
        pieces[-1].append(glyph)
        if not blank:
            right = glyph.x1 if right is None else max(right, glyph.x1)
    return [piece for piece in pieces if piece]


def _stands_between(right: float, left: float, posts: Sequence[float]) -> bool:
    slack = _RULES.slack
    return any(right - slack <= x <= left + slack for x in posts)
