"""What counts as the same in the proof: the one place that says so.

Two texts say the same when their words are equal after these foldings, and no others: white space and
line breaks; composition (NFC); ligatures and Arabic letter shapes taken apart; characters without a
glyph (soft hyphens, zero-width marks, marks of writing direction, controls) left out; the three code
points of one hyphen sign made one. A figure drawn above or below the line is the sign that it is ("m²").
Characters that turn the direction of others (U+202A to U+202E, U+2066 to U+2069) count: they change what the
eye sees, and isolation is markup. Case, quotation marks, dashes and punctuation count.
"""

import re
import unicodedata

from ..model.document import Script
from ..model.script_signs import as_sign

HYPHENS = "-\u2010\u2011"
"""One sign with three code points: many fonts draw them with one glyph, and a PDF then names any of them."""

_GLYPHLESS = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
)
_FORMS = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
"""Ligatures, Hebrew and Arabic letter shapes: forms of letters, not letters of their own."""
_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS[1:], "-"))


def fold(text: str) -> str:
    """Return `text` with the foldings of this module, white space kept as it is."""
    plain = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), _GLYPHLESS.sub("", text))
    return unicodedata.normalize("NFC", plain).translate(_HYPHEN)


def squeeze(text: str) -> str:
    """Return folded `text` without any white space."""
    return "".join(fold(text).split())


def drawn(char: str, script: Script | None) -> str:
    """Return a character as the eye reads it where it is drawn above or below the line, or on it."""
    return char if script is None else as_sign(char, script)
