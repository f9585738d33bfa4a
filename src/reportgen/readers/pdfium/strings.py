"""Text objects → glyphs: stretches of plain text as one, anything else character by character."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..glyphs import GAP, Glyph
from ..superiors import shifted
from .measures import Measures, small_of
from .styles import Look
from .text import FILLER, TextPage


class StringRules(NamedTuple):
    """What may be handed on as one stretch; in ems of the type size."""

    tracked: float = 0.05
    """A mean gap above this between letters: letter-spaced text is told character by character."""
    parted: float = 0.1
    """More width than this above the advances of a word's letters: there may be a thin gap in it."""
    stretched: float = 0.1
    """More width than this above the sum of the advances: one of the gaps may be wide."""
    shrunk: float = -0.05
    """Less width than this: one of the spaces may be PDFium's own, or letters are kerned."""
    wide: float = 0.45
    """A stretch ends at a gap above this; a mark or another column may stand in it."""
    word: float = 0.2
    """A gap above this surely parts words, also where the source sets no space."""
    back: float = 0.02
    """A letter nearer than this to the place of the space before it: the source took the space back."""
    same_place: float = 0.01
    """Characters nearer than this stand for one glyph."""


_RULES = StringRules()
# Accents painted as glyphs of their own, and marks that combine, must meet their letters.
_ACCENTS = "´`ˆ^˜¨ˇ˘¯˙¸˚˝˛"
_ALONE = re.compile(
    f"[{FILLER}\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f{_ACCENTS}ı]"
)
_BRACKETS = "()[]{}<>«»"
_MIRRORED = str.maketrans(_BRACKETS, ")(][}{><»«")
_WORD = re.compile(r"\S+")
_HALF = 180
_LOOSE = [min(_RULES.tracked * (letters - 1), _RULES.parted) for letters in range(10)]
"""What `_loose` returns for short words; of longer ones it is always the same."""


_Part = tuple[str, float, float, float]
"""Text, left edge, right edge and baseline of a glyph, in points of the sheet."""


def is_plain(text: str) -> bool:
    """Return whether a text holds nothing that must be told character by character."""
    return not _ALONE.search(text)


class Strings:
    """Makes glyphs of the characters of text objects."""

    def __init__(self) -> None:
        self._measures = Measures()

    def stretches(
        self, page: TextPage, span: Sequence[int], look: Look, order: int, *, plain: bool
    ) -> list[Glyph]:
        """Return the glyphs of a text object.

        Args:
            page: where its characters are.
            span: their indices.
            look: its style.
            order: its place in the painting order.
            plain: stretches may be handed on as one.
        """
        start, end = span[0], span[-1] + 1
        text = page.text[start:end]
        ink = text.strip()
        single = not plain or look.turn or not ink or look.font.mistaken or not isinstance(span, range)
        if single or _ALONE.search(text):
            return self.characters(page, span, look, order)
        self._measures.learn(page, start, text, look)
        if self._measures.has_shifted(page, start, text, look):
            return self.characters(page, span, look, order)
        if len(ink) == len(text):
            return self._words(page, start, ink, look, order, 0.0)
        lead = len(text) - len(text.lstrip())
        glyphs = self._words(page, start + lead, ink, look, order, _slip(look, text[:lead]))
        self._edges(text, look, glyphs)
        return glyphs

    def blank(self, x0: float, baseline: float, look: Look, order: int) -> Glyph:
        """Return the space at a place of the sheet."""
        return look.glyph(" ", x0, x0 + self._measures.blank(look), baseline, order)

    def word(self, page: TextPage, begin: int, text: str, look: Look) -> tuple[float, float, float] | None:
        """Return left edge, right edge and height of a plainly set word in PDFium's page coordinates.

        None where it is letter-spaced, narrower than its letters, as one of them may be smaller, or where a
        letter is drawn raised or lowered.
        """
        self._measures.learn(page, begin, text, look)
        if self._measures.has_shifted(page, begin, text, look):
            return None
        last = begin + len(text) - 1
        x0, y = page.origin(begin)
        left, foot = page.origin(last) if last > begin else (x0, y)
        right = left + self._measures.advance(page, last, look)
        extra = (right - x0) / look.em - sum(map(look.font.widths.__getitem__, text))
        if foot != y or not -_RULES.parted <= extra <= _loose(len(text)) + _RULES.same_place:
            return None
        return x0, right, y

    def _edges(self, text: str, look: Look, glyphs: list[Glyph]) -> None:
        """Put the spaces before and behind the ink in place."""
        space = self._measures.blank(look)
        if text[0].isspace():
            first = glyphs[0]
            glyphs.insert(0, first._replace(text=" ", x0=first.x0 - space, x1=first.x0))
        if text[-1].isspace():
            last = glyphs[-1]
            glyphs.append(last._replace(text=" ", x0=last.x1, x1=last.x1 + space))

    def _words(  # noqa: PLR0917 (called for every object)
        self, page: TextPage, begin: int, ink: str, look: Look, order: int, slip: float
    ) -> list[Glyph]:
        """Return the glyphs of a text that begins and ends with ink; `slip` is its own first place's."""
        last = begin + len(ink) - 1
        x0, y = page.origin(begin)
        left = page.origin(last)[0] if last > begin else x0
        right = left + self._measures.advance(page, last, look)
        extra = (right - x0) / look.em - sum(map(look.font.widths.__getitem__, ink))
        space = ink.find(" ")
        shown = ink
        if space < 0:
            if extra > _loose(len(ink)) or (left == x0 and last > begin):
                return self.characters(page, range(begin, last + 1), look, order)
        elif page.is_generated(begin + space):
            if not self._is_even(page, begin, ink, look, added=True):
                return self._parts(page, begin, ink, look, order, slip)
            shown = ink.replace(" ", GAP)
        else:
            look.font.has_spaces = True
            plain = _RULES.shrunk <= extra <= _RULES.stretched
            if not plain and not self._is_even(page, begin, ink, look, added=False):
                return self._parts(page, begin, ink, look, order, slip)
        part = _upright(look, shown, x0 + slip, right + slip + _slip(look, ink[:-1]), y)
        return [look.glyph(*part, order)]

    def _is_even(self, page: TextPage, begin: int, ink: str, look: Look, *, added: bool) -> bool:
        """Return whether all gaps of a line are those of words, and its letters are not spaced.

        Where the spaces are PDFium's own (`added`), each word is measured, as kerning parts words there
        and letters too; else only the longest one.
        """
        widths, em, size = look.font.widths, look.em, look.size
        words = ink.split(" ")
        longest = max(map(len, words))
        index, end, before = begin, 0.0, 0
        for word in words:
            if not word or (added and before == 1 == len(word)):
                return False
            x = page.origin(index)[0]
            if before and not _RULES.word <= (x - end) / size <= _RULES.wide:
                return False
            before = len(word)
            natural = sum(map(widths.__getitem__, word)) * em
            end = x + natural
            if added or before == longest:
                last = index + before - 1
                right = (page.origin(last)[0] if before > 1 else x) + self._measures.advance(page, last, look)
                if right - end > _loose(before) * em and before > 1:
                    return False
                end = right
            index += before + 1
        return True

    def _parts(  # noqa: PLR0917
        self, page: TextPage, begin: int, ink: str, look: Look, order: int, slip: float
    ) -> list[Glyph]:
        """Return the glyphs of a text told word by word: joined where their gap is that of words."""
        parts: list[_Part] = []
        # What _slip tells of the text before each character, without counting it again for each word.
        slips = [0.0, *accumulate(map(look.font.slips.__getitem__, ink))] if look.font.slipping else None
        end = begin
        for word in _WORD.finditer(ink):
            first = begin + word.start()
            spaced = not all(map(page.is_generated, range(end, first)))
            back = spaced and abs(page.origin(first)[0] - page.origin(end)[0]) < _RULES.back * look.size
            end = begin + word.end()
            before = slips[word.start()] * look.em if slips else 0.0
            drawn = self._word_parts(page, first, word[0], look, slip + before)
            text, x0, x1, _ = drawn[0]
            if parts:
                said, left, right, base = parts[-1]
                gap = (x0 - right) / look.size
                if back:
                    parts[-1] = f"{said}{text}", left, x1, base
                    parts += drawn[1:]
                    continue
                spaced = spaced or (gap > _RULES.wide and look.font.has_spaces)
                if gap <= _RULES.wide and (spaced or _are_words(said, text, gap)):
                    parts[-1] = f"{said}{' ' if spaced else GAP}{text}", left, x1, base
                    parts += drawn[1:]
                    continue
                if spaced:
                    parts.append((" ", right, x0, base))
            parts += drawn
        return [look.glyph(text, x0, x1, base, order) for text, x0, x1, base in parts]

    def _word_parts(self, page: TextPage, first: int, word: str, look: Look, slip: float) -> list[_Part]:
        """Return a word as one part, a letter-spaced one as a part for each letter."""
        count = len(word)
        last = first + count - 1
        x0, y = page.origin(first)
        right = (page.origin(last)[0] if count > 1 else x0) + self._measures.advance(page, last, look)
        if count > 1:
            extra = (right - x0) / look.em - sum(map(look.font.widths.__getitem__, word))
            if extra > _loose(count):
                glyphs = self.characters(page, range(first, last + 1), look, 0)
                return [(glyph.text, glyph.x0, glyph.x1, glyph.baseline) for glyph in glyphs]
        return [_upright(look, word, x0 + slip, right + slip + _slip(look, word[:-1]), y)]

    def characters(self, page: TextPage, span: Sequence[int], look: Look, order: int) -> list[Glyph]:
        """Return a glyph for each character, those of a ligature together."""
        glyphs: list[Glyph] = []
        a, b, c, d, e, f = look.move
        small = small_of(look)
        for indices in self._clusters(page, span, look):
            x, y = page.origin(indices[0])
            text = page.text[indices[0]]
            if text not in look.font.known:
                self._measures.learn(page, indices[0], text, look)
            if len(indices) > 1:
                text, advance = self._measures.cluster(page, indices, look)
            else:
                advance = self._measures.advance(page, indices[0], look)
                text = text.translate(look.font.unmapped)
            if text in _BRACKETS and _is_turned_round(page, indices[0], span):
                text = text.translate(_MIRRORED)
            x0, base = a * x + c * y + e, look.height - (b * x + d * y + f)
            if look.turn == _HALF:
                x0 -= advance
            glyph = look.glyph(text, x0, x0 + advance, base, order)
            if small is not None and small.match(text):
                glyph = shifted(glyph, self._measures.shift(page, indices[0], look))
            glyphs.append(glyph)
        return glyphs

    @staticmethod
    def _clusters(page: TextPage, span: Sequence[int], look: Look) -> Iterator[list[int]]:
        """Yield the indices of the characters of each glyph: they share its origin."""
        cluster: list[int] = []
        place = (math.inf, math.inf)
        for index in span:
            char = page.text[index]
            if char.isspace() and page.is_generated(index):
                continue
            here = page.origin(index)
            near = math.dist(here, place) < _RULES.same_place
            if near and not char.isspace() and not _stands_alone(page.text[cluster[-1]], look):
                cluster.append(index)
                continue
            if cluster:
                yield cluster
            cluster, place = [index], here
        if cluster:
            yield cluster


def _stands_alone(char: str, look: Look) -> bool:
    """Return whether a character without width is a glyph of its own, so that the next has its place."""
    if char in _ACCENTS or unicodedata.category(char)[0] == "M":
        return True
    return look.font.is_complete and look.font.advances.get(char, (1.0,))[0] == 0.0


def _upright(look: Look, text: str, x0: float, x1: float, y: float) -> _Part:
    """Return a part of upright text on an upright sheet; x and y are PDFium's."""
    left = look.move[4]
    shown = text.translate(look.font.unmapped) if look.font.unmapped else text
    return shown, x0 + left, x1 + left, look.height - y - look.move[5]


def _loose(letters: int) -> float:
    """Return the ems by which a word may be wider than its letters' advances and still be set plainly."""
    return _LOOSE[letters] if letters < len(_LOOSE) else _RULES.parted


def _slip(look: Look, text: str) -> float:
    """Return the points by which PDFium's rounding of advances shifts what stands behind a text."""
    font = look.font
    return sum(map(font.slips.__getitem__, text)) * look.em if font.slipping and text else 0.0


def _are_words(before: str, behind: str, gap: float) -> bool:
    """Return whether a gap surely parts words; single letters may be letter-spaced."""
    letters = max(len(before) - max(before.rfind(" "), before.rfind(GAP)) - 1, len(behind))
    return gap >= _RULES.word and letters > 1


def _is_turned_round(page: TextPage, index: int, span: Sequence[int]) -> bool:
    """Return whether PDFium mirrored a bracket: it does so in lines that it turned round."""
    if not page.has_right_to_left:
        return False
    other = index + 1 if index + 1 in span else index - 1
    if other not in span:
        return False
    step = page.origin(other)[0] - page.origin(index)[0]
    return (step < 0) == (other > index)
