"""The font dictionaries of a document: names, descriptors, tables of advances."""

from functools import cached_property
from typing import Any

from ..cmaps import meanings
from ..faces import FaceEvidence
from .advances import EM, Advances, advances, em_of
from .plain import PlainCopy


class FontEntry:
    """One font's dictionary; of composite fonts both it and its descendant's.

    Attributes:
        number: its place in the document.
        name: PostScript name with the subset's prefix; of a drawn font the name that it was given.
        descriptor: its descriptor, empty where it has none.
        composite: a font of several bytes a character (ISO 32000-1, 9.7).
        drawn: a font whose glyphs are drawn by the page (Type 3; 9.6.5).
    """

    def __init__(self, copy: PlainCopy, number: int, entries: dict[str, Any]) -> None:
        self._copy = copy
        self._entries = entries
        self.number = number
        kids = copy.resolve(entries.get("DescendantFonts"))
        inner = copy.resolve(kids[0]) if isinstance(kids, list) and kids else entries
        named = inner if isinstance(inner, dict) else entries
        descriptor = copy.resolve(named.get("FontDescriptor"))
        self.descriptor: dict[str, Any] = descriptor if isinstance(descriptor, dict) else {}
        own = copy.name(copy.resolve(self.descriptor.get("FontName")))
        self.name = copy.name(copy.resolve(named.get("BaseFont"))) or own
        self.composite = kids is not None
        self.drawn = copy.name(copy.resolve(entries.get("Subtype"))) == "Type3"

    @cached_property
    def table(self) -> Advances:
        """Advances by the text of glyphs; empty without a ToUnicode map."""
        return advances(self._copy, self._entries) if "ToUnicode" in self._entries else {}

    @cached_property
    def texts(self) -> frozenset[str]:
        """What the glyphs mean; empty without a ToUnicode map."""
        table = self._copy.stream(self._entries.get("ToUnicode"))
        return frozenset(text for _, text in meanings(table))

    @cached_property
    def glyphs(self) -> dict[int, str]:
        """The names of glyphs by their codes, where the encoding names its differences."""
        encoding = self._copy.resolve(self._entries.get("Encoding"))
        named = self._copy.resolve(encoding.get("Differences")) if isinstance(encoding, dict) else None
        names: dict[int, str] = {}
        code = 0
        for entry in named if isinstance(named, list) else ():
            if isinstance(entry, int):
                code = entry
            else:
                names[code] = self._copy.name(entry)
                code += 1
        return names

    def evidence(self, name: str) -> FaceEvidence:
        """Return what the descriptor says of the face; `name` stands where it gives none.

        A drawn font's measures are in the units of its own matrix.
        """
        return FaceEvidence(
            self._copy.name(self._copy.resolve(self.descriptor.get("FontName"))) or name,
            flags=int(self._number("Flags")) & 0xFFFFFFFF,
            stem=self._number("StemV") * self._thousandths,
            weight=self._number("FontWeight"),
            angle=self._number("ItalicAngle"),
        )

    @property
    def _thousandths(self) -> float:
        """Thousandths of an em that a unit of the descriptor is."""
        return em_of(self._copy, self._entries) * EM if self.drawn else 1.0

    def _number(self, key: str) -> float:
        value = self._copy.resolve(self.descriptor.get(key))
        return float(value) if isinstance(value, int | float) else 0.0


def font_entries(copy: PlainCopy) -> list[FontEntry]:
    """Return the fonts of a document in the order of their objects."""
    return [
        FontEntry(copy, number, found)
        for number, found in copy.fonts()
        if not copy.name(copy.resolve(found.get("Subtype"))).startswith("CIDFont")
    ]
