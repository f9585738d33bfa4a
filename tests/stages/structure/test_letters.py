"""Two tellers have the letters of words in common, not their hyphens, accents, signs and spaces."""

import pytest

from reportgen.stages.structure.letters import folded, is_latin, letters_of, words_of


@pytest.mark.parametrize(
    "told", ["Co-designed", "CO\u2011DESIGNED", "co\u00addesigned", "co-\r\ndesigned,3", "“co-designed”"]
)
def test_hyphens_capitals_and_marks_make_no_other_word(told: str) -> None:
    assert words_of(folded(told, plain=True)) == ["codesigned"]


def test_figures_and_signs_alone_are_no_words() -> None:
    assert words_of(folded("1 – 1The 20 % ....... end.12", plain=True)) == ["the", "end"]


@pytest.mark.parametrize("plain", [True, False])
def test_accents_that_are_drawn_apart_are_the_same_letters(plain: bool) -> None:
    assert letters_of(folded("Córdoba", plain)) == letters_of(folded("Co\u0301rdoba", plain))


def test_letters_of_other_scripts_are_kept() -> None:
    text = "Наблюдатели рынка, 2021 г."
    assert not is_latin(text)
    assert words_of(folded(text, plain=False)) == ["наблюдатели", "рынка", "г"]
    assert letters_of(folded(text, plain=False)) == "наблюдателирынкаг"
