"""How wide characters are: by the font's own tables where PDFium mixes glyphs up."""

import pytest
from pikepdf import Array, Dictionary, Name

from reportgen.readers.glyphs import Glyph
from tests.unit.readers.paper import GLYPH_WIDTH, Paper, code_points, drawn_font, show, to_unicode

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


def _subset(paper: Paper, key: str, prefix: str, widths: dict[int, int], meanings: dict[int, str]) -> None:
    """Add a part of one font: layout programs embed a subset for ligatures beside that for letters."""
    first, last = min(widths), max(widths)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name(f"/{prefix}+Example-Text"),
        FirstChar=first,
        LastChar=last,
        Widths=Array([widths.get(code, 0) for code in range(first, last + 1)]),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{prefix}+Example-Text"), Flags=32, Ascent=700
        ),
        Encoding=Name.MacRomanEncoding,
    )
    if meanings:
        names = [part for code, text in meanings.items() for part in (code, Name("/" + "_".join(text)))]
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array(names))
        font.ToUnicode = paper.pdf.make_stream(to_unicode(meanings))
    paper.fonts[f"/{key}"] = paper.pdf.make_indirect(font)


def test_a_ligatures_subset_says_nothing_of_the_width_of_its_letters_alone() -> None:
    """The first that is met of two subsets of one name has no glyph for the letter, so no width either."""
    paper = Paper()
    _subset(paper, "L", "AAAAAA", {0x21: 1071}, {0x21: "Th"})
    _subset(paper, "T", "BBBBBB", dict.fromkeys(range(0x41, 0x7B), GLYPH_WIDTH), {})
    line = (
        b"BT /L 11 Tf 72 500 Td (!) Tj /T 11 Tf 11.78 0 Td (is) Tj ET\n"
        b"BT /T 11 Tf 72 480 Td [(T) 30 (oday)] TJ ET\n"
    )
    glyphs = _glyphs(paper, line)
    ligature = glyphs[0]
    assert ligature.x1 - ligature.x0 == pytest.approx(11 * 1.071, abs=0.5)
    letter = next(glyph for glyph in glyphs if glyph.baseline > ligature.baseline)
    assert letter.x1 - letter.x0 == pytest.approx(ADVANCE * len(letter.text), abs=0.4)
