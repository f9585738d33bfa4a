"""The small language of terms in which people write codebook and gazetteer, and finding them in texts.

A term is a row of words. A word stands for its simple inflections (“train”: trains, trained, training);
`word*` for any word that begins so, `labo*r` for any that begins and ends so; `=word` for this form
only; `one/other` for either. `..` stands for
up to four words in between, `...` for up to twelve, never over a semicolon, colon or parenthesis.
Hyphens and spaces are the same, so are straight and curly apostrophes; `'s` after a word is passed over.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key")

GAPS = {"..": 4, "...": 12}
"""Words that may stand in between, at most: “raise .. awareness” spans “raise the general public's
awareness”; the long one spans an inserted phrase."""

_TOKEN = re.compile(r"(?P<word>\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|[^\W_]+)(?:['’][sS]\b)?|(?P<apart>[;:()\[\]])")
_OPTION = r"=?(?:\d+(?:[.,]\d+)*|(?:[A-Z]\.){2,}|[^\W_]+(?:\*[^\W_]*)?)"
_WORD = re.compile(rf"{_OPTION}(?:/{_OPTION})*")
_VOWELS = "aeiou"
_SHORTEST_ACRONYM = 2


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        word: casefolded, without `'s`.
        written: as it stands in the text.
        start: where it starts in the text.
        end: where it ends; `'s` is left out.
        apart: a semicolon, colon or parenthesis stands before it.
    """

    word: str
    written: str
    start: int
    end: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """A term found in a text: characters [start, end), tokens [first, last)."""

    key: Key
    start: int
    end: int
    first: int
    last: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in their order."""
    words: list[Token] = []
    apart = False
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if word is None:
            apart = True
            continue
        words.append(Token(word.casefold(), word, match.start(), match.end("word"), apart))
        apart = False
    return tuple(words)


def check_term(term: str) -> None:
    """Check that a term is written in the language of terms.

    Raises:
        ValueError: it is not; the message names it.
    """
    _words_with_gaps(term)


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a term: the forms that fit, and how many words may stand before it."""

    forms: frozenset[str]
    beginnings: tuple[tuple[str, tuple[str, ...]], ...]
    """How words with `*` begin, and the endings that then fit."""
    gap: int
    written: str | None
    """The word with its capitals, where capitals are asked for."""

    def fits(self, token: Token) -> bool:
        """Return whether a word of a text is meant."""
        return self.fits_word(token.word) and (
            self.written is None or _same_capitals(self.written, token.written)
        )

    def fits_word(self, word: str) -> bool:
        """Return whether a casefolded word is meant, whatever its capitals."""
        if word in self.forms:
            return True
        return bool(self.beginnings) and any(
            word.startswith(beginning) and word.endswith(endings) for beginning, endings in self.beginnings
        )


def _same_capitals(asked: str, written: str) -> bool:
    """Return whether a word has the capitals that a name asks for: all of an acronym's, a name's first."""
    if asked.isupper() and len(asked) >= _SHORTEST_ACRONYM:
        return written[: len(asked)] == asked
    return written[:1].isupper()


class _Term(Generic[Key]):
    """A term and what it stands for; the words after the first are made ready when the first is found."""

    __slots__ = ("_language", "_names", "_rest", "_words", "first", "key")

    def __init__(self, term: str, key: Key, language: str, names: bool) -> None:
        self._words = _words_with_gaps(term)
        self._language, self._names = language, names
        self._rest: tuple[_Step, ...] | None = None
        self.key = key
        self.first = _step(*self._words[0], language, names)

    @property
    def rest(self) -> tuple[_Step, ...]:
        if self._rest is None:
            self._rest = tuple(_step(*word, self._language, self._names) for word in self._words[1:])
        return self._rest


class TermFinder(Generic[Key]):
    """Finds many terms in one pass over a text's words.

    Args:
        terms: terms with what each stands for.
        language: whose inflections hold, as in “en”.
        names: words with capitals ask for capitals and are not inflected.

    Raises:
        ValueError: a term is not written in the language of terms; the message names it.
    """

    def __init__(self, terms: Iterable[tuple[str, Key]], language: str = "en", *, names: bool = False):
        self._by_form: dict[str, list[_Term[Key]]] = {}
        self._by_beginning: dict[str, list[_Term[Key]]] = {}
        for written, key in terms:
            term = _Term(written, key, language, names)
            for form in term.first.forms:
                self._by_form.setdefault(form, []).append(term)
            for beginning, _ in term.first.beginnings:
                self._by_beginning.setdefault(beginning, []).append(term)
        self._known: dict[str, list[_Term[Key]]] = {}
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def find(self, words: Sequence[Token]) -> list[Hit[Key]]:
        """Return every term found, also overlapping ones, in the order of the words."""
        hits: list[Hit[Key]] = []
        for first, token in enumerate(words):
            for term in self._beginning_with(token.word):
                capitals = term.first.written
                if capitals is not None and not _same_capitals(capitals, token.written):
                    continue
                last = _follow(words, first + 1, term.rest)
                if last is not None:
                    hits.append(Hit(term.key, token.start, words[last - 1].end, first, last))
        return hits

    def find_longest(self, words: Sequence[Token]) -> list[Hit[Key]]:
        """Return the terms found, the longest first where they overlap; in the order of the words."""
        taken: list[Hit[Key]] = []
        for hit in sorted(self.find(words), key=lambda hit: (hit.first - hit.last, hit.first)):
            if all(hit.last <= other.first or hit.first >= other.last for other in taken):
                taken.append(hit)
        return sorted(taken, key=lambda hit: hit.first)

    def _beginning_with(self, word: str) -> list[_Term[Key]]:
        """Return the terms whose first word it is, but for capitals; remembered, since words come again."""
        known = self._known.get(word)
        if known is None:
            beginnings = [word[:length] for length in self._lengths if length <= len(word)]
            candidates = [term for begin in beginnings for term in self._by_beginning.get(begin, ())]
            known = [
                *self._by_form.get(word, ()),
                *(candidate for candidate in candidates if candidate.first.fits_word(word)),
            ]
            self._known[word] = known
        return known


def _follow(words: Sequence[Token], index: int, steps: Sequence[_Step]) -> int | None:
    """Return the index behind the words that fit the rest of a term, None where they do not."""
    for number, step in enumerate(steps):
        if step.gap:
            return _over_gap(words, index, steps[number:])
        if index >= len(words) or words[index].apart or not step.fits(words[index]):
            return None
        index += 1
    return index


def _over_gap(words: Sequence[Token], index: int, steps: Sequence[_Step]) -> int | None:
    """Return the same where other words may stand before the next one."""
    for place in range(index, min(index + steps[0].gap, len(words) - 1) + 1):
        if words[place].apart:
            return None
        if steps[0].fits(words[place]):
            last = _follow(words, place + 1, steps[1:])
            if last is not None:
                return last
    return None


@cache
def _words_with_gaps(term: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a term, each with how many may stand before it.

    Raises:
        ValueError: it is not written in the language of terms; the message names it.
    """
    counted: list[tuple[str, int]] = []
    gap = 0
    for part in term.replace("’", "'").split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        words = _words_of(part)
        if not words:
            both = " (a hyphen and “/” do not go together)" if "-" in part and "/" in part else ""
            raise ValueError(f"“{term}”: “{part}” is no word{both}")
        for word in words:
            counted.append((word, gap))
            gap = 0
    if not counted or gap or term.strip().startswith(".."):
        raise ValueError(f"“{term}”: a term begins and ends with a word")
    return tuple(counted)


@cache
def _words_of(part: str) -> tuple[str, ...]:
    """Return the words of a part of a term; a hyphen separates them as a space does."""
    if part.isalpha():  # as most are
        return (part,)
    words = re.sub(r"'s?(?!\w)", "", part).replace("'", "-").split("-")
    if len(words) > 1 and "/" in part:
        return ()
    return tuple(words) if all(_WORD.fullmatch(word) for word in words) else ()


@cache
def _step(word: str, gap: int, language: str, names: bool) -> _Step:
    forms: set[str] = set()
    beginnings: set[tuple[str, tuple[str, ...]]] = set()
    options = word.split("/")
    cased = names and any(option.lstrip("=")[:1].isupper() for option in options)
    for option in options:
        plain = option.lstrip("=").casefold()
        beginning, star, ending = plain.partition("*")
        if star:
            endings = inflections(ending, language) if ending else {""}
            beginnings.add((beginning, tuple(sorted(endings))))
        elif option.startswith("=") or cased:
            forms.add(plain)
        else:
            forms |= inflections(plain, language)
    written = options[0].strip("=") if cased else None
    return _Step(frozenset(forms), tuple(sorted(beginnings)), gap, written)


def inflections(word: str, language: str) -> frozenset[str]:
    """Return a word with its simple inflections; forms that do not exist do no harm."""
    return frozenset({word, *_INFLECTIONS.get(language, _plural)(word)})


def _plural(word: str) -> set[str]:
    return {f"{word}s"}


def _english(word: str) -> set[str]:
    forms = {f"{word}s", f"{word}ed", f"{word}ing"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(f"{word}es")
    if word.endswith("e"):
        forms |= {f"{word}d", f"{word[:-1]}ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word[-1:] not in _VOWELS + "wxys" and word[-2:-1] in _VOWELS and word[-3:-2] not in _VOWELS:
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms


def _spanish(word: str) -> set[str]:
    forms = {f"{word}s", f"{word}es"}
    if word.endswith("o"):
        forms |= {f"{word[:-1]}{ending}" for ending in ("a", "os", "as")}
    if word.endswith("ión"):
        forms.add(f"{word[:-3]}iones")
    if word.endswith("z"):
        forms.add(f"{word[:-1]}ces")
    return forms


def _french(word: str) -> set[str]:
    forms = {f"{word}{ending}" for ending in ("s", "x", "e", "es")}
    if word.endswith("al"):
        forms |= {f"{word[:-2]}{ending}" for ending in ("aux", "ale", "ales")}
    return forms


_INFLECTIONS: dict[str, Callable[[str], set[str]]] = {"en": _english, "es": _spanish, "fr": _french}
