"""The shapes of glyphs in embedded programs."""

import pytest
from fontTools.ttLib import TTFont

from reportgen.readers.outlines import Outlines
from reportgen.readers.stems import stem
from reportgen.system import resources

FONTS = resources.templates() / "fonts"


@pytest.mark.parametrize(
    ("file", "least", "most"),
    [
        ("SourceSerif4-Regular.ttf", 0.07, 0.10),
        ("SourceSerif4-Bold.ttf", 0.12, 0.18),
        ("SourceSans3-Regular.ttf", 0.07, 0.10),
        ("SourceSans3-SemiBold.ttf", 0.11, 0.14),
    ],
)
def test_bold_faces_have_heavier_stems(file: str, least: float, most: float) -> None:
    font = TTFont(FONTS / file)
    outlines = Outlines((FONTS / file).read_bytes())
    for letter in "hinlrtu":
        glyph = font.getGlyphID(font.getBestCmap()[ord(letter)])
        assert least < stem(outlines.shape(glyph)) < most, letter


def test_ink_and_shape_of_a_glyph_agree() -> None:
    file = FONTS / "SourceSerif4-Regular.ttf"
    glyph = TTFont(file).getGlyphID("p")
    outlines = Outlines(file.read_bytes())
    heights = [y for polygon in outlines.shape(glyph) for _, y in polygon]
    ink = outlines.ink(glyph)
    assert ink == pytest.approx((min(heights), max(heights)), abs=0.01)
    assert ink is not None and ink[0] < -0.1


@pytest.mark.parametrize("program", [b"", b"\x00\x01\x00\x00broken", b"%!PS-AdobeFont"])
def test_a_broken_program_has_no_outlines(program: bytes) -> None:
    outlines = Outlines(program)
    assert outlines.ink(3) is None
    assert outlines.shape(3) == []
