"""Names of glyphs stand for the text that fonts mean by them."""

from reportgen.readers.glyph_names import meaning


def test_names_of_the_list_and_those_that_free_fonts_use_have_a_meaning() -> None:
    assert [meaning(name) for name in ("eacute", "f_f_i", "nobreakspace")] == ["é", "ffi", "\u00a0"]


def test_a_number_of_a_glyph_means_nothing() -> None:
    assert meaning("g147") is None
