"""Shared sentences: what several regions print in nearly the same words, so that it counts once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...codebook import Codebook
from ...gazetteer import Gazetteer
from ...schema import Report, SentencePlace, SharedSentence
from ...wording import tokens
from ..folding import fold
from ..similarity import Words, contained, similarity, words_of
from . import sentences
from .lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class SharedRules:
    """When two sentences of different regions are one.

    Sentences that only use the same formula (“It was recommended that governments increase …”) have up
    to 0.6 of their letters in common; copies that were edited for another region have 0.74 and more.
    """

    alike: float = 0.70
    """Share of the letters of both sentences that stand in common words, in the same order."""
    contained: float = 0.95
    """Share of the shorter sentence that stands in the longer, where one was extended."""
    extended: float = 0.55
    """What two sentences must have in common, even if one contains the other: beyond that, what was
    added outweighs what is shared."""
    short: int = 12
    """Words below which a formula alone can make two sentences alike."""
    short_alike: float = 0.90
    """Similarity that is asked of sentences as short as that."""
    shortest: int = 6
    """Words below which a sentence says nothing of its own (“These include:”)."""
    opening: int = 4
    """Words of an opening, up to its comma, that only joins a sentence to the one before it
    (“To begin with, …”) and is left out of the comparison where that makes sentences more alike."""
    common: float = 0.4
    """Share of the words of the shorter sentence, in any order, below which it is not compared at all."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence made ready for comparison: with and without its opening, names of places made alike."""

    region: str
    place: SentencePlace
    whole: Words
    core: Words
    vocabulary: frozenset[str]


def find(
    reports: Sequence[Report],
    codebook: Codebook,
    gazetteer: Gazetteer,
    rules: SharedRules = SharedRules(),
) -> tuple[SharedSentence, ...]:
    """Return the sentences that several regions share, in the order of their first place.

    Overviews are compared too: most copies stand there. Names of places are made alike first, since a
    copy is edited there and says the same of another region.

    Args:
        reports: in the order of the document.
        codebook: abbreviations.
        gazetteer: places.
        rules: when two sentences are one.
    """
    found = list(_candidates(reports, codebook, gazetteer, rules))
    alike = {
        (one, other): value
        for one, other in combinations(range(len(found)), 2)
        if found[one].region != found[other].region
        and (value := _likeness(found[one], found[other], rules)) > 0
    }
    return tuple(
        SharedSentence(
            round(min(alike[pair] for pair in combinations(group, 2) if pair in alike), 3),
            tuple(found[at].place for at in group),
        )
        for group in _groups(alike, len(found))
    )


def _candidates(
    reports: Iterable[Report], codebook: Codebook, gazetteer: Gazetteer, rules: SharedRules
) -> Iterator[_Candidate]:
    for report in reports:
        lexicon = Lexicon(codebook, gazetteer, report.source.language)
        abbreviations = lexicon.abbreviations
        for item in (item for section in report.sections for item in section.items):
            for span in sentences.split(item.text, abbreviations):
                text = fold(_without_places(item.text[span.start : span.end], lexicon))
                whole = words_of(text)
                if len(whole.words) < rules.shortest:
                    continue
                core = words_of(_without_opening(text, rules))
                place = SentencePlace(item.id, span.start, span.end)
                yield _Candidate(report.region.id, place, whole, core, frozenset(whole.words))


def _without_places(text: str, lexicon: Lexicon) -> str:
    """Return a sentence with one letter for the name of any place."""
    parts: list[str] = []
    at = 0
    for hit in lexicon.places.find_longest(tokens(text)):
        parts += [text[at : hit.start], "X"]
        at = hit.end
    return "".join([*parts, text[at:]])


def _without_opening(text: str, rules: SharedRules) -> str:
    match = re.match(rf"(?:[^\s,]+\s+){{0,{rules.opening - 1}}}[^\s,]+,\s+", text)
    return text[match.end() :] if match else text


def _likeness(one: _Candidate, other: _Candidate, rules: SharedRules) -> float:
    """Return how alike two sentences are, 0 where they are not one."""
    weights = one.whole.weight, other.whole.weight
    vocabularies = len(one.vocabulary), len(other.vocabulary)
    if 2 * min(weights) < rules.extended * sum(weights) or len(
        one.vocabulary & other.vocabulary
    ) < rules.common * min(vocabularies):
        return 0.0
    words = min(len(one.whole.words), len(other.whole.words))
    least_alike = rules.alike if words >= rules.short else rules.short_alike
    value = max(
        similarity(one.whole, other.whole, rules.extended), similarity(one.core, other.core, rules.extended)
    )
    if value >= least_alike:
        return value
    shorter, longer = sorted((one.whole, other.whole), key=lambda it: it.weight)
    within = words >= rules.short and contained(shorter, longer) >= rules.contained
    return value if value >= rules.extended and within else 0.0


def _groups(pairs: Iterable[tuple[int, int]], size: int) -> list[list[int]]:
    """Return sentences that hang together, each group in order."""
    leader = list(range(size))

    def first(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        leader[high] = low
    groups: dict[int, list[int]] = {}
    for at in range(size):
        groups.setdefault(first(at), []).append(at)
    return [group for group in groups.values() if len(group) > 1]
