"""Bold that is drawn under the name of a regular face is bold; nothing else is made so."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from reportgen.system import resources
from tests.unit.readers.paper import Paper, drawn_font, prose, show, to_unicode

FILE = resources.templates() / "fonts" / "SourceSans3-Regular.ttf"
CODES = {1: "l", 2: "i", 3: "n", 4: "t"}


def _paper(*, stem: int, named: str = "ABCDEF+Example", program: bool = True) -> Paper:
    """A regular face embedded as "R", and a font "D" that draws its letters with such stems."""
    paper = Paper()
    drawn_font(paper, "D", CODES, CODES, stem=stem)
    paper.fonts["/D"].FontDescriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name(f"/{named}"), Flags=4, FontWeight=400, StemV=76
    )
    if program:
        _embed(paper)
    return paper


def _embed(paper: Paper) -> None:
    font = TTFont(FILE)
    glyphs = {font.getGlyphID(font.getBestCmap()[ord(letter)]): letter for letter in CODES.values()}
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/UVWXYZ+Example"), Flags=4, ItalicAngle=0, StemV=76,
        FontFile2=paper.pdf.make_stream(FILE.read_bytes()),
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/UVWXYZ+Example"), DW=500,
        CIDToGIDMap=Name.Identity, FontDescriptor=descriptor,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
    )  # fmt: skip
    paper.fonts["/R"] = paper.pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/UVWXYZ+Example"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([paper.pdf.make_indirect(inner)]),
            ToUnicode=paper.pdf.make_stream(to_unicode(glyphs, width=2)),
        )
    )  # fmt: skip


def _weight(paper: Paper, folder: Path) -> int:
    reading = paper.page(prose(), show(72, 500, "\x01\x02\x03\x04", font="D")).read(folder)
    (run,) = reading.pages[0].lines[-1].runs
    assert run.text == "lint"
    return run.weight


@pytest.mark.usefixtures("engine")
def test_letters_drawn_heavier_than_the_face_of_their_name_are_bold(tmp_path: Path) -> None:
    assert _weight(_paper(stem=125), tmp_path) == 700


@pytest.mark.usefixtures("engine")
def test_letters_drawn_as_the_face_of_their_name_are_not(tmp_path: Path) -> None:
    assert _weight(_paper(stem=88), tmp_path) == 400


@pytest.mark.usefixtures("engine")
def test_without_a_face_of_the_same_name_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    assert _weight(_paper(stem=125, named="ABCDEF+Other"), tmp_path) == 400
    assert _weight(_paper(stem=125, program=False), tmp_path) == 400


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("other", "weight"), [(85, 700), (25, 400)])
def test_a_regular_face_may_be_drawn_too_but_outlines_are_none(
    other: int, weight: int, tmp_path: Path
) -> None:
    paper = _paper(stem=125, program=False)
    drawn_font(paper, "E", CODES, CODES, stem=other)
    paper.fonts["/E"].FontDescriptor = paper.fonts["/D"].FontDescriptor
    assert _weight(paper, tmp_path) == weight
