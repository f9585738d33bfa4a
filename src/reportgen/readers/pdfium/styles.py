"""The style of text objects; objects painted alike share one look."""

import ctypes
import math
import struct
from dataclasses import dataclass

from ...model.document import Face
from .. import slant
from ..glyphs import Glyph
from ..page_box import Matrix
from ..paths import PATTERN_INK
from . import library
from .fonts import Font, Fonts
from .library import Handle
from .marks import NONE, MarkedContent
from .shapes import Painter, PaintState, then
from .walk import TRANSPARENT, Walk

_OUTLINED = frozenset({library.MODE_STROKE, library.MODE_FILL_STROKE})
_UNPAINTED = frozenset({library.MODE_INVISIBLE, library.MODE_CLIP})
_NO_LINE = 0, 0.0
_bare = tuple.__new__
_FULL_TURN, _HALF_TURN = 360, 180
# One room for all that is asked: type size, colour, matrix; where the object stands comes last.
_ROOM = struct.Struct("=f4I6f")
_SIZE_AT, _COLOR_AT, _MATRIX_AT, _STYLE_END, _PART = 0, 4, 20, 36, 4


@dataclass(slots=True, eq=False)
class Look:
    """What all characters of a text object have in common; a look equals itself only.

    Attributes:
        font: with what is known of its characters.
        handle: the object's font.
        em: width of an em along the line, in points.
        move: (a, b, c, d, e, f) from PDFium's page coordinates to the sheet's, y still upwards.
        height: of the sheet in points.
        turn: rotation in degrees, counter-clockwise.
        size: type size as shown, in points.
        hidden: not painted, or on a layer that is switched off.
    """

    font: Font
    handle: Handle | None
    em: float
    move: Matrix
    height: float
    turn: int
    size: float
    face: Face
    color: int
    mark: int | None
    stroked: bool
    hidden: bool
    artifact: bool

    def glyph(self, text: str, x0: float, x1: float, baseline: float, order: int) -> Glyph:
        """Return a glyph of this look at a place of the sheet."""
        # As a bare tuple: twice as fast, and all that is read goes through here.
        fields = (
            text,
            x0,
            x1,
            baseline,
            self.size,
            self.face,
            self.color,
            self.mark,
            order,
            self.turn,
            self.stroked,
            self.hidden,
            self.artifact,
            False,
            None,
            None,
        )
        return _bare(Glyph, fields)

    def marked(self, mark: MarkedContent, off: bool) -> "Look":
        """Return this look inside marked content, which may be on a layer that is switched off."""
        return Look(
            self.font,
            self.handle,
            self.em,
            self.move,
            self.height,
            self.turn,
            self.size,
            self.face,
            self.color,
            mark.number,
            self.stroked,
            self.hidden or off,
            mark.artifact,
        )


class Looks:
    """The looks of one page's text objects."""

    def __init__(
        self, met: Walk, height: float, fonts: Fonts, painter: Painter, hidden_layers: frozenset[str]
    ) -> None:
        self._met = met
        self._height = height
        self._fonts = fonts
        self._painter = painter
        self._hidden_layers = hidden_layers
        self._known: dict[object, Look] = {}
        self._plain: dict[object, Look] = {}
        self._room = (ctypes.c_char * _ROOM.size)()
        self._at_size = ctypes.byref(self._room, _SIZE_AT)
        self._at_matrix = ctypes.byref(self._room, _MATRIX_AT)
        self._at_color = tuple(ctypes.byref(self._room, _COLOR_AT + _PART * n) for n in range(4))

    def of(self, handle: Handle) -> Look:
        """Return how a text object looks."""
        own = library.passed(handle)
        font = library.text_font(own)
        library.text_size(own, self._at_size)
        library.object_matrix(own, self._at_matrix)
        colored = library.fill_color(own, *self._at_color)
        mode = library.text_mode(own)
        met = self._met
        mark = met.marks.get(handle, NONE) if met.marks else NONE
        place = met.places.get(handle, met.place) if met.places else met.place
        line = self._line(handle, mode) if mode in _OUTLINED else _NO_LINE
        style = self._room[:_STYLE_END]
        key = (font, style, mode, id(place), line, id(mark))
        look = self._known.get(key)
        if look is None:
            plain = self._plain.get(key[:-1])
            if plain is None:
                plain = self._plain[key[:-1]] = self._look(font, mode, bool(colored), place, line)
            look = plain if mark is NONE else plain.marked(mark, mark.layer in self._hidden_layers)
            self._known[key] = look
        return look

    def _look(
        self, font: Handle | None, mode: int, colored: bool, place: PaintState, line: tuple[int, float]
    ) -> Look:
        """Return the look of an object outside marked content, from what was asked last."""
        size, red, green, blue, opacity, a, b, c, d, _, _ = _ROOM.unpack_from(self._room)
        color = self._painter.shade(red << 16 | green << 8 | blue, PATTERN_INK) if colored else 0
        a, b, c, d = then((a, b, c, d, 0.0, 0.0), place.move)[:4]
        turn = round(math.degrees(math.atan2(b, a))) if (b or a < 0) else 0
        known = self._fonts.font(font)
        return Look(
            known,
            font,
            abs(size) * math.hypot(a, b) or 1.0,
            self._met.place.move,
            self._height,
            turn if size >= 0 else (turn + _HALF_TURN) % _FULL_TURN,
            max(abs(size) * slant.height(a, b, c, d), slant.FLAT),
            known.face._replace(italic=True) if slant.leans(a, b, c, d) else known.face,
            line[0] if mode == library.MODE_STROKE else color,
            NONE.number,
            mode == library.MODE_FILL_STROKE and line[1] > 0,
            mode in _UNPAINTED or (colored and opacity <= TRANSPARENT) or place.gone,
            NONE.artifact,
        )

    def _line(self, handle: Handle, mode: int) -> tuple[int, float]:
        """Return colour and width of the outline of a text object."""
        return self._painter.stroke(handle), self._painter.stroke_width(handle)
