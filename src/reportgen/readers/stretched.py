"""Lines whose word spaces were stretched to fill their column, told from the cells of a row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .glyphs import Glyph


class StretchedRules(NamedTuple):
    """What makes pieces of a row the words of one stretched line; in ems of the type size."""

    even: float = 0.06
    """The gaps of one line differ by this at most; justified type stretches all its spaces alike."""
    gaps: int = 2
    """Even gaps that a line needs: a single one may be a gutter."""
    widest: float = 3.0
    """No space is stretched further."""
    uneven: float = 0.5
    """The words differ in width by more than this: cells of one width stand at even gaps too."""


_RULES = StretchedRules()


def joined(segments: list[list[Glyph]], rules: StretchedRules = _RULES) -> list[list[Glyph]]:
    """Return the pieces of a row, those that are words of one stretched line as one.

    Args:
        segments: pieces from left to right, each with the spaces behind it.
        rules: distances.
    """
    if len(segments) <= rules.gaps:
        return segments
    return [[glyph for piece in line for glyph in piece] for line in _lines(segments, rules)]


def _lines(segments: Sequence[list[Glyph]], rules: StretchedRules) -> Iterator[list[list[Glyph]]]:
    line, usual = [segments[0]], 0.0
    for before, piece in pairwise(segments):
        gap = _gap(before, piece, rules)
        if gap is not None and (len(line) == 1 or abs(gap - usual) <= rules.even):
            usual = gap if len(line) == 1 else usual
            line.append(piece)
            continue
        yield from _whole_or_parts(line, rules)
        line = [piece]
    yield from _whole_or_parts(line, rules)


def _whole_or_parts(line: list[list[Glyph]], rules: StretchedRules) -> Iterator[list[list[Glyph]]]:
    """Yield a line as one where its gaps are even though its words are not, else its pieces."""
    widths = [_ink(piece)[-1].x1 - piece[0].x0 for piece in line]
    uneven = max(widths) - min(widths) > rules.uneven * line[0][0].size
    if len(line) > rules.gaps and uneven:
        yield line
    else:
        yield from ([piece] for piece in line)


def _gap(before: Sequence[Glyph], piece: Sequence[Glyph], rules: StretchedRules) -> float | None:
    """Return the gap in ems between two words with a space between them, None where it is something else."""
    ink = _ink(before)
    spaced = len(ink) < len(before)
    words = _is_word(ink) and _is_word(_ink(piece)) and ink[-1].size == piece[0].size
    gap = (piece[0].x0 - ink[-1].x1) / ink[-1].size
    return gap if spaced and words and gap <= rules.widest else None


def _is_word(ink: Sequence[Glyph]) -> bool:
    """Return whether a piece is one word with a letter in it; numbers stand in tables and charts."""
    text = "".join([glyph.text for glyph in ink])
    return not any(map(str.isspace, text)) and any(map(str.isalpha, text))


def _ink(piece: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return a piece without the spaces behind it."""
    end = len(piece)
    while end > 1 and piece[end - 1].text.isspace():
        end -= 1
    return piece[:end]
