"""One short quotation for a theme in a region: chosen by rule, cut at words, never reworded."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ...model.compilation import Theme
from ...model.provenance import Span
from ...model.vocabulary_facts import QuotingWords
from ..coding import sentences
from .matrix import Matrix
from .priorities import Priority, SharedPlaces
from .standing import LEANS, NO_WORDS, STANDS, behind_link, echoes, leaning
from .weight import Weighing

WHOLE_WORDS = 32
"""Words that a sentence may have to be quoted whole: what three lines of print hold."""

MOST_WORDS = 25
"""Words that stay of a longer one."""

LEAD = 6
"""Words before the evidence that stay where both ends of a sentence are cut, so that it can be understood."""

CLAUSE = 8
"""How many of the last words a cut gives up to end where a clause ends."""

SHORT_WORD = 3
"""Letters of a word that no quotation ends with: "of", "the", "to" promise more."""

ELLIPSIS = "…"

_WORD = re.compile(r"\S+")
_CLAUSE_END = (",", ";", ":", " –", " —")
_LOOSE_END = " ,;:–—-("


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a priority: `priority.item.text[start:end]`, an ellipsis where the sentence is cut.

    Attributes:
        theme: the id of the theme it stands for.
    """

    theme: str
    priority: Priority
    start: int
    end: int
    cut_before: bool
    cut_after: bool

    @property
    def words(self) -> str:
        """The words, verbatim and without ellipses."""
        return self.priority.item.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The words with an ellipsis at each end that is cut."""
        before = f"{ELLIPSIS} " if self.cut_before else ""
        return f"{before}{self.words}{f' {ELLIPSIS}' if self.cut_after else ''}"


class Lacks(NamedTuple):
    """Points of what a sentence lacks to stand for what its forum asks; the fewest are quoted."""

    footing: int = 2
    """It opens with a linking word, or points back at what was said before."""
    ask: int = 2
    """It does not ask."""
    name: int = 1
    """It does not name the theme."""
    substance: int = 2
    """It has fewer `words`: too few for what is asked and of what."""
    words: int = 7
    echo: int = 1
    """What is quoted points back at something somewhere, perhaps at what it does not hold."""
    repeated: int = 1
    """It is quoted for another theme already."""
    beginning: int = 2
    """It is so long that its beginning has to be cut."""
    ending: int = 1
    """It is so long that its end has to be cut, and with it perhaps what is asked for."""


@dataclass(frozen=True, slots=True)
class _Quotable:
    """A sentence that speaks of a theme.

    Attributes:
        tells: whether its words show the theme, or people confirmed it.
        names: whether its evidence names the theme.
        leaning: how much it needs the sentence before it, see `standing.leaning`.
        words: of its language.
    """

    priority: Priority
    theme: Theme
    sentence: Span
    ask: bool
    evidence: tuple[Span, ...]
    tells: bool
    names: bool
    leaning: int
    words: QuotingWords


def quotations(
    matrix: Matrix, shared: SharedPlaces, weighing: Weighing, quoting: Sequence[QuotingWords] = ()
) -> tuple[Quotation, ...]:
    """Return one quotation for each theme and column in which a priority asks for it.

    The score is fixed: of two candidates the first point in which they differ decides (`_rank`). A sentence
    whose own words show the theme, or in which people confirmed it, comes before one that only mentions it;
    one whose first word stands for something said before comes last of these. Then the one that lacks least
    of what makes a quotation (`Lacks`), one that stands alone, one that no other region prints, one that
    people confirmed, one that needs no cut, one not yet quoted, the one with the most evidence, the shortest,
    the first.

    Args:
        matrix: what is counted.
        shared: sentences that several regions print.
        weighing: how much evidence weighs.
        quoting: by which words sentences lean on others; without those of its language, all stand alone.
    """
    words = {own.language.partition("-")[0]: own for own in quoting}
    used: set[tuple[str, Span]] = set()
    sentences_of = _Sentences()
    chosen = []
    for row in matrix.rows:
        for cell in row.cells:
            candidates = [
                candidate
                for priority in cell.asked
                for candidate in _candidates(priority, row.theme.id, sentences_of, weighing, words)
            ]
            if not candidates:
                continue
            best = min(candidates, key=lambda candidate: _rank(candidate, shared, used))
            used.add((best.priority.id, best.sentence))
            chosen.append(_quote(best))
    return tuple(chosen)


def _rank(candidate: _Quotable, shared: SharedPlaces, used: set[tuple[str, Span]]) -> tuple[int | bool, ...]:
    """Return a key that is smallest for the best candidate; `min` keeps the first of equals."""
    length = len(_WORD.findall(_text(candidate)))
    quotation = _quote(candidate)
    is_used = (candidate.priority.id, candidate.sentence) in used
    return (
        not candidate.tells,
        candidate.leaning == LEANS,
        _lacks(candidate, quotation, length, Lacks()) + Lacks().repeated * is_used,
        candidate.leaning,
        shared.at(candidate.priority.id, candidate.sentence) is not None,
        not candidate.theme.confirmed,
        quotation.cut_after,
        is_used,
        -len(candidate.evidence),
        length,
    )


def _lacks(candidate: _Quotable, quotation: Quotation, length: int, lacks: Lacks) -> int:
    """Return the points of what a sentence of so many words lacks."""
    footing = candidate.leaning != STANDS
    beginning = quotation.start > candidate.sentence.start + _opening(candidate)
    return (
        lacks.footing * footing
        + lacks.echo * (not footing and echoes(quotation.words, candidate.words))
        + lacks.ask * (not candidate.ask)
        + lacks.name * (not candidate.names)
        + lacks.substance * (length < lacks.words)
        + lacks.beginning * beginning
        + lacks.ending * quotation.cut_after
    )


def _text(candidate: _Quotable) -> str:
    return candidate.priority.item.text[candidate.sentence.start : candidate.sentence.end]


class _Sentences:
    """The sentences of items, split once: an item is asked about for each of its themes."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[Span, ...]] = {}

    def at(self, priority: Priority, span: Span, words: QuotingWords) -> tuple[Span, bool]:
        """Return the sentence in which `span` begins, and whether it is an ask."""
        for ask in priority.item.asks:
            if ask.start <= span.start < ask.end:
                return ask, True
        for sentence in self._split(priority.item.text, words):
            if sentence.start <= span.start < sentence.end:
                return sentence, False
        return Span(0, len(priority.item.text)), False

    def _split(self, text: str, words: QuotingWords) -> tuple[Span, ...]:
        if text not in self._of:
            short = sentences.Abbreviations(words.abbreviations, words.numbering)
            self._of[text] = sentences.split(text, short)
        return self._of[text]


def _candidates(
    priority: Priority,
    theme: str,
    sentences_of: _Sentences,
    weighing: Weighing,
    words: Mapping[str, QuotingWords],
) -> Iterable[_Quotable]:
    """Yield the sentences that hold evidence; without any, the asks, or else the first sentence."""
    coding = next(own for own in priority.item.themes if own.id == theme)
    spans = coding.evidence or priority.item.asks or (Span(0, 1),)
    own_words = words.get(priority.report.source.language.partition("-")[0], NO_WORDS)
    placed = sorted(((sentences_of.at(priority, span, own_words), span) for span in spans), key=_by_place)
    for (sentence, ask), group in groupby(placed, key=lambda pair: pair[0]):
        evidence = tuple(span for _, span in group)
        yield _Quotable(
            *(priority, coding, sentence, ask, evidence),
            names=weighing.names_theme(priority, coding, evidence),
            tells=coding.confirmed or weighing.tells(priority, coding, evidence),
            leaning=leaning(priority.item.text[sentence.start : sentence.end], own_words),
            words=own_words,
        )


def _by_place(pair: tuple[tuple[Span, bool], Span]) -> tuple[int, int, int]:
    (sentence, _), span = pair
    return sentence.start, sentence.end, span.start


def _opening(candidate: _Quotable) -> int:
    """Return how many characters of a sentence tie it to the one before and can be left out."""
    link = behind_link(_text(candidate), candidate.words)
    first = candidate.evidence[0].start - candidate.sentence.start
    return link if link <= first or first < 0 else 0


def _quote(candidate: _Quotable) -> Quotation:
    opening = _opening(candidate)
    text, base = _text(candidate)[opening:], candidate.sentence.start + opening
    words = [match.span() for match in _WORD.finditer(text)]
    first, last = 0, len(words)
    if len(words) > WHOLE_WORDS:
        evidence = _words_of(candidate.evidence[0], words, base)
        first, last = _window(evidence, len(words))
        first, last = _trim(text, words, (first, last), evidence, candidate.words.joining)
    start, end = words[first][0], words[last - 1][1]
    cut_after = last < len(words)
    if cut_after:
        end = start + len(text[start:end].rstrip(_LOOSE_END))
    cut_before = first > 0 or opening > 0
    return Quotation(candidate.theme.id, candidate.priority, base + start, base + end, cut_before, cut_after)


def _words_of(span: Span, words: Sequence[tuple[int, int]], base: int) -> tuple[int, int]:
    """Return the half-open range of words that `span` touches."""
    touched = [i for i, (a, b) in enumerate(words) if a < span.end - base and b > span.start - base]
    return (touched[0], touched[-1] + 1) if touched else (0, 1)


def _window(evidence: tuple[int, int], count: int) -> tuple[int, int]:
    """Return the MOST_WORDS words that show the evidence, from the sentence's start or end if possible."""
    first, last = evidence
    if last <= MOST_WORDS:
        return 0, MOST_WORDS
    if first >= count - MOST_WORDS:
        return count - MOST_WORDS, count
    start = first - LEAD if last - first + LEAD <= MOST_WORDS else first
    return start, start + MOST_WORDS


def _trim(
    text: str,
    words: Sequence[tuple[int, int]],
    window: tuple[int, int],
    evidence: tuple[int, int],
    joining: Sequence[str],
) -> tuple[int, int]:
    """Move cut ends to where a clause, or a part of one, begins or ends, as long as the evidence stays."""
    first, last = window
    if last < len(words):
        last = _end(text, words, last, evidence[1], joining)
    if first > 0:
        starts = [i + 1 for i in range(first - 1, evidence[0]) if _closes(text, words[i])]
        first = starts[0] if starts else first
    return first, last


def _end(text: str, words: Sequence[tuple[int, int]], last: int, kept: int, joining: Sequence[str]) -> int:
    """Return behind which word to cut: at a clause's end, or before a word that joins something on."""
    nearest = max(kept, last - CLAUSE)
    clauses = [i for i in range(nearest, last + 1) if _closes(text, words[i - 1])]
    if clauses:
        return clauses[-1]
    joints = [i for i in range(nearest, last + 1) if _joins(text, words[i], joining)]
    last = joints[-1] if joints else last
    while last - 2 in joints:  # "to ensure that": what one word between two of them says is not complete
        last -= 2
    while last > kept and (_is_short(text, words[last - 1]) or _joins(text, words[last - 1], joining)):
        last -= 1
    return last


def _joins(text: str, word: tuple[int, int], joining: Sequence[str]) -> bool:
    return text[word[0] : word[1]].strip(_LOOSE_END).casefold() in joining


def _closes(text: str, word: tuple[int, int]) -> bool:
    return text[word[0] : word[1]].endswith(_CLAUSE_END)


def _is_short(text: str, word: tuple[int, int]) -> bool:
    return sum(map(str.isalpha, text[word[0] : word[1]])) <= SHORT_WORD
