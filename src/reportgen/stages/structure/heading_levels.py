"""How deep each heading stands: by style, by what bookmarks and tags tell, by numbers that count on."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ...model.geometry import median
from .contents_entries import fold_title
from .headings import FoundHeading
from .style import LineStyle
from .witnesses import Witnesses, tag_level

CLEARLY_LARGER = 1.12
"""Ratio of two heading sizes from which the larger outranks the smaller, whatever an outline leaves out."""
_COUNTED = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+[^\W\d_]")


def levels(headings: Sequence[FoundHeading], known: Witnesses) -> list[int]:
    """Return each heading's level, from 1; headings of one style share one level.

    Styles are ranked by what makes a heading weighty; where bookmarks, tags or the printed contents
    tell the level of a style's members, that level counts instead.
    """
    # Of styles that weigh the same, the one that the document shows first ranks higher.
    ranked = sorted(dict.fromkeys(heading.style for heading in headings), key=_weight, reverse=True)
    told: dict[LineStyle, list[int]] = defaultdict(list)
    counts: dict[LineStyle, int] = defaultdict(int)
    for heading in headings:
        style = heading.style
        counts[style] += 1
        level = _told_level(heading, known)
        if level is not None:
            told[style].append(level)
    sure = {style: round(median(told[style])) for style in ranked if len(told[style]) * 2 >= counts[style]}
    if len(set(sure.values())) == 1 and len(ranked) > 1:
        sure = {}  # a flat outline names headings but says nothing of their rank
    chosen: dict[LineStyle, int] = {}
    previous = shift = 0
    for index, style in enumerate(ranked):
        level = sure.get(style)
        if level is None:
            later = [sure[other] + shift for other in ranked[index + 1 :] if other in sure]
            level = previous + 1 if not later else max(1, min(previous + 1, *later))
        else:
            # An outline may leave out the highest headings: what is clearly larger ranks above.
            above = [
                chosen[other]
                for other in ranked[:index]
                if other not in sure and other.size >= CLEARLY_LARGER * style.size
            ]
            shift = max(shift, max(above, default=0) + 1 - level)
            level += shift
        chosen[style] = min(6, level)
        previous = max(previous, chosen[style]) if style in sure else chosen[style]
    if not sure:
        _level_counted(headings, chosen)
    return [chosen[heading.style] for heading in headings]


def _level_counted(headings: Sequence[FoundHeading], chosen: dict[LineStyle, int]) -> None:
    """Give one level to styles whose headings count on from each other: chapters in several colours."""
    last: dict[tuple[int, ...], tuple[int, LineStyle]] = {}
    changed = False
    for heading in headings:
        number = _COUNTED.match(heading.text)
        if number is None:
            continue
        *above, own = map(int, number[1].split("."))
        before = last.get(tuple(above))
        last[tuple(above)] = own, heading.style
        if before is None or own != before[0] + 1 or not _is_near(before[1], heading.style):
            continue
        level = min(chosen[before[1]], chosen[heading.style])
        changed = changed or chosen[before[1]] != chosen[heading.style]
        chosen[before[1]] = chosen[heading.style] = level
    if changed:
        dense = {level: rank for rank, level in enumerate(sorted(set(chosen.values())), min(chosen.values()))}
        chosen.update({style: dense[level] for style, level in chosen.items()})


def _is_near(a: LineStyle, b: LineStyle) -> bool:
    """Return whether two styles may be those of one level: alike in size and weight, not in ink or case."""
    larger, smaller = max(a.size, b.size), min(a.size, b.size)
    return a.bold == b.bold and larger < CLEARLY_LARGER * smaller


def _weight(style: LineStyle) -> tuple[float, bool, bool, bool, str]:
    return style.size, style.bold, style.caps, not style.italic, f"{style.color:06x}"


def _told_level(heading: FoundHeading, known: Witnesses) -> int | None:
    title = fold_title(heading.text)
    if title in known.bookmarks:
        found = known.bookmarks[title]
        return round(median(found)) if len(set(found)) == 1 else None
    tagged = [tag_level(line) for line in heading.lines]
    if tagged and all(level is not None for level in tagged):
        return tagged[0]
    return None
