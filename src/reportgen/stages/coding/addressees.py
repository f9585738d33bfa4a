"""Addressees: those whom the sentences of an item ask to act, as named in the text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model.compilation import Mention
from ...vocabularies.gazetteer import COUNTRY
from ...vocabularies.terms import Hit, Token
from .asks import RELATIVE
from .lexicon import Lexicon
from .stances import Sentence


class AddresseeRules(NamedTuple):
    """How far an actor stands from what it is asked, in words.

    All are lengths of clauses: beyond them another subject is more likely.
    """

    before_duty: int = 10
    """Between an actor and its duty: “governments that finance projects abroad should …”."""
    before_offer: int = 3
    """Between an actor and what it is able to do: “embassies also can …”."""
    before_speaking: int = 2
    """Between an actor and its speaking: “CSOs also recommended”."""
    ruler: int = 2
    """Between a country and its government: “the United States federal government”."""


_OBJECT = {"with", "of", "by", "from", "among", "against", "to", "in", "at", "on", "about", "for", "between"}
"""Before an actor: something is done with it or for it, and it is not asked itself."""
_AND = {"and", "or", "as", "well", "et", "y", "e", "ou"}
_ARTICLES = {
    "the", "all", "both", "these", "those", "such", "other", "their", "its", "our", "many", "more", "most",
    "local", "national", "regional", "individual", "current", "federal", "domestic", "international",
    "also", "especially", "particularly", "themselves", "various", "different", "relevant", "any",
    "los", "las", "el", "la", "les", "le", "des",
}  # fmt: skip
"""Words that may stand before an actor without being one."""
_TO_BE = {"were", "was", "are", "is", "be", "been"}


def addressees(
    sentences: Sequence[Sentence], lexicon: Lexicon, rules: AddresseeRules = AddresseeRules()
) -> tuple[Mention, ...]:
    """Return who is asked to act, each as often as it is named so, in the order of the text.

    Args:
        sentences: of an item.
        lexicon: who can act, and the wordings around an addressee.
        rules: how far these reach.
    """
    return tuple(
        Mention(hit.key, hit.start, hit.end)
        for sentence in sentences
        if sentence.stance == "ask"
        for hit in _Addressing(sentence.words, lexicon, rules).asked()
    )


class _Addressing:
    """The actors of one sentence and the wordings around them."""

    def __init__(self, words: tuple[Token, ...], lexicon: Lexicon, rules: AddresseeRules) -> None:
        self._words = words
        self._rules = rules
        self._wordings = lexicon.addressing.find(words)
        self._actors = list(self._ruling(lexicon.actors.find_longest(words)))

    def asked(self) -> list[Hit[str]]:
        """Return the actors that are asked; those joined to them by “and” are asked too."""
        asked = [self._is_asked(actor) for actor in self._actors]
        for index in range(1, len(asked)):
            asked[index] = asked[index] or (asked[index - 1] and self._joined(index - 1))
        for at in range(len(asked) - 2, -1, -1):
            free = not self._is_object(self._actors[at]) and not self._speaks(self._actors[at])
            asked[at] = asked[at] or (free and asked[at + 1] and self._joined(at))
        return [actor for actor, is_asked in zip(self._actors, asked, strict=True) if is_asked]

    def _ruling(self, actors: Sequence[Hit[str]]) -> Iterator[Hit[str]]:
        """Yield the actors; a country only where its government is named or it has a duty itself."""
        for actor in actors:
            if (
                not actor.key.startswith(COUNTRY)
                or self._after(actor, "rulers", self._rules.ruler)
                or (self._after(actor, "duties", self._rules.ruler) and not self._is_object(actor))
            ):
                yield actor

    def _is_asked(self, actor: Hit[str]) -> bool:
        if self._speaks(actor):
            return False
        if self._before(actor, "calls") or self._before(actor, "joins"):
            return True
        if self._is_object(actor):
            return False
        return self._after(actor, "duties", self._rules.before_duty) or (
            self._after(actor, "offers", self._rules.before_offer)
            and not any(word.word in RELATIVE for word in self._words[: actor.first])
        )

    def _after(self, actor: Hit[str], role: str, reach: int) -> bool:
        return any(hit.key == role and 0 <= hit.first - actor.last <= reach for hit in self._wordings)

    def _before(self, actor: Hit[str], role: str) -> bool:
        """Return whether a wording stands before an actor, with nothing but its attributes in between."""
        return any(
            hit.key == role
            and hit.last <= actor.first
            and all(self._is_attribute(word) for word in self._words[hit.last : actor.first])
            for hit in self._wordings
        )

    def _speaks(self, actor: Hit[str]) -> bool:
        return any(
            hit.key == "speaks"
            and 0 <= hit.first - actor.last <= self._rules.before_speaking
            and not any(word.word in _TO_BE for word in self._words[actor.last : hit.first])
            for hit in self._wordings
        )

    def _is_object(self, actor: Hit[str]) -> bool:
        index = actor.first - 1
        while index >= 0 and self._is_attribute(self._words[index]):
            index -= 1
        return index >= 0 and self._words[index].word in _OBJECT

    def _joined(self, index: int) -> bool:
        """Return whether only “and” or a comma stands between an actor and the next."""
        between = self._words[self._actors[index].last : self._actors[index + 1].first]
        return all((word.word in _AND or self._is_attribute(word)) and not word.apart for word in between)

    @staticmethod
    def _is_attribute(word: Token) -> bool:
        """Return whether a word can stand between an article and an actor: also “Asian”."""
        return word.word in _ARTICLES or word.written[:1].isupper()
