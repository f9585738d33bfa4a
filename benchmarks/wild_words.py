"""Words of pages without truth: what several extractors see, compared with what was read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# A letter of a script without spaces, letters, or figures: some readings glue marks of notes to words.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+|\d+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BROKEN = re.compile("[-\u2010\u00ad\u0002\ufffe]\\s*\n\\s*")
_DIGITS = re.compile(r"\d+")
LEAST_LETTERS = 3
"""Letters of a word that counts as lost: shorter ones are figures, marks and pieces of formulas."""
REPEATED = 3
"""Pages that carry the same line, digits apart, from which it is furniture."""
CONTEXT = 7
"""Words shown before and behind a torn pair."""

Pair = tuple[str, str]


def words(text: str) -> list[str]:
    """Return the words of a text, case folded, in normal form, without invisible signs."""
    return _WORD.findall(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold())


def joined(text: str) -> str:
    """Return a text with the words that its lines' ends break joined, their hyphens left out."""
    return _BROKEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Witness:
    """What one extractor sees: the text of each page, its lines parted by line feeds."""

    pages: tuple[str, ...]

    def counts(self, number: int) -> Counter[str]:
        """Return the words of page `number` (from 1), broken ones joined."""
        return Counter(words(joined(self.pages[number - 1])))

    def pairs(self) -> set[Pair]:
        """Return all words that stand side by side, over the ends of lines and pages too."""
        whole = "\n".join(self.pages)
        found: set[Pair] = set()
        for text in (whole, joined(whole), _DIGITS.sub(" ", joined(whole))):
            found.update(pairwise(words(text)))
        return found

    def edges(self) -> tuple[list[set[str]], list[set[str]]]:
        """Return for each page the words that begin its lines, and those that end them."""
        first: list[set[str]] = []
        last: list[set[str]] = []
        for page in self.pages:
            rows = [row for line in page.splitlines() if (row := words(line))]
            first.append({row[0] for row in rows})
            last.append({row[-1] for row in rows})
        return first, last


def repeated(witness: Witness) -> Counter[str]:
    """Return the words of lines that stand on several pages, digits apart: running headers and footers."""
    lines = [[_mask(line) for line in page.splitlines() if line.strip()] for page in witness.pages]
    pages = Counter(text for page in lines for text in set(page))
    found: Counter[str] = Counter()
    for page in witness.pages:
        for line in page.splitlines():
            if pages[_mask(line)] >= REPEATED:
                found.update(words(line))
    return found


def _mask(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split())).casefold()


def seen(witnesses: Sequence[Witness]) -> list[Counter[str]]:
    """Return for each page the words that all witnesses see on it."""
    out = []
    for number in range(1, min(len(witness.pages) for witness in witnesses) + 1):
        common = witnesses[0].counts(number)
        for witness in witnesses[1:]:
            common &= witness.counts(number)
        out.append(common)
    return out


def lost(pages: Sequence[Counter[str]], texts: Iterable[str]) -> dict[str, list[int]]:
    """Return the words of pages that stand nowhere in `texts`, with the pages (from 1) that show them.

    A word counts as often as it is missing. One that was joined to another, or cut in two, is found in the
    letters of the texts and is not lost.
    """
    texts = list(texts)
    have: Counter[str] = Counter()
    for text in texts:
        have.update(words(text))
    letters = "".join("".join(words(text)) for text in texts)
    out: dict[str, list[int]] = {}
    total: Counter[str] = Counter()
    for page in pages:
        total += page
    for word, count in total.items():
        short = sum(char.isalpha() for char in word) < LEAST_LETTERS
        if short or count <= have[word] or (not have[word] and word in letters):
            continue
        where = [number for number, page in enumerate(pages, 1) if page[word]]
        out[word] = where[: count - have[word]]
    return out


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that was read as one, and the pages that it stands on, in order."""

    text: str
    pages: tuple[int, ...]
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Torn:
    """Words of a passage that no witness has side by side."""

    page: int
    kind: str
    words: str


def torn(passages: Iterable[Passage], witnesses: Sequence[Witness]) -> tuple[int, list[Torn]]:
    """Return the number of pairs of neighbouring words, and those that no witness has side by side.

    Where a passage goes on over a page's or a column's end, the word that ends a line there and the one
    that begins a line may follow each other.
    """
    known: set[Pair] = set().union(*(witness.pairs() for witness in witnesses))
    edges = [witness.edges() for witness in witnesses]
    total = 0
    found: list[Torn] = []
    for passage in passages:
        row = words(passage.text)
        total += max(0, len(row) - 1)
        free = len(passage.pages) - 1
        for at, pair in enumerate(pairwise(row)):
            if pair in known:
                continue
            if free and any(_turns(pair, passage.pages, first, last) for first, last in edges):
                free -= 1
                continue
            context = " ".join([*row[max(0, at + 1 - CONTEXT) : at + 1], "|", *row[at + 1 : at + CONTEXT]])
            found.append(Torn(passage.pages[0], passage.kind, context))
    return total, found


def _turns(pair: Pair, pages: Sequence[int], first: Sequence[set[str]], last: Sequence[set[str]]) -> bool:
    """Return whether a pair can stand over the end of one of the passage's pages or columns."""
    known = [number for number in pages if number <= len(first)]
    return any(pair[0] in last[a - 1] and pair[1] in first[b - 1] for a, b in pairwise(known))


def spots(found: Iterable[Torn]) -> Iterator[str]:
    """Yield torn places as lines for people."""
    for spot in found:
        yield f"p. {spot.page} {spot.kind}: … {spot.words} …"
