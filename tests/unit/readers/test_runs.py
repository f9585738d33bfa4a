"""How the characters of a line become runs of one style."""

import pytest

from reportgen.model.document import Face
from reportgen.readers.glyphs import Glyph
from reportgen.readers.runs import hundredths, runs_of

_REGULAR, _BOLD = Face("Sans", 400, False, "sans", 0.0), Face("Sans-Bold", 700, False, "sans", 0.0)
_BASELINE = 100.0


def _piece(
    text: str, x0: float, face: Face = _REGULAR, *, stroked: bool = False, rise: float = 0.0
) -> tuple[str, Glyph, float, float]:
    glyph = Glyph(text, x0, x0 + 5.0, _BASELINE - rise, 10.0, face, 0, stroked=stroked)
    return text, glyph, glyph.x0, glyph.x1


def test_characters_of_one_style_are_one_run_from_the_first_edge_to_the_last() -> None:
    (run,) = runs_of([_piece("a", 10.0), _piece("b", 15.0)], _BASELINE)
    assert (run.text, run.x0, run.x1) == ("ab", 10.0, 20.0)


def test_a_change_of_face_starts_another_run() -> None:
    runs = runs_of([_piece("a", 10.0), _piece("b", 15.0, _BOLD), _piece("c", 20.0, _BOLD)], _BASELINE)
    assert [(run.text, run.weight) for run in runs] == [("a", 400), ("bc", 700)]


def test_equal_faces_are_one_style_though_each_glyph_has_its_own() -> None:
    same = Face("Sans", 400, False, "sans", 0.0)
    assert len(runs_of([_piece("a", 10.0), _piece("b", 15.0, same)], _BASELINE)) == 1


def test_a_stretch_alone_is_one_run_with_its_rise() -> None:
    (run,) = runs_of([_piece("stretch", 10.0, rise=3.333)], _BASELINE)
    assert (run.text, run.rise) == ("stretch", pytest.approx(3.33))


@pytest.mark.parametrize(("face", "weight"), [(_REGULAR, 700), (_BOLD, 900)])
def test_an_outline_adds_weight_up_to_the_heaviest(face: Face, weight: int) -> None:
    (run,) = runs_of([_piece("a", 10.0, face, stroked=True)], _BASELINE)
    assert run.weight == weight


def test_what_shows_nothing_makes_no_run() -> None:
    assert runs_of([_piece("\u200b", 10.0)], _BASELINE) == ()
    assert runs_of([], _BASELINE) == ()


def test_measures_are_kept_in_hundredths_of_a_point() -> None:
    assert hundredths(9.96264) == 9.96
