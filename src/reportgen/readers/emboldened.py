"""Bold that is made of a regular face: a program that draws its letters itself, heavier, under the same name.

Browsers and drivers of printers do so where a family has no bold of its own. The name and the descriptor are
those of the regular face, so only the stems tell.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from pikepdf import Pdf

from ..model.geometry import median
from . import objects, stems
from .cmaps import meanings
from .faces import plain_name
from .glyph_names import meaning
from .outlines import Outlines
from .stems import Outline

BOLD = "-Bold"
"""Stands behind the name of such a face, as foundries have it."""
# Times the stem of the same letter in the regular face from which letters are bold; browsers add 0.03 ems
# to stems of 0.05 to 0.1.
_HEAVIER = 1.2
# Ems of a stem at most where the outlines of letters are stroked, not the letters filled.
_MERE_OUTLINE = 0.035
# Letters that two faces are compared by: at least, where both have so many, and at most.
_LEAST, _MOST = 2, 12
_EM = 0.001


def numbers(pdf: Pdf) -> frozenset[int]:
    """Return the numbers of drawn fonts that are heavier than another font of the same name.

    Programs are not compared with each other: one name may stand for faces that have nothing in common.
    """
    families: dict[str, list[_Letters]] = defaultdict(list)
    for entry in pdf.objects:
        found = objects.entries(entry)
        if found is not None and objects.name(found.get("/Type")) == "Font":
            letters = _Letters(found)
            if letters.name and letters.texts:
                families[letters.name].append(letters)
    return frozenset(
        number
        for members in families.values()
        for letters in members
        if letters.drawn and any(letters.heavier_than(other) for other in members)
        for number in [objects.place(letters.font)]
        if number is not None
    )


class _Letters:
    """The letters of one font: how thick their stems are."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.drawn = objects.name(font.get("/Subtype")) == "Type3"
        kids = objects.members(font.get("/DescendantFonts"))
        self._inner = kids[0] if kids else font
        self._descriptor = objects.entries(self._inner.get("/FontDescriptor"))
        told = objects.name(self._descriptor.get("/FontName")) if self._descriptor is not None else ""
        self.name = plain_name(told)
        self._stems: dict[str, float] = {}

    @cached_property
    def texts(self) -> Mapping[str, int]:
        """Letters → their codes, as far as a font of this kind tells its glyphs by them."""
        identity = objects.name(self.font.get("/Encoding")) == "Identity-H"
        if not (self.drawn or identity):
            return {}
        known = dict(meanings(objects.stream(self.font.get("/ToUnicode"))))
        for code, name in self._names.items():
            known.setdefault(code, meaning(name) or "")
        return {text: code for code, text in known.items() if len(text) == 1 and text.isalpha()}

    @cached_property
    def _names(self) -> dict[int, str]:
        """Codes of a drawn font → the names of its glyphs."""
        encoding = objects.entries(self.font.get("/Encoding"))
        return dict(differences(encoding)) if encoding is not None else {}

    def heavier_than(self, other: "_Letters") -> bool:
        """Return whether the same letters have heavier stems here."""
        common = sorted(self.texts.keys() & other.texts.keys())
        if other is self or len(common) < min(_LEAST, len(self.texts)):
            return False
        ratios = []
        for text in common[:_MOST]:
            ours, theirs = self._stem(text), other._stem(text)
            if ours and theirs > _MERE_OUTLINE:
                ratios.append(ours / theirs)
        return bool(ratios) and median(ratios) >= _HEAVIER

    def _stem(self, text: str) -> float:
        """Return the stem of a letter; a face is compared with each other one, and measured once."""
        if text not in self._stems:
            self._stems[text] = stems.stem(self._outline(self.texts[text]))
        return self._stems[text]

    def _outline(self, code: int) -> Outline:
        if not self.drawn:
            return self._program.shape(code) if self._program else ()
        matrix = objects.members(self.font.get("/FontMatrix"))
        unit = abs(objects.number(matrix[0]) or _EM) if matrix else _EM
        procedures = objects.entries(self.font.get("/CharProcs"))
        procedure = procedures.get(f"/{self._names.get(code, '')}") if procedures is not None else None
        return stems.drawn(objects.stream(procedure), unit)

    @cached_property
    def _program(self) -> Outlines | None:
        """The embedded program whose glyphs are numbered as the codes are."""
        plain = objects.name(self._inner.get("/CIDToGIDMap")) in {"", "Identity"}
        if self._descriptor is None or not plain:
            return None
        for key in ("/FontFile2", "/FontFile3"):
            data = objects.stream(self._descriptor.get(key))
            if data:
                return Outlines(data)
        return None


def differences(encoding: Any) -> Iterator[tuple[int, str]]:
    """Yield the codes of an encoding's differences with the names of their glyphs (ISO 32000-1, 9.6.6.1)."""
    code = 0
    for entry in objects.members(encoding.get("/Differences")):
        if isinstance(entry, int):
            code = entry
            continue
        yield code, objects.name(entry)
        code += 1
