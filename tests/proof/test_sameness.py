"""What the proof takes for the same, and what it never does."""

import pytest

from reportgen.proof.sameness import drawn, fold, squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("co\u00adop", "coop"),
        ("o\ufb03ce", "office"),
        ("e\u0301", "é"),
        ("self\u2010help", "self-help"),
        ("a\u200bb", "ab"),
    ],
)
def test_forms_of_the_same_letters_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2nd", "2ⁿd"),
        ("m²", "m2"),
        ("m²", "m"),
        ("CO₂", "CO2"),
        ("wages", "Wages"),
        ("“wages”", '"wages"'),
        ("a–b", "a-b"),
        ("wages", "\u202ewages\u202c"),
        ("wages", "\u2067wages\u2069"),
    ],
)
def test_what_the_eye_sees_differently_is_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert squeeze(one) != squeeze(other)


def test_a_figure_off_the_line_is_the_sign_that_it_is() -> None:
    assert [drawn("2", script) for script in ("sup", "sub", None)] == ["²", "₂", "2"]
    assert drawn("n", "sup") == "n"


def test_white_space_says_nothing() -> None:
    assert squeeze(" 10\u00a0000\nworkers ") == squeeze("10 000 workers")
