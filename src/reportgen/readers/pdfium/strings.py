"""Text objects → glyphs: stretches of plain text as one, anything else character by character."""

import ctypes
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..glyphs import Glyph
from . import library
from .fonts import Font
from .library import Handle
from .text import CHANGED, RIGHT_TO_LEFT, UNKNOWN, TextPage


@dataclass(frozen=True, slots=True)
class StringRules:
    """What may be handed on as one stretch; in ems of the type size."""

    tracked: float = 0.05
    """A mean gap above this between letters: letter-spaced text is told character by character."""
    stretched: float = 0.3
    """More width than this above the sum of the advances: one of the gaps may be wide."""
    wide: float = 0.45
    """A stretch ends at a gap above this; a mark or another column may stand in it."""
    word: float = 0.2
    """A gap above this surely parts words, also where the source sets no space."""
    overhang: float = 0.3
    """Ink reaches over its advance by less than this; a larger box tells that an advance is another's."""
    same_place: float = 0.01
    """Characters nearer than this stand for one glyph."""


_RULES = StringRules()
# Accents painted as glyphs of their own, and marks that combine: they must meet their letters.
_ALONE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f´`ˆ^˜¨ˇ˘¯˙¸˚˝˛ı]"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
# Letters that ligatures begin with.
_LIGATED = "fstT"
_SPACE = re.compile(r"\s+")
_QUARTER = 90
_HALF = 180


class Look(NamedTuple):
    """What all characters of a text object have in common.

    Attributes:
        handle: the object's font.
        em: width of an em along the line, in points.
        move: (a, b, c, d, e, f) from PDFium's page coordinates to the sheet's, y still upwards.
        height: of the sheet in points.
        turn: rotation in degrees, counter-clockwise.
        glyph: a glyph with the style, to be copied.
    """

    font: Font
    handle: Handle | None
    em: float
    move: tuple[float, float, float, float, float, float]
    height: float
    turn: int
    glyph: Glyph


class Strings:
    """Makes glyphs of the characters of text objects."""

    def __init__(self) -> None:
        self._width = ctypes.c_float()
        self._at_width = ctypes.addressof(self._width)

    def stretches(self, page: TextPage, span: Sequence[int], look: Look, plain: bool) -> list[Glyph]:
        """Return the glyphs of a text object.

        Args:
            page: where its characters are.
            span: their indices.
            look: its style.
            plain: stretches may be handed on as one.
        """
        if not span:
            return []
        start, end = span[0], span[-1] + 1
        text = page.text[start:end]
        if not plain or look.turn or not isinstance(span, range) or _ALONE.search(text):
            return self._characters(page, span, look)
        ink = text.strip()
        if not ink:
            return self._characters(page, span, look)
        self._learn(page, start, text, look)
        begin = start + len(text) - len(text.lstrip())
        glyphs = self._words(page, begin, ink, look)
        if len(ink) < len(text):
            self._edges(text, ink, look, glyphs)
        return glyphs

    def _edges(self, text: str, ink: str, look: Look, glyphs: list[Glyph]) -> None:
        """Put the spaces before and behind the ink in place."""
        space = look.font.widths.get(" ", 0.25) * look.em
        if text[0].isspace():
            first = glyphs[0]
            glyphs.insert(0, first._replace(text=" ", x0=first.x0 - space, x1=first.x0))
        if text[-1].isspace():
            last = glyphs[-1]
            glyphs.append(last._replace(text=" ", x0=last.x1, x1=last.x1 + space))

    def _words(self, page: TextPage, begin: int, ink: str, look: Look) -> list[Glyph]:
        """Return the glyphs of a text that begins and ends with ink."""
        space = _SPACE.search(ink)
        if space and page.is_generated(begin + space.start()):
            return self._joined(self._parts(page, begin, ink, look), look, spaced=False)
        x0, y = page.origin(begin)
        right = page.origin(begin + len(ink) - 1)[0] + self._advance(page, begin + len(ink) - 1, look)
        extra = (right - x0) / look.em - sum(map(look.font.widths.__getitem__, ink))
        if space and extra > _RULES.stretched:
            return self._joined(self._parts(page, begin, ink, look), look, spaced=True)
        if extra > _RULES.tracked * (len(ink) - 1):
            return self._characters(page, range(begin, begin + len(ink)), look)
        return [self._glyph(look, ink, x0, right, y)]

    def _parts(self, page: TextPage, begin: int, ink: str, look: Look) -> list[tuple[Glyph, int]]:
        """Return words with the index of their first characters; letter-spaced ones in letters."""
        parts: list[tuple[Glyph, int]] = []
        for word in re.finditer(r"\S+", ink):
            first, last = begin + word.start(), begin + word.end() - 1
            x0, y = page.origin(first)
            right = (page.origin(last)[0] if last > first else x0) + self._advance(page, last, look)
            extra = (right - x0) / look.em - sum(map(look.font.widths.__getitem__, word[0]))
            if extra > _RULES.tracked * (last - first) and last > first:
                letters = self._characters(page, range(first, last + 1), look)
                parts.extend((letter, first) for letter in letters)
            else:
                parts.append((self._glyph(look, word[0], x0, right, y), first))
        return parts

    def _joined(self, parts: list[tuple[Glyph, int]], look: Look, spaced: bool) -> list[Glyph]:
        """Join words whose gap is that of words; others stay apart.

        Args:
            parts: words with the index of their first characters.
            look: their style.
            spaced: the source sets spaces between them.
        """
        glyphs: list[Glyph] = []
        before = -1
        for part, index in parts:
            last = glyphs[-1] if glyphs else None
            gap = (part.x0 - last.x1) / look.glyph.size if last else 0.0
            if last is not None and index == before:
                glyphs.append(part)
            elif last is not None and gap <= _RULES.wide and (spaced or gap >= _RULES.word):
                glyphs[-1] = last._replace(text=f"{last.text} {part.text}", x1=part.x1)
            else:
                if last is not None and spaced:
                    glyphs.append(last._replace(text=" ", x0=last.x1, x1=part.x0))
                glyphs.append(part)
            before = index
        return glyphs

    def _glyph(self, look: Look, text: str, x0: float, x1: float, y: float) -> Glyph:
        """Return a glyph of upright text on an upright sheet; x and y are PDFium's."""
        left = look.move[4]
        shown = text.translate(look.font.unmapped) if look.font.unmapped else text
        return look.glyph._replace(
            text=shown, x0=x0 + left, x1=x1 + left, baseline=look.height - y - look.move[5]
        )

    def _characters(self, page: TextPage, span: Sequence[int], look: Look) -> list[Glyph]:
        """Return a glyph for each character, those of a ligature together."""
        glyphs: list[Glyph] = []
        place = (math.inf, math.inf)
        a, b, c, d, e, f = look.move
        for n, index in enumerate(span):
            char = page.text[index]
            if char.isspace() and page.is_generated(index):
                continue
            x, y = page.origin(index)
            if glyphs and math.dist((x, y), place) < _RULES.same_place and not char.isspace():
                glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + char)
                continue
            place = x, y
            self._learn(page, index, char, look)
            advance = self._advance(page, index, look)
            if char in "()[]{}<>«»" and self._is_turned_round(page, span, n):
                char = char.translate(_MIRRORED)
            x0, base = a * x + c * y + e, look.height - (b * x + d * y + f)
            if look.turn == _HALF:
                x0 -= advance
            shown = char.translate(look.font.unmapped)
            glyphs.append(look.glyph._replace(text=shown, x0=x0, x1=x0 + advance, baseline=base))
        return glyphs

    def _is_turned_round(self, page: TextPage, span: Sequence[int], n: int) -> bool:
        """Tell whether PDFium mirrored a bracket: it does so in lines that it turned round."""
        if not RIGHT_TO_LEFT.search(page.text):
            return False
        other = n + 1 if n + 1 < len(span) else n - 1
        if other < 0:
            return False
        step = page.origin(span[other])[0] - page.origin(span[n])[0]
        return (step < 0) == (other > n)

    def _advance(self, page: TextPage, index: int, look: Look) -> float:
        """Return a character's advance in points, the whole ligature's where it ends one."""
        char = page.text[index]
        if index and page.text[index - 1] in _LIGATED and page.origin(index - 1) == page.origin(index):
            return self._ligature(page, index, look)
        choices = look.font.advances.get(char, ())
        if len(choices) <= 1:
            return look.font.widths[char] * look.em
        box = self._box(page, index, look)
        return self._chosen(choices, box) * look.em

    def _ligature(self, page: TextPage, last: int, look: Look) -> float:
        """Return the advance of the glyph that stands for the characters up to `last`."""
        first = last - 1
        while first and page.origin(first - 1) == page.origin(last):
            first -= 1
        text = page.text[first : last + 1]
        box = self._box(page, last, look)
        choices = look.font.advances.get(text)
        if choices:
            return self._chosen(choices, box) * look.em
        self._learn(page, first, text, look)
        return min(box, sum(map(look.font.widths.__getitem__, text))) * look.em

    @staticmethod
    def _chosen(choices: Sequence[float], box: float) -> float:
        """Return the advance that fits a glyph's box best: ink may reach over it, not fall short."""
        fitting = [advance for advance in choices if advance <= box + _RULES.same_place]
        return fitting[-1] if fitting else choices[0]

    @staticmethod
    def _box(page: TextPage, index: int, look: Look) -> float:
        """Return the length in ems of the box around a character's advance and ink, along the line."""
        return page.box(index)[1 if abs(look.turn) % _HALF == _QUARTER else 0] / look.em

    def _learn(self, page: TextPage, start: int, text: str, look: Look) -> None:
        """Note the advances of characters that were not seen before in this font."""
        font = look.font
        for char in set(text).difference(font.widths):
            index = start + text.index(char)
            if char in font.advances:
                width = font.advances[char][0]
            else:
                library.glyph_width(look.handle, ord(char), 1.0, self._at_width)
                width = self._width.value
                box = self._box(page, index, look)
                straight = look.turn % _QUARTER == 0 and box > 0
                if straight and not width <= box + _RULES.same_place <= width + _RULES.overhang:
                    width = box
            font.widths[char] = width
            if char == CHANGED or page.is_unmapped(index):
                font.unmapped[ord(char)] = UNKNOWN
