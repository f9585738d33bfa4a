"""Words that lie over a page: text comments, and fields that are filled in (ISO 32000-1, 12.5.6.6 and 12.7).

They are painted like the page's own words, and stand in none of its content; some editors write so what they
mend in a finished PDF.
"""

FREE_TEXT, WIDGET = "FreeText", "Widget"
_UNSEEN = 2 | 32
"""Flags of annotations that are hidden or not shown on a screen (12.5.3)."""


def key_of(kind: str, flags: int) -> str | None:
    """Return the key under which an annotation keeps its words, None where it shows none.

    Args:
        kind: its subtype.
        flags: its flags.
    """
    if flags & _UNSEEN:
        return None
    return {FREE_TEXT: "Contents", WIDGET: "V"}.get(kind)


def plain(words: str) -> str:
    """Return words on one line, "" where no letter or figure is among them."""
    return " ".join(words.split()) if any(map(str.isalnum, words)) else ""
