"""Repairs of single characters: ligatures, separate accents, invisible marks, Arabic order."""

import re
import unicodedata
from collections.abc import Sequence

from .glyphs import GAP, Glyph

Piece = tuple[str, Glyph, float, float]
"""(character, the glyph that shows it, left edge, right edge)."""

# Accents that old TeX and PostScript fonts paint as glyphs of their own, and the combining mark.
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "¯": "\u0304",
    "˙": "\u0307",
    "¸": "\u0327",
    "˚": "\u030a",
    "˝": "\u030b",
    "˛": "\u0328",
    "\u0131": "\u0131",
}
# All but signs that are as they should be: Latin letters and common punctuation, single spaces.
_ODD = re.compile("  |[^ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]")
# What may be an accent of its own or combine with another sign, and much that does not.
_PERHAPS_ACCENT = re.compile(f"[{re.escape(''.join(_ACCENTS))}]|[^\u0000-\u02ff\u2000-\u20cf\u2100-\u2bff]")
_INVISIBLE = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u0000-\u0008\u000b-\u001f]")
# A soft hyphen at the end, perhaps beside the hyphen that shows it.
_SOFT_END = re.compile("[-\u2010]?\u00ad[-\u2010]?$")
_NONCHARACTERS = re.compile("[\ufffe\uffff\ufdd0-\ufdef]")
_FORMS = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f]+")
CONTROLS = re.compile("[\x03-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Characters without a picture: one that is drawn is a sign to which the font's tables give no meaning."""
HYPHENS_IN_ONE = re.compile("-[\u00ad\u2010]+")
"""All hyphens that one glyph may stand for, as some programs name them."""
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of scripts that run from right to left."""
_RTL = frozenset({"R", "AL"})
_FIGURES = frozenset({"EN", "AN"})
_SEPARATORS = {"ES": "S", "CS": "S", "ET": "T"}
"""Signs that belong to a number: between two figures (S), or beside one (T)."""


def letters(text: str) -> str:
    """Return text with ligatures and other forms of letters (Latin, Hebrew, Arabic) as the letters."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def repair(text: str) -> str:
    """Return text with ligatures taken apart, accents composed, invisible marks and odd spaces gone.

    Soft hyphens go too unless they end the text: there they mark a word broken over lines.
    """
    plain = text.replace(GAP, " ")
    if plain.isascii() and plain.isprintable() and "  " not in plain:
        return plain
    if _ODD.search(plain) is None:
        return plain
    ends_soft = bool(_SOFT_END.search(text))
    if ends_soft:
        text = _SOFT_END.sub("", text)
    text = _NONCHARACTERS.sub("\ufffd", text)
    text = letters(text)
    text = _SPACES.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return text + "\u00ad" if ends_soft else text


def in_order(pieces: list[Piece]) -> list[Piece]:
    """Return the characters of a line with accents composed and in logical order."""
    text = "".join([piece[0] for piece in pieces])
    if text.isascii():
        return pieces
    if any(char in _ACCENTS or unicodedata.combining(char) for char in _PERHAPS_ACCENT.findall(text)):
        pieces = compose(pieces)
    return logical(pieces) if RIGHT_TO_LEFT.search(text) else pieces


def compose(pieces: Sequence[Piece]) -> list[Piece]:
    """Join accents painted over or beside a letter with that letter."""
    out: list[Piece] = []
    pending: Piece | None = None
    for piece in pieces:
        text, glyph, x0, x1 = piece
        if out and unicodedata.combining(text[0]) and out[-1][0].strip():
            # A combining mark, perhaps of another face, belongs to the letter before it.
            before = out[-1]
            out[-1] = (
                unicodedata.normalize("NFC", before[0] + text),
                before[1],
                before[2],
                max(before[3], x1),
            )
            continue
        if pending is not None:
            accent = _ACCENTS[pending[0]]
            if text[:1].isalpha() and min(x1, pending[3]) - max(x0, pending[2]) > 0.3 * min(
                x1 - x0, pending[3] - pending[2]
            ):
                base = "i" if text[0] == "\u0131" else text[0]
                piece = (unicodedata.normalize("NFC", base + accent) + text[1:], glyph, x0, x1)
            else:
                out.append(pending)
            pending = None
            out.append(piece)
            continue
        if text in _ACCENTS and text not in "^`\u0131":
            last = out[-1] if out else None
            if last and last[0][-1:].isalpha() and min(x1, last[3]) - max(x0, last[2]) > 0.5 * (x1 - x0):
                joined = unicodedata.normalize("NFC", last[0] + _ACCENTS[text])
                out[-1] = (joined, last[1], last[2], last[3])
                continue
            pending = piece
            continue
        out.append(piece)
    if pending is not None:
        out.append(pending)
    return out


def _direction(text: str) -> str:
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _RTL:
            return "R"
        if kind == "L":
            return "L"
        if kind in _FIGURES:
            return "N"
        if kind in _SEPARATORS:
            return _SEPARATORS[kind]
    return "-"


def directions(text: str) -> list[str]:
    """Return the direction of each character: "L", "R", or "N" for figures inside right-to-left text."""
    kinds = _with_numbers([_direction(char) for char in text])
    return _resolve(kinds, "R" if kinds.count("R") > kinds.count("L") else "L")


def logical(pieces: list[Piece]) -> list[Piece]:
    """Return visually ordered characters in logical order: right-to-left stretches turned round.

    A plain form of the reordering of UAX #9: stretches of one direction, numbers kept as they are,
    the line's direction by majority. Brackets stay as the source names them (see `brackets`).
    """
    kinds = [_direction(piece[0]) for piece in pieces]
    if "R" not in kinds:
        return pieces
    kinds = _with_numbers(kinds)
    whole = kinds.count("R") > kinds.count("L")
    resolved = _resolve(kinds, "R" if whole else "L")
    stretches: list[tuple[str, list[Piece]]] = []
    for kind, piece in zip(resolved, pieces, strict=True):
        if stretches and stretches[-1][0] == kind:
            stretches[-1][1].append(piece)
        else:
            stretches.append((kind, [piece]))
    if whole:
        stretches.reverse()
    out: list[Piece] = []
    for kind, members in stretches:
        out.extend(reversed(members) if kind == "R" else members)
    return out


def _with_numbers(kinds: list[str]) -> list[str]:
    """Give the signs of numbers (8.7, 45%) the direction of their figures; leaders are neutral."""
    out = list(kinds)
    for position, kind in enumerate(kinds):
        beside = kinds[max(0, position - 1) : position], kinds[position + 1 : position + 2]
        if kind == "S":
            out[position] = "N" if beside == (["N"], ["N"]) else "-"
        elif kind == "T":
            out[position] = "N" if ["N"] in beside else "-"
    return out


def _resolve(kinds: list[str], base: str) -> list[str]:
    """Give neutrals the direction of their neighbours where these agree, else the line's."""
    out = list(kinds)
    for index, kind in enumerate(kinds):
        if kind == "N":
            before = next((k for k in reversed(kinds[:index]) if k in "LR"), base)
            out[index] = "L" if before == "L" else "N"
    for position, kind in enumerate(out):
        if kind == "-":
            before = next((k for k in reversed(out[:position]) if k != "-"), base)
            after = next((k for k in out[position + 1 :] if k != "-"), base)
            out[position] = before if before == after else base
    return ["L" if kind == "L" else kind for kind in out]
