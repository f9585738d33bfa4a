"""Shared sentences: what several regions print in nearly the same words, so that it counts once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from ...model.compilation import Report, SentencePlace, SharedSentence
from ...model.provenance import Span
from ...system.memory import Memory
from ...vocabularies.codebook import Codebook
from ...vocabularies.gazetteer import Gazetteer
from ...vocabularies.terms import Token, tokens
from ..alignment.folding import fold
from ..alignment.similarity import FoldedText, similarity, words_of
from . import copies, sentences
from .asks import RELATIVE
from .copies import Key, SharedRules, Wording
from .lexicon import Lexicon

_FEWEST = 2
"""Regions that can share something."""


class ComparedSentence(NamedTuple):
    """A sentence of an item, made ready for comparison.

    Attributes:
        span: where it stands in the item's text.
        printed: as it stands, folded.
        wording: what is compared first.
    """

    span: Span
    printed: FoldedText
    wording: Wording


@dataclass(slots=True)
class _Equal:
    """All sentences of one wording.

    Attributes:
        wording: theirs.
        printed: the sentences as they stand, by their folded words.
        regions: those that print them so.
    """

    wording: Wording
    printed: dict[str, FoldedText] = field(default_factory=dict)
    regions: dict[str, set[str]] = field(default_factory=dict)

    def add(self, sentence: ComparedSentence, region: str) -> None:
        """Note a sentence and who prints it."""
        self.printed[sentence.printed.text] = sentence.printed
        self.regions.setdefault(sentence.printed.text, set()).add(region)


def find(
    reports: Sequence[Report],
    codebook: Codebook,
    gazetteer: Gazetteer,
    rules: SharedRules = SharedRules(),
    memory: Memory | None = None,
) -> tuple[SharedSentence, ...]:
    """Return the sentences that several regions share, in the order of their first place.

    Overviews are compared too: most copies stand there. Names of places are made alike first, since a
    copy is edited there and says the same of another region.

    Args:
        reports: in the order of the document.
        codebook: abbreviations.
        gazetteer: places.
        rules: when two sentences are one.
        memory: what was found before; nothing by default.
    """
    if len({report.region.id for report in reports}) < _FEWEST:
        return ()
    memory = memory if memory is not None else Memory()
    equal: dict[Key, _Equal] = {}
    places: list[tuple[Key, SentencePlace]] = []
    for region, item, sentence in _sentences(reports, codebook, gazetteer, rules, memory):
        key = sentence.wording.key
        if key not in equal:
            equal[key] = _Equal(sentence.wording)
        equal[key].add(sentence, region)
        places.append((key, SentencePlace(item, sentence.span.start, sentence.span.end)))
    groups = _Groups(equal)
    linked = memory.renew(None, copies.pairs, tuple(entry.wording for entry in equal.values()), rules)
    for one, other in (*((key, key) for key in equal), *map(tuple, linked)):
        value = _least_alike(equal[one], equal[other])
        if value is not None:
            groups.join(one, other, value)
    return groups.of(places)


class _Groups:
    """Wordings that hang together: sentences of one are those of another, of another region."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._leader = {key: key for key in keys}
        self._least: dict[Key, float] = {}

    def _first(self, key: Key) -> Key:
        while self._leader[key] != key:
            self._leader[key] = self._leader[self._leader[key]]
            key = self._leader[key]
        return key

    def join(self, one: Key, other: Key, alike: float) -> None:
        """Put two wordings together whose sentences are so much alike, those that differ most."""
        first, second = self._first(one), self._first(other)
        least = min(alike, self._least.pop(first, alike), self._least.pop(second, alike))
        self._leader[second] = first
        self._least[first] = least

    def of(self, places: Iterable[tuple[Key, SentencePlace]]) -> tuple[SharedSentence, ...]:
        """Return the groups of sentences, in the order of their first places.

        Args:
            places: the wordings of all sentences, and where they stand, in order.
        """
        by_first: dict[Key, list[SentencePlace]] = {}
        for key, place in places:
            first = self._first(key)
            if first in self._least:
                by_first.setdefault(first, []).append(place)
        return tuple(SharedSentence(self._least[first], tuple(group)) for first, group in by_first.items())


def _least_alike(one: _Equal, other: _Equal) -> float | None:
    """Return how alike two sentences are as they are printed, those of two regions that differ most.

    Returns:
        0 to 1, in thousandths; None where no two regions print sentences of the one and of the other wording.
    """
    values = [
        round(similarity(one.printed[first], other.printed[second]), 3)
        for first, second in product(one.printed, other.printed)
        if len(one.regions[first] | other.regions[second]) > 1
    ]
    return min(values, default=None)


def _sentences(
    reports: Sequence[Report], codebook: Codebook, gazetteer: Gazetteer, rules: SharedRules, memory: Memory
) -> Iterator[tuple[str, str, ComparedSentence]]:
    """Yield every sentence that says something, with the ids of its region and item."""
    for report in reports:
        language = report.source.language
        for section in report.sections:
            for item in section.items:
                about = item.text, language
                for sentence in memory.recall(
                    about, sentences_of, item.text, language, codebook, gazetteer, rules
                ):
                    yield report.region.id, item.id, sentence


def sentences_of(
    text: str, language: str, codebook: Codebook, gazetteer: Gazetteer, rules: SharedRules
) -> tuple[ComparedSentence, ...]:
    """Return the sentences of an item's text that say something, made ready to be compared."""
    lexicon = Lexicon(codebook, gazetteer, language)
    compared_sentences = []
    for span in sentences.split(text, lexicon.abbreviations):
        printed = text[span.start : span.end]
        words = _core(tokens(printed), printed, lexicon, rules)
        compared = _words(words, lexicon)
        if len(compared.words) >= rules.shortest:
            hits = lexicon.theme_terms.find(words)
            themes = frozenset(hit.key.theme for hit in hits if hit.key.role == "term")
            compared_sentences.append(
                ComparedSentence(span, words_of(fold(printed)), Wording(compared, themes))
            )
    return tuple(compared_sentences)


def _core(words: tuple[Token, ...], text: str, lexicon: Lexicon, rules: SharedRules) -> tuple[Token, ...]:
    """Return the words of a sentence without its opening and its frame of speech."""
    first = next(
        (
            index
            for index, word in enumerate(words[: rules.opening], 1)
            if text[word.end : word.end + 1] == ","
        ),
        0,
    )
    spoken = [hit.last for hit in lexicon.addressing.find(words) if hit.key == "speaks"]
    frames = [
        at + 1
        for at in spoken
        if first <= at < first + rules.frame and at < len(words) and words[at].word in RELATIVE
    ]
    return words[min(frames, default=first) :]


def _words(words: tuple[Token, ...], lexicon: Lexicon) -> FoldedText:
    """Return words as they are compared, with one letter for the name of any place."""
    parts: list[str] = []
    index = 0
    for hit in lexicon.places.find_longest(words):
        parts += [*(word.word for word in words[index : hit.first]), "x"]
        index = hit.last
    parts += [word.word for word in words[index:]]
    return words_of(" ".join(parts))
