"""Marks as an engine reports them: glyphs and painted shapes, before any reading."""

from collections.abc import Sequence
from typing import NamedTuple

from ..model.document import Face, PlacedWords, ShapeKind
from ..model.geometry import BBox

WHITE = 0xFFFFFF
GAP = "\u2005"
"""Stands in a stretch for a gap that parts words where the source sets no space."""


class Glyph(NamedTuple):
    """One shown character (or ligature), upright in the page's coordinates.

    An engine may hand over a stretch of them as one: characters of one style on one baseline, in order
    from left to right, set as close as plain text, none of them right-to-left or an accent of its own,
    beginning and ending with ink; words are parted by spaces, or by `GAP`.

    Attributes:
        text: its Unicode text; U+FFFD where the font does not tell.
        x0: left edge of its advance box, points from the page's left.
        x1: right edge of its advance box; of turned glyphs x0 plus the advance.
        baseline: points from the page's top.
        size: type size as shown.
        color: fill colour, 0xRRGGBB.
        mark: number of the marked-content sequence, None outside any.
        order: position in the page's painting order, shared with shapes.
        turn: rotation in degrees, counter-clockwise; 0 for upright text.
        stroked: outline painted in addition to the fill (an emboldening).
        hidden: not painted, or on a switched-off layer.
        artifact: inside marked content called Artifact.
        clipped: a clip leaves nothing of its middle.
        shown: whether the painted page shows it; None where nobody looked.
        link: address that it leads to.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    face: Face
    color: int
    mark: int | None = None
    order: int = 0
    turn: int = 0
    stroked: bool = False
    hidden: bool = False
    artifact: bool = False
    clipped: bool = False
    shown: bool | None = None
    link: str | None = None


# A replacement text may have up to this many glyphs, or two more than its own letters; more is a phrase
# of which the replacement would hide the places.
_REPLACED = 4
_REPLACED_MORE = 2
# Ems by which the baselines of replaced glyphs may differ.
_ONE_BASELINE = 0.1
# What shows nothing: browsers print a soft hyphen as a space, and say what it is.
_UNSEEN = " \t\r\n\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"


def replaced(piece: Sequence[Glyph], text: str) -> list[Glyph]:
    """Let `text` stand for glyphs that a source gives a replacement (`ActualText`).

    Only a short piece of one line is replaced; of anything longer the glyphs are returned as they are. So
    are spaces of which it says that they are a sign: layout programs say there what the sign behind means.
    """
    if text.strip(_UNSEEN) and all(glyph.text.isspace() for glyph in piece):
        return list(piece)
    count = sum(len(glyph.text) for glyph in piece)
    short = 0 < count <= max(_REPLACED, len(text) + _REPLACED_MORE)
    if not short or any(abs(g.baseline - piece[0].baseline) > _ONE_BASELINE * g.size for g in piece):
        return list(piece)
    return [piece[0]._replace(text=text, x0=min(g.x0 for g in piece), x1=max(g.x1 for g in piece))]


class PaintedShape(NamedTuple):
    """A painted path or image.

    Attributes:
        color: 0xRRGGBB; None for images and bare strokes.
        order: position in the page's painting order, shared with glyphs.
        solid: an opaque rectangle, which covers what was painted before it.
    """

    kind: ShapeKind
    bbox: BBox
    color: int | None
    order: int
    solid: bool


class PlacedLink(NamedTuple):
    """An address and a box of the page that leads to it, in points from the top left."""

    address: str
    bbox: BBox


class Canvas(NamedTuple):
    """Everything painted on one page, in painting order; sizes in points.

    Attributes:
        told: its words as the engine's library tells them by itself, "" where it tells none.
        over: words of comments and fields that lie over it.
    """

    number: int
    width: float
    height: float
    label: str
    glyphs: tuple[Glyph, ...]
    shapes: tuple[PaintedShape, ...]
    links: tuple[PlacedLink, ...] = ()
    told: str = ""
    over: tuple[PlacedWords, ...] = ()
