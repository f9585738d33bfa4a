"""A house's Word file → what it says; somebody's file, so it is read within limits, and nothing in it is run.

Of the package only styles, theme, text, relations and one picture are looked at.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ...errors import InputError
from ...system import preopened, resources
from ..book import logos, palette
from ..house import values
from ..house.named_styles import COVER_PICTURE, NAMED_STYLES
from ..house.values import CoverPicture, House, StyleLook
from ..sheet import LOWEST, NARROWEST, RIGHT, PaperSheet
from ..word import ooxml, package_file
from ..word.ooxml import Element, w
from . import inspection, skeleton, theme
from .cascade import StyleSheet
from .theme import OfficeTheme

_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_NEEDED = (skeleton.STYLES, _DOCUMENT)
_WANTED = (*_NEEDED, _RELATIONS, skeleton.THEME)
MAX_PART = 10_000_000
"""Bytes of the parts that are read, unpacked: ours have under 100,000."""
MAX_PICTURE = 10_000_000
"""Bytes of the cover's picture: every PDF, Word file and web page holds it."""
_MACROS = ("vbaproject.bin", "vbadata.xml")
_MM_PER_TWIP = 25.4 / 1440
_SMALLEST, _LARGEST = 90.0, 450.0
"""Millimetres of a sheet's side."""
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_REMEDY = "save it again from Word, or write a new one with `reportgen template new`"
SHIPPED = "houses/reportgen.docx"
"""Below templates/: the house that changes are changes of."""
REFERENCE = "reference.docx"
"""Below templates/: what the Word document is made on."""


class Read(NamedTuple):
    """A house, and what is worth saying of its file."""

    house: House
    findings: tuple[str, ...]


def read_json(path: Path) -> str:
    """Return a house and the findings about its file as JSON; work for a caged process.

    Args:
        path: of `house.docx`.

    Raises:
        InputError: it cannot be read, or holds what no house may hold.
    """
    found = read(path)
    return inspection.dump(values.dump(found.house), found.findings)


def read(path: Path) -> Read:
    """Read a house.

    Raises:
        InputError: it cannot be read, or holds what no house may hold.
    """
    raw = _raw(path)
    usual = _raw(resources.templates() / SHIPPED)
    is_usual = raw.sheet is None or raw.sheet == usual.sheet
    sheet = None if is_usual else raw.sheet
    reference = ooxml.read((resources.templates() / REFERENCE).read_bytes())
    hairline = raw.styles.look("footer").rule_above
    made = House(
        digest=hashlib.sha256(raw.content).hexdigest(),
        sheet=sheet,
        looks=_looks(raw.styles),
        usual=_looks(usual.styles),
        accents=() if raw.theme.accents == usual.theme.accents else readable(raw.theme.accents),
        hairline=None if hairline == usual.styles.look("footer").rule_above else hairline,
        styles=skeleton.styles(reference[skeleton.STYLES], raw.styles, sheet).decode("utf-8"),
        theme=theme.write(reference[skeleton.THEME], raw.theme).decode("utf-8"),
        picture=raw.picture,
    )
    facts = inspection.Facts(made, raw.styles, raw.theme, raw.document, raw.said)
    return Read(made, tuple(inspection.findings(facts)))


class _Raw(NamedTuple):
    """What stands in a file."""

    content: bytes
    styles: StyleSheet
    theme: OfficeTheme
    document: Element
    sheet: PaperSheet | None
    picture: CoverPicture | None
    said: tuple[str, ...]


def _raw(path: Path) -> _Raw:
    content = _content(path)
    parts = _parts(path, content)
    try:
        roots = {name: _parsed(path, name, part) for name, part in parts.items()}
        colours = theme.read(roots.get(skeleton.THEME))
    except SyntaxError as error:
        raise InputError(f"{path}: damaged ({error}); {_REMEDY}") from error
    styles = StyleSheet(roots[skeleton.STYLES], colours)
    if not styles.by_name:
        raise InputError(f"{path}: holds no styles; {_REMEDY}")
    document = roots[_DOCUMENT]
    picture, said = _picture(path, roots, styles)
    sheet, more = _sheet(path, document)
    return _Raw(content, styles, colours, document, sheet, picture, (*said, *more))


def _looks(styles: StyleSheet) -> dict[str, StyleLook]:
    return {row.name.lower(): styles.look(row.name) for row in NAMED_STYLES if styles.chain(row.name)}


def readable(accents: tuple[str, ...]) -> tuple[str, ...]:
    """Return accents with ours in the place of those that cannot be read on white."""
    return tuple(
        accent if palette.contrast_on_white(accent) >= palette.MINIMUM_CONTRAST else palette.accent(position)
        for position, accent in enumerate(accents)
    )


def _content(path: Path) -> bytes:
    try:
        return preopened.read(path, package_file.MAX_PACKED)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the name") from error


def _parts(path: Path, content: bytes) -> dict[str, bytes]:
    """Return the parts that are looked at.

    Raises:
        InputError: it is no Word file, or a part is missing, or too large.
    """
    if not content.startswith(b"PK"):
        raise InputError(f"{path}: not a Word file (.docx); {_REMEDY}")
    names = package_file.names(path)
    macros = [name for name in names if name.lower().rpartition("/")[2] in _MACROS]
    if macros:
        raise InputError(
            f"{path}: holds macros ({macros[0]}); save it as a Word document without macros (.docx)"
        )
    parts = package_file.read_parts(path, lambda name: name in _WANTED, most=MAX_PART, remedy=_REMEDY)
    for name in _NEEDED:
        if name not in parts:
            raise InputError(f"{path}: its part {name} is missing; {_REMEDY}")
    return parts


def _parsed(path: Path, name: str, part: bytes) -> Element:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise InputError(f"{path}: its part {name} declares entities, which no Word file does; {_REMEDY}")
    return ooxml.parse(part)


def _sheet(path: Path, document: Element) -> tuple[PaperSheet | None, list[str]]:
    """Return the sheet of the last section, None where it names none, and what is to be said of it.

    Raises:
        InputError: it leaves no room for the text.
    """
    sections = list(document.iter(w("sectPr")))
    size = sections[-1].find(w("pgSz")) if sections else None
    margins = sections[-1].find(w("pgMar")) if sections else None
    if size is None or margins is None:
        return None, [
            "the page has no size and margins of its own: the usual sheet is taken; set them under Layout"
        ]
    width, height = (_millimetres(size, side) for side in ("w", "h"))
    left, right, top, bottom = (_millimetres(margins, side) for side in ("left", "right", "top", "bottom"))
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        raise InputError(
            f"{path}: a page of {width:.0f} × {height:.0f} mm; a side may have "
            f"{_SMALLEST:.0f} to {_LARGEST:.0f} mm"
        )
    said = []
    if right < RIGHT:
        said.append(
            f"the right margin is {right:.0f} mm; pages of reports hang in it, so {RIGHT:.0f} mm are taken"
        )
        right = RIGHT
    measure, text = round(width - left - right, 2), round(height - top - bottom, 2)
    if measure < NARROWEST or text < LOWEST:
        raise InputError(
            f"{path}: {width:.0f} × {height:.0f} mm with these margins leave {measure:.0f} × {text:.0f} mm "
            f"for the text; at least {NARROWEST:.0f} × {LOWEST:.0f} mm are needed: make the margins smaller"
        )
    return PaperSheet(width, height, measure, left, top, bottom, framed=True), said


def _millimetres(element: Element, side: str) -> float:
    try:
        return round(abs(int(str(element.get(w(side))))) * _MM_PER_TWIP, 1)
    except ValueError:
        return 0.0


def _picture(
    path: Path, roots: Mapping[str, Element], styles: StyleSheet
) -> tuple[CoverPicture | None, list[str]]:
    """Return the picture of the paragraph in the style for it, and what is to be said of it.

    Raises:
        InputError: it is too large.
    """
    style = styles.by_name.get(COVER_PICTURE.lower())
    ids = {str(style.get(w("styleId")))} if style is not None else set()
    for paragraph in roots[_DOCUMENT].iter(w("p")):
        blip = next(paragraph.iter(_BLIP), None)
        if ooxml.style_of(paragraph) not in ids or blip is None:
            continue
        target = _target(roots.get(_RELATIONS), str(blip.get(_EMBED)))
        if target is None:
            return None, ["the cover's picture lies outside of the file: insert it, do not link it"]
        name = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        parts = package_file.read_parts(
            path,
            lambda part, name=name: part == name,  # type: ignore[misc]
            most=MAX_PICTURE,
            remedy=f"take a picture of at most {MAX_PICTURE // 1_000_000} MB",
        )
        logo = logos.opened(parts[name]) if name in parts else "it is not in the file"
        if isinstance(logo, str):
            return None, [f"the cover's picture cannot be used: {logo.replace('logo', 'picture')}"]
        encoded = base64.b64encode(logo.content).decode("ascii")
        return CoverPicture(logo.media_type, encoded, logo.width, logo.height), []
    return None, []


def _target(relations: Element | None, relation: str) -> str | None:
    for row in relations if relations is not None else ():
        if row.get("Id") == relation and row.get("TargetMode") != "External":
            return row.get("Target")
    return None
