"""The workbook: every sheet a list behind what the document says, text that stays text, same bytes."""

import io
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.model.compilation import Compilation
from reportgen.stages.ground.analysis import analyse
from reportgen.writers.data import tables, workbook
from reportgen.writers.data.sheets import sheets_of
from tests import coded, compilations

SHEETS = [
    "Priorities", "About this workbook", "Matrix", "Codings", "Asks", "Quotations", "Codebook",
    "Shared sentences", "Sources",
]  # fmt: skip


def opened(compilation: Compilation) -> openpyxl.Workbook:
    """The workbook of `compilation`, read back."""
    return openpyxl.load_workbook(io.BytesIO(workbook.xlsx_bytes(compilation)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows under the head, by the names of the columns."""
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    """The workbook of the coded compilation."""
    return opened(coded.coded())


def test_sheets_with_frozen_heads_and_filters(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book:
        last = openpyxl.utils.get_column_letter(sheet.max_column)
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:{last}{max(sheet.max_row, 2)}"
        assert sheet.print_title_rows == "$1:$1"


def test_columns_are_as_wide_as_what_they_hold() -> None:
    for sheet in sheets_of(coded.coded()):
        for i, column in enumerate(sheet.columns):
            longest = max((len(str(row[i])) for row in sheet.rows if row[i] is not None), default=0)
            assert column.wrap or longest <= column.width, (sheet.name, column.name)
            assert max(map(len, column.name.split())) + 2 <= column.width, (sheet.name, column.name)


def test_priorities_begin_with_the_columns_of_the_csv(book: openpyxl.Workbook) -> None:
    sheet = book["Priorities"]
    names = [str(cell.value) for cell in sheet[1]]
    assert names[: len(tables.COLUMNS)] == [column.name for column in tables.COLUMNS]
    assert names[len(tables.COLUMNS) :] == [
        "audience labels", "theme labels", "strong themes", "confirmed themes",
        "asks", "addressees", "places", "instruments", "evidence",
    ]  # fmt: skip
    assert [row["id"] for row in rows(sheet)] == [row[0] for row in tables.rows(coded.coded())]
    first = rows(sheet)[0]
    assert first["strong themes"] == "funding; shelter"
    assert first["asks"] == "The group wants a fund for shelters.\nGovernments should fund it from fines."
    assert first["evidence"] == "funding: should fund\nshelter: fund for shelters"
    assert (first["places"], first["instruments"]) == ("KE", None)


def test_the_matrix_counts_the_codings(book: openpyxl.Workbook) -> None:
    counted = Counter(
        (row["theme"], row["region"]) for row in rows(book["Codings"]) if row["counted"] == "yes"
    )
    by_part = Counter(
        (row["theme"], row["subregion"])
        for row in rows(book["Codings"])
        if row["counted"] == "yes" and row["subregion"]
    )
    found = rows(book["Matrix"])
    assert [row["theme"] for row in found] == [
        "funding",
        "training",
        "shelter",
        "media",
        "research",
        "travel",
    ]
    regions = [report.region.name for report in coded.reports()]
    for row in found:
        for name in regions:
            assert row[name] == counted[row["theme"], name]
        for name in ("International", "Caribbean"):
            assert row[name] == by_part[row["theme"], name]
        assert row["forums"] == sum(bool(row[name]) for name in regions)
        assert row["regions"] == sum(bool(row[name]) for name in [*regions[:4], "International", "Caribbean"])


def test_what_is_not_counted_says_so(book: openpyxl.Workbook) -> None:
    shelter = [row for row in rows(book["Codings"]) if row["theme"] == "shelter"]
    assert [(row["region"], row["strength"], row["counted"]) for row in shelter] == [
        ("Africa", "strong", "yes"),
        ("Asia", "strong", "yes"),
        ("MENA", "strong", "no"),
    ]


def test_labels_stand_before_ids(book: openpyxl.Workbook) -> None:
    for name in ("Matrix", "Codings", "Asks", "Quotations", "Codebook"):
        head = [cell.value for cell in book[name][1]]
        assert head.index("label") < head.index("theme"), name
    assert rows(book["Quotations"])[0]["label"] == "Funding & resources"
    assert rows(book["Asks"])[0]["audience labels"] == "National governments"


def test_asks_stand_in_their_priorities(book: openpyxl.Workbook) -> None:
    texts = {row["id"]: str(row["text"]) for row in rows(book["Priorities"])}
    asks = rows(book["Asks"])
    assert len(asks) == sum(len(it.item.asks) for it in analyse(coded.coded()).priorities)
    for row in asks:
        assert str(row["ask"]) in texts[row["priority"]]
    same = [row for row in asks if row["ask"] == coded.SAME_ASK]
    assert [row["nearly the same in"] for row in same] == ["latin-america/s0/1", "africa/s0/2"]


def test_quotations_and_shared_sentences_stand_in_their_items(book: openpyxl.Workbook) -> None:
    texts = {row["id"]: str(row["text"]) for row in rows(book["Priorities"])}
    quotations = rows(book["Quotations"])
    assert len(quotations) == len(analyse(coded.coded()).quotations) > 5
    for row in quotations:
        assert str(row["quotation"]).strip("… ") in texts[row["priority"]]
    shared = rows(book["Shared sentences"])
    assert [(row["group"], row["similarity"], row["region"]) for row in shared] == [
        (1, 0.98, "Asia"),
        (1, 0.98, "MENA"),
    ]
    for row in shared:
        assert str(row["sentence"]) in texts[row["item"]]


def test_codebook_and_sources(book: openpyxl.Workbook) -> None:
    codebook = {row["theme"]: row for row in rows(book["Codebook"])}
    assert list(codebook) == [theme.id for theme in coded.CODEBOOK.themes]
    assert (codebook["training"]["strong"], codebook["training"]["weak"]) == (4, 2)
    assert codebook["travel"]["definition"] == "Nobody asks for it."
    sources = rows(book["Sources"])
    assert [row["source file"] for row in sources] == [it.source.file for it in coded.reports()]
    assert (sources[1]["how it met"], sources[0]["how it met"]) == ("met online", None)
    assert sum(int(str(row["priorities"])) for row in sources) == len(rows(book["Priorities"]))


def test_cells_offer_what_they_may_say(book: openpyxl.Workbook) -> None:
    offered = {
        (sheet.title, min(it.min_col for it in rule.sqref.ranges), rule.formula1)
        for sheet in book
        for rule in sheet.data_validations.dataValidation
    }
    assert offered == {
        ("Priorities", 2, "'Sources'!$A$2:$A$6"),
        ("Priorities", 5, '"issues,actions"'),
        ("Codings", 1, "'Sources'!$A$2:$A$6"),
        ("Codings", 3, "'Codebook'!$A$2:$A$7"),
        ("Codings", 4, '"strong,weak"'),
        ("Codings", 5, '"yes,no"'),
        ("Codings", 6, '"yes,no"'),
        ("Codings", 10, "'Codebook'!$B$2:$B$7"),
        ("Asks", 1, "'Sources'!$A$2:$A$6"),
        ("Asks", 4, "'Codebook'!$A$2:$A$7"),
        ("Asks", 9, "'Codebook'!$B$2:$B$7"),
        ("Quotations", 1, "'Codebook'!$A$2:$A$7"),
        ("Quotations", 2, "'Sources'!$A$2:$A$6"),
        ("Quotations", 6, "'Codebook'!$B$2:$B$7"),
    }


@pytest.mark.parametrize("compilation", [compilations.hostile(), coded.coded()], ids=["hostile", "coded"])
def test_no_formula_and_no_link(compilation: Compilation) -> None:
    made = opened(compilation)
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in cells)


def test_text_that_looks_like_a_formula_stays_as_it_is() -> None:
    sheet = opened(compilations.hostile())["Priorities"]
    texts = [cell.value for cell in sheet["F"]]
    assert any(str(it).startswith("=HYPERLINK") for it in texts)
    assert isinstance(sheet["J2"].value, int)


def test_same_bytes_each_time() -> None:
    assert workbook.xlsx_bytes(coded.coded()) == workbook.xlsx_bytes(coded.coded())


def test_an_empty_compilation_has_heads_only() -> None:
    made = opened(Compilation(compilations.EDITION, ()))
    assert {sheet.max_row for sheet in made if sheet.title != "About this workbook"} == {1}
    assert [sheet.data_validations.dataValidation for sheet in made] == [[]] * len(SHEETS)


def test_a_text_that_no_cell_holds_is_cut_says_so_and_is_told() -> None:
    whole = compilations.realistic()
    first = whole.reports[0]
    section = first.sections[0]
    long = replace(section.items[0], text="word " * 8_000, key_terms=())
    sections = (replace(section, items=(long, *section.items[1:])), *first.sections[1:])
    made = replace(whole, reports=(replace(first, sections=sections), *whole.reports[1:]))
    cells = [
        cell.value
        for sheet in openpyxl.load_workbook(io.BytesIO(workbook.xlsx_bytes(made)))
        for row in sheet
        for cell in row
        if isinstance(cell.value, str)
    ]
    cut = [cell for cell in cells if cell.endswith(workbook.CUT)]
    assert all(len(cell) <= workbook.LONGEST_TEXT for cell in cells)
    assert len(workbook.remarks_of(made)) == len(cut)
    assert workbook.remarks_of(whole) == ()


def test_sheets_print_on_a4_across(book: openpyxl.Workbook) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_of_the_priorities_what_a_page_can_hold_is_printed(book: openpyxl.Workbook) -> None:
    sheet = book["Priorities"]
    names = [cell.value for cell in sheet[1]]
    last = openpyxl.utils.get_column_letter(names.index("key terms") + 1)
    assert sheet.print_area == f"'Priorities'!$A$1:${last}${sheet.max_row}"
    assert names.index("text") < names.index("key terms") < len(names) - 1
    assert not book["Matrix"].print_area


def test_the_other_long_sheets_print_what_people_read_and_keep_ids_behind_it(
    book: openpyxl.Workbook,
) -> None:
    for name, words in (("Codings", "evidence"), ("Asks", "ask"), ("Quotations", "quotation")):
        head = [cell.value for cell in book[name][1]]
        printed = openpyxl.utils.range_boundaries(book[name].print_area.split("!")[1])[2]
        assert {words, "label", "region", "first page", "last page"} <= set(head[:printed]), name
        assert {"theme", "priority"} <= set(head[printed:]), name


def test_rows_are_as_high_as_their_words(book: openpyxl.Workbook) -> None:
    sheet = opened(compilations.realistic())["Priorities"]
    longest = max(range(2, sheet.max_row + 1), key=lambda row: len(str(sheet.cell(row, 6).value)))
    text = str(sheet.cell(longest, 6).value)
    assert sheet.row_dimensions[longest].height >= 15 * len(text) / 91
    assert book["Codebook"].row_dimensions[1].height is None  # as high as a line
