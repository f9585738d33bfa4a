"""What each sentence of an item does: it asks, describes a need, announces what follows, or tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ...codebook import SentenceWords
from ...provenance import Span
from ...schema import Item, SectionKind
from ...wording import Hit, TermFinder, Token
from . import sentences
from .lexicon import Lexicon

Stance = Literal["ask", "need", "announcement", "context"]


@dataclass(frozen=True, slots=True)
class StanceRules:
    """How far wordings reach."""

    actor_reach: int = 10
    """Words between an actor and the offer made of it (“civil society, with its contacts, can …”): a
    short clause; farther away it is hardly the subject."""
    opening: int = 3
    """Words in which the wording of a sentence that carries on must begin: “In practice this means …”."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item: characters [start, end), tokens [first, last)."""

    start: int
    end: int
    words: tuple[Token, ...]
    stance: Stance


_BREAK = re.compile(r"[,;:(–—]")
RELATIVE = {"who", "which", "that", "whose", "whom", "so", "if", "when", "where", "que", "qui", "dont"}
"""They open a clause about something else than the sentence's subject."""
_NOUN_FOLLOWS = {"of", "is", "are", "was", "were", "has", "have", "had", "for", "by", "from", "will", "would"}
"""Behind the first word of a sentence they tell that it is a noun: “Support for …”, “Research is …”."""


def read(
    item: Item,
    words: Sequence[Token],
    kind: SectionKind,
    lexicon: Lexicon,
    rules: StanceRules = StanceRules(),
) -> tuple[Sentence, ...]:
    """Return the sentences of an item with what each of them does.

    Args:
        item: a paragraph or bullet.
        words: of its text.
        kind: of its section; in an overview nothing is asked.
        lexicon: the wordings of demands, and who can act.
        rules: how far wordings reach.
    """
    judge = _Judge(lexicon.sentence_words, lexicon.wordings, lexicon.actors, kind, rules)
    found: list[Sentence] = []
    for span in sentences.split(item.text, lexicon.abbreviations):
        inside = tuple(word for word in words if span.start <= word.start and word.end <= span.end)
        before = found[-1].stance if found else None
        stance = judge.stance(item, span, inside, before)
        found.append(Sentence(span.start, span.end, inside, stance))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Judge:
    wordings: SentenceWords
    finder: TermFinder[str]
    actors: TermFinder[str]
    kind: SectionKind
    rules: StanceRules

    def stance(self, item: Item, span: Span, words: tuple[Token, ...], before: Stance | None) -> Stance:
        """Tell what a sentence does."""
        if self.kind == "overview" or not words:
            return "context"
        hits = self.finder.find(words)
        if item.text[span.start : span.end].endswith(":"):
            return "announcement"
        if _of(hits, "announces") and not _of(hits, "contents"):
            return "announcement"
        if self._asks(item, span, words, hits, before):
            return "ask"
        return "need" if self.kind == "issues" or _of(hits, "needs") else "context"

    def _asks(
        self,
        item: Item,
        span: Span,
        words: tuple[Token, ...],
        hits: Sequence[Hit[str]],
        before: Stance | None,
    ) -> bool:
        excepted = _of(hits, "asks_except")
        if any(not _touch(hit, excepted) for hit in _of(hits, "asks")):
            return True
        if self.kind != "actions":
            return False
        carries_on = any(hit.first < self.rules.opening for hit in _of(hits, "carries_on"))
        return (
            (before == "ask" and carries_on)
            or self._offers(words, _of(hits, "offers"))
            or self._imperative(words)
            or (item.kind == "bullet" and span.start == 0 and self._names_only(item.text, span, hits, words))
        )

    def _offers(self, words: tuple[Token, ...], offers: Sequence[Hit[str]]) -> bool:
        """Tell whether a sentence says what an actor can do."""
        for offer in offers:
            first = max(0, offer.first - self.rules.actor_reach)
            for actor in self.actors.find(words[first : offer.first]):
                between = words[first + actor.last : offer.first]
                opening = words[: first + actor.first]
                if not any(word.word in RELATIVE for word in (*between, *opening)):
                    return True
        return False

    def _imperative(self, words: tuple[Token, ...]) -> bool:
        following = words[1].word if len(words) > 1 else ""
        return words[0].word in self.wordings.imperatives and following not in _NOUN_FOLLOWS

    def _names_only(self, text: str, span: Span, hits: Sequence[Hit[str]], words: tuple[Token, ...]) -> bool:
        """Tell whether a bullet names what is wanted instead of stating how things are."""
        stop = _BREAK.search(text, span.start, span.end)
        end = stop.start() if stop else span.end
        end = min([end, *(word.start for word in words if word.word in RELATIVE)])
        return not any(hit.start < end for hit in _of(hits, "statements"))


def _of(hits: Iterable[Hit[str]], role: str) -> list[Hit[str]]:
    return [hit for hit in hits if hit.key == role]


def _touch(hit: Hit[str], others: Iterable[Hit[str]]) -> bool:
    return any(hit.first < other.last and other.first < hit.last for other in others)
