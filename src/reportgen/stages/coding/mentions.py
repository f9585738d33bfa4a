"""Places and instruments that an item names, with their spans."""

import re
from collections.abc import Sequence

from ...model.compilation import Mention
from ...vocabularies.terms import Token
from .lexicon import Lexicon

NATIONAL, INTERNATIONAL = "national", "international"
_LINKS = {"of", "and", "the", "on", "for", "against", "in", "to"}
"""Small words inside a name."""
_NO_NAME = {
    "a",
    "an",
    "this",
    "that",
    "these",
    "each",
    "every",
    "such",
    "any",
    "new",
    "our",
    "its",
    "their",
    "under",
}
"""Words that have a capital at a sentence's start only."""
_TITLE = re.compile(r"[^\W\d_]")


def places(words: Sequence[Token], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the places named, the longest name first where names overlap."""
    return tuple(Mention(hit.key, hit.start, hit.end) for hit in lexicon.places.find_longest(words))


def instruments(text: str, words: Sequence[Token], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the instruments named: those with an entry, and Acts and conventions written with capitals.

    The id of one without an entry states its kind and its words: `national:forced-labour-act`.
    """
    known = [Mention(hit.key, hit.start, hit.end) for hit in lexicon.instruments.find_longest(words)]
    named = [
        mention
        for mention in _named(text, words, lexicon)
        if not any(mention.start < other.end and other.start < mention.end for other in known)
    ]
    return tuple(sorted([*known, *named], key=lambda mention: mention.start))


def _named(text: str, words: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Return names in capitals that end as Acts, codes and conventions do."""
    naming = lexicon.gazetteer.data.naming
    mentions: list[Mention] = []
    for last, word in enumerate(words):
        if word.written not in naming.named and word.written not in naming.small:
            continue
        first = _first_of_name(text, words, last)
        if first is None:
            continue
        kind = INTERNATIONAL if word.written.capitalize() in naming.international else NATIONAL
        slug = "-".join(word.word for word in words[first : last + 1])
        mentions.append(Mention(f"{kind}:{slug}", words[first].start, word.end))
    return mentions


def _first_of_name(text: str, words: Sequence[Token], last: int) -> int | None:
    """Return where a name that ends at `last` begins; None where no capital stands before."""
    first = last
    for index in range(last - 1, -1, -1):
        small = words[index].word in _LINKS
        if "," in text[words[index].end : words[index + 1].start] or words[index + 1].apart:
            break
        if not small and (not _capital(words[index]) or words[index].word in _NO_NAME):
            break
        if not small:
            first = index
    return first if first < last else None


def _capital(word: Token) -> bool:
    return bool(_TITLE.match(word.written)) and word.written[0].isupper()
