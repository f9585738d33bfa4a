"""Running text of HTML → pandoc's inline elements, spaced as pandoc's HTML reader spaces them."""

import re
from typing import Any

from .ooxml import Element

_EMPHASIS = {"strong": "Strong", "b": "Strong", "em": "Emph", "i": "Emph", "u": "Underline"}
INLINE = frozenset({*_EMPHASIS, "span", "a", "br", "img"})
"""Elements of running text."""

_KEPT = frozenset({"lang", "dir", "width", "height"})
"""Attributes that pandoc passes on, beside `id` and `class`."""
_STYLE = "data-custom-style"
_IGNORED = frozenset({"id", "class", "style", "scope", "data-label", "colspan", "rowspan"})
"""Attributes that are looked at elsewhere, or that pandoc's writer of DOCX has no use for."""

_BLANK = " \t\r"
"""What separates words, beside line breaks; other spaces are letters to pandoc."""
_BLANKS = re.compile(r"[ \t\r]+")
_LINE_ENDS = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_PLAIN_ADDRESS = re.compile(r"(?:data:|[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-])*")
"""Addresses that pandoc leaves as they are."""

Attributes = tuple[str, list[str], list[tuple[str, str]]]
"""Pandoc's: identifier, classes, others."""

_SPACE: dict[str, Any] = {"t": "Space"}
_SOFT: dict[str, Any] = {"t": "SoftBreak"}
"""A space where the HTML has a line break."""
_BREAK: dict[str, Any] = {"t": "LineBreak"}
_GAPS = ("Space", "SoftBreak")


class Unknown(Exception):  # noqa: N818  (no error: pandoc reads the HTML then)
    """Something in the HTML is not known here."""


def attributes_of(element: Element) -> Attributes:
    """Return the attributes of an element as pandoc passes them on.

    Raises:
        Unknown: it has another attribute.
    """
    others: list[tuple[str, str]] = []
    for name, value in element.items():
        if name == _STYLE:
            others.append(("custom-style", str(value)))
        elif name in _KEPT:
            others.append((str(name), str(value)))
        elif name not in _IGNORED:
            raise Unknown(str(name))
    return element.get("id", ""), element.get("class", "").split(), others


def inlines(element: Element) -> list[dict[str, Any]]:
    """Return the running text of an element that holds nothing else, without the spaces around it."""
    line = InlineLine(element.text)
    for child in element:
        line.add(child)
    return line.trimmed()


class InlineLine:
    """Running text as it grows: words, single spaces between them, and elements."""

    def __init__(self, text: str | None = None) -> None:
        """Start with a text."""
        self._parts: list[dict[str, Any]] = []
        self._text(text)

    def add(self, element: Element) -> None:
        """Add an element of running text and the text behind it.

        Raises:
            Unknown: it is no such element, or holds none.
        """
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag in _EMPHASIS:
            self._emphasis(_EMPHASIS[str(tag)], _inside(element))
        elif tag == "span":
            self._parts.append({"t": "Span", "c": [attributes_of(element), _inside(element)._parts]})
        elif tag == "a":
            self._link(element)
        elif tag == "img":
            self._image(element)
        else:
            raise Unknown(str(tag))
        self._text(element.tail)

    def trimmed(self) -> list[dict[str, Any]]:
        """Return the elements without the spaces around them."""
        parts = self._parts
        first, last = 0, len(parts)
        while first < last and parts[first]["t"] in _GAPS:
            first += 1
        while last > first and parts[last - 1]["t"] in _GAPS:
            last -= 1
        return parts[first:last]

    def plain(self) -> list[dict[str, Any]]:
        """Return the block of a text that stands beside blocks; none for nothing."""
        parts = self.trimmed()
        return [{"t": "Plain", "c": parts}] if parts else []

    def _text(self, text: str | None) -> None:
        """Add words. One element holds many words: pandoc writes them so, and reads them sooner."""
        for at, piece in enumerate(_LINE_ENDS.split(text) if text else ()):
            if at:
                self._space(_SOFT)
            if piece:
                words = piece.strip(_BLANK)
                if piece[0] in _BLANK:
                    self._space(_SPACE)
                if words:
                    self._words(_BLANKS.sub(" ", words))
                if words and piece[-1] in _BLANK:
                    self._space(_SPACE)

    def _words(self, words: str) -> None:
        parts = self._parts
        if parts and parts[-1]["t"] == "Str":
            parts[-1]["c"] += words
        elif len(parts) > 1 and parts[-1] is _SPACE and parts[-2]["t"] == "Str":
            del parts[-1]
            parts[-1]["c"] += f" {words}"
        else:
            parts.append({"t": "Str", "c": words})

    def _space(self, gap: dict[str, Any] | None) -> None:
        """Add a space, or none; of two spaces one stays, beside a line break none."""
        before = self._parts[-1]["t"] if self._parts else ""
        if gap is None or before == "LineBreak":
            return
        if before not in _GAPS:
            self._parts.append(gap)
        elif gap is _SOFT:
            self._parts[-1] = gap

    def _break(self) -> None:
        if self._parts and self._parts[-1]["t"] in _GAPS:
            del self._parts[-1]
        self._parts.append(_BREAK)

    def _emphasis(self, kind: str, inside: "InlineLine") -> None:
        """Add emphasis; spaces at its ends go outside, and emphasis right behind emphasis is one."""
        content = inside.trimmed()
        before, after = inside._ends()
        self._space(before)
        if self._parts and self._parts[-1]["t"] == kind:
            _join(self._parts[-1]["c"], content)
        else:
            self._parts.append({"t": kind, "c": content})
        self._space(after)

    def _link(self, element: Element) -> None:
        address = element.get("href", "")
        known = not set(element.keys()) - {"href", "class", "id"}
        if not address or not _PLAIN_ADDRESS.fullmatch(address) or not known:
            raise Unknown("a")
        inside = _inside(element)
        before, after = inside._ends()
        self._space(before)
        attributes: Attributes = (element.get("id", ""), element.get("class", "").split(), [])
        self._parts.append({"t": "Link", "c": [attributes, inside.trimmed(), [address, ""]]})
        self._space(after)

    def _image(self, element: Element) -> None:
        address = element.get("src", "")
        if not _PLAIN_ADDRESS.fullmatch(address) or set(element.keys()) - {"src", "alt", "width", "height"}:
            raise Unknown("img")
        size = [(name, element.get(name)) for name in ("width", "height") if element.get(name) is not None]
        words = InlineLine(element.get("alt"))._parts
        self._parts.append({"t": "Image", "c": [("", [], size), words, [address, ""]]})

    def _ends(self) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """Return the spaces with which the text begins and ends."""
        ends = [self._parts[at] if self._parts else _BREAK for at in (0, -1)]
        first, last = (it if it["t"] in _GAPS else None for it in ends)
        return first, last


def _join(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
    """Append text to text, words to words."""
    if first and second and first[-1]["t"] == second[0]["t"] == "Str":
        first[-1]["c"] += second.pop(0)["c"]
    first += second


def _inside(element: Element) -> InlineLine:
    line = InlineLine(element.text)
    for child in element:
        line.add(child)
    return line
