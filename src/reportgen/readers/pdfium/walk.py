"""A page's objects in painting order, those of forms where the form is painted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from ..paths import PATTERN
from . import library
from .library import Handle
from .marks import NONE, MarkedContent, Marks
from .shapes import Painter, PaintState, then

# Forms within forms; PDFium itself stops at a depth of its own.
_DEEPEST = 12
_MOST_OBJECTS = 500_000
# Opacity (of 255) at which objects leave no trace on paper.
TRANSPARENT = 2


class Shown(NamedTuple):
    """An object that is no text; its mark is told where a layer is switched off."""

    handle: Handle
    kind: int
    order: int
    place: PaintState
    mark: MarkedContent


@dataclass(slots=True)
class Walk:
    """What was met on a page.

    Attributes:
        texts: text objects with their places in the painting order.
        others: all other objects.
        marks: the marked content of text objects that stand in any.
        replaced: the text objects with a replacement text.
        places: where the text objects of forms stand.
        place: where all others stand.
        layered: some layer is switched off, so that the marks of objects that are no text count too.
    """

    place: PaintState
    layered: bool = False
    texts: dict[Handle, int] = field(default_factory=dict)
    others: list[Shown] = field(default_factory=list)
    marks: dict[Handle, MarkedContent] = field(default_factory=dict)
    replaced: set[Handle] = field(default_factory=set)
    places: dict[Handle, PaintState] = field(default_factory=dict)
    order: int = 0

    def handles(self) -> Iterator[Handle]:
        """Yield all objects."""
        yield from self.texts
        yield from (other.handle for other in self.others)


def walk(page: Handle, place: PaintState, painter: Painter, *, layered: bool = False) -> Walk:
    """Walk over the objects of a page.

    Args:
        page: the page.
        place: where its objects stand.
        painter: reads how forms are painted.
        layered: some layer is switched off.
    """
    met = Walk(place, layered)
    marks = Marks()
    count = library.count_objects(page)
    objects = map(library.page_object, repeat(library.passed(page)), range(count))
    _children(met, objects, place, marks, painter)
    if any(mark.text is not None for mark in marks.known.values()):
        met.replaced.update(handle for handle, mark in met.marks.items() if mark.text is not None)
    for handle in met.replaced:
        marks.drop_texts(handle)
    return met


def _children(  # noqa: PLR0917 (recursive)
    met: Walk,
    handles: Iterator[Handle | None],
    place: PaintState,
    marks: Marks,
    painter: Painter,
    depth: int = 1,
) -> None:
    kind_of, count_marks, mark_of = library.object_type, library.count_marks, library.object_mark
    passed = library.passed
    texts, marked, known = met.texts, met.marks, marks.known
    outer = place is met.place
    order = met.order
    for handle in handles:
        if not handle or order > _MOST_OBJECTS:
            continue
        own = passed(handle)
        kind = kind_of(own)
        if kind == library.OBJECT_FORM:
            if depth < _DEEPEST:
                inner = library.count_form_objects(handle)
                objects = map(library.form_object, repeat(own), range(inner))
                met.order = order
                _children(met, objects, _inside(handle, place, painter), marks, painter, depth + 1)
                order = met.order
            continue
        order += 1
        mark = NONE
        count = count_marks(own) if kind == library.OBJECT_TEXT or met.layered else 0
        if count > 0:
            innermost = mark_of(own, count - 1)
            mark = known.get(innermost) or marks.read(handle, count, innermost)
        if kind == library.OBJECT_TEXT:
            texts[handle] = order
            if count > 0:
                marked[handle] = mark
            if not outer:
                met.places[handle] = place
        else:
            met.others.append(Shown(handle, kind, order, place, mark))
    met.order = order


def _inside(form: Handle, place: PaintState, painter: Painter) -> PaintState:
    """Return where the objects of a form stand."""
    return PaintState(
        then(painter.matrix(form), place.move),
        place.clear or bool(library.has_transparency(library.passed(form))),
        place.gone or painter.fill(form, PATTERN)[1] <= TRANSPARENT,
    )
