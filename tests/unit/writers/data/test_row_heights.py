"""Rows are high enough for what their cells say."""

import pytest

from reportgen.writers.data.row_heights import HIGHEST, LINE, heights, lines
from reportgen.writers.data.sheet import Sheet, SheetColumn

TEN = SheetColumn("ten", 10, wrap=True)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, 1),
        (12, 1),
        ("short", 1),
        ("ten signs.", 1),
        ("two words more", 2),
        ("one\ntwo\nthree", 3),
        ("abcdefghijklmnopqrstuvwxyz", 3),
        ("a abcdefghijklmnopqrstuvwxyz b", 4),
        ("奴隶制奴隶制", 2),
        ("", 1),
    ],
)
def test_lines_of_a_cell(cell: str | int | None, expected: int) -> None:
    assert lines(cell, TEN) == expected


def test_a_cell_that_does_not_wrap_has_one_line() -> None:
    assert lines("words " * 20, SheetColumn("id", 10)) == 1


def test_a_row_is_as_high_as_its_highest_cell_and_no_higher_than_a_row_can_be() -> None:
    columns = (TEN, SheetColumn("wide", 100, wrap=True))
    sheet = Sheet("Rows", columns, (("two words more", "short"), ("word " * 300, "")))
    assert list(heights(sheet)) == [LINE, 2 * LINE, HIGHEST]


def test_an_upright_head_has_room_for_its_name() -> None:
    sheet = Sheet("Rows", (SheetColumn("Europe, North America", 6, wrap=True, upright=True),), ())
    assert next(heights(sheet)) > 100
