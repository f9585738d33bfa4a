"""What two tellers of words have in common: letters, without capitals, accents, hyphens, signs, figures."""

import re
from unicodedata import normalize

PARTED = "|"
"""Parts what does not follow one another; no letter."""
_HYPHENS = "\u00ad\u2010\u2011\ufffe"
_LATIN = 0.9
"""Share of ASCII in a text of Latin letters, at least; the rest are accents, dashes and quotation marks."""
_NO_WORD = bytes(code for code in range(128) if not chr(code).isalpha() and not chr(code).isspace())
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha() and chr(code) != "|")
_ACCENT = re.compile("[\u0300-\u036f]")
_SIGNS = re.compile(r"[^\w\s]|[\d_]")
OTHER = re.compile(r"[\W\d_]+")
"""What is no letter."""


def is_latin(text: str) -> bool:
    """Return whether nearly all of a text is ASCII."""
    return len(text.encode("ascii", "ignore")) >= _LATIN * len(text)


def folded(text: str, plain: bool) -> str:
    """Return a text without capitals and accents: small capitals and drawn accents are told in many ways.

    Args:
        text: as it is printed.
        plain: all but ASCII becomes one sign, which is far faster to look through.
    """
    if not text.isascii():
        for sign in _HYPHENS:
            text = text.replace(sign, "-")
        text = normalize("NFKD", text)
        text = text.encode("ascii", "replace").decode("ascii") if plain else _ACCENT.sub("", text)
    return text.lower()


def _whole(folded: str) -> str:
    """Return a text without hyphens, which lines' ends add, and with the words joined that they part."""
    if "-" not in folded:
        return folded
    return folded.replace("-\r\n", "").replace("-\n", "").replace("-", "")


def words_of(folded: str) -> list[str]:
    """Return the words of a text, letters only: signs and the marks of notes stand at any of them."""
    whole = _whole(folded)
    if whole.isascii():
        return whole.encode("ascii").translate(None, _NO_WORD).decode("ascii").split()
    return _SIGNS.sub("", whole).split()


def letters_of(folded: str) -> str:
    """Return the letters of a folded text, and what parts its pieces."""
    if folded.isascii():
        return folded.encode("ascii").translate(None, _NO_LETTERS).decode("ascii")
    return OTHER.sub("", folded)
