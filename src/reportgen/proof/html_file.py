"""HTML → blocks, by the parser of Python's library: the web page, and what the other formats are set from."""

from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from .stream import FOOTNOTE, FileBlock
from .words import Lettering

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
        *("hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    }
)
"""Elements whose edges end a word, with those of line breaks."""
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_SILENT = frozenset({"script", "style", "template", "svg"})
"""Elements whose words are compared as they stand, not as text: charts among them."""
_LOOKS = {
    **dict.fromkeys(("strong", "b"), Lettering.BOLD),
    **dict.fromkeys(("em", "i"), Lettering.ITALIC),
    "sup": Lettering.RAISED,
    "sub": Lettering.LOWERED,
}
_CALLS = frozenset({"call", "footnote-ref"})
"""Classes of the marks of footnotes, which are raised."""
_ENTRIES = "entries"
"""Class of paragraphs that hold quotations, each followed by a link to where it is from."""


def blocks_of(text: str) -> tuple[FileBlock, ...]:
    """Return the blocks of an HTML document in its own order; what no reader sees is left out."""
    reader = _BlockReader()
    reader.feed(text)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


def scripts_of(text: str) -> tuple[str, ...]:
    """Return scripts and styles of an HTML document: they can change what a reader sees."""
    reader = _BlockReader()
    reader.feed(text)
    reader.close()
    return tuple(script.strip() for script in reader.scripts if script.strip())


def _is_note(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element inside a paragraph holds a footnote, which stands at the foot of the page."""
    return tag == "span" and FOOTNOTE in attributes.get("class", "").split()


class _BlockReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[FileBlock] = []
        self.scripts: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._pieces: list[tuple[str, int]] = []
        self._references: list[str] = []
        self._target: str | None = None
        self._around: list[tuple[list[tuple[str, int]], list[str], str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; that of a block ends the block before it."""
        if tag in _BLOCKS or self._parts_quotations(tag):
            self.flush()
        if tag == "br":
            self._pieces.append(("\n", False))
        known = {name: value or "" for name, value in attrs}
        if _is_note(tag, known):
            self._around.append((self._pieces, self._references, self._target))
            self._pieces, self._references, self._target = [], [], None
        if tag == "a":
            if "reference" in known.get("class", "").split():
                self._references.append("")
            if self._target is None:
                self._target = known.get("href", "").rpartition("#")[2]
        if tag not in _VOID:
            self._open.append((tag, known))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open in it."""
        if all(name != tag for name, _ in self._open):
            return
        if tag in _BLOCKS or self._parts_quotations(tag):
            self.flush()
        if _is_note(*self._open[-1]) and self._around:
            self.flush()
            self._pieces, self._references, self._target = self._around.pop()
        while self._open and self._open.pop()[0] != tag:
            continue

    def _parts_quotations(self, tag: str) -> bool:
        """Return whether an element's edge ends a block: a link between the quotations of a paragraph."""
        if tag != "a":
            return False
        around = next((name for name, _ in reversed(self._open) if name in _BLOCKS), "")
        return around == "p" and any(
            _ENTRIES in attributes.get("class", "").split() for _, attributes in self._open
        )

    def handle_data(self, data: str) -> None:
        """Take words as part of the open block, or of its reference."""
        tags = [tag for tag, _ in self._open]
        if _SILENT.intersection(tags):
            self.scripts.append(data)
            return
        if self._references and self._in_reference():
            self._references[-1] += data
            self._pieces.append((" ", False))
        else:
            self._pieces.append((data, self._look()))

    def _look(self) -> int:
        look = Lettering.PLAIN
        for tag, attributes in self._open:
            look |= _LOOKS.get(tag, Lettering.PLAIN)
            if tag == "a" and not _CALLS.isdisjoint(attributes.get("class", "").split()):
                look |= Lettering.RAISED
        return look

    def _in_reference(self) -> bool:
        return any(
            tag == "a" and "reference" in attributes.get("class", "").split()
            for tag, attributes in self._open
        )

    def flush(self) -> None:
        """End the open block."""
        pieces, references = (
            tuple(self._pieces),
            tuple(" ".join(reference.split()) for reference in self._references),
        )
        target, self._target = self._target, None
        self._pieces, self._references = [], []
        if not references and not any(text.strip() for text, _ in pieces):
            return
        self.blocks.append(
            FileBlock(
                pieces,
                references,
                next((tag for tag, _ in reversed(self._open) if tag in _BLOCKS), ""),
                tuple(attributes["id"] for _, attributes in self._open if attributes.get("id")),
                frozenset(self._names()),
                self._bullet(),
                target,
                sum(tag == "li" for tag, _ in self._open),
            )
        )

    def _names(self) -> Iterable[str]:
        for tag, attributes in self._open:
            yield f"<{tag}>"
            yield from attributes.get("class", "").split()
            if "data-custom-style" in attributes:
                yield attributes["data-custom-style"]

    def _bullet(self) -> str | None:
        """Return the printed number of a list entry whose first block this is; "" for any bullet."""
        if not self._open or self._open[-1][0] not in ("p", "li"):
            return None
        entry = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == "li"), None)
        if entry is None:
            return None
        return self._open[-1][1].get("data-marker", "") or self._open[entry][1].get("data-marker", "")
