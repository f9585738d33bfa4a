"""Tables of HTML → pandoc's tables."""

import re
from collections.abc import Callable
from typing import Any

from .ooxml import Element
from .pandoc_text import INLINE, Attributes, Unknown, attributes_of

_NO_ATTRIBUTES: Attributes = ("", [], [])
_DEFAULT, _RIGHT = {"t": "AlignDefault"}, {"t": "AlignRight"}
_ALIGNED = {"": _DEFAULT, "text-align: right": _RIGHT}
_WIDTH = re.compile(r"width: (\d+(?:\.\d+)?)%")

Blocks = Callable[[Element], list[dict[str, Any]]]
Row = tuple[Attributes, list[Any]]


def table(element: Element, blocks: Blocks) -> dict[str, Any]:
    """Return a table.

    Args:
        element: the table.
        blocks: returns what stands in a caption or cell.

    Raises:
        Unknown: it is built otherwise than known here.
    """
    parts: dict[str, list[Element]] = {}
    for part in element:
        parts.setdefault(str(part.tag), []).append(part)
    if set(parts) - {"caption", "colgroup", "thead", "tbody"}:
        raise Unknown("table")
    head = [row for part in parts.get("thead", ()) for row in part]
    bodies = [list(part) for part in parts.get("tbody", ())]
    caption = [block for part in parts.get("caption", ()) for block in blocks(part)]
    widths = [_width(column) for group in parts.get("colgroup", ()) for column in group]
    return {
        "t": "Table",
        "c": [
            attributes_of(element),
            [None, caption],
            _columns(widths, head, [row for body in bodies for row in body]),
            [_NO_ATTRIBUTES, [_row(row, blocks) for row in head]],
            [_body(body, blocks) for body in bodies],
            [_NO_ATTRIBUTES, []],
        ],
    }


def _columns(widths: list[dict[str, Any]], head: list[Element], body: list[Element]) -> list[Any]:
    """Return alignment and width of the columns; the first row of the body says how they are aligned.

    Raises:
        Unknown: the rows differ in length, or widths are left open and pandoc would make them of what
            stands in the cells.
    """
    rows = [*head, *body]
    counts = {sum(int(cell.get("colspan", "1")) for cell in row) for row in rows}
    inside = [it.tag for row in rows for cell in row for it in cell.iter() if it is not cell]
    if len(counts) != 1 or (not widths and any(tag == "br" or tag not in INLINE for tag in inside)):
        raise Unknown("table")
    (count,) = counts
    aligned = [_alignment(cell) for cell in body[0]] if body else []
    aligned += [_DEFAULT] * (count - len(aligned))
    given = widths or [{"t": "ColWidthDefault"}] * count
    return [list(column) for column in zip(aligned, given, strict=False)]


def _width(column: Element) -> dict[str, Any]:
    found = _WIDTH.fullmatch(column.get("style", ""))
    if column.tag != "col" or found is None:
        raise Unknown("col")
    return {"t": "ColWidth", "c": float(found[1]) / 100}


def _body(rows: list[Element], blocks: Blocks) -> list[Any]:
    """Return a body: its first rows of heads only, then the others; how many of their cells are heads."""
    at = 0
    while at < len(rows) and _heads(rows[at]) == len(rows[at]):
        at += 1
    heads = min(map(_heads, rows[at:]), default=0)
    made = [_row(row, blocks) for row in rows]
    return [_NO_ATTRIBUTES, heads, made[:at], made[at:]]


def _heads(row: Element) -> int:
    """Return how many cells at a row's start are heads."""
    return next((at for at, cell in enumerate(row) if cell.tag != "th"), len(row))


def _row(row: Element, blocks: Blocks) -> Row:
    if row.tag != "tr":
        raise Unknown(str(row.tag))
    return attributes_of(row), [_cell(cell, blocks) for cell in row]


def _cell(cell: Element, blocks: Blocks) -> list[Any]:
    if cell.tag not in ("th", "td"):
        raise Unknown(str(cell.tag))
    spans = [int(cell.get(name, "1")) for name in ("rowspan", "colspan")]
    return [attributes_of(cell), _alignment(cell), *spans, blocks(cell)]


def _alignment(cell: Element) -> dict[str, str]:
    found = _ALIGNED.get(cell.get("style", ""))
    if found is None:
        raise Unknown("style")
    return found
