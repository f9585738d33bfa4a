"""Office Open XML, and HTML on its way there, at the level of elements: parse, make, write.

Names follow ECMA-376 (WordprocessingML). Lengths: twips (1/20 pt) in text, EMU (36 000 a millimetre) in
drawings.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

Element = etree._Element
"""An XML element; its methods are those of lxml."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def parse(content: bytes) -> Element:
    """Return the root of an XML part; no entity, file or address is opened."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def serialize(root: Element) -> bytes:
    """Return the bytes of an XML part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def element(name: str, /, **attributes: object) -> Element:
    """Return a new WordprocessingML element."""
    made = etree.Element(w(name))
    for key, value in attributes.items():
        made.set(w(key), str(value))
    return made


def style_of(paragraph: Element) -> str:
    """Return the id of a paragraph's style, an empty string where it names none."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))


def set_style(paragraph: Element, name: str) -> None:
    """Give a paragraph the style with the id `name`."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    style = properties.find(w("pStyle"))
    if style is None:
        style = element("pStyle")
        properties.insert(0, style)
    style.set(w("val"), name)


def text_of(block: Element) -> str:
    """Return the words of a paragraph or cell."""
    return "".join(text.text or "" for text in block.iter(w("t")))


def text_run(words: str, style: str | None = None) -> Element:
    """Return a run that says `words`, in the character style with the id `style`."""
    run = _run_with("t", words)
    if style is not None:
        properties = element("rPr")
        properties.append(element("rStyle", val=style))
        run.insert(0, properties)
    return run


def tab_run() -> Element:
    """Return a run with a tab."""
    run = element("r")
    run.append(element("tab"))
    return run


def field_runs(code: str, shown: str) -> Iterator[Element]:
    """Yield the runs of a field with the result it shows until it is updated."""
    yield field_mark("begin")
    yield field_code(f" {code} ")
    yield field_mark("separate")
    yield text_run(shown)
    yield field_mark("end")


def field_code(code: str) -> Element:
    """Return a run that says what a field shows."""
    return _run_with("instrText", code)


def _run_with(name: str, words: str) -> Element:
    run, content = element("r"), element(name)
    content.text = words
    content.set(_SPACE, "preserve")
    run.append(content)
    return run


def field_mark(kind: str) -> Element:
    """Return a run that begins, parts or ends a field."""
    run = element("r")
    run.append(element("fldChar", fldCharType=kind))
    return run


CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date of the ZIP format, given to every member."""

_COMPRESSION_LEVEL = 9


def read(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of `parts`: content types first, the rest by name, no dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.external_attr = 0o644 << 16
            archive.writestr(member, parts[name], zipfile.ZIP_DEFLATED, _COMPRESSION_LEVEL)
    return buffer.getvalue()
