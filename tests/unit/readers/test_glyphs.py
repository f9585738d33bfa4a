"""What an engine reports of a page, before any reading."""

from pathlib import Path

import pytest

from reportgen.model.document import Face
from reportgen.readers.glyphs import Glyph, replaced
from tests.unit.readers.paper import (
    Paper,
    line_of,
    prose,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_actual_text_stands_for_its_glyphs(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td (e) Tj /Span << /ActualText (ffi) >> BDC (#) Tj EMC (cient) Tj ET\n"
    assert line_of(Paper().page(prose(), content), tmp_path) == "efficient"


FACE = Face("Example", 400, False, "example")


def _glyphs(text: str, step: float = 5.0, rise: float = 0.0) -> list[Glyph]:
    return [
        Glyph(char, 72 + step * n, 72 + step * (n + 1), 100 + rise * n, 10, FACE, 0)
        for n, char in enumerate(text)
    ]


def test_a_replacement_takes_the_place_of_its_glyphs() -> None:
    [glyph] = replaced(_glyphs("#%"), "ffi")
    assert (glyph.text, glyph.x0, glyph.x1) == ("ffi", 72, 82)


@pytest.mark.parametrize(
    ("printed", "rise", "text"),
    [("a whole phrase", 0.0, "one"), ("ab", 3.0, "ffi"), ("", 0.0, "ffi")],
)
def test_a_phrase_and_what_stands_on_two_lines_stay_as_printed(printed: str, rise: float, text: str) -> None:
    glyphs = _glyphs(printed, rise=rise)
    assert replaced(glyphs, text) == glyphs
