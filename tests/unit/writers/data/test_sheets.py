"""The sheets of the workbook: as many cells as columns, every number with the list behind it."""

import pytest

from reportgen.writers.data.sheet import Choices, Sheet
from reportgen.writers.data.sheets import NO, YES, sheets_of
from tests import coded, compilations

MADE = coded.coded()
SHEETS = {sheet.name: sheet for sheet in sheets_of(MADE)}


def column(sheet: Sheet, name: str) -> list[object]:
    at = [it.name for it in sheet.columns].index(name)
    return [row[at] for row in sheet.rows]


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_has_a_cell_for_every_column(name: str) -> None:
    sheet = SHEETS[name]
    assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}
    assert len({it.name for it in sheet.columns}) == len(sheet.columns)


def test_codings_that_count_are_the_numbers_of_the_matrix() -> None:
    counted = [
        theme
        for theme, counts in zip(
            column(SHEETS["Codings"], "theme"), column(SHEETS["Codings"], "counted"), strict=True
        )
        if counts == YES
    ]
    assert set(column(SHEETS["Codings"], "counted")) <= {YES, NO}
    for row in SHEETS["Matrix"].rows:
        numbers = [it for it in row[2:-2] if isinstance(it, int)]
        whole = counted.count(str(row[1]))
        assert whole <= sum(numbers)
        assert bool(whole) is bool(sum(numbers))


def test_what_a_cell_may_say_it_says() -> None:
    for sheet in SHEETS.values():
        for it in sheet.columns:
            allowed = (
                {row[it.choices.column] for row in SHEETS[it.choices.sheet].rows}
                if isinstance(it.choices, Choices)
                else set(it.choices)
            )
            if allowed:
                assert set(column(sheet, it.name)) - {None, ""} <= allowed, (sheet.name, it.name)


def test_asks_and_quotations_stand_in_their_priority() -> None:
    texts = {
        item.id: item.text for report in MADE.reports for section in report.sections for item in section.items
    }
    for sheet, words in (("Asks", "ask"), ("Quotations", "quotation")):
        rows = zip(column(SHEETS[sheet], "priority"), column(SHEETS[sheet], words), strict=True)
        for priority, said in rows:
            assert str(said).strip("… ") in texts[str(priority)]


def test_an_edition_without_codes_has_its_sheets_too() -> None:
    assert [it.name for it in sheets_of(compilations.realistic())] == list(SHEETS)
