"""CSV and XLSX: one row a priority, and text that stays text."""

import csv
import io

import openpyxl
import pytest

from reportgen.writers import tables
from tests import compilations


def parsed(content: bytes) -> list[list[str]]:
    """The rows of a CSV."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_row_a_priority_and_none_for_overviews() -> None:
    compilation = compilations.realistic()
    expected = [
        item.id for r in compilation.reports for s in r.sections if s.kind != "overview" for item in s.items
    ]
    rows = parsed(tables.csv_bytes(compilation))
    assert rows[0] == [
        "id",
        "region",
        "subregion",
        "audiences",
        "kind",
        "text",
        "key terms",
        "themes",
        "source file",
        "first page",
        "last page",
    ]
    assert [row[0] for row in rows[1:]] == expected


def test_a_row_says_where_its_words_stand() -> None:
    compilation = compilations.realistic()
    section = compilation.reports[0].sections[1]
    row = next(it for it in parsed(tables.csv_bytes(compilation)) if it[0] == section.items[1].id)
    item = section.items[1]
    assert row == [
        item.id,
        "Africa",
        "",
        "governments",
        "actions",
        item.text,
        "; ".join(it.text for it in item.key_terms),
        "; ".join(it.id for it in item.themes),
        "africa.pdf",
        "10",
        "11",
    ]


def test_lines_end_as_rfc_4180_says() -> None:
    content = tables.csv_bytes(compilations.hostile())
    assert content.count(b"\r\n") == len(parsed(content))
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("start", tables.FORMULA_STARTS)
def test_csv_formulas_are_made_inert(start: str) -> None:
    compilation = compilations.hostile()
    row = tables.csv_bytes(compilation)
    assert all(not cell.startswith(tables.FORMULA_STARTS) for line in parsed(row) for cell in line)
    assert tables._inert(f"{start}1+1") == f"'{start}1+1"


def test_workbook_has_no_formula_and_no_link() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(compilations.hostile()))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in cells)
    texts = [cell.value for cell in sheet["F"]]
    assert any(str(it).startswith("=HYPERLINK") for it in texts)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:K{len(texts)}")
    assert isinstance(sheet["J2"].value, int)


def test_same_bytes_each_time() -> None:
    assert tables.xlsx_bytes(compilations.realistic()) == tables.xlsx_bytes(compilations.realistic())


def test_an_empty_compilation_has_a_header_only() -> None:
    empty = type(compilations.realistic())(compilations.EDITION, ())
    assert len(parsed(tables.csv_bytes(empty))) == 1
    assert openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(empty))).active.max_row == 1  # type: ignore[union-attr]
