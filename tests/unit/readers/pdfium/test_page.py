"""A page becomes a canvas: glyphs and shapes in painting order, points from the shown part's top left."""

import pytest
from pikepdf import Array

from tests.unit.readers.paper import HEIGHT, WIDTH, Paper, box, show

from .opened import canvas


def test_glyphs_and_shapes_share_one_order() -> None:
    found = canvas(
        Paper().page(show(72, 500, "under"), box(60, 490, 400, 30, grey=0.5), show(72, 500, "over"))
    )
    [under, over], [shape] = found.glyphs, found.shapes
    assert under.order < shape.order < over.order
    assert shape.bbox == pytest.approx((60, HEIGHT - 520, 460, HEIGHT - 490))
    assert shape.solid


def test_places_count_from_the_crop_boxs_corner() -> None:
    found = canvas(Paper().page(show(72, 500, "words"), CropBox=Array([36, 36, 576, 700])))
    [glyph] = found.glyphs
    assert (found.width, found.height) == (540, 664)
    assert (glyph.x0, glyph.baseline) == pytest.approx((36, 200))


@pytest.mark.parametrize("turn", [90, 270])
def test_a_turned_page_is_as_wide_as_it_is_shown(turn: int) -> None:
    found = canvas(Paper().page(show(72, 500, "words"), Rotate=turn))
    assert (found.width, found.height) == (HEIGHT, WIDTH)
    assert {glyph.turn % 180 for glyph in found.glyphs} == {90}


def test_what_a_clip_leaves_out_is_told() -> None:
    found = canvas(Paper().page(b"q 0 0 20 20 re W n ", show(72, 500, "away"), b" Q ", show(72, 480, "here")))
    assert {glyph.clipped for glyph in found.glyphs if glyph.text.strip() != "here"} == {True}
    assert {glyph.clipped for glyph in found.glyphs if glyph.text == "here"} == {False}


def test_a_replacement_stands_for_its_glyphs_only() -> None:
    content = show(72, 500, "e") + b"/Span << /ActualText (ffi) >> BDC " + show(80, 500, "#") + b" EMC "
    texts = [glyph.text for glyph in canvas(Paper().page(content, show(90, 500, "cient"))).glyphs]
    assert texts == ["e", "ffi", "cient"]


def test_an_empty_page_is_an_empty_canvas() -> None:
    found = canvas(Paper().page())
    assert (found.glyphs, found.shapes, found.links) == ((), (), ())
