"""Sheets → XLSX: frozen heads, filters, lists to choose from, no live formulas, same inputs same bytes."""

import io
from datetime import UTC, datetime

import xlsxwriter  # type: ignore[import-untyped]

from ...model.compilation import Compilation
from ..publication import Made, Publication
from .sheet import Choices, Sheet
from .sheets import sheets_of

_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Fixed, so that the same priorities give the same bytes."""

_LONGEST_LIST = 255
"""Characters of a list of choices that Excel accepts within a cell's rule; commas part the choices."""


def make(publication: Publication) -> Made:
    """Return the workbook."""
    return Made(xlsx_bytes(publication.compilation))


def xlsx_bytes(compilation: Compilation) -> bytes:
    """Return the priorities, what is counted of them, and what explains them, as a workbook."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    workbook.set_properties({"title": compilation.edition.title, "created": _CREATED})
    formats = (
        workbook.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True}),
        workbook.add_format({"valign": "top"}),
        workbook.add_format({"valign": "top", "text_wrap": True}),
    )
    sheets = sheets_of(compilation)
    lengths = {sheet.name: len(sheet.rows) for sheet in sheets}
    for sheet in sheets:
        _fill(workbook.add_worksheet(sheet.name), sheet, formats)
        _offer_choices(workbook.get_worksheet_by_name(sheet.name), sheet, lengths)
    workbook.close()
    return buffer.getvalue()


def _fill(target: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: tuple[object, ...]) -> None:
    head, plain, wrapped = formats
    for i, column in enumerate(sheet.columns):
        target.set_column(i, i, column.width)
        target.write_string(0, i, column.name, head)
    for number, row in enumerate(sheet.rows, 1):
        for i, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            form = wrapped if column.wrap else plain
            if isinstance(cell, int | float):
                target.write_number(number, i, cell, form)
            elif cell:
                target.write_string(number, i, cell, form)
    target.freeze_panes(1, 1)
    target.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    target.set_landscape()
    target.repeat_rows(0)
    target.fit_to_pages(1, 0)


def _offer_choices(target: xlsxwriter.worksheet.Worksheet, sheet: Sheet, lengths: dict[str, int]) -> None:
    """Give the columns that have choices a list to choose from; other words stay possible, with a warning."""
    for i, column in enumerate(sheet.columns):
        source = _source(column.choices, lengths)
        if source and sheet.rows:
            rule = {"validate": "list", "source": source, "error_type": "warning"}
            target.data_validation(1, i, len(sheet.rows), i, rule)


def _source(choices: tuple[str, ...] | Choices, lengths: dict[str, int]) -> str | list[str] | None:
    if isinstance(choices, Choices):
        last = lengths[choices.sheet] + 1
        letter = xlsxwriter.utility.xl_col_to_name(choices.column, col_abs=True)
        return f"='{choices.sheet}'!{letter}$2:{letter}${last}" if last > 1 else None
    if any("," in choice for choice in choices) or len(",".join(choices)) > _LONGEST_LIST:
        return None
    return list(choices)
