"""Words as the proof compares them, folded as `sameness` says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .sameness import fold


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word between white space, folded.

    Attributes:
        text: its characters.
        strong: how many of its letters and digits are bold.
        signs: how many of its other signs are.
        place: index of the place it stands at, in the stream it belongs to.
        ends_line: a line ends behind it, so that the next word may be its second half.
    """

    text: str
    strong: int = 0
    place: int = 0
    ends_line: bool = False
    signs: int = 0

    @property
    def says_something(self) -> bool:
        """Whether it holds a letter or a digit; bullets, dashes and brackets do not."""
        return any(char.isalnum() for char in self.text)


def words_of(pieces: Iterable[tuple[str, bool]], place: int = 0) -> tuple[FoldedWord, ...]:
    """Return the words of text in pieces of one weight.

    Args:
        pieces: (text, whether it is bold), in order; a word may run over several.
        place: index of the place all of them stand at.
    """
    out: list[FoldedWord] = []
    open_text, strong, signs = "", 0, 0
    for text, bold in pieces:
        for part in re.split(r"(\s+)", text):
            if part.isspace():
                _close(out, open_text, place, (strong, signs))
                open_text, strong, signs = "", 0, 0
            else:
                open_text += part
                if bold:
                    letters = sum(char.isalnum() for char in fold(part))
                    strong += letters
                    signs += len(fold(part)) - letters
    _close(out, open_text, place, (strong, signs))
    return tuple(out)


def _close(out: list[FoldedWord], text: str, place: int, bold: tuple[int, int]) -> None:
    folded = fold(text)
    if folded:
        strong, signs = bold
        out.append(FoldedWord(folded, strong, place, signs=signs))


def plain_words(text: str, place: int = 0) -> tuple[FoldedWord, ...]:
    """Return the words of text without bold."""
    return words_of(((text, False),), place)


def said(words: Iterable[FoldedWord]) -> str:
    """Return words as one line of text."""
    return " ".join(word.text for word in words)
