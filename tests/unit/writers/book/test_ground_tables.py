"""Tables of the chapter "Common ground": numbers that can be counted by hand, marks that are explained."""

import itertools
from dataclasses import replace

import pytest

from reportgen.stages.ground.analysis import analyse
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.ground_tables import (
    SHADES,
    THEME,
    UPRIGHT,
    HeadCell,
    MatrixCell,
    MatrixGroup,
    MatrixRow,
    MatrixTable,
    columns_of,
    matrix_table,
    theme_anchor,
)
from reportgen.writers.sheet import WIDE
from tests import coded

MADE = coded.coded()
GROUND = analyse(MADE)
ENGLISH = phrases_for("en")
OWN = ENGLISH.ground


def test_the_matrix_counts_priorities_and_shades_by_the_largest() -> None:
    table = matrix_table(GROUND, OWN)
    cells = [cell for group in table.groups for row in group.rows for cell in row.cells]
    numbers = [int(cell.text) for cell in cells if cell.shade]
    assert numbers
    assert max(cell.shade for cell in cells) == SHADES
    assert all((cell.shade == 0) is bool(cell.meaning) for cell in cells)


def test_the_caption_explains_the_marks_that_are_used() -> None:
    table = matrix_table(GROUND, OWN)
    used = {cell.text for group in table.groups for row in group.rows for cell in row.cells if not cell.shade}
    assert used
    assert all(mark in table.caption for mark in used)


def test_a_sub_region_stands_behind_its_forum() -> None:
    columns = columns_of(GROUND)
    for before, column in itertools.pairwise(columns):
        if not column.whole:
            assert column.report == before.report
    assert [column.id for column in columns if column.whole] == [report.region.id for report in MADE.reports]


def test_columns_fill_the_width() -> None:
    table = matrix_table(GROUND, OWN)
    assert len(table.widths) == 1 + len(table.head) + len(table.counts)
    assert min(table.widths) > 0


def test_the_place_of_a_theme_is_its_own() -> None:
    assert len({theme_anchor(theme.id) for theme in coded.CODEBOOK.themes}) == len(coded.CODEBOOK.themes)


def made_of(*head: HeadCell) -> MatrixTable:
    cells = tuple(MatrixCell(f"c{n}", str(n), 1, "", cell.part) for n, cell in enumerate(head))
    row = MatrixRow("funding", "a", "Funding", cells, (len(head),))
    return MatrixTable(head, ("Forums",), (MatrixGroup("By all", (row,)),), "What is counted")


def test_a_few_regions_are_one_table() -> None:
    table = made_of(*[HeadCell("Africa")] * 5)
    assert table.sheets == (table,)


def test_thirty_columns_are_divided_over_sheets_without_losing_a_number() -> None:
    table = made_of(*[HeadCell("Mediterranean", part=n % 5 == 4) for n in range(30)])
    sheets = table.sheets
    assert len(sheets) > 1
    for sheet in sheets:
        assert sheet.upright
        assert sheet.widths[0] >= THEME
        assert min(sheet.widths) >= UPRIGHT
        assert sum(sheet.widths) <= WIDE + 0.2
        assert not sheet.head[0].part
    assert [sheet.counts for sheet in sheets] == [*[()] * (len(sheets) - 1), ("Forums",)]
    assert [sheet.caption for sheet in sheets] == ["What is counted", *[""] * (len(sheets) - 1)]
    texts = [cell.text for sheet in sheets for cell in sheet.groups[0].rows[0].cells]
    assert texts == [str(n) for n in range(30)]


def test_on_a_small_sheet_heads_stand_upright_and_columns_are_written_as_for_the_usual_one() -> None:
    table = made_of(*[HeadCell("Mediterranean")] * 6)
    assert not table.sheets[0].upright
    (small,) = replace(table, room=100.0).sheets
    assert small.upright
    assert abs(sum(small.widths) - WIDE) < 0.5
    assert small.upright_width * WIDE / 100 == pytest.approx(small.widths[1], abs=0.01)
    assert small.widths[0] * 100 / WIDE >= THEME


def test_twenty_forums_stand_upright_on_one_sheet() -> None:
    (sheet,) = made_of(*[HeadCell("North America and Greenland")] * 20).sheets
    assert sheet.upright
    assert sheet.caption == "What is counted"
    assert sheet.head_height > max(sheet.widths[1:])
