"""Paths, images and gradients become shapes, as far as their clip shows them."""

import pytest
from pikepdf import Dictionary

from reportgen.readers.glyphs import PaintedShape
from reportgen.readers.pdfium.shapes import then
from tests.unit.readers.paper import Paper, box, picture

from .opened import AS_STORED, walked


def _shapes(content: bytes, paper: Paper | None = None, **resources: Dictionary) -> list[PaintedShape]:
    paper = (paper or Paper()).page(content, resources={f"/{key}": value for key, value in resources.items()})
    with walked(paper) as (met, painter):
        return [
            shape
            for found in met.others
            for shape in painter.shapes(found.handle, found.kind, found.order, AS_STORED, hidden=False)
        ]


def test_matrices_follow_one_another() -> None:
    twice, moved = (2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 10, 20)
    assert then(twice, moved) == (2, 0, 0, 2, 10, 20)
    assert then(moved, twice) == (2, 0, 0, 2, 20, 40)


def test_a_filled_rectangle_covers_and_has_its_colour() -> None:
    [shape] = _shapes(b"q 1 0 0.5 rg 60 490 400 30 re f Q ")
    assert shape[:3] == ("area", pytest.approx((60, 490, 460, 520)), 0xFF0080)
    assert shape.solid


def test_a_stroked_line_is_a_rule_as_thick_as_its_pen() -> None:
    [shape] = _shapes(b"q 2 w 60 500 m 460 500 l S Q ")
    assert shape.kind == "rule"
    assert shape.bbox == pytest.approx((60, 499, 460, 501))
    assert not shape.solid


def test_a_clip_cuts_a_shape() -> None:
    [shape] = _shapes(b"q 100 490 50 30 re W n " + box(60, 490, 400, 30, grey=0.5) + b"Q ")
    assert shape.bbox == pytest.approx((100, 490, 150, 520))


def test_what_a_clip_leaves_nothing_of_is_no_shape() -> None:
    assert _shapes(b"q 0 0 20 20 re W n " + box(60, 490, 400, 30) + b"Q ") == []
    assert _shapes(box(60, 490, 0.5, 0.5)) == []


def test_a_transparent_shape_covers_nothing() -> None:
    states = Dictionary({"/Tint": Dictionary(ca=0.3)})
    [shape] = _shapes(b"q /Tint gs " + box(60, 490, 400, 30, grey=0.5) + b"Q ", ExtGState=states)
    assert not shape.solid


def test_an_image_fills_its_matrix() -> None:
    paper = Paper()
    [shape] = _shapes(b"q 400 0 0 60 60 480 cm /Im Do Q ", paper, XObject=Dictionary({"/Im": picture(paper)}))
    assert shape[:3] == ("image", pytest.approx((60, 480, 460, 540)), None)
