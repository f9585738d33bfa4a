"""One page as PDFium tells it → a canvas of glyphs and shapes."""

import ctypes
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from ...geometry import BBox
from ..glyphs import WHITE, Canvas, Glyph, PaintedShape, replaced
from ..paths import MOST_SHAPES, PATTERN, PATTERN_INK
from ..sheet import Matrix, moved, turned
from ..visibility import is_white
from . import library
from .fonts import Fonts
from .library import Handle
from .marks import Mark, Marks
from .measures import Look
from .patterns import Picture
from .plain import GRADIENT, TILES, PlainCopy
from .shapes import Painter, Place, then
from .strings import Strings
from .text import CHANGED, TextPage, alone

_DEEPEST = 12
"""Forms within forms; PDFium itself stops at a depth of its own."""
_MOST_OBJECTS = 500_000
# Opacity (of 255) below which text leaves no trace on paper.
_TRANSPARENT = 2
# Points by which ink may reach over a clip's edge; clips are cut close to the text.
_CLIP_SLACK = 1.0
# Ems from the baseline to the middle of the small letters: a point inside a glyph's ink.
_INK_HEIGHT = 0.25
_QUARTER_TURN = 90


class Painted(NamedTuple):
    """An object of the page in painting order."""

    handle: Handle
    kind: int
    order: int
    place: Place
    mark: Mark


class Sheet(NamedTuple):
    """The shown part of a page: its matrix from PDF's coordinates, rotation in quarters, and size."""

    move: Matrix
    quarters: int
    width: float
    height: float


class PageReader:
    """Reads the pages of one document, one after the other."""

    def __init__(self, document: Handle, copy: PlainCopy | None, hidden_layers: frozenset[str]) -> None:
        """Keep what all pages share.

        Args:
            document: the document's handle.
            copy: its objects, None where PDFium could not copy them.
            hidden_layers: names of its layers that are switched off.
        """
        self._has_gradients = copy is not None and copy.has_patterns(GRADIENT)
        self._document = document
        self._fonts = Fonts(copy)
        self._hidden_layers = hidden_layers
        self._painter = Painter(copy is not None and copy.has_patterns(TILES))
        self._strings = Strings()
        self._size = ctypes.c_float()

    def canvas(self, number: int, label: str) -> Canvas | None:
        """Return what a page shows, None where PDFium cannot load it.

        Args:
            number: of the page, from 1.
            label: the page number that it shows.
        """
        page = library.load_page(self._document, number - 1)
        if not page:
            return None
        try:
            return self._canvas(page, number, label)
        finally:
            library.close_page(page)

    def _canvas(self, page: Handle, number: int, label: str) -> Canvas:
        self._fonts.turn_page()
        sheet = _sheet(page)
        marks = Marks()
        objects = list(self._objects(page, sheet, marks))
        shapes = self._shapes(objects, sheet)
        texts = [one for one in objects if one.kind == library.OBJECT_TEXT]
        if self._has_gradients:
            shapes = self._colored(page, sheet, objects, shapes)
        for one in texts:
            if one.mark.text is not None:
                marks.drop_texts(one.handle)
        glyphs = _Glyphs(self, sheet, shapes).read(page, texts)
        if self._has_gradients and any(glyph.color == WHITE for glyph in glyphs):
            glyphs = self._inked(page, sheet, objects, glyphs)
        return Canvas(number, sheet.width, sheet.height, label, tuple(glyphs), tuple(shapes))

    def _objects(self, page: Handle, sheet: Sheet, marks: Marks) -> Iterator[Painted]:
        """Yield all objects in painting order, those of forms where the form is painted."""
        order = count(1)
        stack = [self._children(page, False, Place(sheet.move))]
        while stack:
            found = next(stack[-1], None)
            if found is None:
                stack.pop()
                continue
            handle, place = found
            kind = library.object_type(handle)
            if kind == library.OBJECT_FORM:
                if len(stack) < _DEEPEST:
                    stack.append(self._children(handle, True, self._inside(handle, place)))
                continue
            number = next(order)
            if number > _MOST_OBJECTS:
                return
            yield Painted(handle, kind, number, place, marks.of(handle))

    def _children(self, owner: Handle, form: bool, place: Place) -> Iterator[tuple[Handle, Place]]:
        total = library.count_form_objects(owner) if form else library.count_objects(owner)
        get = library.form_object if form else library.page_object
        for at in range(total):
            handle = get(owner, at)
            if handle:
                yield handle, place

    def _inside(self, form: Handle, place: Place) -> Place:
        """Return where the objects of a form stand."""
        return Place(
            then(self._painter.matrix(form), place.move),
            place.clear or bool(library.has_transparency(form)),
            place.gone or self._painter.fill(form, PATTERN)[1] <= _TRANSPARENT,
        )

    def _shapes(self, objects: list[Painted], sheet: Sheet) -> list[PaintedShape]:
        shapes: list[PaintedShape] = []
        top = sheet.height
        for one in objects:
            if one.kind != library.OBJECT_TEXT and len(shapes) < MOST_SHAPES:
                for shape in self._painter.shapes(
                    one.handle, one.kind, one.order, one.place, self.is_off(one.mark)
                ):
                    x0, y0, x1, y1 = shape.bbox
                    shapes.append(shape._replace(bbox=(x0, top - y1, x1, top - y0)))
        return shapes

    def _colored(
        self, page: Handle, sheet: Sheet, objects: list[Painted], shapes: list[PaintedShape]
    ) -> list[PaintedShape]:
        """Return the shapes with white ones that are gradients told apart."""
        white = {shape.order for shape in shapes if shape.color == WHITE}
        if not white:
            return shapes
        handles = [one.handle for one in objects]
        shown = [one.handle for one in objects if one.order in white]
        picture = Picture(page, (sheet.width, sheet.height), handles, shown)
        return [
            shape._replace(color=PATTERN) if shape.color == WHITE and picture.has_color(shape.bbox) else shape
            for shape in shapes
        ]

    def _inked(self, page: Handle, sheet: Sheet, objects: list[Painted], glyphs: list[Glyph]) -> list[Glyph]:
        """Return the glyphs with white ones that are painted with a gradient told apart."""
        white = {glyph.order for glyph in glyphs if glyph.color == WHITE}
        handles = [one.handle for one in objects]
        shown = [one.handle for one in objects if one.order in white]
        picture = Picture(page, (sheet.width, sheet.height), handles, shown)
        return [
            glyph._replace(color=PATTERN_INK)
            if glyph.color == WHITE
            and picture.has_color((glyph.x0, glyph.baseline - glyph.size, glyph.x1, glyph.baseline))
            else glyph
            for glyph in glyphs
        ]

    def is_off(self, mark: Mark) -> bool:
        """Tell whether an object's layer is switched off."""
        return mark.layer is not None and mark.layer in self._hidden_layers

    def look(self, one: Painted, sheet: Sheet) -> Look:
        """Return the style of a text object."""
        painter, handle = self._painter, one.handle
        font_handle = library.text_font(handle)
        font = self._fonts.font(font_handle)
        library.text_size(handle, ctypes.addressof(self._size))
        fontsize = self._size.value
        a, b, c, d, _, _ = then(painter.matrix(handle), one.place.move)
        turn = round(math.degrees(math.atan2(b, a))) if (b or a < 0) else 0
        if fontsize < 0:
            turn = (turn + 180) % 360
        mode = library.text_mode(handle)
        color, opacity = painter.fill(handle, PATTERN_INK)
        if mode == library.MODE_STROKE:
            color = painter.stroke(handle)
        hidden = (
            mode in (library.MODE_INVISIBLE, library.MODE_CLIP)
            or opacity <= _TRANSPARENT
            or one.place.gone
            or self.is_off(one.mark)
        )
        glyph = Glyph(
            "",
            0.0,
            0.0,
            0.0,
            abs(fontsize) * math.hypot(c, d),
            font.face,
            color,
            one.mark.number,
            one.order,
            turn,
            mode == library.MODE_FILL_STROKE and painter.stroke_width(handle) > 0,
            hidden,
            one.mark.artifact,
        )
        em = abs(fontsize) * math.hypot(a, b)
        return Look(font, font_handle, em or 1.0, sheet.move, sheet.height, turn, glyph)

    @property
    def painter(self) -> Painter:
        """Reads how objects are painted."""
        return self._painter

    @property
    def strings(self) -> Strings:
        """Makes glyphs of characters."""
        return self._strings


def _sheet(page: Handle) -> Sheet:
    box = (ctypes.c_float * 4)()
    library.bounding_box(page, ctypes.addressof(box))
    left, top, right, bottom = box
    quarters = library.rotation(page)
    shown = left, bottom, right, top
    move = turned(shown, _QUARTER_TURN * quarters)
    width, height = moved(shown, move)[2:]
    return Sheet(move, quarters, width, height)


class _Glyphs:
    """Reads the text objects of one page."""

    def __init__(self, reader: PageReader, sheet: Sheet, shapes: list[PaintedShape]) -> None:
        self._reader = reader
        self._sheet = sheet
        self._covers = [shape for shape in shapes if shape.solid and shape.kind == "area"]
        self._last_cover = max((shape.order for shape in self._covers), default=-1)
        self._grounds = [s for s in shapes if s.kind == "image" or (s.kind == "area" and s.color is not None)]

    def read(self, page: Handle, texts: list[Painted]) -> list[Glyph]:
        """Return the glyphs in painting order."""
        main = TextPage(page)
        others: dict[Handle, TextPage] = {}
        try:
            spans = main.spans()
            doubtful = [one.handle for one in texts if self._is_doubtful(main, one, spans)]
            if doubtful:
                others = alone(page, [one.handle for one in texts], doubtful)
            return self._glyphs(texts, main, spans, others)
        finally:
            main.close()
            for other in others.values():
                other.close()

    def _is_doubtful(self, main: TextPage, one: Painted, spans: Mapping[Handle, Sequence[int]]) -> bool:
        """Tell whether PDFium left an object with ink out, or changed its last hyphen."""
        span = spans.get(one.handle)
        if not span:
            return not self._reader.painter.is_blank(one.handle)
        last = span[-1]
        return main.text[last] == CHANGED and main.is_hyphen(last)

    def _glyphs(
        self,
        texts: Sequence[Painted],
        main: TextPage,
        spans: Mapping[Handle, Sequence[int]],
        others: Mapping[Handle, TextPage],
    ) -> list[Glyph]:
        glyphs: list[Glyph] = []
        before = Mark()
        start = 0
        for one in texts:
            if one.mark.sequence != before.sequence:
                if before.text is not None:
                    glyphs[start:] = replaced(glyphs[start:], before.text)
                before, start = one.mark, len(glyphs)
            other = others.get(one.handle)
            source = other or main
            span = range(len(other.text)) if other else spans.get(one.handle, ())
            if span:
                glyphs.extend(self._object(one, source, span))
            else:
                x, y = self._reader.painter.blank_origin(one.handle, one.place.move)
                look = self._reader.look(one, self._sheet)
                glyphs.append(self._reader.strings.blank(x, self._sheet.height - y, look))
        if before.text is not None:
            glyphs[start:] = replaced(glyphs[start:], before.text)
        return glyphs

    def _object(self, one: Painted, page: TextPage, span: Sequence[int]) -> list[Glyph]:
        look = self._reader.look(one, self._sheet)
        clip = self._reader.painter.clip(one.handle, one.place.move)
        if clip is not None:
            clip = clip[0], self._sheet.height - clip[3], clip[2], self._sheet.height - clip[1]
        strings = self._reader.strings
        upright = self._sheet.quarters == 0
        glyphs = strings.stretches(page, span, look, plain=upright)
        if upright and any(len(glyph.text) > 1 and self._is_parted(glyph, clip) for glyph in glyphs):
            glyphs = strings.stretches(page, span, look, plain=False)
        if clip is None or look.glyph.hidden:
            return glyphs
        return [g if _is_inside(g, clip) else g._replace(hidden=True) for g in glyphs]

    def _is_parted(self, glyph: Glyph, clip: BBox | None) -> bool:
        """Tell whether an edge runs through a stretch, so that a part of it may not be seen."""
        y = glyph.baseline - _INK_HEIGHT * glyph.size
        edges = [(-_CLIP_SLACK, y, self._sheet.width + _CLIP_SLACK, y)]
        if clip is not None:
            edges.append(clip)
        if glyph.order < self._last_cover:
            edges.extend(shape.bbox for shape in self._covers if shape.order > glyph.order)
        if is_white(glyph.color):
            edges.extend(shape.bbox for shape in self._grounds)
        return any(
            top - _CLIP_SLACK <= y <= bottom + _CLIP_SLACK
            and (glyph.x0 < left < glyph.x1 or glyph.x0 < right < glyph.x1)
            for left, top, right, bottom in edges
        )


def _is_inside(glyph: Glyph, clip: BBox) -> bool:
    """Tell whether a clip shows the middle of a glyph."""
    turn = math.radians(glyph.turn)
    half = (glyph.x1 - glyph.x0) / 2
    rise = _INK_HEIGHT * glyph.size
    if glyph.turn in (0, 180):
        x, y = glyph.x0 + half, glyph.baseline - rise * math.cos(turn)
    else:
        x = glyph.x0 + half * math.cos(turn) - rise * math.sin(turn)
        y = glyph.baseline - half * math.sin(turn) - rise * math.cos(turn)
    return (
        clip[0] - _CLIP_SLACK <= x <= clip[2] + _CLIP_SLACK
        and clip[1] - _CLIP_SLACK <= y <= clip[3] + _CLIP_SLACK
    )
