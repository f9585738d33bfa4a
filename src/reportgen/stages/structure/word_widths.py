"""How wide a line's first word is, which could have stood on the line above: taken by its letters."""

from ...model.document import Line

_USUAL, _NARROW, _CAPITAL, _WIDE = 20, 11, 26, 32
"""Widths of letters, means of common text faces: only what they are to one another counts."""


def _widths() -> bytes:
    """Return the width of each sign of Latin-1; the others count as usual ones."""
    widths = bytearray([_USUAL] * 256)
    for signs, width in (
        ("ABCDEFGHKLNOPQRSTUVXYZ&", _CAPITAL),
        ("mwMW@%", _WIDE),
        ("iljtfrI.,;:'!|()[]- ", _NARROW),
    ):
        for sign in signs:
            widths[ord(sign)] = width
    return bytes(widths)


_OF_SIGNS = _widths()


def first_word(line: Line) -> float:
    """Return the width of a line's first word, points: its share of the line's letters."""
    text = line.text
    return (line.bbox[2] - line.bbox[0]) * len(text.split(" ", 1)[0]) / max(1, len(text))


def widest_first_word(line: Line) -> float:
    """Return the same by how wide the letters are, where that is more: it did not surely fit above."""
    text = line.text
    by_letters = (line.bbox[2] - line.bbox[0]) * _letters(text.split(" ", 1)[0]) / max(1, _letters(text))
    return max(first_word(line), by_letters)


def _letters(text: str) -> int:
    return sum(text.encode("latin-1", "replace").translate(_OF_SIGNS))
