"""The sheet of paper: the text keeps its measure, and a published page says where its text stands."""

import pytest

from reportgen.writers.sheet import MEASURE, POINTS, SHEETS, WIDE, PaperSheet, block_on, twips

A5 = PaperSheet(148, 210, 106, 16, 20, 22, framed=True)


@pytest.mark.parametrize("name", SHEETS)
def test_usual_sheets_keep_measure_and_columns(name: str) -> None:
    sheet = SHEETS[name]
    assert sheet.inner + sheet.measure + sheet.outer == pytest.approx(sheet.width, abs=0.02)
    assert (sheet.measure, sheet.wide, sheet.column) == (MEASURE, WIDE, 76.0)


def test_a_framed_sheet_says_where_its_text_stands_and_is_read_so() -> None:
    width, height = 148 * POINTS, 210 * POINTS
    block = block_on(width, height, A5.art_box())
    assert block.left == pytest.approx(16 * POINTS, abs=0.01)
    assert block.right == pytest.approx((16 + 106) * POINTS, abs=0.01)
    assert block.top == pytest.approx(20 * POINTS, abs=0.01)
    assert block.bottom == pytest.approx((210 - 22) * POINTS, abs=0.01)
    assert block.column == pytest.approx(A5.column * POINTS, abs=0.05)


def test_a_page_that_names_no_block_has_the_usual_one() -> None:
    block = block_on(210 * POINTS, 297 * POINTS)
    assert (block.right - block.left) / POINTS == pytest.approx(MEASURE)
    assert block.left / POINTS == pytest.approx(SHEETS["A4"].inner, abs=0.01)


def test_on_another_size_the_measure_stays_and_margins_keep_their_proportion() -> None:
    wider = A5.resized(210, 297)
    assert wider.measure == A5.measure
    assert wider.inner / wider.outer == pytest.approx(A5.inner / A5.outer, abs=0.01)
    assert (wider.top, wider.bottom, wider.framed) == (A5.top, A5.bottom, True)


def test_lengths_in_twips_are_those_of_word() -> None:
    assert (twips(210), twips(297), twips(MEASURE)) == (11906, 16838, 7030)
