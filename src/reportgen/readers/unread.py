"""Letters that one engine cannot tell, told by the other: U+FFFD is filled where both see the same line."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from ..model import odd_signs
from ..model.document import Line, Page, Reading, Run
from ..model.geometry import overlap

UNREAD = "\ufffd"
"""Stands for a glyph whose meaning no table of its font tells."""
# Ems by which the baselines of one line differ between the engines at most.
_LEVEL = 0.1
# Ems between a bullet and the words behind it at least.
_BESIDE = 0.15


def pages_with_unread(reading: Reading) -> frozenset[int]:
    """Return the pages on which some visible letter is not told, or is told as a sign that no word has.

    A bullet of a symbol font is no letter.
    """
    known = _known(reading)
    return frozenset(
        page.number for page in reading.pages if any(_is_in_doubt(line, known) for line in page.lines)
    )


def _known(reading: Reading) -> frozenset[odd_signs.Known]:
    return odd_signs.known(line for page in reading.pages for line in page.lines)


def _is_in_doubt(line: Line, known: Collection[odd_signs.Known]) -> bool:
    unread = UNREAD in line.text and not _is_bullet(line)
    return unread or bool(odd_signs.places(line, known))


def _is_bullet(line: Line) -> bool:
    """Return whether only the sign before a line's words is not told: in a face of its own, and apart."""
    first, *others = line.runs
    if first.text.strip() != UNREAD or not others or line.text.count(UNREAD) > 1:
        return False
    apart = line.text.lstrip()[1:2] == " " or others[0].x0 - first.x1 > _BESIDE * line.size
    return apart and first.face.name != others[-1].face.name


def filled(reading: Reading, other: Reading) -> Reading:
    """Return a reading with the letters that another one of the same pages tells in the same places.

    Args:
        reading: of the whole source.
        other: by another engine; it may have some pages only.
    """
    seen = {page.number: page for page in other.pages}
    known = _known(reading)
    pages = [_page(page, seen[page.number], known) if page.number in seen else page for page in reading.pages]
    return reading._replace(pages=tuple(pages))


def _page(page: Page, other: Page, known: Collection[odd_signs.Known]) -> Page:
    lines = [_line(line, other.lines, known) for line in page.lines]
    return page._replace(lines=tuple(lines))


def _line(line: Line, others: Sequence[Line], known: Collection[odd_signs.Known]) -> Line:
    """Return a line with its letters told; as it is where no other line stands in its place."""
    doubted = _marked(line, known)
    if UNREAD not in doubted:
        return line
    told = " ".join(other.text for other in sorted(_same(line, others), key=lambda other: other.bbox[0]))
    replaced = dict(_found(doubted, told))
    if not replaced:
        return line
    runs: list[Run] = []
    index = 0
    for run in line.runs:
        text = "".join(replaced.get(index + n, char) for n, char in enumerate(run.text))
        index += len(run.text)
        runs.append(run._replace(text=text))
    return Line(
        tuple(runs), line.page, line.bbox, line.baseline, line.size, line.spaced, line.rotated, line.tag
    )


def _marked(line: Line, known: Collection[odd_signs.Known]) -> str:
    """Return a line's text with its odd signs as letters that are not told."""
    signs = list(line.text)
    for place in odd_signs.places(line, known):
        signs[place] = UNREAD
    return "".join(signs)


def _same(line: Line, others: Sequence[Line]) -> Iterator[Line]:
    for other in others:
        level = abs(other.baseline - line.baseline) <= _LEVEL * line.size
        if level and overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) > 0:
            yield other


def _found(text: str, told: str) -> Iterator[tuple[int, str]]:
    """Yield the places of letters not told with what stands there; one may stand for several letters."""
    matcher = SequenceMatcher(None, text, told, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "replace" or set(text[a:b]) != {UNREAD} or UNREAD in told[c:d]:
            continue
        if d - c == b - a:
            yield from zip(range(a, b), told[c:d], strict=True)
        elif b - a == 1:
            yield a, told[c:d]
