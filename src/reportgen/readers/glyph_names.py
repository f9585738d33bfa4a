"""What the names of glyphs mean, and which codes have a meaning where nothing names their glyphs."""

import re
from collections.abc import Collection

_CODE = re.compile(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put")

_COMPANION = {
    39: "'", 132: "†", 133: "‡", 134: "‖", 135: "‰", 136: "•", 151: "™", 155: "№", 158: "◦", 162: "¢",
    163: "£", 165: "¥", 166: "¦", 167: "§", 169: "©", 172: "¬", 174: "®", 176: "°", 177: "±", 178: "²",
    179: "³", 181: "µ", 182: "¶", 183: "·", 185: "¹", 188: "¼", 189: "½", 190: "¾", 191: "€", 214: "×",
    246: "÷",
}  # fmt: skip
"""Signs of TeX's companion fonts by their codes (the TS1 encoding of the textcomp package)."""


_ALIASES = {"nobreakspace": "\u00a0", "nonbreakingspace": "\u00a0", "nbspace": "\u00a0", "hyphenminus": "-"}
"""Names that free fonts use beside those of the list: those of keys and of the Unicode standard."""


def built_in_encoding(program: bytes) -> dict[int, str]:
    """Return code → glyph name of a Type 1 program's own encoding (Adobe Type 1 Font Format, 2.2)."""
    clear = program[: program.find(b"eexec")]
    return {int(code): name.decode("latin-1") for code, name in _CODE.findall(clear)}


def meaning(name: str) -> str | None:
    """Return the text that a glyph name stands for (Adobe Glyph List), None where it stands for none."""
    from pdfminer.encodingdb import name2unicode  # slow to import and seldom needed

    if name in _ALIASES:
        return _ALIASES[name]
    try:
        return name2unicode(name)
    except (KeyError, ValueError, OverflowError):
        return None


def standard(code: int) -> str | None:
    """Return the text of a code in the standard encoding (ISO 32000-1, D.2)."""
    from pdfminer.encodingdb import EncodingDB

    return EncodingDB.std2unicode.get(code)


def companion(code: int) -> str | None:
    """Return the text of a code in a font that holds signs beside another's letters, as TeX sets them."""
    return _COMPANION.get(code) or standard(code)


def is_companion(codes: Collection[int]) -> bool:
    """Return whether a font that draws these codes holds signs only: an apostrophe stands among letters."""
    return bool(codes) and not any(chr(code).isalpha() for code in codes if code < 128)  # noqa: PLR2004
