"""The tables of a Word document: widths that Word and LibreOffice agree on, rows that stay together.

Lengths are twips (1/20 pt).
"""

from collections.abc import Iterator

from . import ooxml
from .ooxml import Element, w

NARROWEST = 0.1
"""Smallest share of a table that a column gets whose width was left open."""


BEHIND = 160
"""Space between a table and the text that goes on behind it, twips (8 pt)."""

CLOSE = 6
"""With more columns than this a table holds figures, and its rows stand close: it stays on one page."""
_CLOSE_SPACE, _CLOSE_LINE = 2, 180
"""Space above and below the words of such a cell, and height of their lines, twips."""

MANY = 8
"""With more columns than this a table's heads stand upright."""

_HEAD_LINE = 150
"""Height of the lines of upright heads, twips (7.5 pt)."""
HEAD = 1340
"""Height of upright heads, twips (24 mm): the longest name of a region then takes two lines."""


def finish(body: Element, measure: int, widest: int | None = None) -> None:
    """Let every table fill the measure, and keep its rows whole.

    Args:
        body: the document's body.
        measure: width of the text, twips.
        widest: how wide a table may be, twips; as its template says by default.
    """
    for table in body.iter(w("tbl")):
        _set_widths(table, measure, widest)
        _turn_heads(table)
        _set_close(table)
        _describe(table)
        _space_behind(table)
        for row in table.iter(w("tr")):
            _keep_whole(row)
            if _is_heading(row):
                _keep_with_next(row)


def _space_behind(table: Element) -> None:
    """Let the text that goes on behind a table begin a little lower; headings have space of their own."""
    behind = table.getnext()
    if behind is None or behind.tag != w("p") or "Heading" in ooxml.style_of(behind):
        return
    properties = behind.find(w("pPr"))
    if properties is None:
        properties = ooxml.element("pPr")
        behind.insert(0, properties)
    if properties.find(w("spacing")) is None:
        properties.append(ooxml.element("spacing", before=BEHIND))


def _is_heading(row: Element) -> bool:
    """Return whether a row is one cell over all columns: the heading of those below it."""
    cells = row.findall(w("tc"))
    return len(cells) == 1 and _columns_of(cells[0]) > 1


def _keep_with_next(row: Element) -> None:
    for paragraph in row.iter(w("p")):
        properties = paragraph.find(w("pPr"))
        if properties is not None:  # schema order: pStyle, keepNext, …
            style = properties.find(w("pStyle"))
            properties.insert(0 if style is None else 1, ooxml.element("keepNext"))


def lines_of(table: Element) -> Iterator[str]:
    """Yield for each row a text as long as its longest cell would be over the whole measure."""
    shares = [int(str(column.get(w("w")))) for column in table.iter(w("gridCol"))]
    for row in table.iter(w("tr")):
        cells = row.findall(w("tc"))
        yield "x" * max(
            (
                round(len(ooxml.text_of(cell)) * sum(shares) / share)
                for cell, share in zip(cells, shares, strict=False)
            ),
            default=0,
        )


def _set_widths(table: Element, measure: int, widest: int | None) -> None:
    grid, properties = table.find(w("tblGrid")), table.find(w("tblPr"))
    if grid is None or properties is None:
        return
    columns = grid.findall(w("gridCol"))
    shares = _given_shares(properties, columns) or _shares_of_text(table, len(columns))
    widths = [round(_width(properties, measure, widest) * share) for share in shares]
    for old in properties.findall(w("tblW")) + properties.findall(w("tblLayout")):
        properties.remove(old)
    style = properties.find(w("tblStyle"))
    index = 0 if style is None else properties.index(style) + 1
    properties.insert(index, ooxml.element("tblW", w=sum(widths), type="dxa"))
    # schema order: tblW, jc, …, tblLayout, tblCellMar, tblLook
    layout = ooxml.element("tblLayout", type="fixed")
    look = properties.find(w("tblLook"))
    properties.append(layout) if look is None else look.addprevious(layout)
    for column, width in zip(columns, widths, strict=True):
        column.set(w("w"), str(width))
    for row in table.iter(w("tr")):
        index = 0
        for cell in row.findall(w("tc")):
            span = _columns_of(cell)
            _set_cell_width(cell, sum(widths[index : index + span]))
            index += span


_WHOLE = 5000
"""The measure in fiftieths of a per cent, Word's unit for shares of the text's width."""


def _width(properties: Element, measure: int, widest: int | None) -> int:
    """Return the width of a table: the measure, or more where the template asks for more."""
    width = properties.find(w("tblW"))
    if width is None or width.get(w("type")) != "pct":
        return measure
    wide = round(measure * max(1.0, int(str(width.get(w("w")))) / _WHOLE))
    return wide if widest is None else min(wide, widest)


def _given_shares(properties: Element, columns: list[Element]) -> list[float]:
    """Return the shares that the template states, none where it leaves them open.

    pandoc writes a width in per cent only for a table whose columns have widths.
    """
    width = properties.find(w("tblW"))
    if width is None or width.get(w("type")) != "pct":
        return []
    widths = [int(str(column.get(w("w")))) for column in columns]
    return [width / sum(widths) for width in widths]


def _shares_of_text(table: Element, columns: int) -> list[float]:
    """Share the width by the square root of each column's longest text."""
    longest = [1.0] * columns
    for row in table.iter(w("tr")):
        for i, cell in enumerate(row.findall(w("tc"))[:columns]):
            longest[i] = max(longest[i], len(ooxml.text_of(cell)) ** 0.5)
    shares = [max(NARROWEST, length / sum(longest)) for length in longest]
    return [share / sum(shares) for share in shares]


def _columns_of(cell: Element) -> int:
    """Return over how many columns a cell runs."""
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return 1 if span is None else int(str(span.get(w("val"))))


def _set_cell_width(cell: Element, width: int) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = ooxml.element("tcPr")
        cell.insert(0, properties)
    for old in properties.findall(w("tcW")):
        properties.remove(old)
    properties.insert(0, ooxml.element("tcW", w=width, type="dxa"))


def _turn_heads(table: Element) -> None:
    """Turn the heads of a table of many narrow columns upright, so that no word of them is broken."""
    head = table.find(w("tr"))
    if head is None or len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")) <= MANY:
        return
    for cell in head.findall(w("tc"))[1:]:
        for aligned in cell.iter(w("jc")):
            aligned.set(w("val"), "left")
        properties = cell.find(w("tcPr"))
        if properties is not None:  # schema order: tcW, …, textDirection, …, vAlign
            for old in properties.findall(w("vAlign")):
                properties.remove(old)
            properties.append(_no_margins())
            properties.append(ooxml.element("textDirection", val="btLr"))
            properties.append(ooxml.element("vAlign", val="bottom"))
        for paragraph in cell.iter(w("p")):
            _set_line(paragraph, _HEAD_LINE)
    _row_properties(head).append(ooxml.element("trHeight", val=HEAD, hRule="atLeast"))
    first = head.find(f"{w('tc')}/{w('tcPr')}")
    if first is not None and first.find(w("vAlign")) is None:
        first.append(ooxml.element("vAlign", val="bottom"))


def _no_margins() -> Element:
    """Return the margins of a cell with an upright head: two lines of it fill a narrow column."""
    margins = ooxml.element("tcMar")
    for side in ("left", "right"):
        margins.append(ooxml.element(side, w=0, type="dxa"))
    return margins


def _set_line(paragraph: Element, line: int) -> None:
    """Set the height of a paragraph's lines where it has no spacing of its own."""
    said = paragraph.find(w("pPr"))
    if said is not None and said.find(w("spacing")) is None:
        spacing = ooxml.element("spacing", line=line, lineRule="exact")
        behind = next((part for part in said if part.tag in (w("ind"), w("jc"), w("rPr"))), None)
        said.append(spacing) if behind is None else behind.addprevious(spacing)


def _set_close(table: Element) -> None:
    """Set the rows of a table of many figures close together."""
    properties = table.find(w("tblPr"))
    if properties is None or len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")) <= CLOSE:
        return
    margins = ooxml.element("tblCellMar")  # schema order: tblLayout, tblCellMar, tblLook
    for side in ("top", "bottom"):
        margins.append(ooxml.element(side, w=_CLOSE_SPACE, type="dxa"))
    look = properties.find(w("tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)
    for paragraph in table.iter(w("p")):
        _set_line(paragraph, _CLOSE_LINE)


def _describe(table: Element) -> None:
    """Give a table a title and a description for those who cannot see it: words that stand around it.

    The title is its caption, else the heading above it; the description are the heads of its columns.
    """
    properties, head = table.find(w("tblPr")), table.find(w("tr"))
    if properties is None or head is None:
        return
    above = table.itersiblings(w("p"), preceding=True)
    title = next((ooxml.text_of(part) for part in above if ooxml.style_of(part) in _TITLES), "")
    heads = ", ".join(filter(None, (ooxml.text_of(cell).strip() for cell in head.findall(w("tc")))))
    for name, words in (("tblCaption", title.strip()), ("tblDescription", heads)):
        for given in properties.findall(w(name)):  # pandoc's, of the same caption
            properties.remove(given)
        if words:
            properties.append(ooxml.element(name, val=words))


_TITLES = frozenset({"TableCaption", "Heading1", "Heading2", "Heading3", "Heading4", "DraftHeading"})


def _keep_whole(row: Element) -> None:
    _row_properties(row).insert(0, ooxml.element("cantSplit"))


def _row_properties(row: Element) -> Element:
    """Return the properties of a row, made where it has none."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = ooxml.element("trPr")
        exceptions = row.find(w("tblPrEx"))
        row.insert(0 if exceptions is None else 1, properties)
    return properties
