"""Tables cell by cell: every changed, moved, doubled, hidden or worked-out cell is named at its place."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.comments import Comment  # type: ignore[import-untyped]

from reportgen.edition import build as pipeline
from reportgen.errors import InputError
from reportgen.model import codec
from reportgen.model.compilation import Compilation
from reportgen.proof import csv_form, xlsx_form
from reportgen.proof.findings import Discrepancy
from reportgen.writers import formats
from reportgen.writers.data import tables, workbook
from tests import editions


@pytest.fixture(scope="module")
def compilation(tmp_path_factory: pytest.TempPathFactory) -> Compilation:
    """An edition of two reports."""
    folder = editions.edition(tmp_path_factory.mktemp("tables") / "2031", "africa", "asia")
    pipeline.build(folder, folder.parent / "out", ["json"])
    return codec.load_compilation(folder.parent / "out" / formats.JSON.file)


def with_first_text(compilation: Compilation, text: str) -> tuple[Compilation, str]:
    """The edition with other words in its first priority, and the id of that."""
    first, *others = compilation.reports
    sections = list(first.sections)
    at = next(i for i, section in enumerate(sections) if section.priorities)
    item = sections[at].priorities[0]
    new = replace(item, text=text, key_terms=(), themes=(), asks=(), runs=())
    items = tuple(new if it is item else it for it in sections[at].items)
    sections[at] = replace(sections[at], items=items)
    return replace(compilation, reports=(replace(first, sections=tuple(sections)), *others)), item.id


def of_csv(compilation: Compilation, content: bytes, folder: Path) -> list[Discrepancy]:
    path = folder / formats.CSV.file
    path.write_bytes(content)
    return list(csv_form.compared(csv_form.read(path, ""), compilation))


def of_book(
    compilation: Compilation, folder: Path, change: Callable[[openpyxl.Workbook], object]
) -> list[Discrepancy]:
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx_bytes(compilation)))
    change(book)
    path = folder / formats.XLSX.file
    book.save(path)
    return list(xlsx_form.compared(xlsx_form.read(path, ""), compilation))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_what_was_built_whatever_parts_its_fields(
    compilation: Compilation, tmp_path: Path, delimiter: str
) -> None:
    assert of_csv(compilation, tables.csv_bytes(compilation, delimiter), tmp_path) == []


@pytest.mark.parametrize(
    "text", ["=1+1 is not “two”; say, 2", "- a dash\nand a second line", "_x0041_ stays"]
)
def test_words_that_look_like_signs_of_a_format_are_equal(
    compilation: Compilation, tmp_path: Path, text: str
) -> None:
    changed, _ = with_first_text(compilation, text)
    assert of_csv(changed, tables.csv_bytes(changed), tmp_path) == []
    path = tmp_path / formats.XLSX.file
    path.write_bytes(workbook.xlsx_bytes(changed))
    assert list(xlsx_form.compared(xlsx_form.read(path, ""), changed)) == []


def test_a_cell_without_its_guard_is_a_formula(compilation: Compilation, tmp_path: Path) -> None:
    changed, name = with_first_text(compilation, "=1+1 is not two")
    content = tables.csv_bytes(changed).replace(b"'=1+1", b"=1+1")
    (finding,) = of_csv(changed, content, tmp_path)
    assert (finding.code, finding.item) == ("words-changed", name)
    assert "which spreadsheets take for a formula" in str(finding)


def test_a_cut_text_is_equal_and_a_word_in_what_is_left_of_it_is_not(
    compilation: Compilation, tmp_path: Path
) -> None:
    changed, name = with_first_text(compilation, "word " * 9_000)
    assert of_book(changed, tmp_path, lambda book: None) == []
    assert "the whole text is in the JSON" in xlsx_form.remarks(changed)[0]

    def one(book: openpyxl.Workbook) -> None:
        cell = book.worksheets[0]["F2"]
        cell.value = cell.value.replace("word word", "word ward", 1)

    (finding,) = of_book(changed, tmp_path, one)
    assert (finding.code, finding.item) == ("words-changed", name)
    assert "sheet Priorities, cell F2 (text)" in str(finding)
    assert "ward" in finding.message


def test_a_wrong_cell_of_another_sheet_names_its_priority(compilation: Compilation, tmp_path: Path) -> None:
    def other(book: openpyxl.Workbook) -> None:
        sheet = book["Asks"]
        column = [cell.value for cell in sheet[1]].index("ask") + 1
        sheet.cell(2, column).value = "They ask for nothing."

    (finding,) = of_book(compilation, tmp_path, other)
    assert finding.code == "words-changed"
    assert finding.item in {it.id for r in compilation.reports for s in r.sections for it in s.items}
    assert finding.place.startswith("sheet Asks, cell ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: setattr(book["Asks"], "sheet_state", "hidden"), "the sheet is hidden"),
        (lambda book: setattr(book["Asks"].column_dimensions["B"], "hidden", True), "column B is hidden"),
        (lambda book: book.create_sheet("More"), "no build writes a sheet “More”"),
        (lambda book: book.remove(book["Codebook"]), "the sheet Codebook is missing"),
        (lambda book: book.move_sheet("Sources", -2), "the sheets stand in another order"),
        (lambda book: book["Asks"].merge_cells("A2:B2"), "holds “mergeCells”"),
        (lambda book: setattr(book["Asks"]["A2"], "number_format", ';;;"other"'), "may show other words"),
        (lambda book: setattr(book["Asks"]["A2"], "comment", Comment("Ours.", "desk")), "comment"),
        (lambda book: setattr(book["Asks"].oddFooter.left, "text", "Ours"), "header or footer says"),
    ],
)
def test_what_hides_words_or_shows_others_is_named(
    compilation: Compilation, tmp_path: Path, change: Callable[[openpyxl.Workbook], object], said: str
) -> None:
    assert said in " ".join(map(str, of_book(compilation, tmp_path, change)))


def test_a_writer_that_changes_words_is_found(
    compilation: Compilation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [list(row) for row in tables.rows(compilation)]
    rows[0][5] = "Other words."
    monkeypatch.setattr(tables, "rows", lambda _: iter(map(tuple, rows)))
    (finding,) = of_csv(compilation, tables.csv_bytes(compilation), tmp_path)
    assert "the writer does not give the text" in finding.message


@pytest.mark.parametrize(("form", "content"), [("csv", b'\xff"'), ("csv", b'a,"b'), ("xlsx", b"PK")])
def test_a_damaged_table_is_one_line(form: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"global-priorities.{form}"
    path.write_bytes(content)
    with pytest.raises(InputError, match="build it again"):
        (csv_form if form == "csv" else xlsx_form).read(path, "")
