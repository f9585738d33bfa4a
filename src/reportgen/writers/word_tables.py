"""The tables of a Word document: widths that Word and LibreOffice agree on, rows that stay together.

Lengths are twips (1/20 pt).
"""

from collections.abc import Iterator

from . import ooxml
from .ooxml import Element, w

NARROWEST = 0.1
"""Smallest share of a table that a column gets whose width was left open."""


def finish(body: Element, measure: int) -> None:
    """Let every table fill the measure, and keep its rows whole.

    Args:
        body: the document's body.
        measure: width of the text, twips.
    """
    for table in body.iter(w("tbl")):
        _set_widths(table, measure)
        for row in table.iter(w("tr")):
            _keep_whole(row)


def lines_of(table: Element) -> Iterator[str]:
    """Yield for each row a text as long as its longest cell would be over the whole measure."""
    shares = [int(str(it.get(w("w")))) for it in table.iter(w("gridCol"))]
    for row in table.iter(w("tr")):
        cells = row.findall(w("tc"))
        yield "x" * max(
            (
                round(len(ooxml.text_of(cell)) * sum(shares) / share)
                for cell, share in zip(cells, shares, strict=False)
            ),
            default=0,
        )


def _set_widths(table: Element, measure: int) -> None:
    grid, properties = table.find(w("tblGrid")), table.find(w("tblPr"))
    if grid is None or properties is None:
        return
    columns = grid.findall(w("gridCol"))
    shares = _given_shares(properties, columns) or _shares_of_text(table, len(columns))
    widths = [round(measure * share) for share in shares]
    for old in properties.findall(w("tblW")) + properties.findall(w("tblLayout")):
        properties.remove(old)
    style = properties.find(w("tblStyle"))
    at = 0 if style is None else properties.index(style) + 1
    properties.insert(at, ooxml.element("tblW", w=sum(widths), type="dxa"))
    # schema order: tblW, jc, …, tblLayout, tblCellMar, tblLook
    layout = ooxml.element("tblLayout", type="fixed")
    look = properties.find(w("tblLook"))
    properties.append(layout) if look is None else look.addprevious(layout)
    for column, width in zip(columns, widths, strict=True):
        column.set(w("w"), str(width))
    for row in table.iter(w("tr")):
        for cell, width in zip(row.findall(w("tc")), widths, strict=False):
            _set_cell_width(cell, width)


def _given_shares(properties: Element, columns: list[Element]) -> list[float]:
    """Return the shares that the template states, none where it leaves them open.

    pandoc writes a width in per cent only for a table whose columns have widths.
    """
    width = properties.find(w("tblW"))
    if width is None or width.get(w("type")) != "pct":
        return []
    widths = [int(str(it.get(w("w")))) for it in columns]
    return [it / sum(widths) for it in widths]


def _shares_of_text(table: Element, columns: int) -> list[float]:
    """Share the width by the square root of each column's longest text."""
    longest = [1.0] * columns
    for row in table.iter(w("tr")):
        for i, cell in enumerate(row.findall(w("tc"))[:columns]):
            longest[i] = max(longest[i], len(ooxml.text_of(cell)) ** 0.5)
    shares = [max(NARROWEST, it / sum(longest)) for it in longest]
    return [it / sum(shares) for it in shares]


def _set_cell_width(cell: Element, width: int) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = ooxml.element("tcPr")
        cell.insert(0, properties)
    for old in properties.findall(w("tcW")):
        properties.remove(old)
    properties.insert(0, ooxml.element("tcW", w=width, type="dxa"))


def _keep_whole(row: Element) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = ooxml.element("trPr")
        exceptions = row.find(w("tblPrEx"))
        row.insert(0 if exceptions is None else 1, properties)
    properties.insert(0, ooxml.element("cantSplit"))
