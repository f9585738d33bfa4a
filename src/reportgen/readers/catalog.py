"""What the catalogue says of a document's content: its structure tree, and the layers that are switched off.

The structure tree of a tagged PDF is one more witness: which element each marked content is in. Engines
know objects by types of their own; these are walked through the few questions of `Objects`
(ISO 32000-1, 8.11 and 14.7).
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Protocol

from ..model.document import Tag

TagMap = Mapping[tuple[int, int], Tag]
"""(page, number of the marked content) → tag."""

# Standard types that only style words inside a paragraph (ISO 32000-1, 14.8.4.4).
_INLINE = frozenset(
    {"Span", "Strong", "Em", "Link", "Reference", "Quote", "Code", "Annot", "NonStruct", "Sub", "Private"}
)
_CELLS = frozenset({"TD", "TH"})
_MOST_ELEMENTS = 200_000


def text_string(data: bytes) -> str:
    """Return the text of a PDF text string (ISO 32000-1, 7.9.2.2).

    What is no UTF-16 or UTF-8 counts as Latin-1, which has the soft hyphen that PDFDocEncoding lacks and
    producers write all the same.
    """
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")


class Objects(Protocol):
    """How an engine's objects are followed."""

    def resolve(self, value: Any) -> Any:
        """Return the object that `value` refers to, or `value` itself."""

    def number(self, value: Any) -> int | None:
        """Return the object number that `value` refers to, None for direct objects."""

    def name(self, value: Any) -> str:
        """Return the text of a name, "" for anything else."""


def walk(root: Mapping[str, Any], numbers: Mapping[int, int], objects: Objects) -> TagMap:
    """Return the tags of all marked contents.

    Args:
        root: the structure tree's root.
        numbers: object number of a page → its number from 1.
        objects: how objects are followed.
    """
    roles = objects.resolve(root.get("RoleMap"))
    roles = roles if isinstance(roles, dict) else {}
    tags: dict[tuple[int, int], Tag] = {}
    counter = count()
    seen: set[int] = set()
    stack: list[tuple[Any, tuple[str, ...], Tag | None, int | None]] = [
        (kid, (), None, None) for kid in reversed(list(_kids(root.get("K"), objects)))
    ]
    while stack and len(seen) < _MOST_ELEMENTS:
        kid, path, tag, page = stack.pop()
        if isinstance(kid, int):  # most kids: the numbers of marked contents
            if tag is not None and page is not None:
                tags[page, kid] = tag
            continue
        number = objects.number(kid)
        if number is not None:
            if number in seen:
                continue
            seen.add(number)
        node = objects.resolve(kid)
        if isinstance(node, int):
            if tag is not None and page is not None:
                tags[page, node] = tag
            continue
        if not isinstance(node, dict):
            continue
        own = objects.number(node.get("Pg"))
        page = numbers.get(own, page) if own is not None else page
        if "MCID" in node:
            mark = objects.resolve(node["MCID"])
            if isinstance(mark, int) and tag is not None and page is not None:
                tags[page, mark] = tag
            continue
        role = objects.name(objects.resolve(node.get("S")))
        role = objects.name(objects.resolve(roles.get(role))) or role
        if tag is None or role not in _INLINE:
            tag = _tag(role, next(counter), path, tag)
        inner = (*path, role)
        stack.extend((child, inner, tag, page) for child in reversed(list(_kids(node.get("K"), objects))))
    return tags


def _tag(role: str, number: int, path: tuple[str, ...], around: Tag | None) -> Tag:
    """Return the tag of an element; a table inside a cell has rows and cells of its own."""
    row, cell = (around.row, around.cell) if around else (None, None)
    if role == "TR":
        row, cell = number, None
    elif role in _CELLS:
        cell = number
    return Tag(role, number, path, row, cell)


def _kids(value: Any, objects: Objects) -> Iterator[Any]:
    """Yield the kids of an element one by one."""
    resolved = objects.resolve(value)
    if isinstance(resolved, list):
        yield from resolved
    elif resolved is not None:
        yield value


def hidden_layers(catalog: Mapping[str, Any], objects: Objects) -> frozenset[int]:
    """Return object numbers of the layers that are off by default (ISO 32000-1, 8.11.4)."""
    properties = objects.resolve(catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return frozenset()
    default = objects.resolve(properties.get("D"))
    default = default if isinstance(default, dict) else {}
    if objects.name(objects.resolve(default.get("BaseState"))) == "OFF":
        on = _numbers(default.get("ON"), objects)
        return _numbers(properties.get("OCGs"), objects) - on
    return _numbers(default.get("OFF"), objects)


def layers(catalog: Mapping[str, Any], objects: Objects) -> frozenset[int]:
    """Return object numbers of all layers."""
    properties = objects.resolve(catalog.get("OCProperties"))
    return _numbers(properties.get("OCGs"), objects) if isinstance(properties, dict) else frozenset()


def _numbers(value: Any, objects: Objects) -> frozenset[int]:
    resolved = objects.resolve(value)
    members = resolved if isinstance(resolved, list) else []
    return frozenset(number for number in map(objects.number, members) if number is not None)
