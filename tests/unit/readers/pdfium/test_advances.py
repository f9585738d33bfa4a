"""Advances by meaning, from the widths and the ToUnicode map of a font."""

import pytest
from pikepdf import Array, Dictionary, Name

from reportgen.readers.pdfium.advances import advances, em_of, meanings, merged
from tests.unit.readers.paper import Paper, drawn_font, prose

from .opened import plain_copy


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"beginbfchar <41> <0061> <42> <00660069> endbfchar", [(0x41, "a"), (0x42, "fi")]),
        (b"beginbfrange <41> <43> <0061> endbfrange", [(0x41, "a"), (0x42, "b"), (0x43, "c")]),
        (b"beginbfrange <41> <42> [<0061> <007A>] endbfrange", [(0x41, "a"), (0x42, "z")]),
        (b"beginbfchar <41> <D835DC4E> endbfchar", [(0x41, "\U0001d44e")]),
        (b"beginbfrange <0000> <FFFF> <0000> endbfrange", []),  # maps a whole encoding, tells nothing
    ],
)
def test_codes_are_told_with_their_texts(table: bytes, told: list[tuple[int, str]]) -> None:
    assert list(meanings(table)) == told


def test_a_simple_font_has_a_width_for_each_code() -> None:
    paper = Paper({0x41: "a", 0x42: "fi"}).page(prose())
    copy = plain_copy(paper)
    found = [advances(copy, font) for _, font in copy.fonts() if "ToUnicode" in font]
    assert found == [{"a": (0.55,), "fi": (0.55,)}]


def test_the_units_of_a_drawn_font_are_those_of_its_matrix() -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "a"}, {1: "a"}, width=250)
    paper.fonts["/D"].FontMatrix = Array([0.002, 0, 0, 0.002, 0, 0])
    copy = plain_copy(paper.page(prose()))
    [font] = [found for _, found in copy.fonts() if "ToUnicode" in found]
    assert em_of(copy, font) == pytest.approx(0.002)
    assert advances(copy, font)["a"] == pytest.approx((0.5,))


def test_widths_of_a_composite_font_stand_in_runs_and_ranges() -> None:
    paper = Paper({0x41: "x"})
    table = paper.pdf.make_stream(b"beginbfrange <0001> <0006> <0061> endbfrange")
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Example,
        DW=700,
        W=Array([1, Array([300, 400]), 3, 4, 500]),
    )
    outer = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Example,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([paper.pdf.make_indirect(inner)]),
        ToUnicode=table,
    )
    paper.fonts["/C"] = paper.pdf.make_indirect(outer)
    copy = plain_copy(paper.page(prose()))
    [font] = [found for _, found in copy.fonts() if "DescendantFonts" in found]
    told = {text: round(advance, 3) for text, (advance,) in advances(copy, font).items()}
    assert told == {"a": 0.3, "b": 0.4, "c": 0.5, "d": 0.5, "e": 0.7, "f": 0.7}


def test_fonts_of_one_name_tell_together_what_each_tells() -> None:
    assert merged([{"a": (0.5,)}, {"a": (0.6,), "ﬁ": (0.4,)}]) == {
        "a": (0.5, 0.6),
        "ﬁ": (0.4,),
        "fi": (0.4,),
    }
