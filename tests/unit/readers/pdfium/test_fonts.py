"""What the tables of a font say: which characters have ink, and what they mean."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import Paper, drawn_font, prose, seen


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("width", [0, 1])
def test_a_mark_without_width_in_a_font_of_its_own_is_no_space(width: int, tmp_path: Path) -> None:
    """U+200B is often drawn in another font than the words around it."""
    paper = Paper()
    drawn_font(paper, "D", {1: "z"}, {1: "\u200b"}, width=width)
    parts = (b"Web Connectivity", b", by Artur", b"o.")
    mark = b" /D 11 Tf (\001) Tj /F1 11 Tf "
    line = b"BT /F1 11 Tf 72 500 Td " + mark.join(b"(%s) Tj" % part for part in parts) + b" ET\n"
    assert seen(paper.page(prose(), line).read(tmp_path).pages[0])[-1] == "Web Connectivity, by Arturo."


@pytest.mark.usefixtures("engine")
def test_a_space_in_a_font_of_its_own_is_a_space(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "space"}, {1: " "}, width=250, stem=0)
    line = b"BT /F1 11 Tf 72 500 Td (Web) Tj /D 11 Tf (\001) Tj /F1 11 Tf (Connectivity) Tj ET\n"
    assert seen(paper.page(prose(), line).read(tmp_path).pages[0])[-1] == "Web Connectivity"
