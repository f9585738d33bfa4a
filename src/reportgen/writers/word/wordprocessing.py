"""What pandoc leaves open in the text of a Word document: lists, bold, margin notes, tables, page.

Lengths are twips (1/20 pt).
"""

from collections.abc import Collection, Mapping

from ...errors import RenderError
from ..sheet import GAP, INNER_SHARE, POINTS, PaperSheet, twips
from . import contents, cover, direction, embedded_faces, footnotes, furniture, ooxml, tables
from .furniture import PageFurniture
from .ooxml import Element, w

_FRAME = {"wrap": "around", "vAnchor": "text", "hAnchor": "margin"}
"""The frame that hangs a source reference in the outer margin, beside the paragraph below it."""
_FRAME_WIDTH = 2268
"""Width of that frame at most, twips (40 mm)."""

_GOES_ON = 560
"""Space above a part that begins on the page of the part before it, twips."""

_BULLET_LEVELS = 3
_NUMBER_LEVELS = 2


def finish(content: bytes, page: PageFurniture) -> bytes:
    """Complete the DOCX that pandoc wrote.

    Raises:
        RenderError: the document is not the one that was expected.
    """
    measure = twips(page.sheet.measure)
    parts = ooxml.read(content)
    document = ooxml.parse(parts["word/document.xml"])
    body = document.find(w("body"))
    if body is None:
        raise RenderError("DOCX: pandoc wrote a document without a body")
    _style_lists(body, parts["word/numbering.xml"])
    _style_strong(body)
    _hang_references(body, page.sheet)
    tables.finish(body, measure, twips(page.sheet.wide) if page.sheet.framed else None)
    last = _go_on(body, page.goes_on)
    contents.write(body, page.contents, page.sheet.text_height * POINTS)
    cover.open_cover(body, page.sheet, crowded=page.crowded)
    if page.on_cover is not None:
        cover.part_sponsors(body, page.on_cover)
    _colour_chapters(body, page.accents)
    _set_sheet(body, page.sheet)
    direction.isolate(body)
    footnotes.count_by_chapter(body)
    if last is not None:
        footnotes.continue_page(body)
    images = []
    if page.picture:
        images.append(cover.add_picture(body, parts, page.picture, page.sheet, low=page.crowded or page.low))
    parts["word/document.xml"] = ooxml.serialize(document)
    furniture.write(parts, page)
    furniture.allow_images(parts, images)
    embedded_faces.embed(parts, page.faces)
    return ooxml.write(parts)


def _style_lists(body: Element, numbering: bytes) -> None:
    """Give list paragraphs Word's list styles; bullets then need no numbering of their own."""
    formats = _number_formats(ooxml.parse(numbering))
    for paragraph in body.iter(w("p")):
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if own is None:
            continue
        if ooxml.style_of(paragraph) == "SourceReference":
            own.getparent().remove(own)  # type: ignore[union-attr]
            continue
        level = int(str(own.find(w("ilvl")).get(w("val"))))  # type: ignore[union-attr]
        number = str(own.find(w("numId")).get(w("val")))  # type: ignore[union-attr]
        if formats.get((number, level)) == "bullet":
            ooxml.set_style(paragraph, _numbered_style("ListBullet", level, _BULLET_LEVELS))
            own.getparent().remove(own)  # type: ignore[union-attr]
        else:
            ooxml.set_style(paragraph, _numbered_style("ListNumber", level, _NUMBER_LEVELS))


def _numbered_style(base: str, level: int, levels: int) -> str:
    depth = min(level + 1, levels)
    return base if depth == 1 else f"{base}{depth}"


def _number_formats(numbering: Element) -> dict[tuple[str, int], str]:
    abstract = {
        str(abstract_number.get(w("abstractNumId"))): {
            int(str(level.get(w("ilvl")))): str(level.find(w("numFmt")).get(w("val")))  # type: ignore[union-attr]
            for level in abstract_number.iter(w("lvl"))
        }
        for abstract_number in numbering.iter(w("abstractNum"))
    }
    return {
        (str(number.get(w("numId"))), level): form
        for number in numbering.iter(w("num"))
        for level, form in abstract[str(number.find(w("abstractNumId")).get(w("val")))].items()  # type: ignore[union-attr]
    }


def _style_strong(body: Element) -> None:
    """Turn pandoc's direct bold into the character style Strong, which a designer can change."""
    for properties in body.iter(w("rPr")):
        bold = properties.find(w("b"))
        if bold is None or properties.find(w("rStyle")) is not None:
            continue
        for name in ("b", "bCs"):
            for old in properties.findall(w(name)):
                properties.remove(old)
        properties.insert(0, ooxml.element("rStyle", val="Strong"))


def _hang_references(body: Element, sheet: PaperSheet) -> None:
    """Put each source reference before its paragraph or table, in a frame in the margin.

    A frame is anchored to the paragraph that follows it.
    """
    room = twips(sheet.outer - GAP) if sheet.framed else _FRAME_WIDTH
    frame = {"w": min(_FRAME_WIDTH, room), **_FRAME, "x": twips(sheet.measure) + twips(GAP), "y": 1}
    for paragraph in [
        paragraph for paragraph in body.iter(w("p")) if ooxml.style_of(paragraph) == "SourceReference"
    ]:
        properties = paragraph.find(w("pPr"))
        assert properties is not None  # noqa: S101  (it has a style)
        properties.insert(1, ooxml.element("framePr", **frame))
        anchor, behind = paragraph.getprevious(), paragraph.getnext()
        if behind is not None and behind.tag == w("tbl"):
            continue  # a table has its own before it
        if anchor is not None and anchor.tag == w("p"):
            anchor.addprevious(paragraph)


def _colour_chapters(body: Element, accents: Mapping[str, str]) -> None:
    """Set the headings of chapters in their colours: each has its own, so no style can say it."""
    known = {"".join(heading.split()): accent for heading, accent in accents.items()}
    for paragraph in body.iter(w("p")):
        accent = known.get("".join(ooxml.text_of(paragraph).split()))
        if accent is None or ooxml.style_of(paragraph) != "Heading1":
            continue
        for run in paragraph.iter(w("r")):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = ooxml.element("rPr")
                run.insert(0, properties)
            properties.append(ooxml.element("color", val=accent.removeprefix("#")))


def _go_on(body: Element, headings: Collection[str]) -> Element | None:
    """Let parts of those headings share the page of the part before; return the last heading if it does."""
    last = None
    for last in filter(_is_chapter, body.iterchildren(w("p"))):
        if (goes_on := ooxml.text_of(last).strip() in headings) and (part := last.find(w("pPr"))) is not None:
            # schema order: pStyle, keepNext, keepLines, pageBreakBefore, …, spacing
            part.insert(1, ooxml.element("pageBreakBefore", val=0))
            part.append(ooxml.element("spacing", before=_GOES_ON))
    return last if last is not None and goes_on else None


def _is_chapter(paragraph: Element) -> bool:
    return ooxml.style_of(paragraph) == "Heading1"


def _set_sheet(body: Element, sheet: PaperSheet) -> None:
    section = body.find(w("sectPr"))
    if section is None:
        raise RenderError("DOCX: templates/reference.docx has no page set-up; restore it from the release")
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        raise RenderError("DOCX: templates/reference.docx has no page size; restore it from the release")
    width, measure = twips(sheet.width), twips(sheet.measure)
    left = round((width - measure) * INNER_SHARE) if sheet.left is None else twips(sheet.left)
    size.set(w("w"), str(width))
    size.set(w("h"), str(twips(sheet.height)))
    margins.set(w("left"), str(left))
    margins.set(w("right"), str(width - measure - left))
    if sheet.framed:
        _set_edges(margins, sheet)


def _set_edges(margins: Element, sheet: PaperSheet) -> None:
    """Set the margins above and below the text; header and footer stand halfway to the edge, or closer."""
    for side, margin, edge in (("top", sheet.top, "header"), ("bottom", sheet.bottom, "footer")):
        margins.set(w(side), str(twips(margin)))
        usual = int(str(margins.get(w(edge)) or 0))
        margins.set(w(edge), str(min(usual, twips(margin / 2))))
