"""Glyphs painted one by one → words and lines: some producers make a text object of every glyph."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..glyphs import Glyph
from . import library
from .library import Handle
from .strings import Strings, is_plain
from .styles import Look, Looks
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


@dataclass(slots=True)
class ObjectChain:
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
    spans: Mapping[Handle, range],
    orders: Mapping[Handle, int],
    blanks: Mapping[int, Handle],
    single: Collection[Handle],
) -> Iterator[list[ObjectChain]]:
    """Yield chains, word by word: objects of a few characters, one after the other on page and in text.

    Args:
        text: the page's characters.
        spans: the range of each object's characters, in the order of the text.
        orders: the objects' places in the painting order.
        blanks: objects without ink, by their places.
        single: objects that are no links.
    """
    words: list[ObjectChain] = []
    links, behind, before = 0, -1, -1
    order_of = orders.get
    for handle, span in spans.items():
        start, stop, order = span.start, span.stop, order_of(handle, -1)
        length = stop - start
        if (
            length > _LINK
            or handle in single
            or (text[start].isspace() if length == 1 else _SPACE.search(text, start, stop))
        ):
            if links >= _SHORTEST:
                yield words
            words, links = [], 0
        elif words and start == behind and order == before + 1:
            word = words[-1]
            word.objects.append(handle)
            word.stop = stop
            links += 1
        elif words and start == behind + 1 and order == before + 2 and before + 1 in blanks:
            words.append(ObjectChain([handle], start, stop))
            links += 1
        else:
            if links >= _SHORTEST:
                yield words
            words, links = [ObjectChain([handle], start, stop)], 1
        behind, before = stop, order
    if links >= _SHORTEST:
        yield words


@dataclass(slots=True)
class _Growing:
    """A stretch to which words are added; `end` is the right edge of the last one."""

    look: Look
    first: Glyph
    objects: list[Handle]
    texts: list[str]
    end: float

    def whole(self) -> Stretch:
        if len(self.texts) == 1:
            return Stretch(self.objects, self.first)
        return Stretch(self.objects, self.first._replace(text=" ".join(self.texts), x1=self.end))

    def is_followed_by(self, glyph: Glyph) -> bool:
        """Return whether a word follows in the same line at the distance of words."""
        size = self.first.size
        near = _CLOSEST * size <= glyph.x0 - self.end <= _WIDEST * size
        return near and abs(self.first.baseline - glyph.baseline) <= _LEVEL


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

    def stretches(self, words: Sequence[ObjectChain]) -> Iterator[Stretch]:
        """Yield what can be handed on as stretches; the objects of other words are left to themselves."""
        if not is_plain(self._page.text[words[0].start : words[-1].stop]):
            return
        looks = [self._looks.of(word.objects[0]) for word in words]
        last: _Growing | None = None
        for index, word in enumerate(words):
            own = looks[index]
            followed = index + 1 < len(words) and looks[index + 1] is own
            alike = followed or self._looks.of(word.objects[-1]) is own
            glyph = self._glyph(word, own) if alike and _has_one_face(word.objects) else None
            if last is not None and glyph is not None and own is last.look and last.is_followed_by(glyph):
                last.objects += [self._blanks[self._orders[word.objects[0]] - 1], *word.objects]
                last.texts.append(glyph.text)
                last.end = glyph.x1
                continue
            if last is not None:
                yield last.whole()
            last = _Growing(own, glyph, list(word.objects), [glyph.text], glyph.x1) if glyph else None
        if last is not None:
            yield last.whole()

    def _glyph(self, word: ObjectChain, look: Look) -> Glyph | None:
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


def _has_one_face(objects: Sequence[Handle]) -> bool:
    """Return whether the objects of a word are set in one font and painted in one way."""
    if len(objects) == 1:
        return True
    font, mode, passed = library.text_font, library.text_mode, library.passed
    return len({(font(own), mode(own)) for own in map(passed, objects)}) == 1


def _is_clipped(handle: Handle) -> bool:
    return bool(library.count_clips(library.passed(library.clip_path(library.passed(handle)))) > 0)


def taken(stretches: Sequence[Stretch]) -> tuple[dict[Handle, Glyph], set[Handle]]:
    """Return the glyphs by the first of their objects, and all other objects that they stand for."""
    glyphs = {stretch.objects[0]: stretch.glyph for stretch in stretches}
    return glyphs, {handle for stretch in stretches for handle in stretch.objects[1:]}
