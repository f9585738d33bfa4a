"""Names of columns, ends of lines, and how much is compared at most."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.proof import table_file
from reportgen.proof.table_file import TableRow, TableSheet, check_size, letters_of, one_line_ending


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    named = {0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"}
    assert {column: letters_of(column) for column in named} == named


def test_the_ends_of_lines_are_one_sign() -> None:
    assert one_line_ending("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_more_than_anybody_would_compare_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = TableSheet("", (TableRow(1, ("one", "two", "three")),))
    check_size(Path("a.csv"), [sheet])
    monkeypatch.setattr(table_file, "MAX_CHARACTERS", 1)
    with pytest.raises(InputError, match="million characters; not compared"):
        check_size(Path("a.csv"), [sheet])
    monkeypatch.setattr(table_file, "MAX_CELLS", 2)
    with pytest.raises(InputError, match="million cells; not compared"):
        check_size(Path("a.csv"), [sheet])
