"""Sheets → XLSX: frozen heads, filters, lists to choose from, no live formulas, same inputs same bytes."""

import io
from datetime import UTC, datetime
from typing import NamedTuple

import xlsxwriter  # type: ignore[import-untyped]

from ...model.compilation import Compilation
from ..publication import Made, Publication
from .row_heights import heights
from .sheet import Choices, Sheet
from .sheets import sheets_of

_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Fixed, so that the same priorities give the same bytes."""

LONGEST_TEXT = 32_767
"""Characters that a cell of a workbook holds."""
CUT = "… (whole text in the JSON)"
"""Stands at the end of a text that is longer."""

_A4, _MARGIN = 9, 0.5
"""Excel's number of the paper, and the margins of printed sheets in inches."""

FOOTER = "&L&A&R&P / &N"
"""Of a printed sheet: its name, the page and how many there are (Excel's codes)."""

_LONGEST_LIST = 255
"""Characters of a list of choices that Excel accepts within a cell's rule; commas part the choices."""


_HAIR, _GREY = 7, "#BFBFBF"
"""Excel's number of the thinnest line, and its colour: it parts the rows."""


class _Formats(NamedTuple):
    """How cells look."""

    head: object
    upright: object
    plain: object
    wrapped: object


def make(publication: Publication) -> Made:
    """Return the workbook, and a remark for each text that is too long for a cell."""
    return Made(xlsx_bytes(publication.compilation), remarks_of(publication.compilation))


def remarks_of(compilation: Compilation) -> tuple[str, ...]:
    """Return where a text is cut, one line each."""
    return tuple(
        f"XLSX: sheet {sheet.name}, row {number}: {column.name} has {len(cell)} characters, a cell holds"
        f" {LONGEST_TEXT}; the whole text is in the JSON"
        for sheet in sheets_of(compilation)
        for number, row in enumerate(sheet.rows, 2)
        for column, cell in zip(sheet.columns, row, strict=True)
        if isinstance(cell, str) and len(cell) > LONGEST_TEXT
    )


def xlsx_bytes(compilation: Compilation) -> bytes:
    """Return the priorities, what is counted of them, and what explains them, as a workbook."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    workbook.set_properties({"title": compilation.edition.title, "created": _CREATED})
    head = {"bold": True, "bottom": 1, "text_wrap": True}
    formats = _Formats(
        workbook.add_format({**head, "valign": "top"}),
        workbook.add_format({**head, "valign": "bottom", "rotation": 90}),
        workbook.add_format({"valign": "top", "bottom": _HAIR, "bottom_color": _GREY}),
        workbook.add_format({"valign": "top", "text_wrap": True, "bottom": _HAIR, "bottom_color": _GREY}),
    )
    sheets = sheets_of(compilation)
    lengths = {sheet.name: len(sheet.rows) for sheet in sheets}
    for sheet in sheets:
        _fill(workbook.add_worksheet(sheet.name), sheet, formats)
        _offer_choices(workbook.get_worksheet_by_name(sheet.name), sheet, lengths)
    workbook.close()
    return buffer.getvalue()


def _fill(target: xlsxwriter.worksheet.Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for i, column in enumerate(sheet.columns):
        target.set_column(i, i, column.width)
        target.write_string(0, i, column.name, formats.upright if column.upright else formats.head)
    for number, row in enumerate(sheet.rows, 1):
        for i, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            form = formats.wrapped if column.wrap else formats.plain
            if isinstance(cell, int | float):
                target.write_number(number, i, cell, form)
            elif cell:
                target.write_string(number, i, fitting(cell), form)
            else:
                target.write_blank(number, i, None, form)
    for number, height in enumerate(heights(sheet)):
        target.set_row(number, height)
    _set_page(target, sheet)


def _set_page(target: xlsxwriter.worksheet.Worksheet, sheet: Sheet) -> None:
    """Say how a sheet is shown and printed."""
    target.freeze_panes(1, 1)
    target.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    target.set_landscape()
    target.set_paper(_A4)
    target.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    target.set_footer(FOOTER)
    target.repeat_rows(0)
    target.fit_to_pages(1, 0)
    if sheet.printed is not None:
        target.print_area(0, 0, len(sheet.rows), sheet.printed - 1)


def fitting(text: str) -> str:
    """Return a text as a cell holds it: cut, and marked so, where it is too long."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


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
