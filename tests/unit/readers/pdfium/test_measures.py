"""How wide characters are: by the font's own tables where PDFium mixes glyphs up."""

import pytest

from reportgen.readers.glyphs import Glyph
from tests.unit.readers.paper import GLYPH_WIDTH, Paper, code_points, drawn_font, show

from .opened import canvas

ADVANCE = 11 * GLYPH_WIDTH / 1000


def _glyphs(paper: Paper, *content: bytes) -> tuple[Glyph, ...]:
    return canvas(paper.page(*content)).glyphs


def test_a_word_is_as_wide_as_its_letters_together() -> None:
    words = "crews"
    codes = "".join(map(chr, code_points(words)))
    [glyph] = _glyphs(Paper(code_points(words)), show(72, 500, codes, font="U"))
    assert (glyph.text, glyph.x0) == (words, 72)
    assert glyph.x1 - glyph.x0 == pytest.approx(len(words) * ADVANCE, abs=0.01)


def test_a_glyph_of_several_letters_has_one_advance() -> None:
    paper = Paper({0x41: "of", 0x42: "ffi", 0x43: "ce"})
    glyphs = _glyphs(paper, show(72, 500, "ABC", font="U"))
    assert "".join(glyph.text for glyph in glyphs) == "offfice"
    assert glyphs[-1].x1 - glyphs[0].x0 == pytest.approx(3 * ADVANCE, abs=0.05)


def test_a_space_is_as_wide_as_the_font_says() -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "a", 2: "space"}, {1: "a", 2: " "}, width=250)
    glyphs = _glyphs(paper, show(72, 500, "\x01\x02\x01", font="D"))
    assert "".join(glyph.text for glyph in glyphs) == "a a"
    assert glyphs[-1].x1 - glyphs[0].x0 == pytest.approx(3 * 0.25 * 11, abs=0.05)


def test_scaled_text_is_measured_as_shown() -> None:
    codes = "".join(map(chr, code_points("crews")))
    paper = Paper(code_points("crews"))
    [glyph] = _glyphs(paper, b"q 2 0 0 2 0 0 cm ", show(36, 250, codes, font="U", size=5.5), b" Q ")
    assert glyph.x0 == pytest.approx(72)
    assert glyph.x1 - glyph.x0 == pytest.approx(5 * ADVANCE, abs=0.02)
