"""The font dictionaries of a document: names, descriptors, tables of advances."""

from functools import cached_property

from pikepdf import Dictionary

from ..faces import FaceEvidence
from ..objects import entries, members, name, number, place
from .advances import Advances, advances
from .dictionaries import Dictionaries


class FontEntry:
    """One font's dictionary; of composite fonts both it and its descendant's.

    Attributes:
        number: its place in the document.
        name: PostScript name with the subset's prefix.
        descriptor: its descriptor, None where it has none.
        composite: a font of several bytes a character (ISO 32000-1, 9.7).
        drawn: a font whose glyphs are drawn by the page (Type 3; 9.6.5).
    """

    def __init__(self, font: Dictionary) -> None:
        self._font = font
        self.number = place(font)
        kids = members(font.get("/DescendantFonts"))
        inner = entries(kids[0]) if kids else None
        named = font if inner is None else inner
        self.descriptor = entries(named.get("/FontDescriptor"))
        self.name = name(named.get("/BaseFont")) or name(self._described("/FontName"))
        self.composite = "/DescendantFonts" in font
        self.drawn = name(font.get("/Subtype")) == "Type3"

    @cached_property
    def table(self) -> Advances:
        """Advances by the text of glyphs; empty without a ToUnicode map."""
        return advances(self._font) if "/ToUnicode" in self._font else {}

    def evidence(self, called: str) -> FaceEvidence:
        """Return what the descriptor says of the face; `called` stands where it gives no name."""
        return FaceEvidence(
            name(self._described("/FontName")) or called,
            flags=int(self._number("/Flags")) & 0xFFFFFFFF,
            stem=self._number("/StemV"),
            weight=self._number("/FontWeight"),
            angle=self._number("/ItalicAngle"),
        )

    def _described(self, key: str) -> object:
        return self.descriptor.get(key) if self.descriptor is not None else None

    def _number(self, key: str) -> float:
        return number(self._described(key)) or 0.0


def font_entries(known: Dictionaries) -> list[FontEntry]:
    """Return the fonts of a document in the order of their objects."""
    return [FontEntry(font) for font in known.fonts() if not name(font.get("/Subtype")).startswith("CIDFont")]
