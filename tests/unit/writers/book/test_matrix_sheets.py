"""Columns are divided over as few sheets as can be, about equally, and no forum loses its sub-regions."""

import pytest

from reportgen.writers.book.matrix_sheets import divide, longest_line


def test_what_fits_is_one_sheet() -> None:
    assert divide([1, 1, 5, 1], 8) == [0]


def test_sheets_are_about_equally_full() -> None:
    assert divide([1] * 22, 21) == [0, 11]


def test_a_group_that_is_larger_than_a_sheet_has_its_own() -> None:
    assert divide([1, 30, 1], 21) == [0, 1, 2]


@pytest.mark.parametrize("groups", [[5] * 9, [1, 7, 1, 7, 1, 7, 12], [20, 2, 20, 2]])
def test_no_sheet_holds_more_than_it_has_room_for(groups: list[int]) -> None:
    starts = divide(groups, 21)
    ends = [*starts[1:], len(groups)]
    assert all(sum(groups[start:end]) <= 21 for start, end in zip(starts, ends, strict=True))


def test_a_label_is_set_in_two_lines_where_that_is_shortest() -> None:
    assert longest_line("Mediterranean") == len("Mediterranean")
    assert longest_line("North America and Greenland") == len("and Greenland")
