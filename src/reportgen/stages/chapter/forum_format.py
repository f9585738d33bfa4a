"""How a forum met, in the words of its report: "virtually convened via Zoom", "met in person"."""

import re
from collections.abc import Iterable, Sequence

from ...model.document import Document
from ...vocabularies.vocabulary import FormatWords, Vocabulary

MOST_BLOCKS = 60
"""Paragraphs from the start in which a report says how its forum met; later ones speak of other meetings."""

MOST_BETWEEN = 5
"""Words between those that say "met" and those that say "online", so that both belong together."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def forum_format(document: Document, vocabulary: Vocabulary) -> str | None:
    """Return the words that say how people met, as printed; None where the report does not say.

    A word of meeting near a word of form ("met online") counts before the form of the forum as a thing
    ("virtual forum").
    """
    words = vocabulary.format_words(document.source.language)
    if words is None:
        return None
    texts = [block.text for block in document.blocks if block.type in ("paragraph", "list_item")][
        :MOST_BLOCKS
    ]
    sentences = [sentence for text in texts for sentence in _SENTENCE.split(text)]
    return _first(sentences, words, words.met) or _first(sentences, words, words.events)


def _first(sentences: Iterable[str], words: FormatWords, near: Sequence[str]) -> str | None:
    """Return the first stretch of words that joins one of `near` with words of form."""
    form, other = _any(words.form), _any(near)
    gap = rf"(?:\W+\w+){{0,{MOST_BETWEEN}}}?\W+"
    pattern = re.compile(
        rf"(?<!\w)(?:{form}{gap}{other}(?:{gap}{form})?|{other}{gap}{form})(?!\w)", re.IGNORECASE
    )
    for sentence in sentences:
        match = pattern.search(sentence)
        if match:
            return " ".join(match.group().split())
    return None


def _any(terms: Iterable[str]) -> str:
    """Return a pattern for any of `terms`, the longest first."""
    ranked = sorted(terms, key=lambda term: (-len(term), term))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, term.split())) for term in ranked) + ")"
