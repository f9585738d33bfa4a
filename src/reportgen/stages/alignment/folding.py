"""Text as it is compared: two settings of the same words fold to the same characters.

A new layout changes white space, typographic variants of quotes, dashes and hyphens, ligatures and
soft hyphens; none of these is a change of words. Case and punctuation are kept.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ..chapter.meanings import bare

_VARIANTS: dict[str, str] = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    "\u2026": "...",
}
"""What a typesetter exchanges without changing a word, and the plain character in its place."""

_INVISIBLE = frozenset(
    "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Soft hyphen, zero-width space and joiner, byte order mark, marks of writing direction."""

_PRESENTATION = (*range(0xFB00, 0xFE00), *range(0xFE70, 0xFEFD))
"""Ligatures and Arabic letter shapes: forms of letters, not letters of their own (Unicode, 23.8)."""

_PLAIN = str.maketrans(
    {char: unicodedata.normalize("NFKC", char) for char in map(chr, _PRESENTATION)}
    | _VARIANTS
    | dict.fromkeys(_INVISIBLE, "")
)
"""What stands for a character in folded text."""

_FIRST_COMBINING = "\u0300"
"""No character below composes with the one before it."""

_RESIZED = re.compile("[" + "".join(chr(code) for code, plain in _PLAIN.items() if len(plain) != 1) + "]")
"""Characters for which none, or several, stand in folded text."""
_MAY_COMPOSE = re.compile(f"[{_FIRST_COMBINING}-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where its characters come from.

    Attributes:
        text: the folded text.
        offsets: for each character of `text`, the index in the original where what it stands for starts.
        ends: for each character of `text`, the index in the original behind what it stands for.
    """

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the original that `text[start:end]` stands for.

        Raises:
            ValueError: the range is empty or not inside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no range of {len(self.text)} characters: {start}:{end}")
        return self.offsets[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return `text` composed (NFC), white space collapsed, typographic variants made plain."""
    return unicodedata.normalize("NFC", _spaced(text))


def _spaced(text: str) -> str:
    """Return a text with plain characters and single spaces, not composed."""
    return " ".join(text.translate(_PLAIN).split())


def fold_with_offsets(text: str) -> Folded:
    """Return `fold(text)` with the place of each character in `text`."""
    spaced = _spaced(text)
    if len(spaced) == len(text) and not _RESIZED.search(text) and not _composes(spaced):
        return Folded(spaced, range(len(text)), range(1, len(text) + 1))  # as in most texts
    return _character_by_character(text)


def _character_by_character(text: str) -> Folded:
    chars: list[tuple[str, int, int]] = []
    for index, char in enumerate(text):
        for plain in char.translate(_PLAIN):
            if not plain.isspace():
                chars.append((plain, index, index + 1))
            elif chars and chars[-1][0] == " ":
                chars[-1] = (" ", chars[-1][1], index + 1)
            elif chars:
                chars.append((" ", index, index + 1))
    if chars and chars[-1][0] == " ":
        chars.pop()
    return _composed(chars)


def _composes(text: str) -> bool:
    """Return whether characters of a text may belong together, or change when it is composed."""
    return bool(_MAY_COMPOSE.search(text)) and (
        not unicodedata.is_normalized("NFC", text) or any(map(unicodedata.combining, text))
    )


def _composed(chars: list[tuple[str, int, int]]) -> Folded:
    """Compose characters that belong together; those of one composition share their range."""
    clusters: list[tuple[str, int, int]] = []
    for char, start, end in chars:
        if clusters and char >= _FIRST_COMBINING and _joins(clusters[-1][0], char):
            text, first, _ = clusters[-1]
            clusters[-1] = (text + char, first, end)
        else:
            clusters.append((char, start, end))
    composed = [(unicodedata.normalize("NFC", text), start, end) for text, start, end in clusters]
    return Folded(
        "".join(text for text, _, _ in composed),
        tuple(start for text, start, _ in composed for _ in text),
        tuple(end for text, _, end in composed for _ in text),
    )


def _joins(before: str, char: str) -> bool:
    """Return whether a character may change, or change places with, what stands before it."""
    if unicodedata.combining(char):
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", before + char) != apart


def heading_key(text: str) -> str:
    """Return a heading's words without number and case, to find it again in another layout."""
    return fold(bare(text)).casefold()


def same_heading(heading: str, other: str) -> bool:
    """Return whether two headings have the same words; case counts unless one is all capitals."""
    first, second = fold(bare(heading)), fold(bare(other))
    if first.isupper() or second.isupper():
        return first.casefold() == second.casefold()
    return first == second
