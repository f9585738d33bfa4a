"""Figures of a tagged PDF and the alternative texts that they carry (ISO 32000-1, 14.9.3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .objects import BROKEN, entries, kids, name, of_file, page_numbers, place, text

_MOST_ELEMENTS = 200_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the structure tree.

    Attributes:
        page: from 1; None where the file does not say.
        alternative: the words that stand for it, "" where there are none.
    """

    page: int | None
    alternative: str


def read(path: Path) -> tuple[Figure, ...]:
    """Return the figures of a PDF in their order; none where it is not tagged or its tree is broken."""
    pdf = of_file(path)
    try:
        root = entries(pdf.Root.get("/StructTreeRoot")) if pdf else None
        return tuple(_figures(root, page_numbers(pdf))) if pdf and root is not None else ()
    except BROKEN:
        return ()


def _figures(root: Any, numbers: Mapping[int, int]) -> Iterator[Figure]:
    roles = entries(root.get("/RoleMap"))
    stack: list[tuple[Any, int | None]] = [(kid, None) for kid in reversed(list(kids(root)))]
    seen: set[int] = set()
    while stack and len(seen) < _MOST_ELEMENTS:
        kid, page = stack.pop()
        node, number = entries(kid), place(kid)
        if node is None or number in seen:
            continue
        if number is not None:
            seen.add(number)
        own = place(node.get("/Pg"))
        page = numbers.get(own, page) if own is not None else page
        role = name(node.get("/S"))
        if "Figure" in (role, name(roles.get(f"/{role}")) if roles is not None else ""):
            yield Figure(page, text(node.get("/Alt")).strip() or text(node.get("/ActualText")).strip())
        stack.extend((kid, page) for kid in reversed(list(kids(node))))
