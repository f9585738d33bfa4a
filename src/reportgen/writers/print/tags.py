"""The structure tree of the PDF, put right where WeasyPrint 70 leaves it incomplete.

`finish` gets the objects of a part before they are written. ISO 32000-1, 14.8:
a list item holds a label and a body; a header cell says what it is the header of; running headers
and footers are artifacts, not content.
"""

from typing import Any

from . import contents_tags, note_tags, pdf_objects, seams, table_tags
from .origins import Origins

REFERENCE = "reference"
"""Class of the references in the margin, see templates/book.html.j2."""


def finish(pdf: Any, origins: Origins, first: int = 0) -> None:
    """Repair elements over several pages, footnotes, lists, contents, tables and references in `pdf`.

    Args:
        pdf: a part of the document, a `pydyf.PDF` not yet written.
        origins: from which HTML elements its structure elements were made.
        first: number from which its pages and links are counted in the structure tree.
    """
    seams.close(pdf, origins)
    note_tags.tie(pdf, origins)
    for item in _elements(pdf, "/LI"):
        _wrap_body(item, pdf)
        _lift_label(item, pdf)
    contents_tags.nest(pdf, origins)
    table_tags.describe(pdf, origins)
    for cell in _elements(pdf, "/TH"):
        cell["A"]["Scope"] = "/Row" if _row_of(cell, pdf) == "/TBody" else "/Column"
    for paragraph in _elements(pdf, "/P"):
        _put_reference_last(paragraph, pdf, origins)
    _mark_furniture(pdf)
    if first:
        _count_from(first, pdf)


def _elements(pdf: Any, role: str) -> list[Any]:
    return [made for made in pdf.objects if isinstance(made, dict) and made.get("S") == role]


def _children(element: Any, pdf: Any) -> list[tuple[bytes, Any]]:
    """Return the elements right below `element` with their references; marked content is left out."""
    pairs = [(kid, pdf_objects.resolve(kid, pdf)) for kid in element["K"] if isinstance(kid, bytes)]
    return [(reference, kid) for reference, kid in pairs if isinstance(kid, dict) and "S" in kid]


def _wrap_body(item: Any, pdf: Any) -> None:
    """Put everything but the label of a list item into one LBody."""
    kids = _children(item, pdf)
    if all(kid["S"] in ("/Lbl", "/LBody") for _, kid in kids):
        return
    body = pdf_objects.dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pdf_objects.array(),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    labels = [reference for reference, kid in kids if kid["S"] == "/Lbl"]
    for reference, kid in kids:
        if kid["S"] == "/Lbl":
            continue
        kid["P"] = body.reference
        if kid["S"] == "/LBody":
            kid["S"] = "/NonStruct"
        body["K"].append(reference)
    item["K"] = pdf_objects.array([*labels, body.reference])


def _lift_label(item: Any, pdf: Any) -> None:
    """Make the bullet that stands in an entry's first line the label of its list item."""
    body = next((kid for _, kid in _children(item, pdf) if kid["S"] == "/LBody"), None)
    first = _children(body, pdf)[:1] if body is not None else []
    if not first or first[0][1]["S"] != "/P":
        return
    paragraph = first[0][1]
    for reference, kid in _children(paragraph, pdf)[:1]:
        if kid["S"] == "/NonStruct":
            kid["S"], kid["P"] = "/Lbl", item.reference
            paragraph["K"].remove(reference)
            item["K"].insert(0, reference)


def _put_reference_last(paragraph: Any, pdf: Any, origins: Origins) -> None:
    """Let a screen reader say the source reference after the words it belongs to.

    In the page's own order it comes first, since it hangs beside the first line.
    """
    kids = _children(paragraph, pdf)
    if len(kids) > 1 and kids[0][1]["S"] == "/Link" and _is_reference(kids[0][1], origins):
        reference = kids[0][0]
        paragraph["K"].remove(reference)
        paragraph["K"].append(reference)


def _is_reference(link: Any, origins: Origins) -> bool:
    """Return whether a link is a source reference, by the class of its HTML element."""
    element = origins.element_of(link)
    return element is not None and REFERENCE in (element.get("class") or "").split()


def _row_of(cell: Any, pdf: Any) -> str:
    """Return the role of the group of rows in which `cell` stands: /THead, /TBody or /Table."""
    row = pdf_objects.resolve(cell["P"], pdf)
    return str(pdf_objects.resolve(row["P"], pdf).get("S"))


def _mark_furniture(pdf: Any) -> None:
    """Turn what stands outside the tree, headers and footers, into pagination artifacts."""
    root = pdf_objects.resolve(pdf.catalog["StructTreeRoot"], pdf)
    inside = _reachable(root, pdf)
    outside = [made for made in pdf.objects if _is_element(made) and made.number not in inside]
    numbers: dict[bytes, set[int]] = {}
    for element in outside:
        numbers.setdefault(element["Pg"], set()).update(kid for kid in element["K"] if isinstance(kid, int))
        # emptied, not freed: pydyf 0.12 counts freed objects in the places it gives all later ones
        element.clear()
    owners = pdf_objects.resolve(root["ParentTree"], pdf)["Nums"]
    for index, page in enumerate(pdf.page_references):
        marked = numbers.get(page, set())
        # the tree's own index: page number and a list of owners, by the number of the marked content
        owners[2 * index + 1][:] = [
            b"null" if i in marked else owner for i, owner in enumerate(owners[2 * index + 1])
        ]
        content = pdf_objects.resolve(pdf_objects.resolve(page, pdf)["Contents"], pdf).stream
        for i, part in enumerate(content):
            if isinstance(part, dict) and part.get("MCID") in marked:
                content[i - 1 : i + 1] = ["/Artifact", pdf_objects.dictionary({"Type": "/Pagination"})]


def _is_element(made: Any) -> bool:
    return isinstance(made, dict) and made.get("Type") == "/StructElem"


def _reachable(root: Any, pdf: Any) -> set[int]:
    """Return the numbers of all elements under `root`."""
    numbers, waiting = set(), [root]
    while waiting:
        for _, kid in _children(waiting.pop(), pdf):
            numbers.add(kid.number)
            waiting.append(kid)
    return numbers


def _count_from(first: int, pdf: Any) -> None:
    """Number pages, links and header cells so that those of another part have other numbers."""
    for made in pdf.objects:
        if not isinstance(made, dict):
            continue
        for key in ("StructParents", "StructParent"):
            if key in made:
                made[key] += first
        if "ID" in made:
            made["ID"] = _counted(made["ID"], first)
        if isinstance(made.get("A"), dict) and "Headers" in made["A"]:
            headers = made["A"]["Headers"]
            headers[:] = [_counted(header, first) for header in headers]
    owners = pdf_objects.resolve(pdf_objects.resolve(pdf.catalog["StructTreeRoot"], pdf)["ParentTree"], pdf)[
        "Nums"
    ]
    owners[::2] = [number + first for number in owners[::2]]


def _counted(name: Any, first: int) -> Any:
    return pdf_objects.text(f"{first}-{name.string}")
