"""One element of the source, one element of the structure tree, over all its pages.

`close` works on the objects of a part before they are written, see `tags.finish`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import pdf_objects
from .origins import Origins

NOTE = "footnote"
"""Class of a footnote, see templates/book.html.j2."""
_APART = frozenset(("/NonStruct", "/Lbl"))
"""Roles whose elements are never put together: several may come from one HTML element."""


def close(pdf: Any, origins: Origins) -> None:
    """Put the parts of one HTML element together, and lift elements that only repeat the one around them.

    A header of a table that is printed again on a later page leaves the tree, as its words are there already.

    Args:
        pdf: a `pydyf.PDF` not yet written.
        origins: from which HTML elements its structure elements were made.
    """
    seams = _Seams(pdf, origins)
    root = pdf_objects.resolve(pdf.catalog["StructTreeRoot"], pdf)
    seams.close(pdf_objects.resolve(root["K"][0], pdf))
    owners = pdf_objects.resolve(root["ParentTree"], pdf)["Nums"]
    for index in range(1, len(owners), 2):
        owners[index] = seams.owner(owners[index])


class _Seams:
    """The work on one tree; `moved` names for each element that is gone the one that has taken it in."""

    def __init__(self, pdf: Any, origins: Origins) -> None:
        self._pdf, self._origins = pdf, origins
        self._moved: dict[bytes, bytes] = {}

    def owner(self, entry: Any) -> Any:
        """Return an entry of the tree's index with the elements that have taken others in."""
        if isinstance(entry, list):
            entry[:] = [self._now(owner) for owner in entry]
            return entry
        return self._now(entry)

    def close(self, element: Any) -> None:
        """Put together what meets below an element; parents first, then what meets inside."""
        self._lift(element)
        kids, last, index = element["K"], None, 0
        while index < len(kids):
            kid = pdf_objects.element(kids[index], self._pdf)
            if kid is not None and last is not None and self._meets(last, kid):
                self._take_in(last, kid)
                del kids[index]
                continue
            last, index = last if self._is_foot(kid) else kid, index + 1
        for kid in self._elements(element):
            self.close(kid)

    def _meets(self, first: Any, second: Any) -> bool:
        return first["S"] not in _APART and self._origins.is_continued(first, second)

    def _is_foot(self, kid: Any) -> bool:
        """Return whether an element holds a page's footnotes: they stand between two parts of an element."""
        if kid is None:
            return False
        notes = [pdf_objects.element(below, self._pdf) for below in kid["K"]]
        return bool(notes) and all(note is not None and self._is_note(note) for note in notes)

    def _is_note(self, made: Any) -> bool:
        element = self._origins.element_of(made)
        return element is not None and element.get("class") == NOTE

    def _lift(self, element: Any) -> None:
        """Put the kids of those that repeat `element`, as boxes without a name do, in their place."""
        kids, index = element["K"], 0
        while index < len(kids):
            kid = pdf_objects.element(kids[index], self._pdf)
            if kid is None or element["S"] in _APART or not self._origins.is_continued(element, kid):
                index += 1
                continue
            kids[index : index + 1] = self._given(kid, element)

    def _take_in(self, first: Any, second: Any) -> None:
        if first["S"] == "/Table":
            self._drop_repeated_heads(first, second)
        first["K"].extend(self._given(second, first))

    def _given(self, giver: Any, taker: Any) -> list[Any]:
        """Return the kids of `giver` as kids of `taker`; `giver` is empty afterwards."""
        kids = []
        for kid in giver["K"]:
            below = pdf_objects.element(kid, self._pdf)
            if below is not None:
                below["P"] = taker.reference
            kids.append(self._on_page(kid, giver["Pg"], taker["Pg"]))
        self._moved[giver.reference] = taker.reference
        giver.clear()
        return kids

    def _on_page(self, kid: Any, page: bytes, other: bytes) -> Any:
        """Return marked content of `page` as an element says it whose own page is another one."""
        if not isinstance(kid, int) or page == other:
            return kid
        content = pdf_objects.dictionary({"Type": "/MCR", "Pg": page, "MCID": kid})
        self._pdf.add_object(content)
        return content.reference

    def _drop_repeated_heads(self, first: Any, second: Any) -> None:
        """Take the heads of `second` that `first` has already out of the tree; cells name the first ones."""
        known = [element for element in self._elements(first) if element["S"] == "/THead"]
        kept: list[Any] = []
        names: dict[str, Any] = {}
        for kid in second["K"]:
            below = pdf_objects.element(kid, self._pdf)
            same = [
                other for other in known if below is not None and self._origins.is_continued(other, below)
            ]
            if not same:
                kept.append(kid)
                continue
            was = (name.string for name in self._names(below))
            names.update(zip(was, self._names(same[0]), strict=False))
            for link in self._below(below, "/Link"):
                self._forget_link(link)
        second["K"][:] = kept
        for cell in self._below(second, "/TD"):
            headers = cell["A"].get("Headers", ())
            if headers:
                headers[:] = [names.get(header.string, header) for header in headers]

    def _names(self, head: Any) -> list[Any]:
        return [cell["ID"] for cell in self._below(head, "/TH") if "ID" in cell]

    def _forget_link(self, link: Any) -> None:
        """Take the annotations of a link away: the words are no content here, so nobody could reach it."""
        for kid in link["K"]:
            reference = pdf_objects.resolve(kid, self._pdf) if isinstance(kid, bytes) else None
            if not isinstance(reference, dict) or reference.get("Type") != "/OBJR":
                continue
            page = pdf_objects.resolve(reference["Pg"], self._pdf)
            page["Annots"].remove(reference["Obj"])
            number = pdf_objects.resolve(reference["Obj"], self._pdf).pop("StructParent")
            root = pdf_objects.resolve(self._pdf.catalog["StructTreeRoot"], self._pdf)
            owners = pdf_objects.resolve(root["ParentTree"], self._pdf)["Nums"]
            index = owners[::2].index(number) * 2
            del owners[index : index + 2]

    def _below(self, element: Any, role: str) -> Iterator[Any]:
        for kid in self._elements(element):
            if kid["S"] == role:
                yield kid
            yield from self._below(kid, role)

    def _elements(self, element: Any) -> list[Any]:
        kids = (pdf_objects.element(kid, self._pdf) for kid in element["K"])
        return [kid for kid in kids if kid is not None]

    def _now(self, reference: Any) -> Any:
        while reference in self._moved:
            reference = self._moved[reference]
        return reference
