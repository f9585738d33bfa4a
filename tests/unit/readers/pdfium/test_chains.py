"""Glyphs that are painted one by one are words."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import (
    Paper,
    code_points,
    line_of,
    prose,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_glyphs_shown_one_by_one_are_words(tmp_path: Path) -> None:
    """Some browsers place every glyph by itself."""
    from tests.unit.readers.paper import GLYPH_WIDTH

    meanings = code_points("cane fields")
    step = 11 * GLYPH_WIDTH / 1000
    glyphs = b"".join(show(72 + n * step, 500, chr(code), font="U") for n, code in enumerate(meanings))
    assert line_of(Paper(meanings).page(prose(), glyphs), tmp_path) == "cane fields"
