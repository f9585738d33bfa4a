"""The contents in the structure tree: a TOC whose entries hold those below them (ISO 32000-1, 14.8.4.2).

WeasyPrint makes a flat list of the HTML list.
"""

from typing import Any

from . import pdf_objects
from .origins import Origins

LIST = "toc"
"""Class of the list of the contents, see templates/print.html.j2."""
_LEVEL = "level-"
"""Beginning of the class of an entry that says its level, from 1."""


def nest(pdf: Any, origins: Origins) -> None:
    """Make the list of the contents of `pdf` a table of contents, its entries nested by level.

    Args:
        pdf: a `pydyf.PDF` not yet written, whose list items have bodies.
        origins: from which HTML elements its structure elements were made.
    """
    for made in [made for made in pdf.objects if isinstance(made, dict) and made.get("S") == "/L"]:
        element = origins.element_of(made)
        if element is not None and element.get("class") == LIST:
            _nest(made, pdf, origins)


def _nest(contents: Any, pdf: Any, origins: Origins) -> None:
    contents["S"] = "/TOC"
    contents.pop("A", None)  # how a list is numbered
    open_lists = [contents]
    last: dict[int, Any] = {}
    for reference in list(contents["K"]):
        item = pdf_objects.element(reference, pdf)
        if item is None or item["S"] != "/LI":
            continue
        _make_entry(item, pdf)
        level = min(_level(item, origins), len(open_lists) + bool(last))
        del open_lists[level:]
        if level > len(open_lists):
            open_lists.append(_list_below(last[level - 1], pdf))
        if level > 1:
            contents["K"].remove(reference)
            open_lists[-1]["K"].append(reference)
            item["P"] = open_lists[-1].reference
        last[level] = item


def _make_entry(item: Any, pdf: Any) -> None:
    item["S"] = "/TOCI"
    for kid in item["K"]:
        body = pdf_objects.element(kid, pdf)
        if body is not None and body["S"] == "/LBody":
            body["S"] = "/Reference"


def _level(item: Any, origins: Origins) -> int:
    element = origins.element_of(item)
    name = (element.get("class") or "") if element is not None else ""
    return int(name.removeprefix(_LEVEL)) if name.removeprefix(_LEVEL).isdigit() else 1


def _list_below(entry: Any, pdf: Any) -> Any:
    """Return a new list of what stands below an entry."""
    below = pdf_objects.dictionary(
        {
            "Type": "/StructElem",
            "S": "/TOC",
            "K": pdf_objects.array(),
            "Pg": entry["Pg"],
            "P": entry.reference,
        }
    )
    pdf.add_object(below)
    entry["K"].append(below.reference)
    return below
