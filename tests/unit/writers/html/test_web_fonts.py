"""Faces inside a web page: ours as they are, others packed, whole where they may not be cut."""

import io

import pytest
from fontTools.ttLib import TTFont

from reportgen.errors import RenderError
from reportgen.writers.html import web_fonts
from tests import houses

CONTENT = (houses.ROOT / "templates" / "fonts" / "SourceSans3-Regular.ttf").read_bytes()


def test_our_faces_are_embedded() -> None:
    rules = web_fonts.embedded()
    assert rules.count("@font-face") == len(web_fonts.WEB_FONTS)
    assert "Reportgen Serif" in rules


def test_a_face_is_cut_to_european_scripts_unless_it_must_stay_whole() -> None:
    cut, whole = (web_fonts.packed(CONTENT, whole=whole) for whole in (False, True))
    assert len(cut) < len(whole)
    letters = TTFont(io.BytesIO(cut)).getBestCmap()
    assert ord("é") in letters
    assert ord("Ж") not in letters
    assert ord("Ж") in TTFont(io.BytesIO(whole)).getBestCmap()


def test_what_is_no_face_is_one_clear_line() -> None:
    with pytest.raises(RenderError, match="a face of the house cannot be embedded"):
        web_fonts.packed(b"no face", whole=True)
