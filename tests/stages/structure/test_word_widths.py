"""A word's width is taken by its letters: an m is wider than an i."""

import pytest

from reportgen.stages.structure.word_widths import first_word, widest_first_word
from tests.stages.trees import LEFT, line


def test_a_word_takes_its_share_of_the_line() -> None:
    assert first_word(line("word word", LEFT, 100)) == pytest.approx(20, abs=2)
    assert first_word(line("alone", LEFT, 100)) == 25


def test_wide_letters_take_more_than_narrow_ones() -> None:
    assert widest_first_word(line("Members will", LEFT, 100)) > 1.1 * first_word(
        line("Members will", LEFT, 100)
    )
    assert widest_first_word(line("illicit womb", LEFT, 100)) == first_word(line("illicit womb", LEFT, 100))


def test_letters_of_other_scripts_count_alike() -> None:
    assert widest_first_word(line("слово слово", LEFT, 100)) == pytest.approx(26, abs=2)
