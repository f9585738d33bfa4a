"""A letter that a driver paints again beside a clip stands once."""

from pathlib import Path

import pytest
from pikepdf import Dictionary, Name

from reportgen.model.document import Face
from reportgen.readers.choice import read
from reportgen.readers.doubled_ends import dropped
from reportgen.readers.glyphs import Glyph
from tests.unit.readers.paper import Paper, prose, show

FACE = Face("Example-Regular", 400, False, "example")


def _glyph(text: str, x0: float, x1: float, size: float = 10) -> Glyph:
    return Glyph(text, x0, x1, 100, size, FACE, 0)


def _texts(*glyphs: Glyph) -> list[str]:
    return [glyph.text for glyph in dropped(glyphs)]


def test_a_letter_over_the_end_or_the_start_of_a_stretch_is_dropped() -> None:
    assert _texts(_glyph("were p", 50, 80), _glyph("p", 74.4, 80.2), _glyph("aid", 80, 92)) == [
        "were p",
        "aid",
    ]
    assert _texts(_glyph("i", 49.8, 52), _glyph("ight", 50, 68)) == ["ight"]


def test_a_letter_behind_a_stretch_stays_however_narrow_it_is() -> None:
    assert _texts(_glyph("wil", 50, 62.2), _glyph("l", 62.1, 64.3)) == ["wil", "l"]
    assert _texts(_glyph("wil", 50, 62.2), _glyph("k", 59.9, 62.2)) == ["wil", "k"]
    assert _texts(_glyph("wil", 50, 62.2), _glyph("l", 60, 62.2, size=6)) == ["wil", "l"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_words_parted_by_a_clip_are_read_once(tmp_path: Path, engine: str) -> None:
    paper = Paper()
    paper.fonts["/F5"] = paper.pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, Encoding=Name.WinAnsiEncoding)
    )
    # Letters are 6.6 points wide: the sixth stands from 105 to 111.6, and the clip shows its right edge.
    path = paper.page(
        prose(),
        show(72, 500, "were p", font="F5"),
        b"q 111 490 60 24 re W n BT /F5 11 Tf 104.8 500 Td (p) Tj ET Q\n",
        show(111.6, 500, "erformed between July and September", font="F5"),
    ).write(tmp_path / "clip.pdf")
    reading, _ = read(path, engine)
    assert reading.pages[0].lines[-1].text == "were performed between July and September"
