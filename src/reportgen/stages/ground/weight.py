"""How much the evidence of a coding weighs: what may carry a number, a headline or a quotation in print.

A coding is a suggestion until people confirm it. One general word in passing ("prohibited" for law reform) is
enough to suggest a theme, and too little to say in print that a forum asks for it. The score is fixed; the
codebook says which words name a theme.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...model.compilation import Item, Theme
from ...model.provenance import Span
from ...model.vocabulary_facts import ThemeFacts
from .priorities import Priority


class WeightRules(NamedTuple):
    """Points of what speaks for a theme, and how many carry it in print."""

    witness: int = 1
    """For each different wording found."""
    telling: int = 1
    """More, for a wording that names the theme or has several words of weight: it hardly means another."""
    several: int = 2
    """Words of weight from which a wording is telling."""
    letters: int = 5
    """Letters from which a word has weight: shorter ones are "into", "with", "work"."""
    bold: int = 2
    """Once, where report or editors set one of the wordings in bold: it is what the passage is about."""
    heading: int = 2
    """Once, where a word of the evidence stands in the heading of the section too."""
    asked: int = 1
    """Once, where one stands in a sentence that asks, or the section lists issues: there all is the point."""
    enough: int = 3
    """Points that carry a coding: a telling wording in an ask, a bold one, or several together."""
    tells: int = 2
    """Different wordings in a sentence that show its theme, where none of them names it."""
    common: int = 3
    """Themes that have a word in their labels ("and", "of") from which it names none of them."""


_RULES = WeightRules()
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_STEM, _ENDING = 5, 1
"""Letters at the start that words of one family share; of short words, letters that their endings may add."""
_SHORTEST = 3
"""Letters from which a word can name a theme."""


class Weighing:
    """Weighs codings by the labels and names of a codebook's themes."""

    def __init__(self, themes: Iterable[ThemeFacts], rules: WeightRules = _RULES) -> None:
        """Take the themes as they are published."""
        self._rules = rules
        self._names = _names(tuple(themes), rules)

    def carries(self, priority: Priority, coding: Theme) -> bool:
        """Return whether a coding may stand behind a number in print.

        It does where people have confirmed it, where it has no evidence and so is a person's own, and where
        it is strong and its evidence weighs enough.
        """
        if coding.strength == "weak":
            return False
        if coding.confirmed or not coding.evidence:
            return True
        is_asked = priority.section.kind == "issues" or _is_asked(priority.item, coding.evidence)
        points = self.weight(priority, coding, coding.evidence) + self._rules.asked * is_asked
        return points >= self._rules.enough

    def tells(self, priority: Priority, coding: Theme, spans: Sequence[Span]) -> bool:
        """Return whether some of a coding's evidence shows the theme by itself, asked for or not.

        It names the theme, is bold, stands in the heading, or has several wordings. A wording of some words
        that does not name it ("trafficking rings" for prosecution) is about something beside it.
        """
        if self.names_theme(priority, coding, spans):
            return True
        item = priority.item
        wordings = {words_of(item.text[span.start : span.end]) for span in spans}
        return (
            len(wordings) >= self._rules.tells
            or _touches_bold(item, spans)
            or _stands_in(priority.section.printed, wordings, self._rules)
        )

    def names_theme(self, priority: Priority, coding: Theme, spans: Iterable[Span]) -> bool:
        """Return whether some of a coding's evidence names its theme."""
        names = self._names.get(coding.id, frozenset())
        words = (words_of(priority.item.text[span.start : span.end]) for span in spans)
        return any(_is_named(wording, names) for wording in words)

    def weight(self, priority: Priority, coding: Theme, spans: Sequence[Span]) -> int:
        """Return the points of some of a coding's evidence, without those for what is asked."""
        rules, item = self._rules, priority.item
        wordings = {words_of(item.text[span.start : span.end]) for span in spans}
        names = self._names.get(coding.id, frozenset())
        points = sum(rules.witness + rules.telling * self._is_telling(words, names) for words in wordings)
        points += rules.bold * _touches_bold(item, spans)
        return points + rules.heading * _stands_in(priority.section.printed, wordings, rules)

    def _is_telling(self, words: tuple[str, ...], names: frozenset[str]) -> bool:
        of_weight = sum(len(word) >= self._rules.letters for word in words)
        return of_weight >= self._rules.several or _is_named(words, names)


def _is_named(words: Iterable[str], names: Iterable[str]) -> bool:
    return any(are_akin(word, name) for word in words for name in names)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without capitals."""
    return tuple(_WORD.findall(text.casefold()))


def are_akin(word: str, other: str) -> bool:
    """Return whether two words are of one family: "prosecute" and "prosecution", "law" and "laws"."""
    shared = 0
    for mine, theirs in zip(word, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    longest = max(len(word), len(other))
    return shared >= _STEM or (shared >= _SHORTEST and longest - shared <= _ENDING)


def _names(themes: Sequence[ThemeFacts], rules: WeightRules) -> dict[str, frozenset[str]]:
    """Return the words that name each theme: those of its label that are not everywhere, and its names."""
    labels = {
        theme.id: {word for word in words_of(theme.label) if len(word) >= _SHORTEST} for theme in themes
    }
    everywhere = Counter(word for words in labels.values() for word in words)
    return {
        theme.id: frozenset(
            {word for word in labels[theme.id] if everywhere[word] < rules.common}
            | {word for name in theme.names for word in words_of(name) if len(word) >= _SHORTEST}
        )
        for theme in themes
    }


def _touches_bold(item: Item, spans: Iterable[Span]) -> bool:
    return any(term.start < span.end and span.start < term.end for span in spans for term in item.key_terms)


def _is_asked(item: Item, spans: Iterable[Span]) -> bool:
    return any(ask.start <= span.start < ask.end for span in spans for ask in item.asks)


def _stands_in(heading: str, wordings: Iterable[tuple[str, ...]], rules: WeightRules) -> bool:
    head = [word for word in words_of(heading) if len(word) >= rules.letters]
    return any(
        len(word) >= rules.letters and are_akin(word, other)
        for words in wordings
        for word in words
        for other in head
    )
