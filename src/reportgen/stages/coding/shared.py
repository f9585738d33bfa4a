"""Shared sentences: what several regions print in nearly the same words, so that it counts once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...model.compilation import Report, SentencePlace, SharedSentence
from ...vocabularies.codebook import Codebook
from ...vocabularies.gazetteer import Gazetteer
from ...vocabularies.terms import Token, tokens
from ..alignment.folding import fold
from ..alignment.similarity import FoldedText, contained, similarity, words_of
from . import sentences
from .asks import RELATIVE
from .lexicon import Lexicon


class SharedRules(NamedTuple):
    """When two sentences of different regions are one.

    Sentences that only use the same formula (“There is a need for governments to increase …”) have up to
    0.75 of their letters in common, copies that were edited for another region 0.74 and more. Between
    the two, it tells them apart whether they speak of the same themes.
    """

    alike: float = 0.70
    """Share of the letters of both sentences that stand in common words, in the same order."""
    certain: float = 0.85
    """Similarity from which no formula makes two sentences alike."""
    same_themes: float = 0.5
    """Share of the themes of both that they have in common, asked for below `certain`."""
    contained: float = 0.95
    """Share of the shorter sentence that stands in the longer, where one was extended."""
    extended: float = 0.55
    """What two sentences must have in common even if one contains the other: beyond that, what was added
    outweighs what is shared."""
    short: int = 12
    """Words below which a sentence must be nearly the same: there, a formula is most of it."""
    short_alike: float = 0.90
    """Similarity that is asked of sentences as short as that."""
    shortest: int = 6
    """Words below which a sentence says nothing of its own (“These include:”)."""
    opening: int = 4
    """Words of an opening up to its comma that only joins a sentence to another: “To begin with, …”."""
    frame: int = 6
    """Words of a frame of speech up to its “that”: “Participants also noted that …”."""
    common: float = 0.4
    """Share of the words of the shorter sentence, in any order, below which it is not compared at all."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence made ready for comparison.

    Attributes:
        printed: as it stands.
        words: without opening and frame, names of places made alike.
        kinds: how many different words these are.
        bits: a bit for each of them; the same bit for the same word in all sentences.
        themes: of its terms.
    """

    region: str
    place: SentencePlace
    printed: str
    words: FoldedText
    kinds: int
    bits: int
    themes: frozenset[str]


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
    pairs = [
        (one, other)
        for one, other in _of_like_weight(found, rules)
        if found[one].region != found[other].region and _are_one(found[one], found[other], rules)
    ]
    return tuple(
        SharedSentence(
            min(_printed_alike(found[one], found[other]) for one, other in pairs if one in group),
            tuple(found[at].place for at in group),
        )
        for group in _groups(pairs, len(found))
    )


def _printed_alike(one: _Candidate, other: _Candidate) -> float:
    """Return how alike two sentences are as they are printed, 0 to 1, in thousandths."""
    return round(similarity(words_of(fold(one.printed)), words_of(fold(other.printed))), 3)


def _candidates(
    reports: Iterable[Report], codebook: Codebook, gazetteer: Gazetteer, rules: SharedRules
) -> Iterator[_Candidate]:
    numbers: dict[str, int] = {}
    for report in reports:
        lexicon = Lexicon(codebook, gazetteer, report.source.language)
        abbreviations = lexicon.abbreviations
        for item in (item for section in report.sections for item in section.items):
            for span in sentences.split(item.text, abbreviations):
                text = item.text[span.start : span.end]
                words = _core(tokens(text), text, lexicon, rules)
                compared = _words(words, lexicon)
                if len(compared.words) >= rules.shortest:
                    place = SentencePlace(item.id, span.start, span.end)
                    hits = lexicon.theme_terms.find(words)
                    themes = frozenset(hit.key.theme for hit in hits if hit.key.role == "term")
                    kinds = set(compared.words)
                    bits = sum(1 << numbers.setdefault(word, len(numbers)) for word in kinds)
                    yield _Candidate(report.region.id, place, text, compared, len(kinds), bits, themes)


def _core(words: tuple[Token, ...], text: str, lexicon: Lexicon, rules: SharedRules) -> tuple[Token, ...]:
    """Return the words of a sentence without its opening and its frame of speech."""
    first = next(
        (at for at, word in enumerate(words[: rules.opening], 1) if text[word.end : word.end + 1] == ","), 0
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
    at = 0
    for hit in lexicon.places.find_longest(words):
        parts += [*(word.word for word in words[at : hit.first]), "x"]
        at = hit.last
    parts += [word.word for word in words[at:]]
    return words_of(" ".join(parts))


def _of_like_weight(found: Sequence[_Candidate], rules: SharedRules) -> list[tuple[int, int]]:
    """Return the pairs of sentences of which neither is too long for the other, in the order of the text."""
    ranked = sorted(range(len(found)), key=lambda at: found[at].words.weight)
    weights = [found[at].words.weight for at in ranked]
    pairs: list[tuple[int, int]] = []
    for place, (at, light) in enumerate(zip(ranked, weights, strict=True)):
        for further in range(place + 1, len(ranked)):
            if 2 * light < rules.extended * (light + weights[further]):
                break
            other = ranked[further]
            pairs.append((at, other) if at < other else (other, at))
    return sorted(pairs)


def _are_one(one: _Candidate, other: _Candidate, rules: SharedRules) -> bool:
    """Return whether two sentences of like weight are one that was copied."""
    if (one.bits & other.bits).bit_count() < rules.common * min(one.kinds, other.kinds):
        return False
    value = similarity(one.words, other.words, rules.extended)
    short = min(len(one.words.words), len(other.words.words)) < rules.short
    if value >= (rules.short_alike if short else rules.alike):
        return value >= rules.certain or _same_themes(one, other, rules)
    shorter, longer = sorted((one.words, other.words), key=lambda it: it.weight)
    return bool(value) and not short and contained(shorter, longer) >= rules.contained


def _same_themes(one: _Candidate, other: _Candidate, rules: SharedRules) -> bool:
    both, all_ = one.themes & other.themes, one.themes | other.themes
    return len(both) >= rules.same_themes * len(all_)


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
