"""XLSX → sheets: what each cell says, and what would hide words or show others.

What stands elsewhere than in plain cells is no build's, and is told in words: notes, drawings, merged cells,
columns of no width, formats of numbers that show other words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ..errors import InputError
from ..writers.data import workbook
from ..writers.word import ooxml, package_file
from ..writers.word.ooxml import Element
from .table_file import TableFile, TableRow, TableSheet, check_size, letters_of, one_line_ending

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_NO_WORDS = ("[Content_Types].xml", "_rels/.rels", "docProps/", "xl/theme/", "xl/metadata.xml")
"""Beginnings of the names of parts that no sheet shows."""
_OF_A_SHEET = frozenset(
    [
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter"),
        *("dataValidations", "printOptions", "pageMargins", "pageSetup", "headerFooter", "ignoredErrors"),
    ]
)
"""Elements of a sheet as builds write it."""
_PROMPTS = ("prompt", "promptTitle", "error", "errorTitle")
_PLAIN = frozenset(("0", "1", "2", "49"))
"""Formats of numbers that show a cell as it is: General, 0, 0.00, text (ECMA-376, 18.8.30)."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML has no room for (ECMA-376, 22.9.2.19)."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WIDEST = 1024
"""Columns in which cells are looked for; builds have less than a hundred."""


def read(path: Path) -> TableFile:
    """Read a workbook.

    Raises:
        InputError: it cannot be read.
    """
    try:
        parts = package_file.read_parts(
            path, lambda name: name.startswith("xl/") and name.endswith((".xml", ".rels"))
        )
        strings = _strings(parts.get(_STRINGS))
        odd_formats = _odd_formats(parts.get(_STYLES))
        targets = {str(row.get("Id")): str(row.get("Target")) for row in ooxml.parse(parts[_RELATIONS])}
        used, sheets = {_BOOK, _RELATIONS, _STYLES, _STRINGS}, []
        for tab in ooxml.parse(parts[_BOOK]).iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
            name = _part(targets[str(tab.get(_RELATION))])
            used.add(name)
            sheets.append(_sheet(tab, ooxml.parse(parts[name]), strings, odd_formats))
    except (KeyError, IndexError, ValueError, SyntaxError) as error:
        raise InputError(f"{path}: damaged ({error}); build it again") from error
    check_size(path, sheets)
    others = [
        name for name in package_file.names(path) if name not in used and not name.startswith(_NO_WORDS)
    ]
    return TableFile(tuple(sheets), tuple(f"the file holds {name}, which no build writes" for name in others))


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _strings(part: bytes | None) -> list[str]:
    return [] if part is None else [_text(entry) for entry in ooxml.parse(part).iterfind(f"{_MAIN}si")]


def _text(entry: Element) -> str:
    """Return the words of a string; how they are to be spoken (`rPh`) is shown in no cell."""
    pieces = [*entry.iterfind(f"{_MAIN}t"), *entry.iterfind(f"{_MAIN}r/{_MAIN}t")]
    text = "".join(piece.text or "" for piece in pieces)
    return one_line_ending(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _odd_formats(part: bytes | None) -> frozenset[str]:
    """Return the styles of cells that show something else than what the cell says."""
    if part is None:
        return frozenset()
    formats = ooxml.parse(part).iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return frozenset(str(i) for i, form in enumerate(formats) if str(form.get("numFmtId", "0")) not in _PLAIN)


def _sheet(tab: Element, root: Element, strings: Sequence[str], odd_formats: frozenset[str]) -> TableSheet:
    odd = [*_hidden(tab, root), *_beside(root)]
    rows: list[TableRow] = []
    for row in root.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        number = int(row.get("r") or len(rows) + 1)
        hidden = row.get("hidden") in ("1", "true") or float(row.get("ht", "1")) == 0
        cells = {_column(cell): cell for cell in row.iterfind(f"{_MAIN}c")}
        if any(column >= _WIDEST for column in cells):
            raise ValueError(f"row {number} has more than {_WIDEST} columns")
        odd += [
            f"cell {letters_of(column)}{number} has a format that may show other words"
            for column, cell in cells.items()
            if cell.get("s", "0") in odd_formats
        ]
        rows.append(TableRow(number, *_row(cells, strings), hidden))
    return TableSheet(str(tab.get("name")), tuple(rows), tuple(odd))


def _row(
    cells: Mapping[int, Element], strings: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...]]:
    said = {column: _said(cell, strings) for column, cell in cells.items()}
    last = max((column for column, text in said.items() if text), default=-1)
    formulas = [(column, cell.find(f"{_MAIN}f")) for column, cell in sorted(cells.items())]
    return (
        tuple(said.get(column, "") for column in range(last + 1)),
        tuple((column, formula.text or "") for column, formula in formulas if formula is not None),
    )


def _column(cell: Element) -> int:
    match = _CELL.fullmatch(str(cell.get("r")))
    if match is None:
        raise ValueError(f"a cell named {cell.get('r')}")
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _said(cell: Element, strings: Sequence[str]) -> str:
    inside = cell.find(f"{_MAIN}is")
    if inside is not None:
        return _text(inside)
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        return strings[int(value)] if value else ""
    return one_line_ending(value)


def _hidden(tab: Element, root: Element) -> Iterator[str]:
    """Yield which parts of a sheet nobody sees."""
    if tab.get("state", "visible") != "visible":
        yield "the sheet is hidden"
    for column in root.iterfind(f"{_MAIN}cols/{_MAIN}col"):
        if column.get("hidden") in ("1", "true") or float(column.get("width", "1")) == 0:
            first, last = (letters_of(int(column.get(end, "1")) - 1) for end in ("min", "max"))
            yield f"column {first} is hidden" if first == last else f"columns {first} to {last} are hidden"


def _beside(root: Element) -> Iterable[str]:
    """Yield what a sheet holds beside its cells."""
    for element in root:
        name = str(element.tag).removeprefix(_MAIN)
        if name not in _OF_A_SHEET:
            yield f"it holds “{name}”, which no build writes"
    for rule in root.iterfind(f"{_MAIN}dataValidations/{_MAIN}dataValidation"):
        for text in filter(None, map(rule.get, _PROMPTS)):
            yield f"a cell chosen shows “{text}”, which no build writes"
    for margin in root.iterfind(f"{_MAIN}headerFooter/*"):
        if margin.text and margin.text != workbook.FOOTER:
            yield f"its header or footer says “{margin.text}”, which no build writes"
