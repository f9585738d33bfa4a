"""Whether a sentence asks for something: wordings of demands, offers, proposals, imperatives, lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...vocabularies.terms import Hit, Token
from .lexicon import Lexicon


class AskRules(NamedTuple):
    """How far wordings reach, in words."""

    actor_reach: int = 10
    """Between an actor and the offer made of it (“civil society, with its contacts, can …”): a short
    clause; farther away it is hardly the subject."""
    opening: int = 3
    """From the sentence's start to the wording that carries a demand on: “In practice this means …”."""


RELATIVE = {"who", "which", "that", "whose", "whom", "so", "if", "when", "where", "que", "qui", "dont", "si"}
"""They open a clause about something else than the sentence's subject."""
_NOUN_FOLLOWS = {"of", "is", "are", "was", "were", "has", "have", "had", "for", "by", "from", "will", "would"}
"""Behind the first word of a sentence they show that it is a noun: “Support for …”, “Research is …”."""
_BREAK = re.compile(r"[,;:(–—]")


@dataclass(frozen=True, slots=True)
class AskSentence:
    """A sentence with what its wording says.

    Attributes:
        text: its words as printed.
        start: where it starts in its item.
        words: its words.
        hits: wordings of demands in it.
        opens_bullet: whether it is the first of a bullet.
        carries: whether the sentence before it asks.
    """

    text: str
    start: int
    words: tuple[Token, ...]
    hits: Sequence[Hit[str]]
    opens_bullet: bool
    carries: bool

    def of(self, role: str) -> list[Hit[str]]:
        """Return the wordings of a kind."""
        return [hit for hit in self.hits if hit.key == role]

    def without(self, role: str, excepted: str) -> list[Hit[str]]:
        """Return the wordings of a kind that are no part of one of another kind."""
        others = self.of(excepted)
        return [
            hit
            for hit in self.of(role)
            if not any(other.first <= hit.first and hit.last <= other.last for other in others)
        ]


def demands(passage: AskSentence) -> bool:
    """Return whether a sentence says outright that something is asked for."""
    return bool(passage.without("asks", "asks_except"))


def invites(passage: AskSentence, lexicon: Lexicon, rules: AskRules = AskRules()) -> bool:
    """Return whether a sentence asks in the company of other demands, as in a section of actions.

    It carries the demand before it on, says what an actor can do, proposes what would help, is an
    imperative, or opens a bullet that names what is wanted.
    """
    carries_on = any(hit.first < rules.opening for hit in passage.of("carries_on"))
    return (
        (passage.carries and carries_on)
        or any(_is_offer(passage.words, hit, lexicon, rules) for hit in passage.of("offers"))
        or any(
            _is_proposal(passage.words, hit, lexicon)
            for hit in passage.without("proposes", "proposes_except")
        )
        or _is_imperative(passage.words, lexicon)
        or (passage.opens_bullet and _names_only(passage))
    )


def _is_offer(words: tuple[Token, ...], offer: Hit[str], lexicon: Lexicon, rules: AskRules) -> bool:
    """Return whether an actor stands before an offer, as the subject of the sentence."""
    first = max(0, offer.first - rules.actor_reach)
    return any(
        not _relative([*words[: first + actor.first], *words[first + actor.last : offer.first]])
        for actor in lexicon.actors.find(words[first : offer.first])
    )


def _is_proposal(words: tuple[Token, ...], hit: Hit[str], lexicon: Lexicon) -> bool:
    """Return whether the subject of “would” is something new, and no pointer to what was said before."""
    said = [speech.last for speech in lexicon.addressing.find(words) if speech.key == "speaks"]
    first = max(
        [index + 1 for index in said if index < hit.first and words[index].word in RELATIVE], default=0
    )
    subject = words[first : hit.first]
    pointers = lexicon.sentence_words.pointers
    return (
        bool(subject)
        and subject[0].word not in pointers
        and subject[-1].word not in pointers
        and not _relative(subject)
    )


def _is_imperative(words: tuple[Token, ...], lexicon: Lexicon) -> bool:
    following = words[1].word if len(words) > 1 else ""
    return words[0].word in lexicon.sentence_words.imperatives and following not in _NOUN_FOLLOWS


def _names_only(passage: AskSentence) -> bool:
    """Return whether a bullet names what is wanted instead of stating how things are."""
    stop = _BREAK.search(passage.text)
    end = passage.start + (stop.start() if stop else len(passage.text))
    end = min([end, *(word.start for word in passage.words if word.word in RELATIVE)])
    return not any(hit.start < end for hit in passage.of("statements"))


def _relative(words: Iterable[Token]) -> bool:
    return any(word.word in RELATIVE for word in words)
