"""Plainly set text is handed on as one stretch; anything else character by character."""

import pytest

from reportgen.readers.pdfium.strings import is_plain
from tests.unit.readers.paper import Paper, show

from .opened import canvas


def _texts(*content: bytes) -> list[str]:
    return [glyph.text for glyph in canvas(Paper().page(*content)).glyphs]


def test_words_of_one_object_are_one_stretch() -> None:
    assert _texts(show(72, 500, "Partners agree on it")) == ["Partners agree on it"]


def test_letter_spaced_words_are_told_letter_by_letter() -> None:
    assert _texts(show(72, 500, "NEXT", before="4 Tc")) == list("NEXT")


def test_a_wide_gap_inside_an_object_parts_its_stretches() -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(Left) -3000 (right)] TJ ET\n"
    assert [text for text in _texts(content) if text.strip()] == ["Left", "right"]


def test_spaces_around_ink_stand_in_their_places() -> None:
    [space, word] = canvas(Paper().page(show(72, 500, " word"))).glyphs
    assert (space.text, word.text) == (" ", "word")
    assert space.x1 == word.x0 == pytest.approx(72 + 11 * 0.278, abs=0.01)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Partners agree", True), ("n\u0303andu", False), ("´e", False), ("a\x01", False), ("عمل", True)],
)
def test_accents_of_their_own_must_meet_their_letters(text: str, plain: bool) -> None:
    assert is_plain(text) is plain


def test_turned_text_is_told_character_by_character() -> None:
    content = b"BT /F1 11 Tf 0 1 -1 0 300 300 Tm (side) Tj ET\n"
    glyphs = canvas(Paper().page(content)).glyphs
    assert [(glyph.text, glyph.turn) for glyph in glyphs] == [(char, 90) for char in "side"]
