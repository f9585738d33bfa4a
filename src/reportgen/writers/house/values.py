"""What a house says, read from its Word file: plain values, so that no writer opens that file.

Lengths of type are points, those of the sheet mm; colours are `#rrggbb`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from ..sheet import SHEETS, PaperSheet

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FILE_NAME = "house.docx"
"""In the edition's folder; never a report."""
FONTS = "fonts"
"""Folder beside it, for the files of faces."""

LineRule = Literal["auto", "exact", "atLeast"]
"""How a line's height is meant: lines of the face's own height, points, or points at least."""


@dataclass(frozen=True, slots=True)
class StyleLook:
    """How a style sets text; None where nothing says so.

    Attributes:
        line: height of a line: points, or lines of the face's own height where `rule` is auto.
        indent: left of the text; `hanging` more than the first line.
        tracking: space added between letters.
        shade: colour behind the text.
        capitals: it shows small letters as capitals, which no output does: copied words would be others.
    """

    face: str | None = None
    size: float | None = None
    ink: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    tracking: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    rule: LineRule | None = None
    indent: float | None = None
    hanging: float | None = None
    align: str | None = None
    shade: str | None = None
    keep_next: bool | None = None
    page_break: bool | None = None
    contextual: bool | None = None
    hidden: bool | None = None
    rule_above: str | None = None

    def unlike(self, other: StyleLook) -> StyleLook:
        """Return what this one says and another does not say so."""
        own = {
            field.name: value
            for field in fields(self)
            if (value := getattr(self, field.name)) != getattr(other, field.name)
        }
        if "line" in own or "rule" in own:
            own |= {"line": self.line, "rule": self.rule}
        return StyleLook(**own)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file of a face.

    Attributes:
        family: the name under which styles ask for it.
        file: its path.
        sha256: of its bytes.
        height: of a line that is set solid, as a share of the size.
        ascent: of that, what lies above the base line.
        weight: 400 is regular, 700 bold.
        whole: it may not be cut down to the letters that are used.
        stands_in: the family whose place it takes, None where it is that family.
    """

    family: str
    bold: bool
    italic: bool
    file: str
    sha256: str
    height: float
    ascent: float
    weight: int = 400
    whole: bool = False
    stands_in: str | None = None


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The picture on the cover.

    Attributes:
        content: base64.
        width: pixels.
        height: pixels.
    """

    media_type: str
    content: str
    width: int
    height: int

    @property
    def uri(self) -> str:
        """The picture as a `data:` URI."""
        return f"data:{self.media_type};base64,{self.content}"


@dataclass(frozen=True, slots=True)
class House:
    """A house.

    Attributes:
        digest: SHA-256 of its file.
        sheet: size and margins; None where they are the usual ones.
        looks: how each named style sets text, by its name in lower case.
        usual: the same of the shipped house.
        accents: colours of the chapters, in order; none for ours.
        hairline: colour of thin rules, None for ours.
        styles: `word/styles.xml` of the Word document.
        theme: `word/theme/theme1.xml` of the Word document.
        picture: on the cover, in place of the band of colours.
        faces: files of the faces that styles ask for, beside the shipped ones.
    """

    digest: str
    sheet: PaperSheet | None
    looks: Mapping[str, StyleLook]
    usual: Mapping[str, StyleLook]
    accents: tuple[str, ...]
    hairline: str | None
    styles: str
    theme: str
    picture: CoverPicture | None = None
    faces: tuple[FontFile, ...] = ()

    def look(self, name: str) -> StyleLook:
        """Return how the style of a name sets text."""
        return self.looks.get(name.lower(), StyleLook())

    def usual_look(self, name: str) -> StyleLook:
        """Return how the style of a name sets text in the shipped house."""
        return self.usual.get(name.lower(), StyleLook())

    def change(self, name: str) -> StyleLook:
        """Return what the style of a name sets in another way than the shipped house."""
        return self.look(name).unlike(self.usual_look(name)) if name.lower() in self.looks else StyleLook()

    def families(self) -> tuple[str, ...]:
        """Return the families that styles ask for, in order."""
        return tuple(dict.fromkeys(look.face for look in self.looks.values() if look.face))

    def on(self, page_size: str | None) -> House:
        """Return the house on the page size that an edition asks for, itself where it asks for none."""
        if page_size is None:
            return self
        size = SHEETS[page_size]
        if self.sheet is None:
            return replace(self, sheet=size)
        return replace(self, sheet=self.sheet.resized(size.width, size.height))


def sheet_of(house: House | None, page_size: str) -> PaperSheet:
    """Return the sheet of a document.

    Args:
        house: None for the shipped look.
        page_size: a key of SHEETS, for where the house names no sheet.
    """
    return house.sheet if house is not None and house.sheet is not None else SHEETS[page_size]


def dump(house: House) -> str:
    """Return a house as JSON."""
    return _adapter().dump_json(house).decode("utf-8")


def load(text: str) -> House:
    """Return the house that JSON describes."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[House]:
    from pydantic import TypeAdapter  # not needed where there is no house

    return TypeAdapter(House)
