"""The sheet that explains the others leaves none of their columns out."""

import pytest

from reportgen.writers.data.about import COLUMNS, NAME, SHEETS
from reportgen.writers.data.sheets import sheets_of
from tests import coded, compilations


@pytest.mark.parametrize("made", [coded.coded(), compilations.realistic()], ids=["coded", "plain"])
def test_every_sheet_and_column_has_its_line(made: compilations.Compilation) -> None:
    first, own, *others = sheets_of(made)
    assert own.name == NAME
    expected = [
        (sheet.name, name)
        for sheet in (first, *others)
        for name in (None, *(column.name for column in sheet.columns))
    ]
    assert [row[:2] for row in own.rows] == expected
    assert all(row[2] for row in own.rows)


def test_no_line_is_for_a_column_that_no_sheet_has() -> None:
    sheets = sheets_of(coded.coded())
    names = {column.name for sheet in sheets for column in sheet.columns}
    assert set(SHEETS) == {sheet.name for sheet in sheets} - {NAME}
    assert set(COLUMNS) - names == {"first paragraph", "last paragraph"}


def test_columns_of_the_matrix_are_regions() -> None:
    lines = {row[1]: row[2] for row in sheets_of(coded.coded())[1].rows if row[0] == "Matrix"}
    assert lines["Asia"] == "priorities of this region or sub-region that ask for the theme"
