"""Painted paths are rules, areas or specks, whatever engine tells of them."""

import pytest

from reportgen.model.geometry import BBox
from reportgen.readers.paths import is_speck, meet, part_shape

CLIP = (100.0, 100.0, 300.0, 200.0)


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ((50.0, 120.0, 150.0, 140.0), (100.0, 120.0, 150.0, 140.0)),
        ((50.0, 150.0, 400.0, 150.0), (100.0, 150.0, 300.0, 150.0)),  # a line has no height of its own
        ((0.0, 0.0, 90.0, 90.0), None),
        ((20.0, 120.0, 100.0, 140.0), None),  # an area of which an edge is left
        ((50.0, 150.0, 103.0, 150.0), None),  # three points of a line
    ],
)
def test_a_clip_shows_what_is_left_of_a_box(box: BBox, shown: BBox | None) -> None:
    assert meet(box, CLIP) == shown


def test_dots_of_maps_are_specks_and_thin_lines_are_not() -> None:
    assert is_speck((10, 10, 10.5, 10.5))
    assert not is_speck((10, 10, 60, 10.1))


def test_a_filled_rectangle_is_an_area_that_can_cover() -> None:
    corners = [(10, 10), (110, 10), (110, 40), (10, 40)]
    assert part_shape(corners, square=True, fill=True, thickness=0) == ("area", (10, 10, 110, 40), True)


def test_a_thin_long_rectangle_is_a_rule() -> None:
    kind, _, solid = part_shape(
        [(10, 10), (110, 10), (110, 11), (10, 11)], square=True, fill=True, thickness=0
    )
    assert (kind, solid) == ("rule", True)


def test_a_star_covers_nothing_for_sure() -> None:
    star = [(10, 10), (60, 90), (110, 10), (20, 60), (100, 60)]
    assert part_shape(star, square=True, fill=True, thickness=0)[2] is False


@pytest.mark.parametrize(("thickness", "kind"), [(1.0, "rule"), (12.0, "area")])
def test_a_stroke_is_as_high_as_it_is_thick(thickness: float, kind: str) -> None:
    found, box, solid = part_shape([(10, 50), (110, 50)], square=True, fill=False, thickness=thickness)
    assert (found, solid) == (kind, False)
    assert box == (10, 50 - thickness / 2, 110, 50 + thickness / 2)
