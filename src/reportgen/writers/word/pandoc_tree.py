"""HTML → pandoc's own tree as JSON, which pandoc takes in far less time than the HTML.

Known is what templates/word.html.j2 and the introduction's Markdown are made of. Whatever else comes is
left to pandoc, which gets the HTML then: the document is the same either way, to the byte. Elements and
fields are those of pandoc-types 1.23 (`Text.Pandoc.Definition`), rules those of pandoc's HTML reader.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from . import pandoc_table, pandoc_text
from .ooxml import Element, parse_html
from .pandoc_text import INLINE, Unknown, attributes_of

VERSION = (1, 23)
"""Version of the tree; pandoc refuses another."""

_NUMBERS = {
    None: "DefaultStyle",
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}
"""How numbered lists are numbered, by their attribute `type`."""

Block = dict[str, Any]


def tree_of(html: str) -> bytes | None:
    """Return the tree of a document, None where it holds anything that is not known here."""
    body = parse_html(html).find("body")
    if body is None:
        return None
    try:
        blocks = _blocks(body)
    except Unknown:
        return None
    tree = {"pandoc-api-version": VERSION, "meta": {}, "blocks": blocks}
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _blocks(parent: Element) -> list[Block]:
    """Return what stands in an element: blocks, and running text between them as blocks of its own."""
    found: list[Block] = []
    line = pandoc_text.InlineLine(parent.text)
    for child in parent:
        if child.tag in INLINE:
            line.add(child)
            continue
        make = _BLOCKS.get(child.tag)
        if make is None:
            raise Unknown(str(child.tag))
        found += [*line.plain(), *make(child)]
        line = pandoc_text.InlineLine(child.tail)
    return [*found, *line.plain()]


def _division(element: Element) -> Iterator[Block]:
    name, classes, others = attributes_of(element)
    kinds = ["section", *classes] if element.tag == "section" else classes
    yield {"t": "Div", "c": [[name, kinds, others], _blocks(element)]}


def _paragraph(element: Element) -> Iterator[Block]:
    inlines = pandoc_text.inlines(element)
    if inlines:
        yield {"t": "Para", "c": inlines}


def _heading(element: Element) -> Iterator[Block]:
    inlines = pandoc_text.inlines(element)
    yield {"t": "Header", "c": [int(element.tag[1:]), attributes_of(element), inlines]}


def _quotation(element: Element) -> Iterator[Block]:
    yield {"t": "BlockQuote", "c": _blocks(element)}


def _bullets(element: Element) -> Iterator[Block]:
    yield {"t": "BulletList", "c": list(_list_items(element))}


def _numbers(element: Element) -> Iterator[Block]:
    start, style = element.get("start", "1"), _NUMBERS.get(element.get("type"))
    if not start.isdecimal() or style is None or set(element.keys()) - {"start", "type"}:
        raise Unknown("ol")
    form = [int(start), {"t": style}, {"t": "DefaultDelim"}]
    yield {"t": "OrderedList", "c": [form, list(_list_items(element))]}


def _list_items(element: Element) -> Iterator[list[Block]]:
    for item in _only(element, "li"):
        if item.get("id") is not None:
            raise Unknown("li")
        blocks = _blocks(item)
        # lines beside paragraphs become paragraphs
        loose = any(block["t"] in ("Para", "Header", "BlockQuote") for block in blocks)
        yield [block | {"t": "Para"} if loose and block["t"] == "Plain" else block for block in blocks]


def _only(element: Element, name: str) -> Iterable[Element]:
    """Return the children, which are all of one name and have nothing but space around them.

    Raises:
        Unknown: something else stands among them.
    """
    texts = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in texts) or any(child.tag != name for child in element):
        raise Unknown(str(element.tag))
    return element


def _table(element: Element) -> Iterator[Block]:
    yield pandoc_table.table(element, _blocks)


_BLOCKS: Mapping[Any, Callable[[Element], Iterator[Block]]] = {
    **dict.fromkeys(("div", "section"), _division),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "p": _paragraph,
    "ul": _bullets,
    "ol": _numbers,
    "blockquote": _quotation,
    "table": _table,
}
