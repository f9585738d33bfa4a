"""Glyphs that are painted one by one are words."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import (
    FACES,
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


@pytest.mark.parametrize("font", ["F2", "F3"])
def test_a_word_in_brackets_keeps_its_own_face(tmp_path: Path, font: str) -> None:
    """Between brackets of running text, and before a word of it, the face of the middle is asked for too."""
    widths = {"(": 333, ")": 333, " ": 278, "n": 556, "o": 556, "w": 722, "f": 278, "i": 222, "r": 333}
    content, x = [], 72.0
    for word, face in (("for", "F1"), (" (", "F1"), ("now", font), (") ", "F1"), ("or", "F1"), (" in", "F1")):
        for char in word:
            content += [] if char == " " else [show(x, 500, char, font=face)]
            x += 11 * widths[char] / 1000
    reading = Paper().page(prose(), *content).read(tmp_path)
    line = next(line for line in reading.pages[0].lines if line.text.startswith("for"))
    assert line.text == "for (now) or in"
    assert [run.text for run in line.runs if run.face.name == FACES[font]] == ["now"]
