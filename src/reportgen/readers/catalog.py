"""What the catalog says of a document's content: its structure tree, and the layers that are switched off.

The structure tree of a tagged PDF is one more witness: which element each marked content is in
(ISO 32000-1, 8.11 and 14.7).
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Pdf

from ..model.document import Tag
from . import objects

TagMap = Mapping[tuple[int, int], Tag]
"""(page, number of the marked content) → tag."""

# Standard types that only style words inside a paragraph (ISO 32000-1, 14.8.4.4).
_INLINE = frozenset(
    {"Span", "Strong", "Em", "Link", "Reference", "Quote", "Code", "Annot", "NonStruct", "Sub", "Private"}
)
_MOST_ELEMENTS = 200_000


class Layer(NamedTuple):
    """A layer: the number under which it stands in the file, its name, whether it is off by default."""

    number: int
    name: str
    is_off: bool


def tags(pdf: Pdf, pages: int) -> TagMap:
    """Return the tags of all marked contents; none where the file is not tagged or the tree is broken.

    Args:
        pdf: the document's objects.
        pages: how many there are as whoever reads the words counts them; where pikepdf counts others,
            nobody knows which page an element is on.
    """
    try:
        root = objects.entries(pdf.Root.get("/StructTreeRoot"))
        numbers = objects.page_numbers(pdf) if root is not None else {}
        return _walk(root, numbers) if len(numbers) == pages else {}
    except objects.BROKEN:
        return {}


def _walk(root: Any, numbers: Mapping[int, int]) -> TagMap:
    roles = objects.entries(root.get("/RoleMap"))
    tags: dict[tuple[int, int], Tag] = {}
    counter = count()
    seen: set[int] = set()
    stack: list[tuple[Any, tuple[str, ...], Tag | None, int | None]] = [
        (kid, (), None, None) for kid in reversed(list(kids(root)))
    ]
    while stack and len(seen) < _MOST_ELEMENTS:
        kid, path, tag, page = stack.pop()
        if isinstance(kid, int):  # most kids: the numbers of marked contents
            if tag is not None and page is not None:
                tags[page, kid] = tag
            continue
        node = objects.entries(kid)
        if node is None:
            continue
        number = objects.place(node)
        if number is not None:
            if number in seen:
                continue
            seen.add(number)
        own = objects.place(node.get("/Pg"))
        page = numbers.get(own, page) if own is not None else page
        if "/MCID" in node:
            mark = node.get("/MCID")
            if isinstance(mark, int) and tag is not None and page is not None:
                tags[page, mark] = tag
            continue
        role = objects.name(node.get("/S"))
        role = (objects.name(roles.get(f"/{role}")) if roles is not None else "") or role
        if tag is None or role not in _INLINE:
            tag = Tag(role, next(counter), path)
        inner = (*path, role)
        stack.extend((child, inner, tag, page) for child in reversed(list(kids(node))))
    return tags


def kids(element: Any) -> Iterator[Any]:
    """Yield the kids of an element of the structure tree one by one."""
    found = element.get("/K")
    if isinstance(found, Array):
        yield from found
    elif found is not None:
        yield found


def layers(pdf: Pdf) -> list[Layer]:
    """Return the layers of a document (ISO 32000-1, 8.11.4)."""
    properties = objects.entries(pdf.Root.get("/OCProperties"))
    if properties is None:
        return []
    every, off = _numbered(properties.get("/OCGs")), {}
    default = objects.entries(properties.get("/D"))
    if default is not None and objects.name(default.get("/BaseState")) == "OFF":
        on = _numbered(default.get("/ON"))
        off = {number: layer for number, layer in every.items() if number not in on}
    elif default is not None:
        off = _numbered(default.get("/OFF"))
    return [
        Layer(number, objects.text(layer.get("/Name")), number in off)
        for number, layer in {**every, **off}.items()
    ]


def _numbered(value: object) -> dict[int, Dictionary]:
    """Return the members of an array of layers by their numbers."""
    found = {objects.place(member): objects.entries(member) for member in objects.members(value)}
    return {number: layer for number, layer in found.items() if number is not None and layer is not None}
