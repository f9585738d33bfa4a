"""A pdfminer device that paints glyphs and shapes on a `Canvas`, and says what cannot be seen.

pdfminer's own layout objects know neither clipping, render mode, transparency nor layers; a reader
that ignores them reads words that no person sees (ISO 32000-1, 8.5.4, 8.11, 9.3.6, 11.6.4).
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pdfminer import pdfcolor
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, mult_matrix

from ...model.document import ARTIFACT, Face
from ...model.geometry import BBox
from .. import characters, slant
from ..catalog import text_string
from ..glyphs import Glyph, PaintedShape, replaced
from ..paths import MOST_SHAPES, PATTERN, PATTERN_INK, box_of, is_speck, meet, part_shape
from ..superiors import shifted
from ..unread import UNREAD
from .fonts import shifts, text_of

_INVISIBLE_MODES = frozenset({3, 7})
_STROKED_MODES = frozenset({1, 2, 5, 6})
_EVERYWHERE: BBox = (-1e9, -1e9, 1e9, 1e9)
# Below this opacity a painted area shows what lies under it.
_OPAQUE = 0.95
# Text painted with less opacity than this leaves no trace on paper.
_TRANSPARENT = 0.01
_CMYK_PARTS = 4
# Points by which ink may reach over a clip's edge; clips are cut close to the text.
_CLIP_SLACK = 1.0
# Ems from the baseline to the middle of the small letters: a point inside a glyph's ink.
_INK_HEIGHT = 0.25
# Word spacing applies to the single-byte code 32 only (ISO 32000-1, 9.3.3).
_SPACE_CODE = 32
_FILL_AND_STROKE = 2
_STROKE_ONLY = 1
_UPRIGHT = (0, 180)
_VERTICAL_TURN = 270
FaceOf = Callable[[PDFFont], Face]


def rgb(space: pdfcolor.PDFColorSpace | None, color: Any) -> int | None:
    """Return a PDF colour as 0xRRGGBB, None for patterns.

    Device CMYK is converted by the plain formula of ISO 32000-1, 10.3.5; spot colours count as ink.
    """
    parts = list(color) if isinstance(color, tuple | list) else [color]
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return None
    values = [min(1.0, max(0.0, float(part))) for part in parts]
    if len(values) == 1:
        spot = space is not None and space.name == "Separation"
        values = [1.0 - values[0] if spot else values[0]] * 3
    elif len(values) == _CMYK_PARTS:
        cyan, magenta, yellow, black = values
        values = [1.0 - min(1.0, ink + black) for ink in (cyan, magenta, yellow)]
    red, green, blue = (int(255 * value + 0.5) for value in values[:3])
    return red << 16 | green << 8 | blue


def _text_of(font: PDFFont, cid: int) -> str:
    """Return what a code means; control characters have no picture, so the tables are wrong there."""
    text = text_of(font, cid)
    if text is None:
        return UNREAD
    if characters.HYPHENS_IN_ONE.fullmatch(text):
        return text[0]  # all hyphens that the glyph may stand for
    return UNREAD if characters.CONTROLS.fullmatch(text) and font.char_width(cid) else text


def _shifted(glyph: Glyph, ems: float) -> Glyph:
    """Return a glyph as if it were set small and raised; y still grows upwards here."""
    small = shifted(glyph, ems)
    return small._replace(baseline=2 * glyph.baseline - small.baseline)


class _Pen(NamedTuple):
    """What all glyphs of one show operator have in common.

    Attributes:
        matrix: text space to page.
        size: type size as shown, in points.
        turn: rotation in degrees, counter-clockwise.
        ink: from the middle of a glyph's advance to a point inside its ink, in points.
        stroked: outlined in addition to the fill.
        hidden: paints nothing.
    """

    matrix: Matrix
    size: float
    turn: int
    ink: tuple[float, float]
    face: Face
    color: int
    stroked: bool
    hidden: bool


class CanvasDevice(PDFTextDevice):
    """Collects what one page paints; y still grows upwards here, from the media box's foot."""

    def __init__(self, manager: Any, face_of: FaceOf) -> None:
        super().__init__(manager)
        self.face_of = face_of
        self._shifts: dict[int, tuple[PDFFont, dict[int, float]]] = {}
        self.reset()

    def reset(self) -> None:
        """Forget the last page."""
        self.glyphs: list[Glyph] = []
        self.shapes: list[PaintedShape] = []
        self.order = 0
        self.clip: BBox = _EVERYWHERE
        self.opacity = 1.0
        self.masked = False
        self._marks: list[tuple[int | None, bool, bool, str | None, int]] = []
        self._mark: int | None = None
        self._artifact = False
        self._layer_off = False

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Start a page."""
        self.reset()

    def begin_mark(self, name: str, properties: dict[str, Any], visible: bool) -> None:
        """Enter a marked-content sequence."""
        actual = properties.get("ActualText")
        text = text_string(actual) if isinstance(actual, bytes) else None
        self._marks.append((self._mark, self._artifact, self._layer_off, text, len(self.glyphs)))
        mark = properties.get("MCID")
        if isinstance(mark, int):
            self._mark = mark
        self._artifact = self._artifact or name == ARTIFACT
        self._layer_off = self._layer_off or not visible

    def end_mark(self) -> None:
        """Leave a marked-content sequence; a replacement text takes its glyphs' place."""
        if not self._marks:
            return
        self._mark, self._artifact, self._layer_off, text, start = self._marks.pop()
        if text is not None:
            self.glyphs[start:] = replaced(self.glyphs[start:], text)

    def render_string(
        self, textstate: PDFTextState, seq: Any, ncs: pdfcolor.PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Place the glyphs of one show operator."""
        font = textstate.font
        if font is None or self.ctm is None:
            return
        if font.is_vertical():
            super().render_string(textstate, seq, ncs, graphicstate)
            return
        fontsize, scaling = textstate.fontsize, textstate.scaling * 0.01
        pen = self._pen(textstate, font, ncs, graphicstate)
        charspace, wordspace = textstate.charspace * scaling, textstate.wordspace * scaling
        if font.is_multibyte():
            wordspace = 0.0
        step = 0.001 * fontsize * scaling
        small = self._shifts_of(font) if pen.turn == 0 else {}
        x, y = textstate.linematrix
        pending = False
        for piece in seq:
            if isinstance(piece, int | float):
                x -= piece * step
                pending = True
                continue
            if not isinstance(piece, bytes):
                continue
            for cid in font.decode(piece):
                if pending:
                    x += charspace
                pending = True
                advance = font.char_width(cid) * fontsize * scaling
                self._stamp(pen, _text_of(font, cid), x, y + textstate.rise, advance)
                if cid in small:
                    self.glyphs[-1] = _shifted(self.glyphs[-1], small[cid])
                x += advance
                if cid == _SPACE_CODE and wordspace:
                    x += wordspace
        textstate.linematrix = (x, y)

    def _shifts_of(self, font: PDFFont) -> dict[int, float]:
        """Return the codes that a font draws raised or lowered; each font is looked at once."""
        known = self._shifts.get(id(font))
        if known is None:
            known = self._shifts[id(font)] = (font, shifts(font))
        return known[1]

    def _pen(
        self,
        textstate: PDFTextState,
        font: PDFFont,
        ncs: pdfcolor.PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> _Pen:
        """Gather what all glyphs of one show operator have in common."""
        matrix = mult_matrix(textstate.matrix, self.ctm or MATRIX_IDENTITY)
        a, b, c, d = matrix[:4]
        turn = round(math.degrees(math.atan2(b, a))) if (b or a < 0) else 0
        if textstate.fontsize < 0:
            turn = (turn + 180) % 360
        size = max(abs(textstate.fontsize) * slant.height(a, b, c, d), slant.FLAT)
        face = self.face_of(font)
        if slant.leans(a, b, c, d):
            face = face._replace(italic=True)
        mode = textstate.render
        if mode == _STROKE_ONLY:
            color = rgb(graphicstate.scs, graphicstate.scolor)
        else:
            color = rgb(ncs, graphicstate.ncolor)
        radians = math.radians(turn)
        return _Pen(
            matrix,
            size,
            turn,
            (-math.sin(radians) * size * _INK_HEIGHT, math.cos(radians) * size * _INK_HEIGHT),
            face,
            PATTERN_INK if color is None else color,
            mode == _FILL_AND_STROKE and graphicstate.linewidth > 0,
            mode in _INVISIBLE_MODES or self._layer_off or self.opacity <= _TRANSPARENT,
        )

    def _stamp(self, pen: _Pen, text: str, x: float, y: float, advance: float) -> None:
        """Record one glyph whose origin is (x, y) in text space."""
        a, b, c, d, e, f = pen.matrix
        gx0, gy0 = a * x + c * y + e, b * x + d * y + f
        gx1, gy1 = gx0 + a * advance, gy0 + b * advance
        middle_x = (gx0 + gx1) / 2 + pen.ink[0]
        middle_y = (gy0 + gy1) / 2 + pen.ink[1]
        left, bottom, right, top = self.clip
        shown = (
            left - _CLIP_SLACK <= middle_x <= right + _CLIP_SLACK
            and bottom - _CLIP_SLACK <= middle_y <= top + _CLIP_SLACK
        )
        self.order += 1
        if pen.turn in _UPRIGHT:
            x0, x1 = min(gx0, gx1), max(gx0, gx1)
        else:
            x0, x1 = gx0, gx0 + math.hypot(gx1 - gx0, gy1 - gy0)
        self.glyphs.append(
            Glyph(
                text,
                x0,
                x1,
                gy0,
                pen.size,
                pen.face,
                pen.color,
                self._mark,
                self.order,
                pen.turn,
                pen.stroked,
                pen.hidden,
                self._artifact,
                not shown,
            )
        )

    def render_char(  # noqa: PLR0917 (called by pdfminer)
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: pdfcolor.PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Place a glyph of vertical writing; it counts as rotated text."""
        text = _text_of(font, cid)
        x, y = apply_matrix_pt(matrix, (0, rise))
        size = max(abs(fontsize) * math.hypot(matrix[2], matrix[3]), slant.FLAT)
        self.order += 1
        shade = rgb(ncs, graphicstate.ncolor)
        face = self.face_of(font)
        self.glyphs.append(
            Glyph(text, x, x + size, y, size, face, shade or 0, self._mark, self.order, _VERTICAL_TURN)
        )
        return font.char_width(cid) * fontsize * scaling

    def add_shape(self, kind: Any, box: BBox, color: int | None, solid: bool) -> None:
        """Record a painted area, rule or image, as far as the clip shows it."""
        self.order += 1
        shown = meet(box, self.clip)
        if shown is None or (kind != "image" and is_speck(shown)):
            return
        if len(self.shapes) < MOST_SHAPES:
            opaque = solid and self.opacity >= _OPAQUE and not (self.masked or self._layer_off)
            self.shapes.append(PaintedShape(kind, shown, color, self.order, opaque))

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Record a path by the box of each of its parts."""
        part: list[tuple[float, float]] = []
        square = True
        ctm = self.ctm or MATRIX_IDENTITY
        for segment in [*path, ("m",)]:
            if segment[0] == "m" and part:
                self._paint_part(gstate, stroke, fill, part, square)
                part, square = [], True
            for index in range(1, len(segment) - 1, 2):
                part.append(apply_matrix_pt(ctm, (segment[index], segment[index + 1])))
            square = square and segment[0] in "mlh"

    def _paint_part(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, part: list[tuple[float, float]], square: bool
    ) -> None:
        a, b, c, d = (self.ctm or MATRIX_IDENTITY)[:4]
        thickness = abs(gstate.linewidth) * math.sqrt(abs(a * d - b * c))
        kind, box, rectangle = part_shape(part, square=square, fill=fill or not stroke, thickness=thickness)
        color = rgb(gstate.ncs, gstate.ncolor) if fill else rgb(gstate.scs, gstate.scolor)
        if fill and color is None:
            color = PATTERN
        self.add_shape(kind, box, color if fill or kind == "rule" else None, fill and rectangle)

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Record an image's place: the unit square under the current matrix."""
        corners = [
            apply_matrix_pt(self.ctm or MATRIX_IDENTITY, corner)
            for corner in ((0, 0), (0, 1), (1, 0), (1, 1))
        ]
        self.add_shape("image", box_of(corners), None, False)
