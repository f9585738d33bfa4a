"""Fonts that pdfminer reads without what the file says of their codes."""

from collections.abc import Iterable, Mapping
from typing import Any

from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from .. import cmaps, glyph_names, glyph_texts, superiors
from ..outlines import Outlines
from ..unread import UNREAD
from .names import literal

_COMPOSITE = frozenset({"CIDFontType0", "CIDFontType2"})


class EmbeddedCodesFont(PDFCIDFont):
    """A composite font whose codes a CMap inside the file explains; pdfminer knows such maps by name only.

    What it calls identifiers are codes here: ToUnicode names those, widths belong to what they stand for.
    """

    def __init__(self, manager: PDFResourceManager, spec: Mapping[str, Any], codes: cmaps.CodeMap) -> None:
        super().__init__(manager, spec)
        self._codes = codes
        self._has_meanings = "ToUnicode" in spec

    def identifier(self, code: int) -> int:
        """Return the character that a code stands for."""
        return self._codes.glyphs.get(code, 0)

    def decode(self, text: bytes) -> Iterable[int]:
        """Return the codes of a string."""
        return self._codes.codes(text)

    def char_width(self, code: int) -> float:
        """Return the advance of a code's glyph in ems."""
        return super().char_width(self.identifier(code))

    def to_unichr(self, code: int) -> str:
        """Return the text of a code.

        Raises:
            PDFUnicodeNotDefined: the font does not say.
        """
        return super().to_unichr(code if self._has_meanings else self.identifier(code))


def shifts(font: PDFFont) -> dict[int, float]:
    """Return the codes whose glyphs a composite font draws raised or lowered, with the ems of it."""
    if not isinstance(font, PDFCIDFont):
        return {}
    table: dict[int, str] = getattr(font.unicode_map, "cid2unichr", {})
    advances: dict[str, set[float]] = {}
    for code, text in table.items():
        if len(text) == 1 and text.isascii() and text.isalnum():
            advances.setdefault(text, set()).add(round(font.char_width(code), 4))
    small = superiors.doubtful({text: sorted(values) for text, values in advances.items()})
    program = _program(font) if small else b""
    if not program:
        return {}
    outlines = Outlines(program)
    by_code = {}
    for code, text in table.items():
        ink = outlines.ink(_glyph(font, code)) if text in small else None
        ems = superiors.shift(*ink) if ink is not None else 0.0
        if ems:
            by_code[code] = ems
    return by_code


def text_of(font: PDFFont, code: int) -> str | None:
    """Return the text of a code, None where neither the file nor the font's program says it.

    The program is asked where the file is silent of a composite font's code or says that it is unknown, and
    where it gives the number of the glyph for the text: so do programs that know no better.
    """
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        text = UNREAD
    if text == UNREAD:
        return _by_program(font).get(_glyph(font, code)) if isinstance(font, PDFCIDFont) else None
    if len(text) == 1 and not text.isascii() and isinstance(font, PDFCIDFont):
        glyph = _glyph(font, code)
        if ord(text) == glyph:
            return _by_program(font).get(glyph, text)
    return text


def _by_program(font: PDFCIDFont) -> dict[int, str]:
    """Return what a font's program says of its glyphs, by their numbers; it is looked at once."""
    known: dict[int, str] | None = vars(font).get("texts_by_program")
    if known is None:
        known = vars(font)["texts_by_program"] = glyph_texts.texts(_program(font))
    return known


def _program(font: PDFCIDFont) -> bytes:
    for key in ("FontFile2", "FontFile3"):
        found = resolve1(font.descriptor.get(key))
        if isinstance(found, PDFStream):
            return bytes(found.get_data())
    return b""


def _glyph(font: PDFCIDFont, code: int) -> int:
    """Return the number of the glyph that a code stands for in the font's program."""
    identifier = font.identifier(code) if isinstance(font, EmbeddedCodesFont) else code
    table: bytes = getattr(font, "glyph_table", b"")
    return int.from_bytes(table[2 * identifier : 2 * identifier + 2], "big") if table else identifier


def _companion_signs(encoding: object) -> dict[int, str]:
    """Return the text of codes without a named glyph in a drawn font that holds signs only."""
    named = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    names: dict[int, str] = {}
    code = 0
    for entry in named if isinstance(named, list) else ():
        if isinstance(entry, int):
            code = entry
        else:
            names[code] = literal(entry)
            code += 1
    if not glyph_names.is_companion(names):
        return {}
    signs = {
        code: glyph_names.companion(code) for code, name in names.items() if not glyph_names.meaning(name)
    }
    return {code: sign for code, sign in signs.items() if sign}


class FontManager(PDFResourceManager):
    """Makes the fonts of a document."""

    def get_font(self, objid: object, spec: Mapping[str, Any]) -> PDFFont:
        """Return the font of a dictionary, made once where it is an object of its own."""
        encoding = resolve1(spec.get("Encoding"))
        if literal(spec.get("Subtype")) in _COMPOSITE and isinstance(encoding, PDFStream):
            font: PDFFont = EmbeddedCodesFont(self, spec, cmaps.parse(encoding.get_data()))
        else:
            font = super().get_font(objid, spec)
        vars(font)["number"] = objid
        if literal(spec.get("Subtype")) == "Type3" and "ToUnicode" not in spec:
            vars(font).setdefault("cid2unicode", {}).update(_companion_signs(encoding))
        table = resolve1(spec.get("CIDToGIDMap"))
        if isinstance(table, PDFStream):
            vars(font)["glyph_table"] = table.get_data()
        return font
