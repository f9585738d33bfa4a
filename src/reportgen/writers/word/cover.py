"""The cover of a Word document: its spaces, and a band of colours or a picture over the head of the sheet.

Lengths of drawings are EMU (36 000 a millimetre), of text twips (1/20 pt).
"""

import base64
from collections.abc import Mapping, Sequence

from ..book import charts
from ..house.values import CoverPicture
from ..sheet import SHEETS, PaperSheet
from . import ooxml
from .ooxml import Element, w

_SPACE, _AFTER = 3000, 2600
"""Space above the title and below the theme, twips: of Series and Subtitle in templates/reference.docx."""

_CROWDED = 900
"""Both on a cover with many logos."""

_LABEL = "ImprintLabel"
"""Style of what stands above a group of logos."""

_LESS = 2.5
"""On a lower sheet both shrink by this power of its share of the usual height: titles do not."""

_BAND = 58.0
"""Height of the picture, mm: that of the band in templates/print.css."""

_LOW_BAND = 0.5
"""Share of that height on a cover with many logos, and on the companion's."""

_BAND_PIXELS = 840
"""Width of the band of colours: a multiple of most numbers of chapters, as a colour ends at a pixel."""

_EMU_PER_MM = 36_000
_DRAWING = 800
"""Number of the picture; pandoc counts those of the text from small numbers."""
_WHOLE = 100_000
"""A picture's side, in the unit in which it is cropped."""
_RELATION = "rIdCover"
_RELATIONS = "word/_rels/document.xml.rels"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def open_cover(body: Element, sheet: PaperSheet, *, crowded: bool) -> None:
    """Start the cover at one height, with or without a series; closer where much stands on it.

    Args:
        body: the document's body.
        sheet: on which it stands.
        crowded: many sponsors and organizers share the cover.
    """
    share = min(1.0, sheet.text_height / SHEETS["A4"].text_height) if sheet.framed else 1.0
    above, below = (
        (_CROWDED, _CROWDED) if crowded else (round(space * share**_LESS) for space in (_SPACE, _AFTER))
    )
    first = next(body.iter(w("p")), None)
    is_other = crowded or share < 1
    if first is not None and (is_other or ooxml.style_of(first) != "Series"):
        _space(first, before=above)
    for paragraph in body.iter(w("p")):
        if is_other and ooxml.style_of(paragraph) == "Subtitle":
            _space(paragraph, after=below)


def part_sponsors(body: Element, on_cover: int) -> None:
    """Begin a page with the first group of logos that the cover has no room for.

    Args:
        body: the document's body.
        on_cover: how many groups the cover keeps.
    """
    labels = [paragraph for paragraph in body.iter(w("p")) if ooxml.style_of(paragraph) == _LABEL]
    for paragraph in labels[on_cover : on_cover + 1]:
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            properties.insert(1, ooxml.element("pageBreakBefore"))  # right behind the style


def _space(paragraph: Element, **spacing: int) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        properties.append(ooxml.element("spacing", **spacing))


def band(colours: Sequence[str]) -> CoverPicture | None:
    """Return a band of colours side by side, None where there are none.

    Args:
        colours: of the chapters, such as "#1f4e79".
    """
    if not colours:
        return None
    height = round(_BAND_PIXELS * _BAND / SHEETS["A4"].width)
    content = charts.band_of(colours, _BAND_PIXELS, height)
    return CoverPicture("image/png", base64.b64encode(content).decode(), _BAND_PIXELS, height)


def add_picture(
    body: Element,
    parts: dict[str, bytes],
    picture: CoverPicture,
    sheet: PaperSheet,
    *,
    low: bool = False,
) -> str:
    """Put a picture over the head of the first page, to its edges; return the ending of its file.

    Args:
        body: the document's body.
        parts: of its package; they get the picture.
        picture: of a house, or a band of colours.
        sheet: on which it stands.
        low: as a narrow band.
    """
    suffix = picture.media_type.removeprefix("image/")
    target = f"media/cover.{suffix}"
    parts[f"word/{target}"] = base64.b64decode(picture.content)
    relations = ooxml.parse(parts[_RELATIONS])
    row = f'<Relationship xmlns="{_PACKAGE}" Id="{_RELATION}" Type="{_OFFICE}/image" Target="{target}"/>'
    relations.append(ooxml.parse(row.encode()))
    parts[_RELATIONS] = ooxml.serialize(relations)
    first = next(body.iter(w("p")), None)
    if first is not None:
        share = min(1.0, sheet.height / SHEETS["A4"].height)
        height = _BAND * share**1.5 * (_LOW_BAND if low else 1.0)
        first.append(_drawing(picture, sheet.width, height))
    return suffix


def _drawing(picture: CoverPicture, width: float, height: float) -> Element:
    """Return a run with a picture behind the text, at the upper left corner of the page; lengths in mm."""
    size = f'cx="{round(width * _EMU_PER_MM)}" cy="{round(height * _EMU_PER_MM)}"'
    named = f'id="{_DRAWING}" name="Cover Picture"'
    crop = " ".join(f'{side}="{cut}"' for side, cut in _cropped(picture, width / height).items())
    place = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>'
        for axis in "HV"
    )
    return ooxml.parse(
        f'<w:r xmlns:w="{ooxml.W}" xmlns:r="{_OFFICE}" xmlns:pic="{_PICTURE}"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"{place}<wp:extent {size}/><wp:wrapNone/><wp:docPr {named}>{_DECORATIVE}</wp:docPr>"
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{_RELATION}"/><a:srcRect {crop}/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>".encode()
    )


def _cropped(picture: CoverPicture, wanted: float) -> Mapping[str, int]:
    """Return what is cut off at each side, so that the rest has the wanted proportion."""
    own = picture.width / picture.height
    if own > wanted:
        cut = round((1 - wanted / own) / 2 * _WHOLE)
        return {"l": cut, "r": cut}
    cut = round((1 - own / wanted) / 2 * _WHOLE)
    return {"t": cut, "b": cut}
