"""The faces of a Word document, inside it: it looks and breaks alike where they are not installed.

Whole faces, so that the document can still be edited, and unchanged but for the first bytes, which are
disguised as ECMA-376-1, 17.8.1 asks. Word and LibreOffice take TrueType faces of one cut a file.
"""

from __future__ import annotations

import re
import struct
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ...system import files, resources
from ..house.measures import SANS, SERIF
from ..house.values import FONTS, FontFile
from . import ooxml
from .ooxml import Element, w

MAX_BYTES = 2_000_000
"""Bytes of a face that goes into a document: one of Latin, Greek and Cyrillic letters has some 400,000; the
document is sent by mail."""

_ARABIC = "Amiri"
_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
"""The cuts of a family, in the order that the table of faces has them."""
_SHIPPED = {
    SERIF: tuple(f"SourceSerif4-{cut}.ttf" for cut in _CUTS),
    SANS: ("SourceSans3-Regular.ttf", "SourceSans3-SemiBold.ttf"),
    _ARABIC: ("Amiri-Regular.ttf", "Amiri-Bold.ttf"),
}
"""Files of the shipped families, in the order of the cuts."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters for which a document needs the face of complex scripts."""
_TRUETYPE = b"\x00\x01\x00\x00"
_USE = 0x000F
_EDITABLE = (0, 8)
"""What the bits of use of fsType (OpenType, OS/2) say of faces that may lie in a document that is edited."""
_USE_AT = 8
"""Where fsType stands in the table OS/2, bytes."""
_DISGUISED = 32
"""Bytes at the beginning of a face that are disguised."""

_TABLE, _SETTINGS = "word/fontTable.xml", "word/settings.xml"
_STYLES, _THEME = "word/styles.xml", "word/theme/theme1.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_BEFORE = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime")
"""Settings that stand before ours, in the order of the schema, as far as pandoc may write them."""


@dataclass(frozen=True, slots=True)
class _Face:
    family: str
    cut: str
    content: bytes


def embed(parts: dict[str, bytes], own: Sequence[FontFile] = ()) -> None:
    """Put the faces that the styles ask for into the parts of a package.

    Args:
        parts: of the package.
        own: files of the faces of a house.
    """
    faces = [*_shipped(parts), *_of_house(own)]
    if not faces:
        return
    table = ooxml.parse(parts[_TABLE])
    relations = []
    for number, face in enumerate(faces, start=1):
        relation, key = f"rId{number}", _key(face.content)
        relations.append(
            f'<Relationship Id="{relation}" Type="{_OFFICE}/font" Target="fonts/font{number}.odttf"/>'
        )
        named = ooxml.element(f"embed{face.cut}", fontKey=f"{{{key}}}")
        named.set(f"{{{_OFFICE}}}id", relation)
        _row(table, face.family).append(named)
        parts[f"word/fonts/font{number}.odttf"] = disguised(face.content, key)
    parts[_TABLE] = ooxml.serialize(table)
    parts["word/_rels/fontTable.xml.rels"] = ooxml.serialize(
        ooxml.parse(f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'.encode())
    )
    parts[_SETTINGS] = _told(parts[_SETTINGS])
    parts[ooxml.CONTENT_TYPES] = _typed(parts[ooxml.CONTENT_TYPES])


def disguised(content: bytes, key: str) -> bytes:
    """Return a face with its first bytes disguised, or a disguised one as it was.

    Args:
        content: of the file.
        key: a GUID, without braces.
    """
    turned = bytes.fromhex(key.replace("-", ""))[::-1]
    head = bytes(byte ^ turned[at % len(turned)] for at, byte in enumerate(content[:_DISGUISED]))
    return head + content[_DISGUISED:]


def _key(content: bytes) -> str:
    """Return the GUID by which a face is disguised: made of its bytes, so that it is the same each time."""
    return str(uuid.UUID(bytes=sha256(content).digest()[:16])).upper()


def _shipped(parts: Mapping[str, bytes]) -> Iterator[_Face]:
    """Yield the shipped faces that styles name; the Arabic one where there is a word for it."""
    named = {
        value
        for part in (_STYLES, _THEME)
        if part in parts
        for element in ooxml.parse(parts[part]).iter()
        for value in map(str, element.attrib.values())
    }
    if not _RIGHT_TO_LEFT.search(parts["word/document.xml"].decode("utf-8")):
        named.discard(_ARABIC)
    for family, names in _SHIPPED.items():
        if family in named:
            for cut, name in zip(_CUTS, names, strict=False):
                content = (resources.templates() / FONTS / name).read_bytes()
                yield _Face(family, cut, content)


def _of_house(faces: Sequence[FontFile]) -> Iterator[_Face]:
    """Yield the faces of a house that may and can lie in a document."""
    for face in sorted(faces, key=lambda face: (face.family, face.bold, face.italic)):
        if face.stands_in is not None:
            continue  # who has the face that is asked for shall see it
        try:
            content = files.read(Path(face.file), MAX_BYTES)
        except OSError:
            continue
        if len(content) <= MAX_BYTES and may_lie_in_documents(content):
            yield _Face(face.family, _CUTS[face.bold + 2 * face.italic], content)


def may_lie_in_documents(content: bytes) -> bool:
    """Whether a file of a face is TrueType of one cut, and lets itself be put into documents to be edited."""
    if content[:4] != _TRUETYPE:
        return False
    try:
        (count,) = struct.unpack_from(">H", content, 4)
        rows = (struct.unpack_from(">4s4xI", content, 12 + 16 * number) for number in range(count))
        tables = dict(rows)
        (use,) = struct.unpack_from(">H", content, tables[b"OS/2"] + _USE_AT)
    except (struct.error, KeyError):
        return False
    return b"fvar" not in tables and use & _USE in _EDITABLE


def _row(table: Element, family: str) -> Element:
    """Return the row of a family in the table of faces."""
    found = next((row for row in table.iter(w("font")) if row.get(w("name")) == family), None)
    if found is None:
        found = ooxml.element("font", name=family)
        table.append(found)
    return found


def _told(settings: bytes) -> bytes:
    """Return settings that say that faces lie in the document; those of every machine stay out of it."""
    root = ooxml.parse(settings)
    for name in ("embedTrueTypeFonts", "embedSystemFonts"):
        for old in root.findall(w(name)):
            root.remove(old)
    before = [at for at, setting in enumerate(root, start=1) if setting.tag in map(w, _BEFORE)]
    root.insert(max(before, default=0), ooxml.element("embedTrueTypeFonts"))
    return ooxml.serialize(root)


def _typed(types: bytes) -> bytes:
    """Return content types that name the one of disguised faces."""
    root = ooxml.parse(types)
    if not any(it.get("Extension") == "odttf" for it in root.iter(f"{{{_TYPES}}}Default")):
        declared = f'<Default xmlns="{_TYPES}" Extension="odttf" ContentType="{_MEDIA_TYPE}"/>'
        root.insert(0, ooxml.parse(declared.encode()))
    return ooxml.serialize(root)
