"""A pdfminer device that paints glyphs and shapes on a `Canvas`, and says what cannot be seen.

pdfminer's own layout objects know neither clipping, render mode, transparency nor layers; a reader
that ignores them reads words that no person sees (ISO 32000-1, 8.5.4, 8.11, 9.3.6, 11.6.4).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pdfminer import pdfcolor
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_pt, mult_matrix

from ..geometry import BBox
from ..model import Face
from .glyphs import Glyph, PaintedShape

_UNKNOWN = "\ufffd"
_INVISIBLE_MODES = frozenset({3, 7})
_STROKED_MODES = frozenset({1, 2, 5, 6})
_EVERYWHERE: BBox = (-1e9, -1e9, 1e9, 1e9)
# Below this opacity a painted area shows what lies under it.
_OPAQUE = 0.95
# A page of text needs far fewer; drawings beyond this say nothing about the text.
_MOST_SHAPES = 20_000

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
    elif len(values) == 4:
        cyan, magenta, yellow, black = values
        values = [1.0 - min(1.0, ink + black) for ink in (cyan, magenta, yellow)]
    red, green, blue = (round(255 * value) for value in values[:3])
    return red << 16 | green << 8 | blue


def _box(points: Iterable[tuple[float, float]]) -> BBox:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class CanvasDevice(PDFTextDevice):
    """Collects what one page paints; y still grows upwards here, from the media box's foot."""

    def __init__(self, manager: Any, face_of: FaceOf) -> None:
        super().__init__(manager)
        self.face_of = face_of
        self.reset()

    def reset(self) -> None:
        """Forget the last page."""
        self.glyphs: list[Glyph] = []
        self.shapes: list[PaintedShape] = []
        self.order = 0
        self.clip: BBox = _EVERYWHERE
        self.opacity = 1.0
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
        text = None
        if isinstance(actual, bytes):
            text = (
                actual.decode("utf-16")
                if actual[:2] in (b"\xfe\xff", b"\xff\xfe")
                else actual.decode("latin-1")
            )
        self._marks.append((self._mark, self._artifact, self._layer_off, text, len(self.glyphs)))
        mark = properties.get("MCID")
        if isinstance(mark, int):
            self._mark = mark
        self._artifact = self._artifact or name == "Artifact"
        self._layer_off = self._layer_off or not visible

    def end_mark(self) -> None:
        """Leave a marked-content sequence; a replacement text takes its glyphs' place."""
        if not self._marks:
            return
        self._mark, self._artifact, self._layer_off, text, start = self._marks.pop()
        if text is not None:
            self._replace(start, text)

    def _replace(self, start: int, text: str) -> None:
        """Let `text` stand for the glyphs since `start`, where they are one short piece of a line."""
        piece = self.glyphs[start:]
        short = 0 < len(piece) <= max(4, len(text) + 2)
        if not short or any(abs(g.baseline - piece[0].baseline) > 0.1 * g.size for g in piece):
            return
        whole = piece[0]._replace(text=text, x0=min(g.x0 for g in piece), x1=max(g.x1 for g in piece))
        self.glyphs[start:] = [whole]

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
        matrix = mult_matrix(textstate.matrix, self.ctm)
        a, b, c, d, e, f = matrix
        fontsize, scaling = textstate.fontsize, textstate.scaling * 0.01
        x, y = textstate.linematrix
        rise = textstate.rise
        size = abs(fontsize) * math.hypot(c, d)
        turn = round(math.degrees(math.atan2(b, a))) if (b or a < 0) else 0
        if fontsize < 0:
            turn = (turn + 180) % 360
        face = self.face_of(font)
        color = rgb(ncs, graphicstate.ncolor)
        mode = textstate.render
        if mode == 1:
            color = rgb(graphicstate.scs, graphicstate.scolor)
        shade = 0x010101 if color is None else color
        hidden = mode in _INVISIBLE_MODES or self._layer_off or self.opacity <= 0.01
        stroked = mode == 2 and graphicstate.linewidth > 0
        charspace, wordspace = textstate.charspace * scaling, textstate.wordspace * scaling
        if font.is_multibyte():
            wordspace = 0.0
        step = 0.001 * fontsize * scaling
        left, bottom, right, top = self.clip
        add = self.glyphs.append
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
                try:
                    text = font.to_unichr(cid)
                except PDFUnicodeNotDefined:
                    text = _UNKNOWN
                gx0, gy0 = a * x + c * (y + rise) + e, b * x + d * (y + rise) + f
                gx1, gy1 = gx0 + a * advance, gy0 + b * advance
                middle_x = (gx0 + gx1) / 2 - math.sin(math.radians(turn)) * size * 0.25
                middle_y = (gy0 + gy1) / 2 + math.cos(math.radians(turn)) * size * 0.25
                clipped = not (left - 1 <= middle_x <= right + 1 and bottom - 1 <= middle_y <= top + 1)
                self.order += 1
                if turn in (0, 180):
                    x0, x1, base = min(gx0, gx1), max(gx0, gx1), gy0
                else:
                    x0, x1, base = gx0, gx0 + math.hypot(gx1 - gx0, gy1 - gy0), gy0
                add(
                    Glyph(
                        text,
                        x0,
                        x1,
                        base,
                        size,
                        face,
                        shade,
                        self._mark,
                        self.order,
                        turn,
                        stroked,
                        hidden or clipped,
                        self._artifact,
                    )
                )
                x += advance
                if cid == 32 and wordspace:
                    x += wordspace
        textstate.linematrix = (x, y)

    def render_char(
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
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = _UNKNOWN
        x, y = apply_matrix_pt(matrix, (0, rise))
        size = abs(fontsize) * math.hypot(matrix[2], matrix[3])
        self.order += 1
        shade = rgb(ncs, graphicstate.ncolor)
        face = self.face_of(font)
        self.glyphs.append(Glyph(text, x, x + size, y, size, face, shade or 0, self._mark, self.order, 270))
        return font.char_width(cid) * fontsize * scaling

    def add_shape(self, kind: Any, box: BBox, color: int | None, solid: bool) -> None:
        """Record a painted area, rule or image, as far as the clip shows it."""
        left, bottom, right, top = self.clip
        shown = max(box[0], left), max(box[1], bottom), min(box[2], right), min(box[3], top)
        self.order += 1
        if shown[0] <= shown[2] and shown[1] <= shown[3] and len(self.shapes) < _MOST_SHAPES:
            opaque = solid and self.opacity >= _OPAQUE and not self._layer_off
            self.shapes.append(PaintedShape(kind, shown, color, self.order, opaque))

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Record a path by the box of each of its parts."""
        part: list[tuple[float, float]] = []
        square = True
        ctm = self.ctm
        assert ctm is not None
        for segment in [*path, ("m",)]:
            if segment[0] == "m" and part:
                self._paint_part(gstate, stroke, fill, part, square)
                part, square = [], True
            for at in range(1, len(segment) - 1, 2):
                part.append(apply_matrix_pt(ctm, (segment[at], segment[at + 1])))
            square = square and segment[0] in "mlh"

    def _paint_part(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, part: list[tuple[float, float]], square: bool
    ) -> None:
        box = _box(part)
        if stroke and not fill:
            box = self._stroked(box, gstate.linewidth)
        width, height = box[2] - box[0], box[3] - box[1]
        thin = min(width, height) <= 2.5 and max(width, height) >= 6
        color = rgb(gstate.ncs, gstate.ncolor) if fill else rgb(gstate.scs, gstate.scolor)
        straight = square and len({p[0] for p in part}) <= 2 and len({p[1] for p in part}) <= 2
        self.add_shape("rule" if thin else "area", box, color if fill or thin else None, fill and straight)

    def _stroked(self, box: BBox, line_width: float) -> BBox:
        """Return the box of a straight stroke with its thickness; some bullets are short thick strokes."""
        assert self.ctm is not None
        a, b, c, d = self.ctm[:4]
        half = min(20.0, abs(line_width)) * math.sqrt(abs(a * d - b * c)) / 2
        if box[2] - box[0] < 0.01:
            return box[0] - half, box[1], box[2] + half, box[3]
        if box[3] - box[1] < 0.01:
            return box[0], box[1] - half, box[2], box[3] + half
        return box

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Record an image's place: the unit square under the current matrix."""
        assert self.ctm is not None
        corners = [apply_matrix_pt(self.ctm, at) for at in ((0, 0), (0, 1), (1, 0), (1, 1))]
        self.add_shape("image", _box(corners), None, False)


class CanvasInterpreter(PDFPageInterpreter):
    """Follows clipping, transparency and layers, which pdfminer's interpreter passes over."""

    device: CanvasDevice
    hidden_layers: frozenset[int] = frozenset()

    def init_state(self, ctm: Matrix) -> None:
        """Start with the surrounding clip and opacity, which a form XObject inherits."""
        super().init_state(ctm)
        self._stack: list[tuple[BBox, float]] = []
        self._outer = (self.device.clip, self.device.opacity)
        self._clip_pending = False

    def subinterp(self) -> "CanvasInterpreter":
        """Return an interpreter for a form, with the same layers switched off."""
        inner = super().subinterp()
        assert isinstance(inner, CanvasInterpreter)
        inner.hidden_layers = self.hidden_layers
        return inner

    def do_q(self) -> None:
        """Save the state."""
        super().do_q()
        self._stack.append((self.device.clip, self.device.opacity))

    def do_Q(self) -> None:  # noqa: N802 (the operator's name)
        """Restore the state."""
        super().do_Q()
        if self._stack:
            self.device.clip, self.device.opacity = self._stack.pop()

    def do_W(self) -> None:  # noqa: N802
        """Clip to the path at the next painting operator."""
        self._clip_pending = True

    def do_W_a(self) -> None:  # noqa: N802
        """Clip to the path, even-odd."""
        self._clip_pending = True

    def _apply_clip(self) -> None:
        if self._clip_pending and self.curpath:
            points = [
                apply_matrix_pt(self.ctm, (segment[at], segment[at + 1]))
                for segment in self.curpath
                for at in range(1, len(segment) - 1, 2)
            ]
            if points:
                box, old = _box(points), self.device.clip
                self.device.clip = (
                    max(box[0], old[0]),
                    max(box[1], old[1]),
                    min(box[2], old[2]),
                    min(box[3], old[3]),
                )
        self._clip_pending = False

    def do_F(self) -> None:  # noqa: N802
        """Fill, by its obsolete name."""
        self.do_f()

    def do_gs(self, name: Any) -> None:
        """Read opacity and blend mode from a graphics state dictionary."""
        states = resolve1(self.resources.get("ExtGState")) if self.resources else None
        state = resolve1(states.get(literal(name))) if isinstance(states, dict) else None
        if isinstance(state, dict):
            opacity = resolve1(state.get("ca", None))
            if isinstance(opacity, int | float):
                self.device.opacity = float(opacity)
            mode = resolve1(state.get("BM", None))
            if mode is not None and literal(mode) not in {"Normal", "Compatible"}:
                self.device.opacity = min(self.device.opacity, 0.9)

    def _visible(self, group: Any) -> bool:
        """Tell whether a layer (or a membership of layers) is switched on."""
        members = [group]
        resolved = resolve1(group)
        if isinstance(resolved, dict) and "OCGs" in resolved:
            found = resolve1(resolved["OCGs"])
            members = found if isinstance(found, list) else [resolved["OCGs"]]
        ids = [getattr(member, "objid", None) for member in members]
        return not ids or not all(objid in self.hidden_layers for objid in ids)

    def _begin(self, tag: Any, properties: Any) -> None:
        name = literal(tag)
        visible = True
        if isinstance(properties, PSLiteral):
            table = resolve1(self.resources.get("Properties")) if self.resources else None
            entry = table.get(literal(properties)) if isinstance(table, dict) else None
            visible = name != "OC" or entry is None or self._visible(entry)
            properties = resolve1(entry)
        plain = properties if isinstance(properties, dict) else {}
        self.device.begin_mark(name, {key: resolve1(value) for key, value in plain.items()}, visible)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        """Begin marked content with properties."""
        self._begin(tag, props)

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        """Begin marked content."""
        self._begin(tag, None)

    def do_EMC(self) -> None:  # noqa: N802
        """End marked content."""
        self.device.end_mark()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        """Paint an XObject unless its layer is off; a form cannot change the outer state."""
        entry = resolve1(self.xobjmap.get(literal(xobjid_arg)))
        layer = entry.attrs.get("OC") if isinstance(entry, PDFStream) else None
        if layer is not None and not self._visible(layer):
            return
        state = self.device.clip, self.device.opacity
        if isinstance(entry, PDFStream) and literal(entry.get("Subtype")) == "Image":
            self.device.set_ctm(self.ctm)
            self.device.render_image("", entry)
        else:
            super().do_Do(xobjid_arg)
        self.device.clip, self.device.opacity = state
        self.device.set_ctm(self.ctm)


def _painting(name: str) -> Callable[[CanvasInterpreter], None]:
    """Wrap a path-painting operator so that a pending clip takes hold afterwards."""
    plain = getattr(PDFPageInterpreter, name)

    def operator(self: CanvasInterpreter) -> None:
        path = list(self.curpath)
        plain(self)
        self.curpath = path
        self._apply_clip()
        self.curpath = []

    operator.__doc__ = plain.__doc__
    return operator


for _name in ("do_S", "do_s", "do_f", "do_f_a", "do_B", "do_B_a", "do_b", "do_b_a", "do_n"):
    setattr(CanvasInterpreter, _name, _painting(_name))


def literal(value: Any) -> str:
    """Return the text of a PDF name."""
    if isinstance(value, PSLiteral):
        return value.name if isinstance(value.name, str) else value.name.decode("latin-1")
    return str(value)
