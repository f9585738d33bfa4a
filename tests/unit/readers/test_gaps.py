"""What gap parts the words of letter-spaced and of tight lines."""

import pytest

from reportgen.readers.gaps import between_words, is_tight


def test_in_a_line_spaced_a_little_a_clearly_wider_gap_parts_words() -> None:
    assert between_words([0.1] * 9 + [0.35], 0.1) == pytest.approx(0.26)


def test_in_a_line_spaced_widely_a_valley_parts_gaps_in_words_from_those_between() -> None:
    gaps = [0.48, 0.5, 0.5, 0.5, 0.52, 0.73, 0.5, 0.72]
    assert 0.52 < between_words(gaps, 0.5) < 0.72


def test_in_a_full_line_spaced_a_little_shrunk_spaces_part_words() -> None:
    gaps = [0.2] * 46 + [0.34] * 14
    assert 0.2 < between_words(gaps, 0.2) < 0.34


def test_a_single_gap_that_is_a_little_wider_parts_no_word() -> None:
    assert between_words([0.2] * 20 + [0.34], 0.2) > 0.34


def test_one_word_spaced_widely_stays_whole() -> None:
    gaps = [0.45, 0.48, 0.5, 0.5, 0.53, 0.57]
    assert max(gaps) < between_words(gaps, 0.5)


def test_shrunk_spaces_part_words_where_nothing_lies_between_them_and_kerning() -> None:
    gaps = [0.0] * 20 + [0.13, 0.14, 0.12]
    assert is_tight(gaps, 0, 24, usual=0.16, spaces=16)
    assert not is_tight([*gaps, 0.08], 0, 24, usual=0.16, spaces=16)
