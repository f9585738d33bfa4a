"""Phrases that might be key terms: bold in another region, or of the codebook, and plain here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...model.actions import KEY_TERM
from ...model.compilation import Compilation, Item, Report
from ...vocabularies.codebook import Codebook
from ...vocabularies.terms import TermFinder, Token, tokens
from ..alignment.folding import fold
from .anchors import ranges_of
from .word_index import WordIndex, words_in


class SuggestionRules(NamedTuple):
    """What is worth suggesting."""

    least_words: int = 2
    """Of a phrase of the codebook: its single words stand in every other sentence."""
    most_words: int = 6
    """Longer ones are clauses; key terms are phrases."""
    around: int = 3
    """At least this many words in the quote on each side of the phrase, so that people recognise it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that people may want to be bold.

    Attributes:
        item: id of the item.
        page: first page of the item in its source.
        phrase: as it stands in the item.
        quote: words that stand in this item only, the phrase among them.
        regions: names of other regions that have it bold.
        themes: labels of themes whose terms it holds.
    """

    region: str
    item: str
    page: int | None
    phrase: str
    quote: str
    regions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A term in a text: tokens [first, last), and who has it: a region's name or a theme's label."""

    first: int
    last: int
    region: str | None = None
    theme: str | None = None


def suggest(
    compilation: Compilation,
    codebook: Codebook,
    regions: Sequence[str] = (),
    rules: SuggestionRules = SuggestionRules(),
) -> tuple[Suggestion, ...]:
    """Return phrases that are plain where other regions, or the codebook, know them; in reading order.

    A phrase is suggested once an item, at its first place; one that people took away is not.

    Args:
        compilation: corrections applied.
        codebook: themes and their terms.
        regions: ids of the regions looked at; empty for all.
        rules: what is worth suggesting.
    """
    texts = _EditionTexts(item.text for report in compilation.reports for item in _items(report))
    refused = {
        (correction.item, fold(correction.value or correction.quote).casefold())
        for correction in compilation.corrections
        if correction.does(KEY_TERM) and correction.remove
    }
    suggestions = []
    for report in compilation.reports:
        if regions and report.region.id not in regions:
            continue
        bold = _bold_elsewhere(report, compilation.reports)
        for item in _items(report):
            for term in _of_item(report, item, bold, codebook, rules):
                if (item.id, fold(term.phrase).casefold()) not in refused:
                    quote = _quote(item.text, term.phrase, texts, rules)
                    page = item.evidence[0].page if item.evidence else None
                    suggestions.append(
                        Suggestion(
                            report.region.id, item.id, page, term.phrase, quote, term.regions, term.themes
                        )
                    )
    return tuple(suggestions)


def _items(report: Report) -> Iterator[Item]:
    for section in report.sections:
        yield from section.items


def _bold_elsewhere(report: Report, reports: Iterable[Report]) -> TermFinder[str]:
    """Return what finds the key terms of the other regions, by the region's name.

    A single word is wanted in this form only; of a phrase any simple inflection will do.
    """
    pairs = []
    for other in reports:
        if other.region.id == report.region.id:
            continue
        for item in _items(other):
            for term in item.key_terms:
                words = [token.word for token in tokens(term.text)]
                if words:
                    pairs.append((f"={words[0]}" if len(words) == 1 else " ".join(words), other.region.name))
    return TermFinder(list(dict.fromkeys(pairs)), report.source.language)


@dataclass(frozen=True, slots=True)
class _Phrase:
    phrase: str
    regions: tuple[str, ...]
    themes: tuple[str, ...]


def _of_item(
    report: Report, item: Item, bold: TermFinder[str], codebook: Codebook, rules: SuggestionRules
) -> Iterator[_Phrase]:
    """Yield the phrases of an item that are plain, the longest first where they overlap."""
    words = tokens(item.text)
    places = [_Found(hit.first, hit.last, region=hit.key) for hit in bold.find(words)]
    # function words: what they begin or end is a piece of a clause
    weak = set(codebook.sentence_words(report.source.language).starters)
    for hit in codebook.finder(report.source.language).find(words):
        edges = {words[hit.first].word, words[hit.last - 1].word}
        if hit.key.role == "term" and hit.last - hit.first >= rules.least_words and not edges & weak:
            places.append(_Found(hit.first, hit.last, theme=codebook.themes[hit.key.theme].label))
    free = [
        term for term in places if term.last - term.first <= rules.most_words and _is_plain(item, words, term)
    ]
    taken: list[_Found] = []
    for term in sorted(free, key=lambda term: (term.first - term.last, term.first)):
        if all(term.last <= other.first or term.first >= other.last for other in taken):
            taken.append(term)
    seen: set[str] = set()
    for chosen in sorted(taken, key=lambda term: term.first):
        phrase = item.text[words[chosen.first].start : words[chosen.last - 1].end]
        if phrase.casefold() not in seen:
            seen.add(phrase.casefold())
            same = [other for other in free if (other.first, other.last) == (chosen.first, chosen.last)]
            yield _Phrase(
                phrase,
                tuple(dict.fromkeys(other.region for other in same if other.region)),
                tuple(dict.fromkeys(other.theme for other in same if other.theme)),
            )


def _is_plain(item: Item, words: Sequence[Token], candidate: _Found) -> bool:
    start, end = words[candidate.first].start, words[candidate.last - 1].end
    return all(end <= term.start or start >= term.end for term in item.key_terms)


class _EditionTexts:
    """The texts of an edition, to be asked how often words stand in them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._words = WordIndex[int]()
        for index, text in enumerate(self._texts):
            self._words.put(index, words_in(fold(text)))

    def count(self, quote: str) -> int:
        """Return how often words stand in the texts."""
        wanted = fold(quote)
        return sum(len(ranges_of(wanted, self._texts[index])) for index in self._words.holders(wanted))


def _quote(text: str, phrase: str, texts: _EditionTexts, rules: SuggestionRules) -> str:
    """Return the shortest words around a phrase that stand in one item only, there once."""
    start = text.index(phrase)
    for count in range(rules.around, len(text.split()) + 1):
        quote = _window(text, start, start + len(phrase), count)
        if texts.count(quote) == 1:
            return quote
    return text


def _window(text: str, first: int, last: int, words: int) -> str:
    """Return a range of a text with some words before and behind it."""
    for _ in range(words):
        first = text.rfind(" ", 0, max(0, first - 1)) + 1
        following = text.find(" ", last + 1)
        last = following if following >= 0 else len(text)
    return text[first:last]
