"""Characters of a line → runs of one style."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from ..model.document import Run
from . import characters

# Steps on the weight scale that an outline or a second print adds (Regular 400 looks like Bold 700).
_STROKE_ADDS = 300
_HEAVIEST = 900
_LOOK = attrgetter("baseline", "size", "face", "color", "stroked", "link")


def runs_of(pieces: Sequence[characters.Piece], baseline: float) -> tuple[Run, ...]:
    """Join characters of one style; a space takes the style of what stands before it.

    Args:
        pieces: characters of a line in reading order.
        baseline: the line's, in points from the page's top.
    """
    if len(pieces) == 1:
        run = _run(pieces, baseline)
        return () if run is None else (run,)

    def style(piece: characters.Piece) -> tuple[object, ...]:
        glyph = piece[1]
        return (
            glyph.face,
            round(glyph.size, 1),
            glyph.color,
            glyph.stroked,
            round(baseline - glyph.baseline, 1),
            glyph.link,
        )

    # Most lines have one style: then the very same values stand in all glyphs.
    looks = [_LOOK(piece[1]) for piece in pieces]
    groups = (
        [pieces]
        if looks and looks.count(looks[0]) == len(looks)
        else [list(group) for _, group in groupby(pieces, style)]
    )
    runs = [_run(members, baseline) for members in groups]
    return tuple([run for run in runs if run is not None])


def _run(members: Sequence[characters.Piece], baseline: float) -> Run | None:
    """Return the run of characters of one style, None where nothing of their text is left."""
    text, glyph, x0, x1 = members[0]
    if len(members) > 1:
        text = "".join([member[0] for member in members])
        x0, x1 = min([member[2] for member in members]), max([member[3] for member in members])
    text = characters.repair(text)
    if not text:
        return None
    return Run(
        text,
        hundredths(glyph.size),
        glyph.face,
        glyph.color,
        hundredths(baseline - glyph.baseline),
        min(_HEAVIEST, glyph.face.weight + _STROKE_ADDS) if glyph.stroked else glyph.face.weight,
        x0,
        x1,
        glyph.link,
    )


@lru_cache(maxsize=1024)
def hundredths(points: float) -> float:
    """Return a size or rise in hundredths of a point; the same few values come again and again."""
    return round(points, 2)
