"""An upright rule between two glyphs parts them, and no other shape does."""

from reportgen.model.document import Face
from reportgen.readers.glyphs import Glyph, PaintedShape
from reportgen.readers.posts import cut, find

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
