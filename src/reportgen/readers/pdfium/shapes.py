"""PDFium's paths, images and gradients → shapes on the sheet, as far as the clip shows them."""

import ctypes
import math
import struct
from collections.abc import Iterator
from typing import NamedTuple

from ...model.document import ShapeKind
from ...model.geometry import BBox
from ..glyphs import PaintedShape
from ..page_box import Matrix, moved
from ..paths import PATTERN, SHEET, box_of, is_speck, meet, part_shape
from . import library
from .library import Handle

_BOX = struct.Struct("=4f")
_UNIT = (0.0, 0.0, 1.0, 1.0)
_TILE = 0xBFBFBF
# PDFium's own limit: it leaves narrower text out.
_NO_INK = 0.01


class PaintState(NamedTuple):
    """Where and how an object stands.

    Attributes:
        move: from the coordinates of its surroundings (page or form) to the sheet's, y upwards.
        clear: a form around it is transparent, so that it covers nothing.
        gone: a form around it is fully transparent.
    """

    move: Matrix
    clear: bool = False
    gone: bool = False


def then(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class Painter:
    """Reads how objects are painted; its buffers are made once."""

    def __init__(self, has_tiles: bool) -> None:
        """Make the buffers; `has_tiles`: the document has tiling patterns, which PDFium tells as a grey."""
        self._tile = _TILE if has_tiles else None
        self._matrix = (ctypes.c_float * 6)()
        self._at_matrix = ctypes.byref(self._matrix)
        self._bounds = (ctypes.c_float * 4)()
        self._at_bounds = tuple(ctypes.byref(self._bounds, 4 * n) for n in range(4))
        self._color = (ctypes.c_uint * 4)()
        self._at_color = tuple(ctypes.byref(self._color, 4 * n) for n in range(4))
        self._pair = (ctypes.c_int * 2)()
        self._at_pair = tuple(ctypes.byref(self._pair, 4 * n) for n in range(2))
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._at_x, self._at_y = ctypes.byref(self._x), ctypes.byref(self._y)

    def matrix(self, handle: Handle) -> Matrix:
        """Return an object's matrix, in the coordinates of its page or form."""
        library.object_matrix(library.passed(handle), self._at_matrix)
        a, b, c, d, e, f = self._matrix
        return a, b, c, d, e, f

    def fill(self, handle: Handle, pattern: int) -> tuple[int, int]:
        """Return the colour (0xRRGGBB; `pattern` for tiles) and opacity (to 255) of an object's inside."""
        if not library.fill_color(library.passed(handle), *self._at_color):
            return 0, 255
        red, green, blue, opacity = self._color
        return self.shade(red << 16 | green << 8 | blue, pattern), opacity

    def shade(self, color: int, pattern: int) -> int:
        """Return a colour as PDFium tells it, `pattern` where it stands for tiles."""
        return pattern if color == self._tile else color

    def stroke(self, handle: Handle) -> int:
        """Return the colour of an object's outline."""
        if not library.stroke_color(library.passed(handle), *self._at_color):
            return 0
        red, green, blue, _ = self._color
        return red << 16 | green << 8 | blue

    def is_blank(self, handle: Handle) -> bool:
        """Return whether a text object has no ink: such as spaces."""
        if not library.object_bounds(library.passed(handle), *self._at_bounds):
            return True
        left, _, right, _ = self._bounds
        return right - left < _NO_INK

    def blank_origin(self, handle: Handle, move: Matrix) -> tuple[float, float]:
        """Return where an object without ink begins, on the sheet, y upwards."""
        x, y = self.matrix(handle)[4:]
        if library.object_bounds(library.passed(handle), *self._at_bounds):
            x = self._bounds[0]
        a, b, c, d, e, f = move
        return a * x + c * y + e, b * x + d * y + f

    def stroke_width(self, handle: Handle) -> float:
        """Return the width of an object's outline before its matrix."""
        library.stroke_width(library.passed(handle), self._at_x)
        return self._x.value

    def clip(self, handle: Handle, move: Matrix) -> BBox | None:
        """Return the box that an object's clip leaves open on the sheet, None where there is no clip."""
        path = library.passed(library.clip_path(library.passed(handle)))
        count = library.count_clips(path)
        if count <= 0:
            return None
        clip: BBox | None = None
        for number in range(count):
            points = [
                self._point(library.clip_segment(path, number, n), move)
                for n in range(library.count_clip_segments(path, number))
            ]
            if points:
                box = box_of(points)
                if clip is not None:
                    box = (
                        max(box[0], clip[0]),
                        max(box[1], clip[1]),
                        min(box[2], clip[2]),
                        min(box[3], clip[3]),
                    )
                clip = box
        return clip

    def _point(self, segment: Handle, move: Matrix) -> tuple[float, float]:
        library.segment_point(library.passed(segment), self._at_x, self._at_y)
        a, b, c, d, e, f = move
        x, y = self._x.value, self._y.value
        return a * x + c * y + e, b * x + d * y + f

    def shapes(
        self, handle: Handle, kind: int, order: int, place: PaintState, hidden: bool
    ) -> list[PaintedShape]:
        """Return the shapes of an object, y still upwards.

        Args:
            handle: the object.
            kind: of page object.
            order: its place in the painting order.
            place: where it stands.
            hidden: its layer is switched off.
        """
        if kind == library.OBJECT_PATH:
            if self._is_speck(handle, place.move):
                return []
            painted = list(self._paths(handle, place, not hidden))
        elif kind == library.OBJECT_IMAGE:
            painted = [("image", moved(_UNIT, then(self.matrix(handle), place.move)), None, False)]
        else:
            painted = [("area", SHEET, PATTERN, False)]
        clip = self.clip(handle, place.move)
        shapes = []
        for name, box, color, solid in painted:
            shown = box if clip is None else meet(box, clip)
            if shown is not None and (kind != library.OBJECT_PATH or not is_speck(shown)):
                shapes.append(PaintedShape(name, shown, color, order, solid))
        return shapes

    def _is_speck(self, handle: Handle, move: Matrix) -> bool:
        """Return whether a path is too small to matter, by its bounds: then its parts need no look."""
        if not library.object_bounds(library.passed(handle), *self._at_bounds):
            return False
        left, bottom, right, top = _BOX.unpack_from(self._bounds)
        a, b, c, d = move[:4]
        width, height = right - left, top - bottom
        return is_speck((0.0, 0.0, abs(a) * width + abs(c) * height, abs(b) * width + abs(d) * height))

    def _paths(
        self, handle: Handle, place: PaintState, opaque: bool
    ) -> Iterator[tuple[ShapeKind, BBox, int | None, bool]]:
        library.draw_mode(library.passed(handle), *self._at_pair)
        fill, stroke = self._pair[0] != 0, self._pair[1] != 0
        move = then(self.matrix(handle), place.move)
        a, b, c, d = move[:4]
        bare = stroke and not fill
        thickness = self.stroke_width(handle) * math.sqrt(abs(a * d - b * c)) if bare else 0.0
        color = self.fill(handle, PATTERN)[0] if fill else self.stroke(handle)
        solid = opaque and not place.clear and not library.has_transparency(library.passed(handle))
        for points, square in self._parts(handle, move):
            kind, box, rectangle = part_shape(points, square=square, fill=not bare, thickness=thickness)
            yield kind, box, color if fill or kind == "rule" else None, solid and fill and rectangle

    def _parts(self, handle: Handle, move: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
        """Yield the points of each part of a path, and whether its sides are straight."""
        path = library.passed(handle)
        points: list[tuple[float, float]] = []
        square = True
        a, b, c, d, e, f = move
        point, x_at, y_at, x_of, y_of = library.segment_point, self._at_x, self._at_y, self._x, self._y
        for n in range(library.count_segments(path)):
            segment = library.passed(library.path_segment(path, n))
            kind = library.segment_type(segment)
            if kind == library.SEGMENT_MOVE and points:
                yield points, square
                points, square = [], True
            point(segment, x_at, y_at)
            x, y = x_of.value, y_of.value
            points.append((a * x + c * y + e, b * x + d * y + f))
            square = square and kind != library.SEGMENT_BEZIER
        if points:
            yield points, square
