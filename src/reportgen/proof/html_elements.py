"""Elements of a web page as they are written: attributes can hide words, and some elements show others.

A page is compared with the one that a build of the same compilation writes. What stands in no element of that
page (`hidden`, a style, a class, a form field with words of its own, a picture, a frame) is named.
"""

from collections.abc import Iterable
from html.parser import HTMLParser

from .elsewhere import shown
from .findings import Discrepancy

WrittenElement = tuple[str, tuple[tuple[str, str], ...]]
"""Name and sorted attributes."""

_REMEDY = "build the file again from the sources"
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_ENCODING = ("http-equiv", "content-type")
"""What programs that save a page put into its head; it changes nothing."""
_LOGOS = frozenset({"header", "footer"})
"""Elements that hold the logos of an edition: a page may have been built with others than lie there now."""


def elements_of(text: str) -> frozenset[WrittenElement]:
    """Return the elements of an HTML document, without the logos and the encoding."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return frozenset(reader.elements)


def check(expected: frozenset[WrittenElement], seen: Iterable[WrittenElement]) -> Iterable[Discrepancy]:
    """Name the elements that no build writes, in the order of their names.

    Args:
        expected: those of the page as a build writes it.
        seen: those of the published page.
    """
    for tag, attributes in sorted(set(seen) - expected):
        written = " ".join([tag, *(f'{name}="{value}"' for name, value in attributes)])
        message = f"an element that no build writes: “<{shown(written.split())}>”"
        yield Discrepancy("frame", message, _REMEDY, "the page's code")


def _leads_out(name: str, value: str | None) -> bool:
    """Return whether an attribute is a link that leads out of the page: `link_check` looks at those."""
    return name == "href" and not (value or "").startswith("#")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[WrittenElement] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        attributes = tuple(
            sorted((name, value or "") for name, value in attrs if not _leads_out(name, value))
        )
        is_logo = tag == "img" and not _LOGOS.isdisjoint(self._open)
        if not is_logo and _ENCODING not in [(name, value.lower()) for name, value in attributes]:
            self.elements.append((tag, attributes))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                continue
