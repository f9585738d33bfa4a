"""Sentences of a text, as spans over it: no full stop of an abbreviation, number or quotation ends one."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from ...model.provenance import Span

_END = re.compile(r"[.!?…؟。]+[”’\"')\]»›]*(?=\s)|[.!?…؟。]+[”’\"')\]»›]*$")
_WORD_BEFORE = re.compile(r"[^\s(“\"«\[]*$")
_OPENING = "“\"'‘«‹([¿¡"
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?$|^[A-Z]$")
_PAIRS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|«[^«»]*»|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words before a full stop that may not end a sentence.

    Attributes:
        always: something always follows (“e.g.”).
        numbering: a number follows, else the sentence ends (“No. 5”).
        closing: may close a sentence; it does when a capital follows (“etc.”).
        starters: words that open a sentence, and show its start after initials (“in the U.S. They …”).
    """

    always: Collection[str] = ()
    numbering: Collection[str] = ()
    closing: Collection[str] = ()
    starters: Collection[str] = ()


def split(text: str, abbreviations: Abbreviations) -> tuple[Span, ...]:
    """Return the sentences of a text in their order; between them stands only white space.

    What stands in parentheses or quotation marks is not split.
    """
    closed = [match.span() for match in _PAIRS.finditer(text)]
    ends = [
        match.end()
        for match in _END.finditer(text)
        if not any(start < match.start() and match.end() < end for start, end in closed)
        and _ends_sentence(text, match, abbreviations)
    ]
    sentences: list[Span] = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            sentences.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = end
    return tuple(sentences)


def _ends_sentence(text: str, mark: re.Match[str], abbreviations: Abbreviations) -> bool:
    rest = text[mark.end() :].lstrip()
    following = rest.lstrip(_OPENING)
    if not following:
        return True
    if following[0].islower():
        return False
    if mark.group()[0] != "." or mark.group().startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, 0, mark.start())
    word = before.group() if before else ""
    plain = word.casefold()
    if plain in abbreviations.always:
        return False
    if plain in abbreviations.numbering:
        return not following[0].isdigit()
    if plain in abbreviations.closing:
        return True
    if _INITIALS.search(word):
        opener = re.match(r"\w+", following)
        return opener is not None and opener.group().casefold() in abbreviations.starters
    return True
