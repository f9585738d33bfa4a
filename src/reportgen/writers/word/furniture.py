"""What stands around the text of a Word document: header, footer with logos, properties.

Lengths of drawings are EMU (36 000 a millimetre).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from ...errors import RenderError
from ..house.values import CoverPicture, FontFile
from ..html.pages import ContentsEntry
from ..html.sponsors import MarkGroup, SponsorMark
from ..sheet import PaperSheet
from . import direction, ooxml
from .ooxml import Element, w

_EMU_PER_MM = 36_000
_FIRST_DRAWING = 900
"""Numbers of the footer's pictures from here on; pandoc counts those of the text from small numbers."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_UNUSED = "docProps/custom.xml"
"""A part that pandoc writes empty."""


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What stands around the text.

    Attributes:
        sheet: size and margins of the page.
        properties: Dublin Core and keywords, by local name.
        page_of: pattern of the folio with `{page}` and `{total}`.
        crowded: many sponsors and organizers share the cover.
        draft: the mark of a draft, None where nothing is open.
        picture: on the cover, that of a house.
        goes_on: headings of parts that stand on the page of the part before them.
        accents: colours of chapters, `#rrggbb`, by their headings.
        on_cover: how many groups of logos the cover keeps; None where it has room for all.
        low: the cover has a narrow band only, so that nobody takes the companion for the document.
        faces: files of the faces of a house, to lie in the document.
    """

    sheet: PaperSheet
    contents: tuple[ContentsEntry, ...]
    groups: tuple[MarkGroup, ...]
    properties: Mapping[str, str]
    page_of: str
    crowded: bool = False
    draft: str | None = None
    accents: Mapping[str, str] = field(default_factory=dict)
    picture: CoverPicture | None = None
    goes_on: tuple[str, ...] = ()
    on_cover: int | None = None
    low: bool = False
    faces: tuple[FontFile, ...] = ()


def write(parts: dict[str, bytes], furniture: PageFurniture) -> None:
    """Put header, footer and properties into the parts of a package.

    Raises:
        RenderError: the reference document is damaged.
    """
    _headers(parts, furniture)
    _footer(parts, furniture)
    parts["docProps/core.xml"] = _core_properties(furniture.properties)
    _forget(parts, _UNUSED)


def _headers(parts: dict[str, bytes], furniture: PageFurniture) -> None:
    """Complete the headers of the cover and of all other pages.

    The running header shows the title until Word puts the chapter's heading there. The mark of a draft
    stands at the right, on every page.
    """
    title = furniture.properties.get("title", "")
    for name in [part for part in parts if part.startswith("word/header")]:
        header = ooxml.parse(parts[name])
        paragraph, words = next(header.iter(w("p")), None), next(header.iter(w("t")), None)
        if words is not None:
            words.text = title
        if furniture.draft and paragraph is not None:
            paragraph.extend([ooxml.tab_run(), ooxml.text_run(furniture.draft, "DraftMark")])
        direction.isolate(header)
        parts[name] = ooxml.serialize(header)


def _footer(parts: dict[str, bytes], furniture: PageFurniture) -> None:
    """Write sponsors, organizers and folio into the footer that the reference document brings."""
    name = next((part for part in sorted(parts) if part.startswith("word/footer")), None)
    if name is None:
        return
    footer = ooxml.parse(parts[name])
    paragraph = footer.find(w("p"))
    if paragraph is None:
        raise RenderError(
            "DOCX: the footer of templates/reference.docx is empty; restore it from the release"
        )
    for old in [run for run in paragraph if run.tag != w("pPr")]:
        paragraph.remove(old)
    images: dict[str, str] = {}
    for group in furniture.groups:
        paragraph.append(ooxml.text_run(f"{group.label} "))
        for mark in group.organizations:
            paragraph.append(_mark(mark, images, parts))
            paragraph.append(ooxml.text_run("  "))
        paragraph.append(ooxml.text_run("   "))
    paragraph.append(ooxml.tab_run())
    before, _, rest = furniture.page_of.partition("{page}")
    between, _, after = rest.partition("{total}")
    paragraph.extend(
        [
            ooxml.text_run(before),
            *ooxml.field_runs("PAGE", "1"),
            ooxml.text_run(between),
            *ooxml.field_runs("NUMPAGES", "1"),
            ooxml.text_run(after),
        ]
    )
    direction.isolate(footer)
    parts[name] = ooxml.serialize(footer)
    if images:
        parts[f"word/_rels/{name.removeprefix('word/')}.rels"] = _relations(images)
        allow_images(parts)


def _mark(mark: SponsorMark, images: dict[str, str], parts: dict[str, bytes]) -> Element:
    if mark.logo is None:
        return ooxml.text_run(mark.name)
    suffix = mark.logo.media_type.removeprefix("image/")
    number = len(images) + 1
    target = f"media/footer{number}.{suffix}"
    parts[f"word/{target}"] = mark.logo.content
    images[f"rId{number}"] = target
    return _drawing(mark, f"rId{number}", _FIRST_DRAWING + number)


def _drawing(mark: SponsorMark, relation: str, number: int) -> Element:
    """Return a run with an inline picture and its alternative text."""
    width, height = (round(millimetre * _EMU_PER_MM) for millimetre in mark.footer_millimetres)
    named = f'id="{number}" name={quoteattr(mark.name)} descr={quoteattr(mark.alt)}'
    return ooxml.parse(
        f'<w:r xmlns:w="{ooxml.W}" xmlns:r="{_OFFICE}" xmlns:pic="{_PICTURE}"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>".encode()
    )


def _relations(images: Mapping[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{relation}" Type="{_OFFICE}/image" Target="{target}"/>'
        for relation, target in images.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'.encode()


def allow_images(parts: dict[str, bytes], suffixes: Iterable[str] = ("png", "jpeg")) -> None:
    """Declare the media types of pictures, where pandoc has not done so.

    Args:
        parts: of the package.
        suffixes: endings of their files.
    """
    types = ooxml.parse(parts[ooxml.CONTENT_TYPES])
    known = {declared.get("Extension") for declared in types.iter(f"{{{_TYPES}}}Default")}
    for suffix in suffixes:
        if suffix not in known:
            declared = f'<Default xmlns="{_TYPES}" Extension="{suffix}" ContentType="image/{suffix}"/>'
            types.insert(0, ooxml.parse(declared.encode()))
    parts[ooxml.CONTENT_TYPES] = ooxml.serialize(types)


def _forget(parts: dict[str, bytes], name: str) -> None:
    """Remove a part and every mention of it."""
    parts.pop(name, None)
    types = ooxml.parse(parts[ooxml.CONTENT_TYPES])
    for declared in [declared for declared in types if declared.get("PartName") == f"/{name}"]:
        types.remove(declared)
    parts[ooxml.CONTENT_TYPES] = ooxml.serialize(types)
    relations = ooxml.parse(parts["_rels/.rels"])
    for related in [relation for relation in relations if relation.get("Target") == name]:
        relations.remove(related)
    parts["_rels/.rels"] = ooxml.serialize(relations)


def _core_properties(properties: Mapping[str, str]) -> bytes:
    """Return docProps/core.xml; a keyword list belongs to another vocabulary than the rest."""
    rows = "".join(
        f"<{prefix}:{name}>{escape(value)}</{prefix}:{name}>"
        for name, value in properties.items()
        for prefix in ("cp" if name == "keywords" else "dc",)
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DUBLIN_CORE}">{rows}</cp:coreProperties>'
    ).encode()
