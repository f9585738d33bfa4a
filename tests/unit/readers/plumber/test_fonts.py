"""Fonts whose codes a CMap inside the file explains are read by it."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from reportgen.readers.plumber.pdf import read
from tests.unit.readers.paper import Paper, prose

CODES = b"""1 begincodespacerange <00> <7F> endcodespacerange
3 begincidchar <41> 1 <42> 2 <43> 3 endcidchar"""
MEANINGS = b"beginbfchar <41> <0061> <42> <0062> <43> <0063> endbfchar"


def _composite(paper: Paper, *, meanings: bytes) -> Object:
    codes = paper.pdf.make_stream(CODES)
    codes.Type, codes.CMapName = Name.CMap, Name.Own
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name.Example,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name.Example, Flags=4),
        DW=1000,
        W=Array([1, Array([300, 500, 700])]),
    )
    return paper.pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Example,
            Encoding=codes,
            DescendantFonts=Array([paper.pdf.make_indirect(inner)]),
            ToUnicode=paper.pdf.make_stream(meanings),
        )
    )


def test_codes_of_one_byte_have_the_widths_of_what_they_stand_for(tmp_path: Path) -> None:
    paper = Paper()
    paper.fonts["/C"] = _composite(paper, meanings=MEANINGS)
    path = paper.page(prose(), b"BT /C 10 Tf 72 500 Td (ABC) Tj ET\n").write(tmp_path / "paper.pdf")
    line = read(path).pages[0].lines[-1]
    assert line.text == "abc"
    assert line.bbox[2] - line.bbox[0] == pytest.approx(3 + 5 + 7)


def test_codes_that_nothing_explains_are_unknown_letters(tmp_path: Path) -> None:
    paper = Paper()
    paper.fonts["/C"] = _composite(paper, meanings=b"beginbfchar <41> <0061> endbfchar")
    path = paper.page(prose(), b"BT /C 10 Tf 72 500 Td (AB) Tj ET\n").write(tmp_path / "paper.pdf")
    assert read(path).pages[0].lines[-1].text == "a\ufffd"
