"""Footnotes in the structure tree: a Note right behind its mark (ISO 32000-1, 14.8.4.4), with a label.

WeasyPrint 70 leaves their words as spans at the end of each page, outside the paragraph that they belong to.
"""

from typing import Any

from . import pdf_objects
from .origins import Origins
from .seams import NOTE

CALL, MARK = "call", "footnote-mark"
"""Classes of the mark in the text and of the note's own mark, see templates/book.html.j2."""


def tie(pdf: Any, origins: Origins) -> None:
    """Put each note of `pdf` behind the first mark that leads to it.

    Args:
        pdf: a `pydyf.PDF` not yet written, whose elements over several pages are put together.
        origins: from which HTML elements its structure elements were made.
    """
    elements = [made for made in pdf.objects if isinstance(made, dict) and made.get("Type") == "/StructElem"]
    calls = {name: made for made in elements if (name := _call(made, origins))}
    for note in elements:
        name = _note(note, origins)
        if name:
            _name(note, name, pdf, origins)
            if name in calls:
                _move(note, calls[name], pdf)
    for call in calls.values():
        _wrap(call, "/Reference", pdf)


def _class(made: Any, origins: Origins) -> tuple[str, Any]:
    element = origins.element_of(made)
    return ("", None) if element is None else (element.get("class") or "", element)


def _call(made: Any, origins: Origins) -> str:
    """Return the id of the note to which a mark is the first to lead; "" for anything else."""
    name, element = _class(made, origins)
    is_first = name == CALL and made.get("S") == "/Link" and element.get("id")
    return str(element.get("href", ""))[1:] if is_first else ""


def _note(made: Any, origins: Origins) -> str:
    """Return the id of a note; "" for anything else."""
    name, element = _class(made, origins)
    parent_is_same = name == NOTE and made.get("S") != "/Span"
    return "" if name != NOTE or parent_is_same else str(element.get("id", ""))


def _name(note: Any, name: str, pdf: Any, origins: Origins) -> None:
    note["S"], note["ID"] = "/Note", pdf_objects.text(name)
    for kid in list(note["K"]):
        made = pdf_objects.element(kid, pdf)
        if made is None:
            continue
        if made["S"] == "/NonStruct" and not made["K"]:
            note["K"].remove(kid)
        elif made["S"] == "/Link" and _class(made, origins)[0] == MARK:
            _wrap(made, "/Lbl", pdf)


def _move(note: Any, call: Any, pdf: Any) -> None:
    area, paragraph = pdf_objects.resolve(note["P"], pdf), pdf_objects.resolve(call["P"], pdf)
    area["K"].remove(note.reference)
    if not area["K"]:
        pdf_objects.resolve(area["P"], pdf)["K"].remove(area.reference)
        area.clear()
    kids, index = paragraph["K"], paragraph["K"].index(call.reference) + 1
    empty = pdf_objects.element(kids[index], pdf) if index < len(kids) else None
    if empty is not None and empty["S"] == "/NonStruct" and not empty["K"]:
        del kids[index]
    kids.insert(index, note.reference)
    note["P"] = paragraph.reference


def _wrap(element: Any, role: str, pdf: Any) -> None:
    """Put an element into a new one of another role, in its place."""
    around = pdf_objects.dictionary(
        {
            "Type": "/StructElem",
            "S": role,
            "K": pdf_objects.array([element.reference]),
            "Pg": element["Pg"],
            "P": element["P"],
        }
    )
    pdf.add_object(around)
    kids = pdf_objects.resolve(element["P"], pdf)["K"]
    kids[kids.index(element.reference)] = around.reference
    element["P"] = around.reference
