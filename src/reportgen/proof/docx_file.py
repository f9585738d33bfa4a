"""DOCX → blocks: the words that Word shows, paragraph by paragraph, header and footer apart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..writers.word import ooxml, package_file
from ..writers.word.ooxml import Element, w
from . import link_check
from .link_check import FileLink
from .stream import FOOTNOTE, FileBlock
from .words import Lettering

REFERENCE_STYLE = "SourceReference"
DEEPEST = 3
"""Levels of lists that have a look of their own in Word; entries further in look like those of the last."""

_COUNTED = ("PAGE", "NUMPAGES", "PAGEREF")
"""Fields whose results Word counts anew; a number that they show is no claim, a word is."""
_REPEATED = "STYLEREF"
"""Field that repeats a heading in the header; in the text its words are a claim."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FIELD_LINK = re.compile(r'HYPERLINK\s+"?([^"\s]+)')
_TEXT = ("word/document.xml", "word/styles.xml")
_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_RELATIONS = {_BODY: "word/_rels/document.xml.rels", _NOTES: "word/_rels/footnotes.xml.rels"}
"""Parts with links, and the parts that have their addresses."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_AROUND = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
"""Beginnings of the names of parts that hold words beside the text."""
_SCRIPTS = {"superscript": Lettering.RAISED, "subscript": Lettering.LOWERED}
_GONE = frozenset({w("del"), w("moveFrom"), w("instrText"), w("delText")})
_CHARACTERS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "",
    w("sym"): "\ufffd",  # a sign of a face of signs: no build writes one
}


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word document.

    Attributes:
        blocks: paragraphs of the text, cells of tables among them, then those of the footnotes in the order
            of their marks; a source reference belongs to the paragraph behind it.
        furniture: text of each header and footer, of endnotes and comments.
        links: those that lead out of the file.
    """

    blocks: tuple[FileBlock, ...]
    furniture: tuple[str, ...]
    links: tuple[FileLink, ...] = ()


def read(path: Path) -> WordFile:
    """Read a Word document.

    Raises:
        InputError: it cannot be read.
    """
    try:
        parts = package_file.read_parts(path, _is_read)
        body, styles = (ooxml.parse(parts.pop(name)) for name in _TEXT)
        addresses = {part: _addresses(parts.pop(name, None)) for part, name in _RELATIONS.items()}
        links = [*_links(body, addresses[_BODY])]
        if _NOTES in parts:
            links += _links(ooxml.parse(parts[_NOTES]), addresses[_NOTES])
        looks, levels = _looks_of_styles(styles), _levels_of_styles(styles)
        notes = _notes(ooxml.parse(parts.pop(_NOTES))) if _NOTES in parts else {}
        furniture = [ooxml.parse(part) for part in parts.values()]
    except (KeyError, ValueError, SyntaxError) as error:
        raise InputError(f"{path}: damaged ({error}); build it again") from error
    calls = _Calls()
    text = tuple(_blocks(body, looks, calls, levels))
    called = [block for name in calls.names for block in _note_blocks(notes.pop(name, None), looks)]
    lost = [_text(note) for note in notes.values()]
    return WordFile((*text, *called), (*(_text(part) for part in furniture), *lost), tuple(links))


def _addresses(part: bytes | None) -> dict[str, str]:
    """Return the addresses of a part's relations by their ids."""
    if part is None:
        return {}
    return {str(row.get("Id")): str(row.get("Target")) for row in ooxml.parse(part) if row.get("TargetMode")}


def _links(part: Element, addresses: Mapping[str, str]) -> Iterator[FileLink]:
    """Yield the links of a part that lead out of the file."""
    for link in part.iter(w("hyperlink")):
        address = addresses.get(str(link.get(_RELATION)), "")
        if link_check.is_outward(address) and ooxml.text_of(link).strip():
            yield FileLink(ooxml.text_of(link), address)
    told = [field.text or "" for field in part.iter(w("instrText"))]
    told += [str(field.get(w("instr"))) for field in part.iter(w("fldSimple"))]
    for address in (found for code in told for found in _FIELD_LINK.findall(code)):
        if link_check.is_outward(address):  # no build writes links so
            yield FileLink(address, address)


def _is_read(name: str) -> bool:
    return name in _TEXT or name in _RELATIONS.values() or name.startswith(_AROUND)


class _Calls:
    """The marks of footnotes met so far; they count anew in each section.

    Attributes:
        names: ids of the notes, in order.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self._count = 0

    def mark(self, reference: Element) -> str:
        """Return what Word shows for a reference."""
        self.names.append(str(reference.get(w("id"))))
        self._count += 1
        return str(self._count)

    def begin_section(self) -> None:
        """Count from 1 again."""
        self._count = 0


def _notes(part: Element) -> dict[str, Element]:
    """Return the footnotes by their ids; the lines that part them from the text are none."""
    return {str(note.get(w("id"))): note for note in part.iter(w("footnote")) if note.get(w("type")) is None}


def _note_blocks(note: Element | None, looks: Mapping[str, Lettering]) -> Iterator[FileBlock]:
    for paragraph in note.iter(w("p")) if note is not None else ():
        style = ooxml.style_of(paragraph)
        yield FileBlock(tuple(_pieces(paragraph, looks)), (), style, classes=frozenset({style, FOOTNOTE}))


def _looks_of_styles(styles: Element) -> dict[str, Lettering]:
    """Return the looks of the character styles by their ids."""
    return {
        str(style.get(w("styleId"))): _look_of(properties)
        for style in styles.iter(w("style"))
        if style.get(w("type")) == "character" and (properties := style.find(w("rPr"))) is not None
    }


def _levels_of_styles(styles: Element) -> dict[str, int]:
    """Return the levels of lists of the paragraph styles by their ids, from 1; others have none."""
    return {
        str(style.get(w("styleId"))): level
        for style in styles.iter(w("style"))
        if style.get(w("type")) == "paragraph" and (level := _level_of(style)) is not None
    }


def _level_of(element: Element) -> int | None:
    """Return the level of lists that the properties of a style or paragraph name, from 1; 0 for no list."""
    numbering = element.find(f"{w('pPr')}/{w('numPr')}")
    if numbering is None:
        return None
    number, level = numbering.find(w("numId")), numbering.find(w("ilvl"))
    if number is not None and number.get(w("val")) == "0":
        return 0
    return 1 if level is None else 1 + int(str(level.get(w("val"))))


def _depth(paragraph: Element, style: str, levels: Mapping[str, int]) -> int:
    own = _level_of(paragraph)
    return min(levels.get(style, 0) if own is None else own, DEEPEST)


def _blocks(
    body: Element, looks: Mapping[str, Lettering], calls: "_Calls", levels: Mapping[str, int]
) -> Iterator[FileBlock]:
    references: list[str] = []
    for paragraph in body.iter(w("p")):
        pieces = tuple(_pieces(paragraph, looks, calls))
        if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            calls.begin_section()
        text = "".join(text for text, _ in pieces)
        style = ooxml.style_of(paragraph)
        if style == REFERENCE_STYLE:
            references.append(" ".join(text.split()))
        elif text.strip():
            depth = _depth(paragraph, style, levels)
            yield FileBlock(pieces, tuple(references), style, classes=frozenset({style}), depth=depth)
            references = []
    if references:
        yield FileBlock((), tuple(references))


def _text(part: Element) -> str:
    return "\n".join("".join(text for text, _ in _pieces(paragraph, {})) for paragraph in part.iter(w("p")))


def _pieces(
    paragraph: Element, looks: Mapping[str, Lettering], calls: "_Calls | None" = None
) -> Iterator[tuple[str, int]]:
    """Yield the text of a paragraph's runs in order, without the results of counted fields."""
    codes: list[str] = []
    showing: list[bool] = []
    for run in paragraph.iter(w("r"), f"{_MATH}r"):
        if any(parent.tag in _GONE for parent in run.iterancestors()) or _is_hidden(run):
            continue
        look = _look(run, looks)
        for part in run:
            if part.tag == w("fldChar"):
                _field(str(part.get(w("fldCharType"))), codes, showing)
            elif part.tag == w("instrText") and codes:
                codes[-1] += part.text or ""
            elif part.tag == w("footnoteReference"):
                yield calls.mark(part) if calls is not None else "", look | Lettering.RAISED
            elif not _is_counted(codes, showing, _shown(part), in_text=calls is not None):
                yield _shown(part), look


def _shown(part: Element) -> str:
    """Return the words that a part of a run shows."""
    if part.tag in (w("t"), f"{_MATH}t"):
        return part.text or ""
    return _CHARACTERS.get(part.tag, "")


def _field(kind: str, codes: list[str], showing: list[bool]) -> None:
    if kind == "begin":
        codes.append("")
        showing.append(False)
    elif kind == "separate" and showing:
        showing[-1] = True
    elif kind == "end" and codes:
        codes.pop()
        showing.pop()


def _is_counted(codes: Iterable[str], showing: Iterable[bool], text: str, *, in_text: bool) -> bool:
    names = [code.split()[0] for code, shown in zip(codes, showing, strict=True) if shown and code.split()]
    if _REPEATED in names and not in_text:
        return True
    return any(name in _COUNTED for name in names) and text.strip("0123456789 ") == ""


def _look(run: Element, looks: Mapping[str, Lettering]) -> Lettering:
    """Return the look of a run, by its own properties and its style."""
    properties = run.find(w("rPr"))
    if properties is None:
        return Lettering.PLAIN
    style = properties.find(w("rStyle"))
    of_style = looks.get(str(style.get(w("val"))), Lettering.PLAIN) if style is not None else Lettering.PLAIN
    return _look_of(properties) | of_style


def _look_of(properties: Element) -> Lettering:
    look = Lettering.BOLD if _is_on(properties, "b") else Lettering.PLAIN
    if _is_on(properties, "i"):
        look |= Lettering.ITALIC
    script = properties.find(w("vertAlign"))
    return look | _SCRIPTS.get(str(script.get(w("val"))) if script is not None else "", Lettering.PLAIN)


def _is_hidden(run: Element) -> bool:
    properties = run.find(w("rPr"))
    return properties is not None and _is_on(properties, "vanish")


def _is_on(properties: Element, name: str) -> bool:
    element = properties.find(w(name))
    return element is not None and element.get(w("val")) not in ("0", "false", "off", "none")
