"""One page as PDFium tells it → a canvas of glyphs and shapes."""

import ctypes
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from ..glyphs import WHITE, Canvas, Glyph, PaintedShape, replaced
from ..page_box import Matrix, moved, turned
from ..paths import MOST_SHAPES, PATTERN, PATTERN_INK
from . import comments, library
from .chains import Chains, find_chains, taken
from .edges import Edges, is_inside
from .fonts import Fonts
from .library import Handle
from .links import page_links
from .marks import NONE
from .patterns import Picture
from .plain import GRADIENT, TILES, PlainCopy
from .shapes import Painter, PaintState
from .sight import watched
from .strings import Strings
from .styles import Looks
from .text import CHANGED, TextPage, alone
from .walk import Walk, walk

_QUARTER_TURN = 90


class ShownPage(NamedTuple):
    """The shown part of a page: its matrix from PDF's coordinates, rotation in quarters, size in points."""

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
        self._document = document
        self._hidden_layers = hidden_layers
        self._fonts = Fonts(copy)
        self._strings = Strings()
        self._painter = Painter(copy is not None and copy.has_patterns(TILES))
        self._has_gradients = copy is not None and copy.has_patterns(GRADIENT)

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
        sheet = sheet_of(page)
        met = walk(page, PaintState(sheet.move), self._painter, layered=bool(self._hidden_layers))
        shapes = self._shapes(met, sheet)
        links = tuple(page_links(self._document, page, sheet.move, sheet.height))
        if self._has_gradients:
            shapes = _colored(page, sheet, met, shapes)
        looks = Looks(met, sheet.height, self._fonts, self._painter, self._hidden_layers)
        edges = Edges(sheet.width, shapes, links)
        glyphs, told = _TextObjects(met, sheet, looks, self._strings, self._painter, edges).read(page)
        if self._has_gradients and any(glyph.color == WHITE for glyph in glyphs):
            glyphs = _inked(page, sheet, met, glyphs)
        over = tuple(comments.placed(page, sheet.move, sheet.height))
        own = number, sheet.width, sheet.height, label
        canvas = Canvas(*own, tuple(glyphs), tuple(shapes), links, told, over)
        return watched(canvas, page, met.texts)

    def _shapes(self, met: Walk, sheet: ShownPage) -> list[PaintedShape]:
        shapes: list[PaintedShape] = []
        for other in met.others:
            if len(shapes) >= MOST_SHAPES:
                break
            hidden = other.mark.layer in self._hidden_layers
            shapes += self._painter.shapes(other.handle, other.kind, other.order, other.place, hidden)
        top = sheet.height
        return [
            PaintedShape(kind, (x0, top - y1, x1, top - y0), color, order, solid)
            for kind, (x0, y0, x1, y1), color, order, solid in shapes
        ]


def sheet_of(page: Handle) -> ShownPage:
    """Return the shown part of a page."""
    box = (ctypes.c_float * 4)()
    library.bounding_box(page, ctypes.addressof(box))
    left, top, right, bottom = box
    quarters = library.rotation(page)
    shown = left, bottom, right, top
    move = turned(shown, _QUARTER_TURN * quarters)
    width, height = moved(shown, move)[2:]
    return ShownPage(move, quarters, width, height)


def _colored(page: Handle, sheet: ShownPage, met: Walk, shapes: list[PaintedShape]) -> list[PaintedShape]:
    """Return the shapes with white ones that are gradients told apart."""
    white = {shape.order for shape in shapes if shape.color == WHITE}
    if not white:
        return shapes
    shown = [other.handle for other in met.others if other.order in white]
    picture = Picture(page, (sheet.width, sheet.height), met.handles(), shown)
    return [
        shape._replace(color=PATTERN) if shape.color == WHITE and picture.has_color(shape.bbox) else shape
        for shape in shapes
    ]


def _inked(page: Handle, sheet: ShownPage, met: Walk, glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with white ones that are painted with a gradient told apart."""
    white = {glyph.order for glyph in glyphs if glyph.color == WHITE}
    shown = [handle for handle, order in met.texts.items() if order in white]
    picture = Picture(page, (sheet.width, sheet.height), met.handles(), shown)
    return [
        glyph._replace(color=PATTERN_INK)
        if glyph.color == WHITE
        and picture.has_color((glyph.x0, glyph.baseline - glyph.size, glyph.x1, glyph.baseline))
        else glyph
        for glyph in glyphs
    ]


class _TextObjects:
    """Reads the text objects of one page."""

    def __init__(  # noqa: PLR0917 (all of one page)
        self,
        met: Walk,
        sheet: ShownPage,
        looks: Looks,
        strings: Strings,
        painter: Painter,
        edges: Edges,
    ) -> None:
        self._met = met
        self._sheet = sheet
        self._looks = looks
        self._strings = strings
        self._painter = painter
        self._edges = edges
        self._upright = sheet.quarters == 0

    def read(self, page: Handle) -> tuple[list[Glyph], str]:
        """Return the glyphs in painting order, and the page's words as PDFium tells them."""
        main = TextPage(page)
        others: dict[Handle, TextPage] = {}
        try:
            spans = main.spans(len(self._met.texts))
            unseen = [handle for handle in self._met.texts if handle not in spans]
            inkless = {handle for handle in unseen if self._painter.is_blank(handle)}
            blanks = {
                self._met.texts[handle]: handle
                for handle in inkless
                if self._looks.of(handle).font.may_set_spaces
            }
            doubtful = {handle for handle in unseen if handle not in inkless}
            doubtful.update(self._changed(main, spans))
            if doubtful:
                others = alone(page, self._met.texts, doubtful)
            return self._glyphs(main, spans, others, blanks), main.text
        finally:
            main.close()
            for other in others.values():
                other.close()

    def _changed(self, main: TextPage, spans: Mapping[Handle, Sequence[int]]) -> list[Handle]:
        """Return the objects whose last hyphen PDFium changed, if it cannot be told which it was."""
        if CHANGED not in main.text:
            return []
        ends = {span[-1]: handle for handle, span in spans.items()}
        changed = []
        for index in [found.start() for found in re.finditer(CHANGED, main.text)]:
            handle = ends.get(index)
            if handle is None or not main.is_hyphen(index):
                continue
            sign = self._looks.of(handle).font.hyphen
            if sign is None:
                changed.append(handle)
            else:
                main.put(index, sign)
        return changed

    def _glyphs(
        self,
        main: TextPage,
        spans: Mapping[Handle, Sequence[int]],
        others: Mapping[Handle, TextPage],
        blanks: Mapping[int, Handle],
    ) -> list[Glyph]:
        met = self._met
        chained, rest = self._chained(main, spans, others, blanks)
        glyphs: list[Glyph] = []
        before, start = NONE, 0
        for handle, order in met.texts.items():
            if met.replaced:
                mark = met.marks.get(handle, NONE)
                if mark.replaced != before.replaced:
                    if before.text is not None:
                        glyphs[start:] = replaced(glyphs[start:], before.text)
                    before, start = mark, len(glyphs)
            if handle in rest:
                continue
            if handle in chained:
                glyphs.append(chained[handle])
            elif handle in others:
                glyphs += self._object(handle, order, others[handle], range(len(others[handle].text)))
            elif handle in spans:
                glyphs += self._object(handle, order, main, spans[handle])
            elif order in blanks:
                place = met.places.get(handle, met.place)
                x, y = self._painter.blank_origin(handle, place.move)
                look = self._looks.of(handle)
                glyphs.append(self._strings.blank(x, self._sheet.height - y, look, order))
        if before.text is not None:
            glyphs[start:] = replaced(glyphs[start:], before.text)
        return glyphs

    def _chained(
        self,
        main: TextPage,
        spans: Mapping[Handle, Sequence[int]],
        others: Mapping[Handle, TextPage],
        blanks: Mapping[int, Handle],
    ) -> tuple[dict[Handle, Glyph], set[Handle]]:
        """Return stretches of glyphs that are objects of their own, and all other objects in them."""
        if not self._upright or not isinstance(next(iter(spans.values()), None), range):
            return {}, set()
        single = self._met.replaced.union(others)
        ranges = cast("Mapping[Handle, range]", spans)
        chains = Chains(main, self._looks, self._strings, self._met.texts, blanks)
        return taken(
            [
                stretch
                for words in find_chains(main.text, ranges, self._met.texts, blanks, single)
                for stretch in chains.stretches(words)
                if not self._edges.part(stretch.glyph, None)
            ]
        )

    def _object(self, handle: Handle, order: int, page: TextPage, span: Sequence[int]) -> list[Glyph]:
        """Return the glyphs of a text object."""
        if not span:
            return []
        met, height = self._met, self._sheet.height
        place = met.places.get(handle, met.place) if met.places else met.place
        look = self._looks.of(handle)
        clip = self._painter.clip(handle, place.move)
        if clip is not None:
            clip = clip[0], height - clip[3], clip[2], height - clip[1]
        glyphs = self._strings.stretches(page, span, look, order, plain=self._upright)
        for glyph in glyphs:
            if len(glyph.text) > 1 and self._edges.part(glyph, clip):
                glyphs = self._strings.stretches(page, span, look, order, plain=False)
                break
        if clip is None or look.hidden:
            return glyphs
        return [glyph if is_inside(glyph, clip) else glyph._replace(clipped=True) for glyph in glyphs]
