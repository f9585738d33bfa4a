"""Glyphs painted one by one → words and lines: some producers make a text object of every glyph."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..glyphs import Glyph
from . import library
from .library import Handle
from .looks import Look, Looks
from .strings import Strings, is_plain
from .text import TextPage

_SPACE = re.compile(r"\s")
# Characters of an object that may be a link of a chain: a glyph, or a ligature.
_LINK = 3
# Objects that make a chain.
_SHORTEST = 3
# Ems between words of one stretch, at least and at most; as for words of one object.
_CLOSEST, _WIDEST = 0.1, 0.45
# Points by which the baselines of one stretch may differ by rounding.
_LEVEL = 0.02


class Word(NamedTuple):
    """Neighbouring objects without a space; indices of their first and behind their last character."""

    objects: list[Handle]
    start: int
    stop: int


class Stretch(NamedTuple):
    """A glyph, and the objects that it stands for, those without ink included."""

    objects: list[Handle]
    glyph: Glyph


def find_chains(
    text: str,
    spans: Mapping[Handle, Sequence[int]],
    orders: Mapping[Handle, int],
    blanks: Mapping[int, Handle],
    single: Collection[Handle],
) -> Iterator[list[Word]]:
    """Yield chains, word by word: objects of a few characters, one after the other on page and in text.

    Args:
        text: the page's characters.
        spans: the indices of each object's characters, in the order of the text.
        orders: the objects' places in the painting order.
        blanks: objects without ink, by their places.
        single: objects that are no links.
    """
    words: list[Word] = []
    behind, before = -1, -1
    for handle, span in spans.items():
        start, stop, order = span[0], span[-1] + 1, orders.get(handle, -1)
        link = len(span) <= _LINK and stop - start == len(span) and handle not in single
        link = link and not _SPACE.search(text, start, stop)
        if link and words and start == behind and order == before + 1:
            words[-1].objects.append(handle)
            words[-1] = words[-1]._replace(stop=stop)
        elif link and words and start == behind + 1 and order == before + 2 and before + 1 in blanks:
            words.append(Word([handle], start, stop))
        else:
            if sum(len(word.objects) for word in words) >= _SHORTEST:
                yield words
            words = [Word([handle], start, stop)] if link else []
        behind, before = stop, order
    if sum(len(word.objects) for word in words) >= _SHORTEST:
        yield words


class Chains:
    """Makes stretches of the chains of one page."""

    def __init__(
        self,
        page: TextPage,
        looks: Looks,
        strings: Strings,
        orders: Mapping[Handle, int],
        blanks: Mapping[int, Handle],
    ) -> None:
        self._page = page
        self._looks = looks
        self._strings = strings
        self._orders = orders
        self._blanks = blanks

    def stretches(self, words: Sequence[Word]) -> Iterator[Stretch]:
        """Yield what can be handed on as stretches; the objects of other words are left to themselves."""
        if not is_plain(self._page.text[words[0].start : words[-1].stop]):
            return
        looks = [self._looks.of(word.objects[0]) for word in words]
        last: Stretch | None = None
        look: Look | None = None
        for at, word in enumerate(words):
            own = looks[at]
            whole = at + 1 < len(words) and looks[at + 1] is own
            if not whole and self._looks.of(word.objects[-1]) is not own:
                glyph = None
            else:
                glyph = self._glyph(word, own)
            if last is not None and glyph is not None and own is look and _goes_on(last.glyph, glyph):
                between = self._blanks[self._orders[word.objects[0]] - 1]
                joined = last.glyph._replace(text=f"{last.glyph.text} {glyph.text}", x1=glyph.x1)
                last = Stretch([*last.objects, between, *word.objects], joined)
                continue
            if last is not None:
                yield last
            last = Stretch(list(word.objects), glyph) if glyph is not None else None
            look = own
        if last is not None:
            yield last

    def _glyph(self, word: Word, look: Look) -> Glyph | None:
        """Return the glyph of a word, None where its characters must be told apart."""
        font, first = look.font, word.objects[0]
        text = self._page.text[word.start : word.stop]
        if look.turn or font.mistaken or _is_clipped(first):
            return None
        place = self._strings.word(self._page, word.start, text, look)
        if place is None or (font.unmapped and any(ord(char) in font.unmapped for char in text)):
            return None
        x0, x1, y = place
        left, foot = look.move[4], look.move[5]
        return look.glyph(text, x0 + left, x1 + left, look.height - y - foot, self._orders[first])


def _goes_on(one: Glyph, other: Glyph) -> bool:
    """Tell whether a word follows in the same line at the distance of words."""
    near = _CLOSEST * one.size <= other.x0 - one.x1 <= _WIDEST * one.size
    return near and abs(one.baseline - other.baseline) <= _LEVEL


def _is_clipped(handle: Handle) -> bool:
    return bool(library.count_clips(library.passed(library.clip_path(library.passed(handle)))) > 0)


def taken(stretches: Sequence[Stretch]) -> tuple[dict[Handle, Glyph], set[Handle]]:
    """Return the glyphs by the first of their objects, and all other objects that they stand for."""
    glyphs = {stretch.objects[0]: stretch.glyph for stretch in stretches}
    return glyphs, {handle for stretch in stretches for handle in stretch.objects[1:]}
