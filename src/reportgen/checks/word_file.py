"""A Word file as the checks see it: its parts, styles, headings, tables and pictures (ECMA-376)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..writers.word import ooxml, package_file
from ..writers.word.ooxml import Element, w

_TEXT = ("word/document.xml", "word/styles.xml")
_CORE = "docProps/core.xml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_HEADING = re.compile(r"heading (\d)", re.I)
_AROUND = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml$")
_TOC = re.compile(r"toc (\d)", re.I)


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a Word file that the checks look at.

    Attributes:
        body: root of the document.
        around: roots of headers, footers and notes, by name.
        styles: root of the styles.
        names: id of a style → its name in lower case.
        title: title property, "" where there is none.
    """

    body: Element
    around: Mapping[str, Element]
    styles: Element
    names: Mapping[str, str]
    title: str

    def level(self, paragraph: Element) -> int:
        """Return a paragraph's heading level, 0 where it is no heading."""
        match = _HEADING.fullmatch(self.names.get(ooxml.style_of(paragraph), ""))
        return int(match[1]) if match else 0

    def contents_level(self, paragraph: Element) -> int:
        """Return a paragraph's level in the contents, 0 where it is no entry."""
        match = _TOC.fullmatch(self.names.get(ooxml.style_of(paragraph), ""))
        return int(match[1]) if match else 0

    def headings(self) -> Iterator[tuple[int, Element]]:
        """Yield every heading with its level, in order."""
        for paragraph in self.body.iter(w("p")):
            level = self.level(paragraph)
            if level:
                yield level, paragraph

    def pictures(self) -> Iterator[tuple[str, Element]]:
        """Yield the properties of every picture with the part it stands in."""
        for name, root in (("text", self.body), *self.around.items()):
            for properties in root.iter(_DRAWING):
                yield name, properties

    def language(self) -> str:
        """Return the language of the default style, "" where none is set."""
        for found in self.styles.iter(w("lang")):
            if found.get(w("val")):
                return str(found.get(w("val")))
        return ""


def is_decorative(properties: Element) -> bool:
    """Return whether a picture is marked as saying nothing."""
    return any(str(mark.get("val")) in ("1", "true") for mark in properties.iter(_DECORATIVE))


def read(path: Path) -> WordParts:
    """Read a Word file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        parts = package_file.read_parts(
            path, lambda name: name in (*_TEXT, _CORE) or _AROUND.match(name) is not None
        )
        body, styles = (ooxml.parse(parts.pop(name)) for name in _TEXT)
        core = ooxml.parse(parts.pop(_CORE)) if _CORE in parts else None
        around = {name.removeprefix("word/"): ooxml.parse(part) for name, part in parts.items()}
    except (KeyError, ValueError, SyntaxError) as error:
        raise InputError(f"{path}: damaged ({error}); build it again") from error
    title = core.findtext(_TITLE) if core is not None else None
    return WordParts(body, around, styles, dict(_names(styles)), (title or "").strip())


def _names(styles: Element) -> Iterator[tuple[str, str]]:
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if name is not None:
            yield str(style.get(w("styleId"))), str(name.get(w("val"))).casefold()
