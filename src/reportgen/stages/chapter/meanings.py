"""What headings mean, by the words of the vocabulary: kind of section, audiences, sub-region."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model.compilation import SectionKind
    from ...vocabularies.vocabulary import HeadingWords, TermMatch, Vocabulary


@dataclass(frozen=True, slots=True)
class HeadingMeaning:
    """What the vocabulary makes of a section heading.

    Attributes:
        known: False where the meaning is left open.
        leftover: words that the vocabulary does not explain.
        lead: it starts as headings of priorities do ("Priority Actions for …"), whoever follows.
    """

    kind: SectionKind
    audiences: tuple[str, ...] = ()
    subregion: str | None = None
    known: bool = True
    leftover: str = ""
    lead: bool = False


_WORD = re.compile(r"[\w&'’-]+")
# A number needs its full stop where it could be a word ("I", "A").
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVXLC]+(?=[.):])|[A-Z](?=[.)]))[.):]?\s+(?=\S)")


def bare(text: str) -> str:
    """Return a heading without number, closing punctuation and doubled space."""
    return " ".join(_NUMBER.sub("", text).split()).strip(" :.–—-")


def is_one_of(text: str, terms: Sequence[str]) -> bool:
    """Return whether a text is one of the terms, whatever its case and apostrophes."""
    folded = text.casefold().replace("’", "'")
    return any(folded == term.casefold() for term in terms)


def classify(text: str, words: HeadingWords, vocabulary: Vocabulary) -> HeadingMeaning:
    """Return what a heading inside the priorities chapter means.

    Args:
        text: the heading as printed.
        words: heading words of its language.
        vocabulary: audiences and places.
    """
    title = bare(text)
    place = _subregion(title, words, vocabulary)
    if place is not None:
        return HeadingMeaning("overview", subregion=place)
    if is_one_of(title, words.overview):
        return HeadingMeaning("overview")
    if is_one_of(title, words.issues):
        return HeadingMeaning("issues")
    if is_one_of(title, words.actions):
        return HeadingMeaning("actions")
    folded = title.casefold()
    for lead in sorted([*words.actions, *words.issues], key=len, reverse=True):
        if not folded.startswith(lead.casefold()):
            continue
        rest = _after_link(title[len(lead) :], words)
        kind: SectionKind = "issues" if lead in words.issues and lead not in words.actions else "actions"
        if rest is not None:
            audiences, leftover = _audiences(rest, words, vocabulary)
            known = bool(audiences) and not leftover
            return HeadingMeaning(kind, audiences, known=known, leftover=leftover, lead=True)
    audiences, leftover = _audiences(title, words, vocabulary)
    if audiences and not leftover:
        return HeadingMeaning("actions", audiences)
    return HeadingMeaning("issues", (), known=False, leftover=title)


def without(text: str, terms: Sequence[TermMatch]) -> str:
    """Return a text without the terms found in it (given in the order of the text)."""
    for match in reversed(terms):
        text = f"{text[: match.start]} {text[match.end :]}"
    return text


def _after_link(rest: str, words: HeadingWords) -> str | None:
    """Return what follows "relating to" and the like, None where no such word follows."""
    text = rest.strip()
    if text[:1] in ":–—-":
        return text[1:].strip()
    for link in sorted(words.links, key=len, reverse=True):
        match = re.match(rf"{re.escape(link)}(?!\w)\s*", text, re.I)
        if match:
            return text[match.end() :]
    return None


def _audiences(text: str, words: HeadingWords, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """Return the audiences that a text names, in order, and the words that none of them explains."""
    terms = vocabulary.audience_finder.find(text)
    ids = tuple(dict.fromkeys(match.id for match in terms))
    rest = without(text, terms)
    for finder in (vocabulary.region_finder, vocabulary.subregion_finder):
        rest = without(rest, finder.find(rest))
    left = [word for word in _WORD.findall(rest) if word.casefold() not in words.filler]
    return ids, " ".join(left)


def _subregion(title: str, words: HeadingWords, vocabulary: Vocabulary) -> str | None:
    """Return the sub-region whose sub-chapter a heading opens: its name, with or without "priorities"."""
    terms = vocabulary.subregion_finder.find(title)
    if not terms:
        return None
    rest = without(title, terms)
    allowed = {word.casefold() for term in words.priorities for word in term.split()} | {
        *words.filler,
        *(word for link in words.links for word in link.split()),
        "priorities",
    }
    left = [word for word in _WORD.findall(rest) if word.casefold() not in allowed]
    ids = {match.id for match in terms}
    return terms[0].id if not left and len(ids) == 1 else None
