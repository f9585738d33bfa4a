"""Words as the proof compares them.

Two texts say the same when their words are equal after these foldings, and no others: white space and
line breaks; composition (NFC); ligatures and Arabic letter shapes taken apart; characters without a
glyph (soft hyphens, zero-width marks, marks of writing direction, controls) left out; the three code
points of one hyphen sign made one. Characters that turn the direction of others (U+202A to U+202E, U+2066 to
U+2069) count: they change what the eye sees, and isolation is markup. Case, quotation marks, dashes and
punctuation count.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

HYPHENS = "-\u2010\u2011"
"""One sign with three code points: many fonts draw them with one glyph, and a PDF then names any of them."""

_GLYPHLESS = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
)
_FORMS = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
"""Ligatures, Hebrew and Arabic letter shapes: forms of letters, not letters of their own."""
_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS[1:], "-"))


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word between white space, folded.

    Attributes:
        text: its characters.
        strong: how many of its letters and digits are bold.
        place: index of the place it stands at, in the stream it belongs to.
        ends_line: a line ends behind it, so that the next word may be its second half.
    """

    text: str
    strong: int = 0
    place: int = 0
    ends_line: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it holds a letter or a digit; bullets, dashes and brackets do not."""
        return any(char.isalnum() for char in self.text)


def fold(text: str) -> str:
    """Return `text` with the foldings of this module, white space kept as it is."""
    plain = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), _GLYPHLESS.sub("", text))
    return unicodedata.normalize("NFC", plain).translate(_HYPHEN)


def squeeze(text: str) -> str:
    """Return folded `text` without any white space."""
    return "".join(fold(text).split())


def words_of(pieces: Iterable[tuple[str, bool]], place: int = 0) -> tuple[FoldedWord, ...]:
    """Return the words of text in pieces of one weight.

    Args:
        pieces: (text, whether it is bold), in order; a word may run over several.
        place: index of the place all of them stand at.
    """
    out: list[FoldedWord] = []
    open_text, strong = "", 0
    for text, bold in pieces:
        for part in re.split(r"(\s+)", text):
            if part.isspace():
                _close(out, open_text, strong, place)
                open_text, strong = "", 0
            else:
                open_text += part
                strong += sum(char.isalnum() for char in fold(part)) if bold else 0
    _close(out, open_text, strong, place)
    return tuple(out)


def _close(out: list[FoldedWord], text: str, strong: int, place: int) -> None:
    folded = fold(text)
    if folded:
        out.append(FoldedWord(folded, strong, place))


def plain_words(text: str, place: int = 0) -> tuple[FoldedWord, ...]:
    """Return the words of text without bold."""
    return words_of(((text, False),), place)


def said(words: Iterable[FoldedWord]) -> str:
    """Return words as one line of text."""
    return " ".join(word.text for word in words)
