"""What pandoc leaves open in a Word document: contents, styles of lists, margin notes, header, footer.

Names follow ECMA-376 (WordprocessingML). Lengths: twips (1/20 pt) in text, EMU (914 400 an inch) in
drawings.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ..errors import RenderError
from . import package, pagination
from .html import ContentsEntry, Mark, MarkGroup

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_IMAGE = f"{R}/image"

SHEETS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height of the sheets in twips."""

MEASURE = 7030
"""Width of the text, twips (124 mm): the same as in print."""

_INNER_SHARE = 0.42
_FRAME = {"w": 2268, "wrap": "around", "vAnchor": "text", "hAnchor": "margin", "x": MEASURE + 340, "y": 1}
"""The frame that hangs a source reference in the outer margin, beside the paragraph below it."""

_COVER_SPACE = 3000
"""Space above the title, twips: that of the style Series in templates/reference.docx."""

_EMU_PER_MM = 36_000
_BULLET_LEVELS = 3
_NUMBER_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text.

    Attributes:
        properties: Dublin Core and keywords, by local name.
        page_of: pattern of the folio with `{page}` and `{total}`.
    """

    page_size: str
    contents: tuple[ContentsEntry, ...]
    groups: tuple[MarkGroup, ...]
    properties: Mapping[str, str]
    page_of: str


def finish(content: bytes, furniture: Furniture) -> bytes:
    """Complete the DOCX that pandoc wrote.

    Raises:
        RenderError: the page size is unknown, or the document is not the one that was expected.
    """
    if furniture.page_size not in SHEETS:
        raise RenderError(f"page size {furniture.page_size!r} is unknown; use {' or '.join(SHEETS)}")
    parts = package.read(content)
    document = _parse(parts["word/document.xml"])
    body = document.find(_w("body"))
    if body is None:
        raise RenderError("DOCX: pandoc wrote a document without a body")
    _style_lists(body, parts["word/numbering.xml"])
    _style_strong(body)
    _hang_references(body)
    _table_widths(body)
    _contents(body, furniture.contents)
    _open_cover(body)
    _page_size(body, furniture.page_size)
    parts["word/document.xml"] = _serialize(document)
    _header(parts, furniture.properties.get("title", ""))
    _footer(parts, furniture)
    parts["docProps/core.xml"] = _core_properties(furniture.properties)
    parts.pop("docProps/custom.xml", None)
    _forget(parts, "docProps/custom.xml")
    return package.write(parts)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _serialize(element: etree._Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _element(name: str, /, **attributes: object) -> etree._Element:
    element = etree.Element(_w(name))
    for key, value in attributes.items():
        element.set(_w(key), str(value))
    return element


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
    return "" if style is None else str(style.get(_w("val")))


def _set_style(paragraph: etree._Element, name: str) -> None:
    properties = paragraph.find(_w("pPr"))
    if properties is None:
        properties = _element("pPr")
        paragraph.insert(0, properties)
    style = properties.find(_w("pStyle"))
    if style is None:
        style = _element("pStyle")
        properties.insert(0, style)
    style.set(_w("val"), name)


def _text(paragraph: etree._Element) -> str:
    return "".join(it.text or "" for it in paragraph.iter(_w("t")))


def _style_lists(body: etree._Element, numbering: bytes) -> None:
    """Give list paragraphs Word's list styles; bullets then need no numbering of their own."""
    formats = _number_formats(_parse(numbering))
    for paragraph in body.iter(_w("p")):
        own = paragraph.find(f"{_w('pPr')}/{_w('numPr')}")
        if own is None:
            continue
        if _style_of(paragraph) == "SourceReference":
            own.getparent().remove(own)  # type: ignore[union-attr]
            continue
        level = int(str(own.find(_w("ilvl")).get(_w("val"))))  # type: ignore[union-attr]
        number = str(own.find(_w("numId")).get(_w("val")))  # type: ignore[union-attr]
        if formats.get((number, level)) == "bullet":
            _set_style(paragraph, _numbered_style("ListBullet", level, _BULLET_LEVELS))
            own.getparent().remove(own)  # type: ignore[union-attr]
        else:
            _set_style(paragraph, _numbered_style("ListNumber", level, _NUMBER_LEVELS))


def _numbered_style(base: str, level: int, levels: int) -> str:
    depth = min(level + 1, levels)
    return base if depth == 1 else f"{base}{depth}"


def _number_formats(numbering: etree._Element) -> dict[tuple[str, int], str]:
    abstract = {
        str(it.get(_w("abstractNumId"))): {
            int(str(level.get(_w("ilvl")))): str(level.find(_w("numFmt")).get(_w("val")))  # type: ignore[union-attr]
            for level in it.iter(_w("lvl"))
        }
        for it in numbering.iter(_w("abstractNum"))
    }
    return {
        (str(it.get(_w("numId"))), level): form
        for it in numbering.iter(_w("num"))
        for level, form in abstract[str(it.find(_w("abstractNumId")).get(_w("val")))].items()  # type: ignore[union-attr]
    }


def _style_strong(body: etree._Element) -> None:
    """Turn pandoc's direct bold into the character style Strong, which a designer can change."""
    for properties in body.iter(_w("rPr")):
        bold = properties.find(_w("b"))
        if bold is None or properties.find(_w("rStyle")) is not None:
            continue
        for name in ("b", "bCs"):
            for old in properties.findall(_w(name)):
                properties.remove(old)
        properties.insert(0, _element("rStyle", val="Strong"))


def _hang_references(body: etree._Element) -> None:
    """Put each source reference before its paragraph, in a frame in the margin.

    A frame is anchored to the paragraph that follows it.
    """
    for paragraph in [it for it in body.iter(_w("p")) if _style_of(it) == "SourceReference"]:
        properties = paragraph.find(_w("pPr"))
        assert properties is not None  # noqa: S101  (it has a style)
        properties.insert(1, _element("framePr", **_FRAME))
        anchor = paragraph.getprevious()
        if anchor is not None and anchor.tag == _w("p"):
            anchor.addprevious(paragraph)


def _table_widths(body: etree._Element) -> None:
    """Let tables fill the measure; Word and LibreOffice disagree on automatic widths."""
    for table in body.iter(_w("tbl")):
        grid = table.find(_w("tblGrid"))
        properties = table.find(_w("tblPr"))
        if grid is None or properties is None:
            continue
        columns = grid.findall(_w("gridCol"))
        shares = _column_shares(table, len(columns))
        widths = [round(MEASURE * share) for share in shares]
        for old in properties.findall(_w("tblW")) + properties.findall(_w("tblLayout")):
            properties.remove(old)
        style = properties.find(_w("tblStyle"))
        at = 0 if style is None else properties.index(style) + 1
        properties.insert(at, _element("tblW", w=sum(widths), type="dxa"))
        # schema order: tblW, jc, …, tblLayout, tblCellMar, tblLook
        layout = _element("tblLayout", type="fixed")
        look = properties.find(_w("tblLook"))
        properties.append(layout) if look is None else look.addprevious(layout)
        for column, width in zip(columns, widths, strict=True):
            column.set(_w("w"), str(width))
        for row in table.iter(_w("tr")):
            for cell, width in zip(row.findall(_w("tc")), widths, strict=False):
                _cell_width(cell, width)


def _cell_width(cell: etree._Element, width: int) -> None:
    properties = cell.find(_w("tcPr"))
    if properties is None:
        properties = _element("tcPr")
        cell.insert(0, properties)
    for old in properties.findall(_w("tcW")):
        properties.remove(old)
    properties.insert(0, _element("tcW", w=width, type="dxa"))


_NARROWEST = 0.1
"""Smallest share of a table that a column gets."""


def _column_shares(table: etree._Element, columns: int) -> list[float]:
    """Share the width by the square root of each column's longest text."""
    longest = [1.0] * columns
    for row in table.iter(_w("tr")):
        for i, cell in enumerate(row.findall(_w("tc"))[:columns]):
            longest[i] = max(longest[i], len(_text(cell)) ** 0.5)
    shares = [max(_NARROWEST, it / sum(longest)) for it in longest]
    return [it / sum(shares) for it in shares]


def _contents(body: etree._Element, entries: Iterable[ContentsEntry]) -> None:
    """Write the contents after their heading: links to bookmarks, page numbers as fields."""
    headings = _contents_headings(body, entries)
    blocks = list(body)
    pages = dict(zip(blocks, pagination.estimate((_style_of(it), _text(it)) for it in blocks), strict=True))
    place = next((it for it in body.iter(_w("p")) if _style_of(it) == "TOCHeading"), None)
    if place is None:
        raise RenderError("DOCX: the heading of the contents is missing; restore templates/word.html.j2")
    for number, (entry, heading) in enumerate(headings, 1):
        bookmark = f"_Toc{number:08d}"
        _bookmark(heading, bookmark, number)
        line = _contents_line(entry, bookmark, pages[heading])
        place.addnext(line)
        place = line


def _contents_headings(
    body: etree._Element, entries: Iterable[ContentsEntry]
) -> list[tuple[ContentsEntry, etree._Element]]:
    """Find the heading of each entry, in order."""
    paragraphs = iter([it for it in body if _style_of(it) in ("Heading1", "Heading2")])
    found = []
    for entry in entries:
        heading = next(
            (
                it
                for it in paragraphs
                if _style_of(it) == f"Heading{entry.level}" and _same(_text(it), entry.text)
            ),
            None,
        )
        if heading is None:
            raise RenderError(f"DOCX: heading {entry.text!r} of the contents is not in the text")
        found.append((entry, heading))
    return found


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _bookmark(paragraph: etree._Element, name: str, number: int) -> None:
    start = _element("bookmarkStart", id=100_000 + number, name=name)
    properties = paragraph.find(_w("pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(_element("bookmarkEnd", id=100_000 + number))


def _contents_line(entry: ContentsEntry, bookmark: str, page: int) -> etree._Element:
    paragraph = _element("p")
    _set_style(paragraph, f"TOC{entry.level}")
    link = _element("hyperlink", anchor=bookmark, history=1)
    link.append(_run(entry.text))
    tab = _element("r")
    tab.append(_element("tab"))
    link.append(tab)
    link.extend(_field(f"PAGEREF {bookmark} \\h", str(page)))
    paragraph.append(link)
    return paragraph


def _run(text: str) -> etree._Element:
    run = _element("r")
    words = _element("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _field(code: str, shown: str) -> Iterator[etree._Element]:
    """Yield the runs of a field with the result it shows until it is updated."""
    for kind in ("begin", "code", "separate", "result", "end"):
        if kind == "result":
            yield _run(shown)
            continue
        run = _element("r")
        if kind == "code":
            instruction = _element("instrText")
            instruction.text = f" {code} "
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(instruction)
        else:
            run.append(_element("fldChar", fldCharType=kind))
        yield run


def _open_cover(body: etree._Element) -> None:
    """Start the cover at one height, whether the edition belongs to a series or not."""
    first = next(body.iter(_w("p")), None)
    if first is None or _style_of(first) == "Series":
        return
    properties = first.find(_w("pPr"))
    if properties is not None:
        properties.append(_element("spacing", before=_COVER_SPACE))


def _page_size(body: etree._Element, name: str) -> None:
    section = body.find(_w("sectPr"))
    if section is None:
        raise RenderError("DOCX: templates/reference.docx has no page set-up; restore it from the release")
    width, height = SHEETS[name]
    size, margins = section.find(_w("pgSz")), section.find(_w("pgMar"))
    if size is None or margins is None:
        raise RenderError("DOCX: templates/reference.docx has no page size; restore it from the release")
    left = round((width - MEASURE) * _INNER_SHARE)
    size.set(_w("w"), str(width))
    size.set(_w("h"), str(height))
    margins.set(_w("left"), str(left))
    margins.set(_w("right"), str(width - MEASURE - left))


def _header(parts: dict[str, bytes], title: str) -> None:
    """Let the running header show the title until Word puts the chapter's heading there."""
    for name in [it for it in parts if it.startswith("word/header")]:
        header = _parse(parts[name])
        words = next(header.iter(_w("t")), None)
        if words is not None:
            words.text = title
            parts[name] = _serialize(header)


def _footer(parts: dict[str, bytes], furniture: Furniture) -> None:
    """Write sponsors, organizers and folio into the footer that the reference document brings."""
    name = next((it for it in sorted(parts) if it.startswith("word/footer")), None)
    if name is None:
        return
    footer = _parse(parts[name])
    paragraph = footer.find(_w("p"))
    if paragraph is None:
        raise RenderError(
            "DOCX: the footer of templates/reference.docx is empty; restore it from the release"
        )
    for child in [it for it in paragraph if it.tag != _w("pPr")]:
        paragraph.remove(child)
    images: dict[str, str] = {}
    for group in furniture.groups:
        paragraph.append(_run(f"{group.label} "))
        for mark in group.organizations:
            paragraph.append(_mark(mark, images, parts))
            paragraph.append(_run("  "))
        paragraph.append(_run("   "))
    tab = _element("r")
    tab.append(_element("tab"))
    paragraph.append(tab)
    before, _, rest = furniture.page_of.partition("{page}")
    between, _, after = rest.partition("{total}")
    paragraph.extend(
        [_run(before), *_field("PAGE", "1"), _run(between), *_field("NUMPAGES", "1"), _run(after)]
    )
    parts[name] = _serialize(footer)
    if images:
        parts[f"word/_rels/{name.removeprefix('word/')}.rels"] = _relations(images)
        _allow_images(parts)


def _mark(mark: Mark, images: dict[str, str], parts: dict[str, bytes]) -> etree._Element:
    if mark.logo is None:
        return _run(mark.name)
    suffix = mark.logo.media_type.removeprefix("image/")
    number = len(images) + 1
    target = f"media/footer{number}.{suffix}"
    parts[f"word/{target}"] = mark.logo.content
    images[f"rId{number}"] = target
    return _drawing(mark, f"rId{number}", 900 + number)


def _drawing(mark: Mark, relation: str, number: int) -> etree._Element:
    """Return a run with an inline picture and its alternative text."""
    width, height = (round(it * _EMU_PER_MM) for it in mark.footer_millimetres)
    run = _element("r")
    drawing = etree.SubElement(run, _w("drawing"))
    inline = etree.SubElement(drawing, f"{{{WP}}}inline", distT="0", distB="0", distL="0", distR="0")
    etree.SubElement(inline, f"{{{WP}}}extent", cx=str(width), cy=str(height))
    etree.SubElement(inline, f"{{{WP}}}docPr", id=str(number), name=mark.name, descr=mark.alt)
    graphic = etree.SubElement(inline, f"{{{A}}}graphic", nsmap={"a": A})
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=PIC)
    picture = etree.SubElement(data, f"{{{PIC}}}pic", nsmap={"pic": PIC})
    identity = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(identity, f"{{{PIC}}}cNvPr", id=str(number), name=mark.name, descr=mark.alt)
    etree.SubElement(identity, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip", {f"{{{R}}}embed": relation})
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    place = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(place, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(place, f"{{{A}}}ext", cx=str(width), cy=str(height))
    form = etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(form, f"{{{A}}}avLst")
    return run


def _relations(images: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})  # type: ignore[dict-item]
    for relation, target in images.items():
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=relation, Type=_IMAGE, Target=target)
    return _serialize(root)


def _allow_images(parts: dict[str, bytes]) -> None:
    types = _parse(parts[package.CONTENT_TYPES])
    known = {it.get("Extension") for it in types.iter(f"{{{TYPES}}}Default")}
    for suffix in ("png", "jpeg"):
        if suffix not in known:
            default = etree.Element(f"{{{TYPES}}}Default", Extension=suffix, ContentType=f"image/{suffix}")
            types.insert(0, default)
    parts[package.CONTENT_TYPES] = _serialize(types)


def _forget(parts: dict[str, bytes], name: str) -> None:
    """Remove every mention of a part that is gone."""
    types = _parse(parts[package.CONTENT_TYPES])
    for it in [it for it in types if it.get("PartName") == f"/{name}"]:
        types.remove(it)
    parts[package.CONTENT_TYPES] = _serialize(types)
    relations = _parse(parts["_rels/.rels"])
    for it in [it for it in relations if it.get("Target") == name]:
        relations.remove(it)
    parts["_rels/.rels"] = _serialize(relations)


def _core_properties(properties: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN_CORE})
    for name, value in properties.items():
        space = CORE if name == "keywords" else DUBLIN_CORE
        etree.SubElement(root, f"{{{space}}}{name}").text = value
    return _serialize(root)
