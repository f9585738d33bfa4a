"""What the tables of a font say: which characters have ink, and what they mean."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from tests.unit.readers.paper import GLYPH_WIDTH, Paper, drawn_font, prose, seen, show


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


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(("codes", "read"), [((39,), "workers'"), ((39, 115), "workers’")])
def test_a_drawn_font_without_letters_is_a_companion_of_signs(
    codes: tuple[int, ...], read: str, tmp_path: Path
) -> None:
    """TeX's bitmap fonts name no glyph; code 39 is the straight apostrophe in fonts of signs alone."""
    paper = Paper()
    drawn_font(paper, "D", {code: f"a{code}" for code in codes})
    line = b"BT /F1 11 Tf 72 500 Td (workers) Tj /D 11 Tf (') Tj ET\n"
    assert seen(paper.page(prose(), line).read(tmp_path).pages[0])[-1] == read


def _named_font(paper: Paper, names: dict[int, str]) -> None:
    """Add a simple font "N" whose encoding names some codes and that has no table of meanings."""
    paper.fonts["/N"] = paper.pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/ABCDEF+Example"),
            FirstChar=0,
            LastChar=255,
            Widths=Array([GLYPH_WIDTH] * 256),
            FontDescriptor=Dictionary(
                Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Example"), Flags=32, Ascent=700
            ),
            Encoding=Dictionary(
                Type=Name.Encoding,
                BaseEncoding=Name.WinAnsiEncoding,
                Differences=Array(
                    [part for code, name in names.items() for part in (code, Name(f"/{name}"))]
                ),
            ),
        )
    )


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("first", [1, 5, 11, 27])
def test_a_ligature_named_by_its_letters_is_read_whatever_its_code(first: int, tmp_path: Path) -> None:
    """Some codes are spaces as characters: a letter at one was dropped and its word cut in two."""
    paper = Paper()
    _named_font(paper, {first: "f_i", first + 1: "f_f", first + 2: "f_l", first + 3: "f_f_i"})
    fi, ff, fl, ffi = (chr(first + n) for n in range(4))
    words = f"De{fi}nitions o{ff}er {fl}at o{ffi}ces."
    text = seen(paper.page(prose(), show(72, 500, words, font="N")).read(tmp_path).pages[0])[-1]
    assert text == "Definitions offer flat offices."
