"""What the cells of a workbook say, whoever wrote it."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from reportgen.errors import InputError
from reportgen.proof.table_file import TableRow
from reportgen.proof.xlsx_file import read


def book(path: Path) -> Path:
    """A workbook with a text, a number, bold words in a text, a formula and a hidden row."""
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("One")
    sheet.write_row(0, 0, ["text", 7, 0.93])
    sheet.write_rich_string(1, 0, "the ", made.add_format({"bold": True}), "bold", " words")
    sheet.write_formula(1, 2, '="a"&"b"', None, "ab")
    sheet.write_string(2, 1, "a\x01b _x0041_")
    sheet.set_row(2, None, None, {"hidden": True})
    made.close()
    return path


def rewritten(path: Path, part: str, before: str, after: str) -> Path:
    """The file with other words in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            assert name != part or before in content
            new.writestr(name, content.replace(before, after) if name == part else content)
    return path


def test_cells_say_what_they_show(tmp_path: Path) -> None:
    file = read(book(tmp_path / "a.xlsx"))
    (sheet,) = file.sheets
    assert (sheet.name, sheet.odd, file.odd) == ("One", (), ())
    assert sheet.rows == (
        TableRow(1, ("text", "7", "0.93")),
        TableRow(2, ("the bold words", "", "ab"), ((2, '"a"&"b"'),)),
        TableRow(3, ("", "a\x01b _x0041_"), hidden=True),
    )


def test_words_inside_a_cell_are_read_as_those_of_the_table_of_strings(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    inside = '<c r="A1" t="inlineStr"><is><t>other</t></is></c>'
    path = rewritten(path, "xl/worksheets/sheet1.xml", '<c r="A1" t="s"><v>0</v></c>', inside)
    assert read(path).sheets[0].rows[0].cells[0] == "other"


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/worksheets/sheet1.xml", 'r="A1"', 'r="?"'),
        ("xl/worksheets/sheet1.xml", 'r="A1"', 'r="ZZZ1"'),
        ("xl/worksheets/sheet1.xml", "<v>0</v>", "<v>99</v>"),
        ("xl/workbook.xml", "<sheets>", "<sheets"),
        ("xl/_rels/workbook.xml.rels", "rId1", "rId77"),
    ],
)
def test_a_damaged_workbook_is_one_line(tmp_path: Path, part: str, before: str, after: str) -> None:
    path = rewritten(book(tmp_path / "a.xlsx"), part, before, after)
    with pytest.raises(InputError, match="damaged"):
        read(path)
