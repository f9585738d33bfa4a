"""The structure tree of the PDF, put right where WeasyPrint 70 leaves it incomplete.

`finish` is WeasyPrint's own hook: it gets the objects before they are written. ISO 32000-1, 14.8.4:
a list item holds a label and a body; a header cell says what it is the header of.
"""

from typing import Any

from ..errors import RenderError


def finish(_document: object, pdf: Any) -> None:
    """Repair list items and header cells in `pdf`, a `pydyf.PDF` that is complete but not written."""
    for item in _elements(pdf, "/LI"):
        _wrap_body(item, pdf)
    for cell in _elements(pdf, "/TH"):
        cell["A"]["Scope"] = "/Row" if _row_of(cell, pdf) == "/TBody" else "/Column"


def _elements(pdf: Any, role: str) -> list[Any]:
    return [it for it in pdf.objects if isinstance(it, dict) and it.get("S") == role]


def _resolve(reference: object, pdf: Any) -> Any:
    """Return the object behind an indirect `reference` such as b"12 0 R"."""
    if not isinstance(reference, bytes):
        raise RenderError(f"PDF: unexpected structure element {reference!r}; use the locked WeasyPrint")
    return pdf.objects[int(reference.split()[0])]


def _wrap_body(item: Any, pdf: Any) -> None:
    """Put everything but the label of a list item into one LBody."""
    import pydyf  # type: ignore[import-untyped]  # noqa: PLC0415  (WeasyPrint's own writer, loaded with it)

    kids = [(kid, _resolve(kid, pdf)) for kid in item["K"]]
    loose = [(reference, kid) for reference, kid in kids if kid.get("S") not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for _, kid in kids:
        if kid.get("S") != "/Lbl":
            kid["P"] = body.reference
            if kid.get("S") == "/LBody":
                kid["S"] = "/NonStruct"
    body["K"].extend(reference for reference, kid in kids if kid.get("S") != "/Lbl")
    labels = [reference for reference, kid in kids if kid.get("S") == "/Lbl"]
    item["K"] = pydyf.Array([*labels, body.reference])


def _row_of(cell: Any, pdf: Any) -> str:
    """Return the role of the group of rows in which `cell` stands: /THead, /TBody or /Table."""
    row = _resolve(cell["P"], pdf)
    return str(_resolve(row["P"], pdf).get("S"))
