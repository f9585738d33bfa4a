"""The stems of letters are measured on outlines, however these are drawn."""

import pytest

from reportgen.readers.stems import curve, drawn, stem

UPRIGHT = [(0.1, 0.0), (0.19, 0.0), (0.19, 0.7), (0.1, 0.7)]


def test_the_thinnest_ink_half_way_up_is_the_stem() -> None:
    bar = [(0.0, 0.33), (0.5, 0.33), (0.5, 0.36), (0.0, 0.36)]
    assert stem([UPRIGHT]) == pytest.approx(0.09)
    assert stem([UPRIGHT, bar]) == pytest.approx(0.09)
    assert stem([]) == 0.0


def test_a_hole_parts_two_stems() -> None:
    outer = [(0.0, 0.0), (0.6, 0.0), (0.6, 0.6), (0.0, 0.6)]
    inner = [(0.1, 0.1), (0.1, 0.5), (0.48, 0.5), (0.48, 0.1)]
    assert stem([outer, inner]) == pytest.approx(0.1)


def test_slivers_of_outlines_that_cross_are_no_stems() -> None:
    sliver = [(0.195, 0.0), (0.2, 0.0), (0.2, 0.7), (0.195, 0.7)]
    assert stem([UPRIGHT, sliver]) == pytest.approx(0.1)
    assert stem([sliver]) == 0.0


def test_what_a_procedure_fills_is_its_outline() -> None:
    procedure = b"500 0 0 0 500 500 d1\n100 0 m 190 0 l 190 700 l 100 700 l h f"
    assert drawn(procedure, 0.001) == [[pytest.approx(point) for point in UPRIGHT]]
    assert stem(drawn(b"500 0 d0 50 0 120 500 re f", 0.001)) == pytest.approx(0.12)
    assert stem(drawn(b"10 0 m 0 0 0 500 10 500 c 130 500 l 140 0 140 0 v 10 0 y h f*", 0.001)) > 0.1


@pytest.mark.parametrize("procedure", [b"", b"0 0 m 1 1 l S", b"/Im Do", b"1 l 2 2 l f", b"(a) [1] ] f"])
def test_a_procedure_that_fills_nothing_has_no_outline(procedure: bytes) -> None:
    assert stem(drawn(procedure, 0.001)) == 0.0


def test_a_curve_ends_where_its_last_handle_stands() -> None:
    points = curve(((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)))
    assert points[-1] == (1.0, 0.0)
    assert points[1] == (0.5, 0.75)
