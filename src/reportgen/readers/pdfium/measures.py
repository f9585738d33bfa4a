"""How wide characters are: what PDFium rounds or mixes up is put right by the font's own tables."""

import ctypes
import math
import re
from collections.abc import Sequence

from .. import superiors
from ..characters import RIGHT_TO_LEFT
from . import library
from .fonts import LIGATURES, NONCHARACTER, Font
from .styles import Look
from .text import CHANGED, FILLER, UNKNOWN, TextPage

# Ems by which ink may reach over its advance; a larger box tells that an advance is another glyph's.
_OVERHANG = 0.3
# Ems by which a glyph's box may fall short of its advance by rounding.
_SHORT = 0.01
# PDFium counts in whole thousandths of an em.
_ROUNDED = 0.0011
_QUARTER = 90
_HALF = 180


class Measures:
    """Measures the characters of text objects; its buffer is made once."""

    def __init__(self) -> None:
        self._width = ctypes.c_float()
        self._at_width = ctypes.addressof(self._width)

    def learn(self, page: TextPage, start: int, text: str, look: Look) -> None:
        """Note the advances of characters that were not seen before in this font.

        Args:
            page: where they are.
            start: index of the first.
            text: the characters.
            look: their style.
        """
        font = look.font
        if font.known.issuperset(text):
            return
        new = set(text).difference(font.widths) | font.unsure.intersection(text)
        for char in sorted(new):
            index = start + text.index(char)
            told = width = self._told(look, char)
            if told or char.isspace() or not _is_part(page, index):
                font.unsure.discard(char)
            else:
                font.unsure.add(char)
            font.slips[char] = 0.0
            if char in font.advances:
                width = font.advances[char][0]
                if len(font.advances[char]) == 1 and 0 < abs(width - told) < _ROUNDED:
                    font.slips[char] = width - told
                    font.slipping = True
            elif look.turn % _QUARTER == 0 and not _is_part(page, index):
                box = self._box(page, index, look)
                if box > 0 and not width - _SHORT <= box <= width + _OVERHANG:
                    width = box
            if char == CHANGED or not font.knows(char):
                font.unmapped[ord(char)] = UNKNOWN
                width = self._box(page, index, look)
            elif page.is_unmapped(index):
                font.unmapped[ord(char)] = font.guess(char, look.handle)
                width = self._box(page, index, look)
            font.widths[char] = width
            if char not in font.tails and len(font.advances.get(char, ())) <= 1:
                font.single[char] = width
        font.known.update(text)
        font.known -= font.unsure

    def blank(self, look: Look) -> float:
        """Return the advance of a space in points."""
        if " " not in look.font.widths:
            look.font.slips[" "] = 0.0
            look.font.widths[" "] = look.font.advances.get(" ", (self._told(look, " "),))[0]
        return look.font.widths[" "] * look.em

    def advance(self, page: TextPage, index: int, look: Look) -> float:
        """Return a character's advance in points, the whole ligature's where it ends one."""
        char = page.text[index]
        width = look.font.single.get(char)
        if width is not None:
            return width * look.em
        before = page.text[index - 1] if index else " "
        if char in look.font.tails and not before.isspace() and page.origin(index - 1) == page.origin(index):
            first = index - 1
            while first and page.origin(first - 1) == page.origin(index):
                first -= 1
            return self.cluster(page, range(first, index + 1), look)[1]
        choices = look.font.advances.get(char, ())
        if len(choices) <= 1:
            return look.font.widths[char] * look.em
        return _chosen(choices, self._box(page, index, look)) * look.em

    def cluster(self, page: TextPage, indices: Sequence[int], look: Look) -> tuple[str, float]:
        """Return the meaning and the advance in points of a glyph that stands for several characters."""
        font = look.font
        text = "".join(page.text[index] for index in indices).replace(FILLER, "")
        box = self._box(page, indices[-1], look)
        if not font.means(text):
            if RIGHT_TO_LEFT.search(text):
                text, box = _right_to_left(text, font, box)
                return text, box * look.em
            return UNKNOWN, box * look.em  # a guess of PDFium's, of which the font says nothing
        choices = font.table_advances(text)
        if choices and text == font.mistaken:
            return self._told_apart(page, indices, look, choices)
        if choices:
            return text, _chosen(choices, box) * look.em
        for index in indices:
            if page.text[index] != FILLER:
                self.learn(page, index, page.text[index], look)
        if not font.unsure.isdisjoint(text):
            return text, box * look.em
        parts = sum(map(font.widths.__getitem__, text))
        told = self._told(look, LIGATURES.get(text, "\0"))
        return text, (told if box - _OVERHANG <= told <= box + _SHORT else min(box, parts)) * look.em

    def shift(self, page: TextPage, index: int, look: Look) -> float:
        """Return the ems that a character of upright text is drawn above the line; less than 0 below it."""
        foot, top = page.ink(index)
        base = page.origin(index)[1]
        return superiors.shift((foot - base) / look.size, (top - base) / look.size)

    def has_shifted(self, page: TextPage, start: int, text: str, look: Look) -> bool:
        """Return whether any character of a text is drawn raised or lowered; arguments as for `learn`."""
        small = small_of(look)
        return small is not None and any(
            self.shift(page, start + match.start(), look) for match in small.finditer(text)
        )

    def _told_apart(
        self, page: TextPage, indices: Sequence[int], look: Look, choices: Sequence[float]
    ) -> tuple[str, float]:
        """Distinguish a ligature from a glyph without meaning, which PDFium takes for it, by its advance."""
        others = look.font.advances[NONCHARACTER]
        behind = indices[-1] + 1
        step = self._box(page, indices[-1], look)
        if behind < len(page.text) and not page.text[behind].isspace():
            step = math.dist(page.origin(behind), page.origin(indices[-1])) / look.em
        best = min((*choices, *others), key=lambda advance: abs(advance - step))
        text = "".join(page.text[index] for index in indices)
        return (text if best in choices else UNKNOWN), best * look.em

    def _told(self, look: Look, char: str) -> float:
        """Return the width in ems that PDFium tells of a character."""
        library.glyph_width(look.handle, ord(char), 1.0, self._at_width)
        return self._width.value

    @staticmethod
    def _box(page: TextPage, index: int, look: Look) -> float:
        """Return the length in ems of the box around a character's advance and ink, along the line."""
        return page.box(index)[1 if abs(look.turn) % _HALF == _QUARTER else 0] / look.em


def small_of(look: Look) -> re.Pattern[str] | None:
    """Return what finds characters that may be drawn raised or lowered; on turned sheets nobody looks."""
    return look.font.superiors if not look.turn and look.move[0] > 0 and not look.move[1] else None


def _right_to_left(text: str, font: Font, box: float) -> tuple[str, float]:
    """Return what right-to-left letters with one origin mean, and their advance in ems.

    PDFium turns ligatures round with their line; and of lam and alef some fonts make two glyphs in one place.
    """
    turned = font.table_advances(text[::-1])
    if turned:
        return text[::-1], _chosen(turned, box)
    parts = [font.table_advances(char) for char in text]
    return (text, max(map(max, parts))) if all(parts) else (UNKNOWN, box)


def _is_part(page: TextPage, index: int) -> bool:
    """Return whether a character is a part of a ligature: its box is the whole one's."""
    here = page.origin(index)
    return (index > 0 and page.origin(index - 1) == here) or (
        index + 1 < len(page.text) and page.origin(index + 1) == here
    )


def _chosen(choices: Sequence[float], box: float) -> float:
    """Return the advance that fits a glyph's box best: ink may reach over it, not fall short."""
    fitting = [advance for advance in choices if advance <= box + _SHORT]
    return fitting[-1] if fitting else choices[0]
