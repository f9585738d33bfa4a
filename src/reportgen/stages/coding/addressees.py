"""Addressees: those whom the sentences of an item ask to act, as named in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...gazetteer import COUNTRY, Gazetteer
from ...schema import Mention
from ...wording import Hit, Token
from .stances import Sentence


@dataclass(frozen=True, slots=True)
class AddresseeRules:
    """How far an actor stands from what it is asked, in words.

    All of these are lengths of clauses: beyond them another subject is more likely.
    """

    before_duty: int = 10
    """Between an actor and its duty: “governments that finance projects abroad should …”."""
    after_call: int = 4
    """Between a call and its actor: “urged all national and local authorities”."""
    after_join: int = 14
    """Behind “between”, where several actors are listed."""
    before_speaking: int = 2
    """Between an actor and its speaking: “CSOs also recommended”."""
    ruler: int = 2
    """Between a country and its government: “the United States federal government”."""


_OBJECT = {"with", "of", "by", "from", "among", "against", "to", "in", "at", "on", "about"}
"""Before an actor: something is done with it, or belongs to it, and it is not asked itself."""
_AND = {"and", "or", "as", "well", "the", "local", "national", "regional", "both", "other", "all", "their", "especially"}
_ARTICLES = {"the", "local", "national", "regional", "all", "these", "such", "other", "both", "current", "individual"}


def addressees(
    sentences: Sequence[Sentence],
    language: str,
    gazetteer: Gazetteer,
    rules: AddresseeRules = AddresseeRules(),
) -> tuple[Mention, ...]:
    """Return who is asked to act, each as often as it is named so, in the order of the text.

    Args:
        sentences: of an item.
        language: of its report.
        gazetteer: who can act, and the wordings around an addressee.
        rules: how far these reach.
    """
    return tuple(
        Mention(hit.key, hit.start, hit.end)
        for sentence in sentences
        if sentence.stance == "ask"
        for hit in _Addressing(sentence.words, language, gazetteer, rules).asked()
    )


class _Addressing:
    """The actors of one sentence and the wordings around them."""

    def __init__(
        self, words: tuple[Token, ...], language: str, gazetteer: Gazetteer, rules: AddresseeRules
    ) -> None:
        self._words = words
        self._rules = rules
        self._wordings = gazetteer.addressing(language).find(words)
        self._actors = list(self._ruling(gazetteer.actors(language).find_longest(words)))

    def asked(self) -> list[Hit[str]]:
        """Return the actors that are asked; those joined to them by “and” are asked too."""
        asked = [self._is_asked(actor) for actor in self._actors]
        for order in (range(len(asked)), range(len(asked) - 1, -1, -1)):
            for at in order:
                asked[at] = asked[at] or any(
                    asked[other] and self._joined(min(at, other), max(at, other))
                    for other in (at - 1, at + 1)
                    if 0 <= other < len(asked)
                )
        return [actor for actor, is_asked in zip(self._actors, asked, strict=True) if is_asked]

    def _ruling(self, actors: Sequence[Hit[str]]) -> Iterator[Hit[str]]:
        """Yield the actors; a country only where its government is named, or where it has a duty itself."""
        rulers = [hit for hit in self._wordings if hit.key == "rulers"]
        for actor in actors:
            ruled = any(0 <= hit.first - actor.last <= self._rules.ruler for hit in rulers)
            if not actor.key.startswith(COUNTRY) or ruled or self._leads(actor):
                yield actor

    def _leads(self, country: Hit[str]) -> bool:
        """Tell whether a country is the subject of a duty: “Nepal should …”."""
        return any(
            hit.key == "duties" and 0 <= hit.first - country.last <= self._rules.after_call
            for hit in self._wordings
        ) and not self._is_object(country)

    def _is_asked(self, actor: Hit[str]) -> bool:
        if self._speaks(actor):
            return False
        called = any(
            hit.key == "calls" and 0 <= actor.first - hit.last <= self._rules.after_call
            for hit in self._wordings
        )
        joined = any(
            hit.key == "joins" and 0 <= actor.first - hit.last <= self._rules.after_join
            for hit in self._wordings
        )
        duty = any(
            hit.key == "duties" and 0 <= hit.first - actor.last <= self._rules.before_duty
            for hit in self._wordings
        )
        return called or joined or (duty and not self._is_object(actor))

    def _speaks(self, actor: Hit[str]) -> bool:
        return any(
            hit.key == "speaks"
            and 0 <= hit.first - actor.last <= self._rules.before_speaking
            and not any(word.word in {"were", "was", "are", "is", "be"} for word in self._words[actor.last : hit.first])
            for hit in self._wordings
        )

    def _is_object(self, actor: Hit[str]) -> bool:
        at = actor.first - 1
        while at >= 0 and self._words[at].word in _ARTICLES:
            at -= 1
        return at >= 0 and self._words[at].word in _OBJECT

    def _joined(self, one: int, other: int) -> bool:
        between = self._words[self._actors[one].last : self._actors[other].first]
        return all(word.word in _AND and not word.apart for word in between)
