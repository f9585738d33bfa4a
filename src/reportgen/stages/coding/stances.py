"""What each sentence of an item does: it asks, describes a need, announces what follows, or states a fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...model.compilation import Item, SectionKind, Theme
from ...vocabularies.terms import Token
from . import asks, sentences
from .asks import AskSentence
from .lexicon import Lexicon

_LEAD = re.compile(r"[:：][\"'”’»)\]」』]*$")
"""Behind it stands what a sentence announces."""

Stance = Literal["ask", "need", "announcement", "context"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item, characters [start, end), with its words and what it does."""

    start: int
    end: int
    words: tuple[Token, ...]
    stance: Stance


def read(item: Item, words: Sequence[Token], kind: SectionKind, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of an item with what each of them does.

    Args:
        item: a paragraph or bullet.
        words: of its text.
        kind: of its section; in an overview nothing is asked.
        lexicon: the wordings of demands, and who can act.
    """
    parted: list[Sentence] = []
    for span in sentences.split(item.text, lexicon.abbreviations):
        inside = tuple(word for word in words if span.start <= word.start and word.end <= span.end)
        passage = AskSentence(
            item.text[span.start : span.end],
            span.start,
            inside,
            lexicon.wordings.find(inside),
            opens_bullet=item.kind == "bullet" and not parted,
            carries=bool(parted) and parted[-1].stance == "ask",
        )
        parted.append(Sentence(span.start, span.end, inside, _stance(passage, kind, lexicon)))
    return _with_reasons(parted) if kind == "actions" else tuple(parted)


def leads_in(item: Item, sentences: Sequence[Sentence], themes: Sequence[Theme]) -> bool:
    """Return whether an item only leads in to what follows it: "The following priorities were raised:".

    It is a paragraph whose last sentence announces, in which nothing is asked, described as a need or bold,
    and of which nobody has confirmed a theme.
    """
    if item.kind != "paragraph" or item.key_terms or any(theme.confirmed for theme in themes):
        return False
    stances = [sentence.stance for sentence in sentences]
    return stances[-1:] == ["announcement"] and not {"ask", "need"} & set(stances)


def _with_reasons(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Let what stands directly before or behind a demand describe its need: there, authors say why."""
    asking = {index for index, sentence in enumerate(sentences) if sentence.stance == "ask"}
    return tuple(
        replace(sentence, stance="need")
        if sentence.stance == "context" and {index - 1, index + 1} & asking
        else sentence
        for index, sentence in enumerate(sentences)
    )


def _stance(passage: AskSentence, kind: SectionKind, lexicon: Lexicon) -> Stance:
    if kind == "overview" or not passage.words:
        return "context"
    if _LEAD.search(passage.text) or (passage.of("announces") and not passage.of("contents")):
        return "announcement"
    if asks.demands(passage) or (kind == "actions" and asks.invites(passage, lexicon)):
        return "ask"
    return "need" if kind == "issues" or passage.of("needs") else "context"
