"""Grids of rules: upright and level rules that meet, as word processors draw them around cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...model.document import Page
from ...model.geometry import BBox


class GridRules(NamedTuple):
    """What makes rules a grid; in points."""

    thickness: float = 2.5
    """A rule is at most this thick."""
    piece: float = 6.0
    """A piece of a rule is this long at least."""
    slack: float = 3.0
    """Rules meet, and stand at one place, within this."""
    side: float = 12.0
    """A cell is this wide and high at least, where it is painted and not ruled."""
    ground: float = 0.9
    """Areas that take more than this share of the page are its ground."""
    most: int = 600
    """Rules of a page; with more of them it shows a drawing."""
    levels: int = 3
    """Places of level and of upright rules at least: two rows and two columns."""
    length: float = 40.0
    """A grid is this wide and high at least."""


class Grid(NamedTuple):
    """Where the rules of one grid stand: x of its upright ones, y of its level ones, ascending; points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


class _Stroke(NamedTuple):
    """A rule: where it stands across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


_RULES = GridRules()


def find(page: Page, rules: GridRules = _RULES) -> list[Grid]:
    """Return the grids of a page with two columns and two rows at least.

    Args:
        page: as read.
        rules: distances.
    """
    level, upright = _strokes(page, rules)
    if not level or not upright or len(level) + len(upright) > rules.most:
        return []
    grids = []
    for across, down in _connected(_merged(level, rules), _merged(upright, rules), rules):
        ys, xs = _places(across, rules), _places(down, rules)
        least = min(xs[-1] - xs[0], ys[-1] - ys[0])
        if min(len(xs), len(ys)) >= rules.levels and least >= rules.length:
            grids.append(Grid(tuple(xs), tuple(ys)))
    return grids


def box(grid: Grid) -> BBox:
    """Return the box of a grid, points."""
    return grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]


def _strokes(page: Page, rules: GridRules) -> tuple[list[_Stroke], list[_Stroke]]:
    """Return level and upright rules; the sides of painted and framed areas count as such."""
    level: list[_Stroke] = []
    upright: list[_Stroke] = []
    ground = rules.ground * page.width * page.height
    for kind, (x0, top, x1, bottom), _ in page.shapes:
        width, height = x1 - x0, bottom - top
        if kind == "image":
            continue
        if height <= rules.thickness and width >= rules.piece:
            level.append(_Stroke((top + bottom) / 2, x0, x1))
        elif width <= rules.thickness and height >= rules.piece:
            upright.append(_Stroke((x0 + x1) / 2, top, bottom))
        elif min(width, height) >= rules.side and width * height < ground:
            level += [_Stroke(top, x0, x1), _Stroke(bottom, x0, x1)]
            upright += [_Stroke(x0, top, bottom), _Stroke(x1, top, bottom)]
    return level, upright


def _merged(strokes: Iterable[_Stroke], rules: GridRules) -> list[_Stroke]:
    """Join pieces of rules that go on in one line."""
    rows: list[list[_Stroke]] = []
    for stroke in sorted(strokes):
        if rows and stroke.at - rows[-1][-1].at <= rules.thickness:
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    out = []
    for row in rows:
        row.sort(key=lambda stroke: stroke.start)
        last = row[0]
        for stroke in row[1:]:
            if stroke.start - last.end <= rules.slack:
                last = _Stroke(last.at, last.start, max(last.end, stroke.end))
            else:
                out.append(last)
                last = stroke
        out.append(last)
    return out


def _connected(
    level: Sequence[_Stroke], upright: Sequence[_Stroke], rules: GridRules
) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Group level and upright rules that meet, directly or over others."""
    touching: dict[int, list[int]] = {}
    for index, stroke in enumerate(level):
        for other, post in enumerate(upright, len(level)):
            if (
                stroke.start - rules.slack <= post.at <= stroke.end + rules.slack
                and post.start - rules.slack <= stroke.at <= post.end + rules.slack
            ):
                touching.setdefault(index, []).append(other)
                touching.setdefault(other, []).append(index)
    groups = []
    seen: set[int] = set()
    for start in touching:
        if start in seen:
            continue
        members, waiting = [], [start]
        seen.add(start)
        while waiting:
            member = waiting.pop()
            members.append(member)
            fresh = [other for other in touching[member] if other not in seen]
            seen.update(fresh)
            waiting += fresh
        across = [level[at] for at in members if at < len(level)]
        groups.append((across, [upright[at - len(level)] for at in members if at >= len(level)]))
    return groups


def _places(strokes: Sequence[_Stroke], rules: GridRules) -> list[float]:
    """Return where rules stand, those at one place once."""
    out: list[float] = []
    for stroke in sorted(strokes):
        if not out or stroke.at - out[-1] > rules.slack:
            out.append(stroke.at)
    return out
