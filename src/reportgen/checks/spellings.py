"""The same name spelled in two ways: accents and hyphens, capitals, a letter more, less or exchanged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from .finding import Finding, places_in_words
from .names import Names, ProperName, collect, plain
from .passages import CheckedPassage
from .subjects import EditionWords


@dataclass(frozen=True, slots=True)
class SpellingRules:
    """When two spellings are taken for one name."""

    accented: int = 4
    """Accents of words with at least this many letters are compared; shorter ones are often other words."""
    slip: int = 6
    """In a lone word of at least this many letters one may be a slip; short names differ by one letter."""
    slip_in_name: int = 5
    """The same within a longer name whose other words agree."""
    rare: int = 3
    """How many times as often one spelling stands as the other, where nothing else shows the slip."""
    inflected: frozenset[str] = frozenset("aeonsy")
    """Last letters that inflect words (Americas, American; amigo, amiga) rather than misspell them."""
    kinds: frozenset[str] = frozenset(
        {"protocol", "convention", "act", "treaty", "declaration", "charter", "agreement", "compact"}
        | {"agenda", "union", "nations", "commission", "court", "council", "alliance", "network"}
        | {"protocolo", "convenio", "convención", "ley", "declaración", "tratado", "convention", "traité"}
    )
    """Words that end names of instruments and bodies: capitals there are a matter of the name, not taste."""


@dataclass(frozen=True, slots=True)
class _Variants:
    """Spellings of one name, the most frequent first, with where they stand."""

    spellings: tuple[tuple[str, tuple[CheckedPassage, ...]], ...]


def check(words: EditionWords) -> Iterator[Finding]:
    """Yield spellings of one name that disagree."""
    return spellings(words.everything, published_only=words.published_only)


def spellings(
    passages: Sequence[CheckedPassage],
    rules: SpellingRules = SpellingRules(),
    *,
    published_only: bool = False,
) -> Iterator[Finding]:
    """Yield a note for each name that is spelled in two ways.

    Args:
        passages: what is published, and what else the reports say.
        rules: when two spellings are one name.
        published_only: leave out variants that the merged document does not show: where it holds one
            spelling only, and that is the usual one.
    """
    names = collect(passages)
    said: set[frozenset[str]] = set()
    for variants in _all_variants(names, rules):
        known = frozenset(text for text, _ in variants.spellings)
        if known in said:
            continue
        said.add(known)
        if not published_only or _shows(variants):
            yield _finding(variants)


def _all_variants(names: Names, rules: SpellingRules) -> Iterator[_Variants]:
    yield from _accents(names, rules)
    yield from _hyphens(names)
    yield from _slips(names, rules)
    yield from _capitals(names, rules)
    yield from _inner_capitals(names, rules)


def _shows(variants: _Variants) -> bool:
    """Return whether readers of the merged document meet two spellings, or not the usual one."""
    printed = [
        index
        for index, (_, places) in enumerate(variants.spellings)
        if any(place.published for place in places)
    ]
    return bool(printed) and printed != [0]


def _variants(groups: Iterable[tuple[str, Iterable[ProperName]]]) -> _Variants:
    counted = [(text, tuple(name.passage for name in found)) for text, found in groups]
    return _Variants(tuple(sorted(counted, key=lambda spelling: (-len(spelling[1]), spelling[0]))))


def _accents(names: Names, rules: SpellingRules) -> Iterator[_Variants]:
    """Yield words that differ in accents only, in the same name or on their own."""
    by_plain: dict[str, dict[str, str]] = defaultdict(dict)
    for word in names.by_word:
        if len(word) >= rules.accented:
            by_plain[plain(word)].setdefault(word.casefold(), word)
    for words in by_plain.values():
        if all(names.is_ordinary(word) for word in words):
            continue
        for word, variant in combinations(words.values(), 2):
            in_name = _same_but_for(word, variant, names)
            groups = [(spelling, names.by_word[spelling]) for spelling in (word, variant)]
            if in_name or any(len(name.words) == 1 for _, named in groups for name in named):
                yield _variants(in_name or groups)


def _hyphens(names: Names) -> Iterator[_Variants]:
    """Yield names that differ in hyphens only."""
    by_plain: dict[str, dict[str, list[ProperName]]] = defaultdict(lambda: defaultdict(list))
    for name in names.found:
        if len(name.words) > 1 or "-" in name.text:
            by_plain[plain(name.text)][name.text].append(name)
    for group in by_plain.values():
        hyphened = {text for text in group if "-" in text}
        if hyphened and len({text.count("-") for text in group}) > 1:
            yield _variants(group.items())


def _slips(names: Names, rules: SpellingRules) -> Iterator[_Variants]:
    """Yield names that differ in one letter of one word."""
    for word, variant in _neighbours(names, rules):
        in_name = _same_but_for(word, variant, names)
        if in_name:
            yield _variants(in_name)
            continue
        if min(len(word), len(variant)) < rules.slip or names.is_ordinary(word) or names.is_ordinary(variant):
            continue
        groups = [(spelling, names.by_word[spelling]) for spelling in (word, variant)]
        counts = sorted(len(named) for _, named in groups)
        alone = any(len(name.words) == 1 for _, named in groups for name in named)
        if alone and counts[0] * rules.rare <= counts[1]:
            yield _variants(groups)


def _neighbours(names: Names, rules: SpellingRules) -> list[tuple[str, str]]:
    """Return pairs of capitalised words that differ by a slip of one letter."""
    without: dict[str, list[str]] = defaultdict(list)
    for word in names.by_word:
        if len(word) >= rules.slip_in_name:
            small = word.casefold()
            for key in dict.fromkeys(
                [small, *(small[:index] + small[index + 1 :] for index in range(1, len(small)))]
            ):
                without[key].append(word)
    pairs = {
        (word, other)
        for words in without.values()
        for word, other in combinations(sorted(words), 2)
        if is_slip(word.casefold(), other.casefold(), rules)
    }
    return sorted(pairs)


def is_slip(word: str, other: str, rules: SpellingRules = SpellingRules()) -> bool:
    """Return whether two words differ by a letter more, other or exchanged, and not by an inflection."""
    short, long = sorted((word, other), key=len)
    if short == long or short[0] != long[0] or plain(short) == plain(long):
        return False
    if len(short) < len(long):
        one_more = any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
        return one_more and not (long.startswith(short) or _ends(short, long, rules))
    apart = [index for index, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
    if len(apart) == 1:
        return not _ends(short, long, rules) or apart[0] < len(short) - 1
    first, last = apart[0], apart[-1]
    return (
        len(apart) == last - first + 1 == len("ab")
        and short[first] == long[last]
        and short[last] == long[first]
    )


def _ends(word: str, other: str, rules: SpellingRules) -> bool:
    """Return whether two words may be forms of one: both end in letters that inflect."""
    return (
        word[-1] in rules.inflected and other[-1] in rules.inflected and word[:-2] == other[: len(word) - 2]
    )


def _same_but_for(first: str, second: str, names: Names) -> list[tuple[str, list[ProperName]]]:
    """Return two words with their neighbour, where both stand beside the same; else nothing."""
    beside: dict[tuple[str, ...], list[list[ProperName]]] = defaultdict(lambda: [[], []])
    for side, word in enumerate((first, second)):
        for name in names.by_word[word]:
            for pattern in _patterns(name.words, word, names):
                beside[pattern][side].append(name)
    for pattern, sides in sorted(beside.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if all(sides):
            return [
                (" ".join(part or word for part in pattern), named)
                for word, named in zip((first, second), sides, strict=True)
            ]
    return []


def _patterns(words: Sequence[str], word: str, names: Names) -> Iterator[tuple[str, ...]]:
    """Yield a name, and its parts of two words, with a gap in the place of a word.

    “Regional Actions” is no name: the words beside the gap must be, or two of them must agree.
    """
    index = words.index(word)
    whole = (*words[:index], "", *words[index + 1 :])
    pairs = (
        (words[index - 1], "") if index else (),
        ("", words[index + 1]) if index + 1 < len(words) else (),
    )
    for pattern in dict.fromkeys((whole, *pairs)):
        own = [part for part in pattern if part[:1].isupper()]
        if (len(own) > 1 and pattern == whole) or any(not names.is_ordinary(part) for part in own):
            yield pattern


def _capitals(names: Names, rules: SpellingRules) -> Iterator[_Variants]:
    """Yield names that stand with a small letter elsewhere (“Palermo protocol”)."""
    whole: dict[str, list[ProperName]] = defaultdict(list)
    for name in names.found:
        if len(name.words) > 1:
            whole[name.text.casefold()].append(name)
    firsts = {word for key in whole for word in (key.split()[0], key.split()[1])}
    small: dict[str, dict[str, list[ProperName]]] = defaultdict(lambda: defaultdict(list))
    for name in names.found:
        if name.words[0].casefold() in firsts and not names.is_ordinary(name.words[0]):
            for text in _with_neighbours(name):
                if text.casefold() in whole:
                    small[text.casefold()][text].append(name)
    for key, named in whole.items():
        groups = {name.text: [other for other in named if other.text == name.text] for name in named}
        groups |= {text: places for text, places in small[key].items() if text not in groups}
        if len(groups) > 1 and not _are_shouted(groups):
            counts = sorted(map(len, groups.values()))
            if counts[0] * rules.rare <= counts[-1] or key.split()[-1] in rules.kinds:
                yield _variants(groups.items())


def _inner_capitals(names: Names, rules: SpellingRules) -> Iterator[_Variants]:
    """Yield words that differ in capitals behind the first letter; acronyms only where one form is rare."""
    by_case: dict[str, list[str]] = defaultdict(list)
    for word in names.by_word:
        by_case[word.casefold()].append(word)
    for key, words in by_case.items():
        if len(words) < 2 or key in names.ordinary:  # noqa: PLR2004  (one spelling has no variant)
            continue
        variants = _variants((word, names.by_word[word]) for word in words)
        counts = [len(places) for _, places in variants.spellings]
        mixed = any(not word.isupper() and word != word.capitalize() and "-" not in word for word in words)
        if mixed or counts[-1] * rules.rare <= counts[0]:
            yield variants


def _with_neighbours(name: ProperName) -> Iterator[str]:
    """Yield a name with the small words beside it, which may belong to it."""
    for count in range(1, len(name.after) + 1):
        yield " ".join((*name.words, *name.after[:count]))
    if name.before:
        yield f"{name.before} {name.text}"


def _are_shouted(groups: Iterable[str]) -> bool:
    """Return whether all but one spelling are in capitals throughout, as headings and logos are."""
    return sum(1 for text in groups if not text.isupper()) <= 1


def _finding(variants: _Variants) -> Finding:
    """Return the note, placed at the rarest spelling that is published, else at the rarest."""
    usual, usual_places = variants.spellings[0]
    rarest = sorted(
        variants.spellings[1:],
        key=lambda spelling: (not any(place.published for place in spelling[1]), len(spelling[1])),
    )
    spelling, places = rarest[0]
    place = next((place for place in places if place.published), places[0])
    elsewhere = places_in_words(((place.file, place.where) for place in usual_places), place.file)
    message = f"“{spelling}” here, “{usual}” {elsewhere}"
    return Finding(
        "note",
        "check-spelling",
        message,
        _remedy(place),
        place.file,
        place.page,
        place.bbox,
        "facts",
        place.item,
        paragraph=place.paragraph,
    )


def _remedy(place: CheckedPassage) -> str:
    """Return what to do about a spelling: who can change it, and where."""
    if place.region is None:
        return "if both mean the same, decide for one and correct the introduction"
    if not place.published:
        return "if both mean the same, tell the coordinator; the merged document does not print this passage"
    return "if both mean the same, ask the coordinator; a correction (set text) changes one of them"
