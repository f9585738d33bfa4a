"""The structure tree of a tagged PDF, as one more witness: which element each marked content is in."""

from collections.abc import Mapping
from itertools import count

import pdfplumber
from pdfminer.psparser import PSException
from pdfplumber.structure import PDFStructElement, PDFStructTree, StructTreeMissing

from ..model import Tag

TagMap = Mapping[tuple[int, int], Tag]
"""(page, number of the marked content) → tag."""

# Standard types that only style words inside a paragraph (ISO 32000-1, 14.8.4.4).
_INLINE = frozenset(
    {"Span", "Strong", "Em", "Link", "Reference", "Quote", "Code", "Annot", "NonStruct", "Sub", "Private"}
)


def read_tags(pdf: pdfplumber.PDF) -> TagMap:
    """Return the tags of all marked contents; empty where the file is not tagged or the tree is broken."""
    try:
        tree = PDFStructTree(pdf)
    except StructTreeMissing:
        return {}
    except (PSException, KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, StopIteration):
        return {}
    tags: dict[tuple[int, int], Tag] = {}
    numbers = count()
    stack: list[tuple[PDFStructElement, tuple[str, ...], Tag | None]] = [
        (child, (), None) for child in reversed(tree.children)
    ]
    while stack:
        element, path, outer = stack.pop()
        if element.type in _INLINE and outer is not None:
            tag = outer
        else:
            tag = Tag(element.type, next(numbers), path)
        for mark in element.mcids:
            if element.page_number is not None:
                tags[element.page_number, mark] = tag
        inner = (*path, element.type)
        stack.extend((child, inner, tag) for child in reversed(element.children))
    return tags
