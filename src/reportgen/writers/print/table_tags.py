"""What a table of the printed document is about, for those who cannot see it (ISO 32000-1, table 349).

The words are those around it, as in the Word document: its caption or the heading above, and its heads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import pdf_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .origins import Origins

_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))


def describe(pdf: Any, origins: Origins) -> None:
    """Give each table of `pdf` a summary.

    Args:
        pdf: a `pydyf.PDF` not yet written, whose elements over several pages are put together.
        origins: from which HTML elements its structure elements were made.
    """
    root = pdf_objects.resolve(pdf.catalog["StructTreeRoot"], pdf)
    heading = ""
    for made in _in_order(pdf_objects.element(root["K"][0], pdf), pdf):
        if made["S"] in _HEADINGS:
            heading = _words(origins.element_of(made)) or heading
        elif made["S"] == "/Table":
            table = origins.element_of(made)
            summary = ": ".join(filter(None, (_caption(table) or heading, _heads(table))))
            if summary:
                made["A"] = pdf_objects.dictionary({"O": "/Table", "Summary": pdf_objects.text(summary)})


def _in_order(element: Any, pdf: Any) -> Iterator[Any]:
    yield element
    for kid in element["K"]:
        below = pdf_objects.element(kid, pdf)
        if below is not None:
            yield from _in_order(below, pdf)


def _caption(table: Any) -> str:
    return "" if table is None else _words(table.find("caption"))


def _heads(table: Any) -> str:
    """Return the heads of the columns, those of the last row of heads."""
    rows = [] if table is None else table.findall("thead/tr")
    return ", ".join(filter(None, map(_words, rows[-1]))) if rows else ""


def _words(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
