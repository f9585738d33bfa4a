"""Bullets that a symbol font draws at the code of a letter: what the page shows is no letter.

A font of symbols has its squares and arrows where others have "n", "y" or "{", and many a file says that.
Where a face is used for nothing else than a few such signs before lines, again and again, or the source's
tags call the same letter the label of one item after the other, they are the signs of lists.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model.document import Face, Line, Page, Run

BULLET = "•"
_ASCII = frozenset("!\"#$%&'(),./:;<=>?@[\\]^_`{|}~")
"""Signs at whose codes symbol fonts have pictures; other signs are what they say."""
_ITEMS = 2
"""Lines that the same sign opens, at least: one letter alone may be anything."""
_APART = 0.15
"""Ems between a sign and the words behind it, at least; a large initial touches its word."""
_LABEL = "Lbl"
_KINDS = 3
"""Different signs that a face of bullets shows at most."""
_FIRST = frozenset("abi")
"""Letters with which lists begin to count: where one opens lines, the letters may be labels of a list."""

_Group = tuple[Face, bool]
"""Face of an opening sign, and whether the tags call it a label."""


def shown(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return pages in which letters that are bullets of a symbol font stand as plain bullets."""
    found: dict[_Group, Counter[str]] = defaultdict(Counter)
    for line in _lines(pages):
        sign = _sign(line)
        if sign is not None:
            found[sign.face, _is_label(line)][sign.text.strip()] += 1
    groups = {group for group, signs in found.items() if _are_bullets(signs)}
    bullets = {group for group in groups if group[1]} | _symbols(pages, {face for face, _ in groups})
    if not bullets:
        return tuple(pages)
    return tuple(
        page._replace(lines=tuple([_with_bullet(line, bullets) for line in page.lines])) for page in pages
    )


def _are_bullets(signs: Counter[str]) -> bool:
    """Return whether signs repeat as bullets do, and do not count."""
    few = len(signs) <= _KINDS and min(signs.values()) >= _ITEMS
    return few and _FIRST.isdisjoint("".join(signs).casefold())


def _symbols(pages: Sequence[Page], faces: set[Face]) -> set[_Group]:
    """Return those faces, as groups, that show nothing but such signs."""
    for line in _lines(pages):
        sign = _sign(line) if faces else None
        faces -= {run.face for run in line.runs if run is not sign and run.text.strip()}
    return {(face, tagged) for face in faces for tagged in (False, True)}


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    for page in pages:
        yield from page.lines


def _sign(line: Line) -> Run | None:
    """Return the sign that stands by itself before a line's words, or alone; None where there is none."""
    first = line.runs[0]
    text = first.text.strip()
    if len(text) != 1 or not (text.isalpha() or text in _ASCII):
        return None
    others = [run for run in line.runs[1:] if run.text.strip()]
    spaced = line.text.lstrip()[1:2] == " "
    apart = spaced or not others or others[0].x0 - first.x1 > _APART * line.size
    return first if apart and (not others or others[0].face != first.face or _is_label(line)) else None


def _is_label(line: Line) -> bool:
    return line.tag is not None and line.tag.role == _LABEL


def _with_bullet(line: Line, bullets: set[_Group]) -> Line:
    sign = _sign(line)
    if sign is None or (sign.face, _is_label(line)) not in bullets:
        return line
    shown_as = sign._replace(text=sign.text.replace(sign.text.strip(), BULLET))
    return replace(line, runs=(shown_as, *line.runs[1:]))
