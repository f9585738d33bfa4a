"""Small squares that stand alone are bullets, those of icons and charts are none."""

from itertools import product
from time import process_time

from reportgen.model.document import Shape
from reportgen.model.geometry import BBox
from reportgen.stages.structure.drawn_bullets import find
from tests.stages.trees import SIZE

from .pages import BODIES, page


def _dot(x: float, y: float, side: float = 0.4 * SIZE) -> BBox:
    return x, y, x + side, y + side


def _found(*dots: BBox) -> list[BBox]:
    return find([page(shapes=tuple(Shape("area", dot, 0) for dot in dots))], BODIES)[1]


def test_dots_a_line_apart_are_bullets_and_those_side_by_side_are_none() -> None:
    first, second = _dot(100, 100), _dot(100, 100 + 1.4 * SIZE)
    assert _found(first, second) == [first, second]
    beside = _dot(100 + 0.8 * SIZE, 100)
    assert _found(first, beside, second) == [second]


def test_a_dot_drawn_twice_or_in_a_ring_stands_alone() -> None:
    ring, middle = _dot(100, 100), _dot(100.5, 100.5, 0.3 * SIZE)
    assert _found(ring, ring, middle) == [ring, ring, middle]


def test_what_is_larger_or_smaller_is_no_bullet() -> None:
    assert _found(_dot(100, 100, 1.2 * SIZE), _dot(200, 100, 0.05 * SIZE)) == []


def test_dots_are_near_wherever_they_stand() -> None:
    """Neighbours are found across the edges of any grid."""
    for step in range(60):
        left, right = _dot(90 + step / 4, 95 + step / 3), _dot(90 + step / 4 + 0.8 * SIZE, 95 + step / 3)
        assert _found(left, right) == []


def test_the_thousands_of_a_chart_take_no_time() -> None:
    chart = [_dot(100 + 4 * x, 100 + 4 * y, 2.0) for x, y in product(range(100), range(60))]
    piled = [_dot(300 + x / 1000, 600.0, 2.0) for x in range(3000)]
    start = process_time()
    assert _found(*chart) == []
    _found(*piled)
    assert process_time() - start < 1
