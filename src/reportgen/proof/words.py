"""Words as the proof compares them, folded as `sameness` says."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag

from .sameness import fold


class Lettering(IntFlag):
    """How a piece of text looks; True and False stand for bold and plain."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    RAISED = 4
    LOWERED = 8


SCRIPTS = {None: Lettering.PLAIN, "sup": Lettering.RAISED, "sub": Lettering.LOWERED}
"""The look of a run by its script."""

SHAPES = (Lettering.ITALIC, Lettering.RAISED, Lettering.LOWERED)
"""Looks that are no bold; `FoldedWord.shape` counts their letters in this order."""


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word between white space, folded.

    Attributes:
        text: its characters.
        strong: how many of its letters and digits are bold.
        signs: how many of its other signs are.
        shape: how many of its letters and digits are italic, raised and lowered.
        depth: how many entries of lists it stands in; None where the file does not say.
        place: index of the place it stands at, in the stream it belongs to.
        ends_line: a line ends behind it, so that the next word may be its second half.
    """

    text: str
    strong: int = 0
    place: int = 0
    ends_line: bool = False
    signs: int = 0
    shape: tuple[int, ...] = (0, 0, 0)
    depth: int | None = None

    @property
    def says_something(self) -> bool:
        """Whether it holds a letter or a digit; bullets, dashes and brackets do not."""
        return any(char.isalnum() for char in self.text)


def words_of(
    pieces: Iterable[tuple[str, int]], place: int = 0, depth: int | None = None
) -> tuple[FoldedWord, ...]:
    """Return the words of text in pieces of one look.

    Args:
        pieces: (text, its `Lettering`), in order; a word may run over several.
        place: index of the place all of them stand at.
        depth: how many entries of lists they stand in, None where nobody says.
    """
    out: list[FoldedWord] = []
    text, count = "", _Count()
    for piece, look in pieces:
        for part in re.split(r"(\s+)", piece):
            if part.isspace():
                _close(out, text, (place, depth), count)
                text, count = "", _Count()
            else:
                text += part
                if look:
                    count.add(fold(part), look)
    _close(out, text, (place, depth), count)
    return tuple(out)


class _Count:
    """How many letters and digits of a word have each look, and how many of its other signs are bold."""

    def __init__(self) -> None:
        self.letters: Counter[Lettering] = Counter()
        self.signs = 0

    def add(self, part: str, look: int) -> None:
        letters = sum(char.isalnum() for char in part)
        for one in (Lettering.BOLD, *SHAPES):
            self.letters[one] += letters if look & one else 0
        self.signs += len(part) - letters if look & Lettering.BOLD else 0


def _close(out: list[FoldedWord], text: str, where: tuple[int, int | None], count: _Count) -> None:
    folded, (place, depth) = fold(text), where
    if folded:
        shape = tuple(count.letters[look] for look in SHAPES)
        strong, signs = count.letters[Lettering.BOLD], count.signs
        out.append(FoldedWord(folded, strong, place, signs=signs, shape=shape, depth=depth))


def plain_words(text: str, place: int = 0) -> tuple[FoldedWord, ...]:
    """Return the words of text without bold."""
    return words_of(((text, False),), place)


def said(words: Iterable[FoldedWord]) -> str:
    """Return words as one line of text."""
    return " ".join(word.text for word in words)
