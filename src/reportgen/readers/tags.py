"""The structure tree of a tagged PDF, as one more witness: which element each marked content is in.

pdfplumber's own tree gives every element one page; paragraphs run over several, so the tree is walked
here (ISO 32000-1, 14.7).
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSException, PSLiteral
from pdfplumber.pdf import PDF

from ..model import Tag
from .names import literal

TagMap = Mapping[tuple[int, int], Tag]
"""(page, number of the marked content) → tag."""

# Standard types that only style words inside a paragraph (ISO 32000-1, 14.8.4.4).
_INLINE = frozenset(
    {"Span", "Strong", "Em", "Link", "Reference", "Quote", "Code", "Annot", "NonStruct", "Sub", "Private"}
)
_MOST_ELEMENTS = 200_000


def read_tags(pdf: PDF) -> TagMap:
    """Return the tags of all marked contents; empty where the file is not tagged or the tree is broken."""
    try:
        root = resolve1(pdf.doc.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict):
            return {}
        return _walk(root, {page.page_obj.pageid: page.page_number for page in pdf.pages})
    except (PSException, KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        return {}


def _name(value: Any) -> str:
    return literal(value) if isinstance(value, PSLiteral) else ""


def _kids(value: Any) -> Iterator[Any]:
    """Yield the kids of an element one by one."""
    resolved = resolve1(value)
    if isinstance(resolved, list):
        yield from resolved
    elif resolved is not None:
        yield value


def _walk(root: dict[str, Any], numbers: Mapping[object, int]) -> TagMap:
    roles = resolve1(root.get("RoleMap")) or {}
    tags: dict[tuple[int, int], Tag] = {}
    counter = count()
    seen: set[int] = set()
    stack: list[tuple[Any, tuple[str, ...], Tag | None, int | None]] = [
        (kid, (), None, None) for kid in reversed(list(_kids(root.get("K"))))
    ]
    while stack and len(seen) < _MOST_ELEMENTS:
        kid, path, tag, page = stack.pop()
        if isinstance(kid, PDFObjRef):
            if kid.objid in seen:
                continue
            seen.add(kid.objid)
        node = resolve1(kid)
        if isinstance(node, int):
            if tag is not None and page is not None:
                tags[page, node] = tag
            continue
        if not isinstance(node, dict):
            continue
        page = numbers.get(getattr(node.get("Pg"), "objid", -1), page)
        if "MCID" in node:
            mark = resolve1(node["MCID"])
            if isinstance(mark, int) and tag is not None and page is not None:
                tags[page, mark] = tag
            continue
        role = _name(resolve1(node.get("S")))
        role = _name(resolve1(roles.get(role))) or role
        if tag is None or role not in _INLINE:
            tag = Tag(role, next(counter), path)
        inner = (*path, role)
        stack.extend((child, inner, tag, page) for child in reversed(list(_kids(node.get("K")))))
    return tags
