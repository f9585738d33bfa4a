"""Marks as an engine reports them: glyphs and painted shapes, before any reading."""

from dataclasses import dataclass
from typing import NamedTuple

from ..geometry import BBox
from ..model import Face, ShapeKind

WHITE = 0xFFFFFF


class Glyph(NamedTuple):
    """One shown character (or ligature), upright in the page's coordinates.

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
        hidden: not painted, clipped away or on a switched-off layer.
        artifact: inside marked content called Artifact.
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


class PaintedShape(NamedTuple):
    """A painted path or image; `solid` ones cover what was painted before them."""

    kind: ShapeKind
    bbox: BBox
    color: int | None
    order: int
    solid: bool


@dataclass(frozen=True, slots=True)
class Canvas:
    """Everything painted on one page, in painting order; sizes in points."""

    number: int
    width: float
    height: float
    label: str
    glyphs: tuple[Glyph, ...]
    shapes: tuple[PaintedShape, ...]
