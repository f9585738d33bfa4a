"""What a page paints, as the reference engine collects it."""

from pathlib import Path
from typing import Any

import pytest
from pdfminer.pdfcolor import PREDEFINED_COLORSPACE, PDFColorSpace

from reportgen.readers.plumber.device import rgb
from reportgen.readers.plumber.pdf import read
from tests.unit.readers.paper import Paper, box, prose, show

SPOT = PDFColorSpace("Separation", 1)
GRAY, RGB, CMYK = (PREDEFINED_COLORSPACE[f"Device{name}"] for name in ("Gray", "RGB", "CMYK"))


@pytest.mark.parametrize(
    ("space", "color", "seen"),
    [
        (GRAY, 1, 0xFFFFFF),
        (GRAY, (0.5,), 0x808080),
        (RGB, (1, 0, 0.5), 0xFF0080),
        (CMYK, (0, 1, 1, 0), 0xFF0000),
        (CMYK, (0, 0, 0, 1), 0x000000),
        (SPOT, 1, 0x000000),  # full ink
        (SPOT, 0, 0xFFFFFF),
        (RGB, (2, -1, 0), 0xFF0000),  # beyond the scale
        (None, "pattern", None),
        (RGB, (), None),
    ],
)
def test_colours_are_what_the_eye_sees(space: PDFColorSpace | None, color: Any, seen: int | None) -> None:
    assert rgb(space, color) == seen


def test_shapes_stand_in_their_places_and_colours(tmp_path: Path) -> None:
    path = Paper().page(prose(), box(60, 400, 300, 20, grey=0.5)).write(tmp_path / "paper.pdf")
    [shape] = read(path).pages[0].shapes
    assert (shape.kind, shape.bbox, shape.color) == ("area", pytest.approx((60, 372, 360, 392)), 0x808080)


def test_vertical_glyphs_and_turned_ones_are_no_lines_of_text(tmp_path: Path) -> None:
    side = b"BT /F1 11 Tf 0 1 -1 0 40 300 Tm (beside) Tj ET\n"
    path = Paper().page(prose(), side).write(tmp_path / "paper.pdf")
    assert [line.text for line in read(path).pages[0].lines if line.rotated] == ["beside"]


def test_a_colour_of_outlines_counts_where_nothing_is_filled(tmp_path: Path) -> None:
    outlined = show(72, 500, "outlined", before="1 Tr 1 0 0 RG")
    line = read(Paper().page(prose(), outlined).write(tmp_path / "paper.pdf")).pages[0].lines[-1]
    assert line.runs[0].color == 0xFF0000
