"""What a font program makes out of letters means these letters, whatever the file says of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from reportgen.model.document import Reading
from reportgen.readers import choice
from reportgen.readers.glyph_texts import texts
from tests.conftest import ROOT

from .paper import Paper, prose, seen

PROGRAM = ROOT / "templates" / "fonts" / "SourceSerif4-Regular.ttf"
WORDS = ["Shelters", "often", "open", "after", "a", "draft", "of", "soft", "laws"]
LIGATURES = ("fft", "ft")


def test_ligatures_mean_their_letters() -> None:
    assert {*LIGATURES} <= {*texts(PROGRAM.read_bytes()).values()}


def test_other_forms_of_figures_mean_nothing_that_is_sure() -> None:
    """A raised "2" of the font is a note's mark or a power; as a plain figure it would join its word."""
    mapped = {glyph for text, glyph in _numbers().items() if text.isdecimal()}
    told = {glyph for glyph, text in texts(PROGRAM.read_bytes()).items() if text.isdecimal()}
    assert told == mapped


@pytest.mark.parametrize("program", [b"", b"OTTO", b"\x00\x01\x00\x00" + bytes(40), b"%!PS-AdobeFont"])
def test_a_broken_program_explains_nothing(program: bytes) -> None:
    assert texts(program) == {}


@cache
def _numbers() -> Mapping[str, int]:
    """Letters and ligatures → number of the glyph."""
    font = TTFont(PROGRAM)
    letters = {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    told = {text: glyph for glyph, text in texts(PROGRAM.read_bytes()).items() if text in LIGATURES}
    return letters | told


def _glyphs(word: str) -> list[str]:
    """The pieces in which a word is set."""
    for ligature in LIGATURES:
        before, found, behind = word.partition(ligature)
        if found:
            return [*before, ligature, *behind]
    return [*word]


def _paper(lies: Mapping[str, str]) -> Paper:
    """A page in a whole font, whose map says nothing of ligatures but `lies`."""
    paper, numbers = Paper(), _numbers()
    pieces = [piece for word in WORDS for piece in (*_glyphs(word), " ")]
    known = {numbers[piece]: piece for piece in pieces if len(piece) == 1}
    known |= {numbers[piece]: text for piece, text in lies.items()}
    rows = "".join(f"<{code:04x}> <{ord(text):04x}>\n" for code, text in known.items())
    table = f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(known)} beginbfchar\n{rows}endbfchar"
    font, widths = TTFont(PROGRAM), Array()
    for number in sorted({numbers[piece] for piece in pieces}):
        advance = font["hmtx"][font.getGlyphName(number)][0] * 1000 / font["head"].unitsPerEm
        widths.extend([number, Array([round(advance)])])
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Example,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name.Example,
            Flags=4,
            FontFile2=paper.pdf.make_stream(PROGRAM.read_bytes()),
        ),
        CIDToGIDMap=Name.Identity,
        W=widths,
    )
    paper.fonts["/G"] = paper.pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Example,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([paper.pdf.make_indirect(inner)]),
            ToUnicode=paper.pdf.make_stream(table.encode()),
        )
    )
    shown = "".join(f"{numbers[piece]:04x}" for piece in pieces)
    return paper.page(prose(), f"BT /G 12 Tf 72 500 Td <{shown}> Tj ET\n".encode())


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("says", ["nothing", "its number", "unknown"])
def test_ligatures_that_the_file_does_not_explain_are_read(engine: str, says: str, tmp_path: Path) -> None:
    numbers = {piece: _numbers()[piece] for piece in LIGATURES}
    said = {piece: chr(number) if says == "its number" else "\ufffd" for piece, number in numbers.items()}
    path = _paper({} if says == "nothing" else said).write(tmp_path / "paper.pdf")
    reading, _ = choice.read(path, engine)
    assert isinstance(reading, Reading)
    assert seen(reading.pages[0])[-1] == " ".join(WORDS)
