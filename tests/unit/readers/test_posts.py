"""An upright rule between two glyphs parts them, and no other shape does."""

from pathlib import Path

import pytest

from reportgen.model.document import Face
from reportgen.readers.choice import read
from reportgen.readers.glyphs import Glyph, PaintedShape
from reportgen.readers.posts import cut, find
from reportgen.stages.structure.build import build
from reportgen.vocabularies.spelling import Speller
from tests.unit.readers.paper import SENTENCES, Paper, box, prose

FACE = Face("Example-Regular", 400, False, "example")


def _glyphs(*places: float) -> list[Glyph]:
    """Glyphs of five points' width from given left edges."""
    return [Glyph("x", x, x + 5, 100, 10, FACE, 0) for x in places]


def _shape(x0: float, top: float, x1: float, bottom: float) -> PaintedShape:
    return PaintedShape("rule", (x0, top, x1, bottom), 0, 0, False)


def _counts(posts: list[tuple[float, float, float]]) -> list[int]:
    return [len(piece) for piece in cut([_glyphs(10, 16, 26, 32)], 100, posts)]


def test_a_rule_between_two_glyphs_parts_them() -> None:
    assert _counts(find([_shape(23, 80, 23.5, 120)])) == [2, 2]


def test_a_rule_of_another_row_parts_nothing() -> None:
    assert _counts(find([_shape(23, 120, 23.5, 160)])) == [4]


def test_a_rule_through_a_glyph_parts_nothing() -> None:
    assert _counts(find([_shape(28, 80, 28.5, 120)])) == [4]


def test_areas_and_low_marks_are_no_posts() -> None:
    assert find([_shape(20, 80, 40, 120), _shape(23, 97, 23.5, 103)]) == []


def test_the_many_strokes_of_a_drawing_are_no_posts() -> None:
    assert find([_shape(x, 80, x + 0.5, 120) for x in range(500)]) == []


def test_the_strips_of_a_shade_are_no_posts() -> None:
    strips = [_shape(10 + 0.7 * n, 80, 10.72 + 0.7 * n, 120) for n in range(40)]
    assert find([*strips, _shape(60, 80, 60.5, 120)]) == [(60.25, 80, 120)]
    assert len(find([_shape(x, 80, x + 0.5, 120) for x in (23, 25, 27)])) == 3


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("upright", [True, False])
def test_words_over_a_shade_made_of_strips_stay_whole(tmp_path: Path, engine: str, upright: bool) -> None:
    if upright:
        strips = [box(60 + 1.4 * n, 560, 1.42, 100, 0.6 + n / 1000) for n in range(320)]
    else:
        strips = [box(60, 560 + 0.7 * n, 448, 0.72, 0.6 + n / 400) for n in range(143)]
    path = Paper().page(*strips, prose(640)).write(tmp_path / "shade.pdf")
    reading, _ = read(path, engine)
    assert [line.text for line in reading.pages[0].lines] == list(SENTENCES)
    document = build(reading, Speller)
    assert [block.type for block in document.blocks] == ["paragraph"]
