"""Words that are nearly those of a quote: shown to people, never taken for the quoted ones."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...model.decisions import Candidate
from ...model.provenance import Locator
from ...system.memory import Memory
from ..alignment.folding import fold, fold_with_offsets
from ..alignment.similarity import likeness, nearest_part


class NearRules(NamedTuple):
    """When words that are not the quoted ones are worth showing."""

    near: float = 0.75
    """Least similarity (0 to 1) of a candidate: below, other sentences on the subject come up."""
    shown: int = 5
    """Candidates shown at most."""
    around: int = 4
    """Words by which a candidate may start or end elsewhere than the letters most alike."""


class ComparedPassage(NamedTuple):
    """A passage as it can be quoted.

    Attributes:
        name: its id.
        where: the page or paragraph on which it begins.
        texts: its words as they are now, and as read.
    """

    name: str
    where: Locator
    texts: tuple[str, ...]


def nearest(
    quote: str,
    passages: Iterable[tuple[str, tuple[ComparedPassage, ...]]],
    memory: Memory,
    rules: NearRules = NearRules(),
) -> list[Candidate]:
    """Return passages with nearly the quoted words, the nearest first.

    Args:
        quote: words that stand in none of them.
        passages: for each report a name of its own and what can be quoted of it.
        memory: what was found before.
        rules: what is near.
    """
    wanted = fold(quote)
    candidates = [
        candidate
        for name, of_report in passages
        for candidate in memory.recall((wanted, name), _near_in, wanted, of_report, rules)
    ]
    candidates.sort(key=lambda candidate: (-candidate.similarity, candidate.item, candidate.text))
    return candidates[: rules.shown]


def _near_in(wanted: str, passages: Sequence[ComparedPassage], rules: NearRules) -> tuple[Candidate, ...]:
    candidates = []
    for passage in passages:
        best = max((_near(wanted, text, rules) for text in passage.texts), default=None)
        if best is not None and best[0] >= rules.near:
            candidates.append(_candidate(passage, *best))
    return tuple(candidates)


def _candidate(passage: ComparedPassage, similarity: float, words: str) -> Candidate:
    where = passage.where
    return Candidate(passage.name, words, where.page, round(similarity, 3), where.paragraph)


def _near(wanted: str, text: str, rules: NearRules) -> tuple[float, str]:
    """Return the likeness of the most similar words of a text, and these words; 0 where they are not near."""
    plain = fold(text)
    if len(plain) <= len(wanted):
        return likeness(wanted, plain, rules.near), text
    place = nearest_part(wanted, plain, rules.near)
    if place is None:
        return 0.0, ""
    start, end = _best_words(wanted, plain, *place, rules)
    first, last = fold_with_offsets(text).original(start, end)
    return likeness(wanted, plain[start:end]), text[first:last]


def _best_words(wanted: str, text: str, start: int, end: int, rules: NearRules) -> tuple[int, int]:
    """Return the whole words around a range that are most like the wanted ones."""
    while start > 0 and text[start - 1] != " ":
        start -= 1
    while end < len(text) and text[end] != " ":
        end += 1
    starts, ends = [start], [end]
    for _ in range(rules.around):
        if starts[-1] > 0:
            starts.append(text.rfind(" ", 0, starts[-1] - 1) + 1)
        if ends[-1] < len(text):
            following = text.find(" ", ends[-1] + 1)
            ends.append(following if following >= 0 else len(text))
    inner = [index + 1 for index in range(start, end) if text[index] == " "]
    starts += inner[: rules.around]
    ends += [at - 1 for at in inner[-rules.around :]]
    pairs = [(a, b) for a in starts for b in ends if a < b]
    return max(pairs, key=lambda pair: (likeness(wanted, text[pair[0] : pair[1]]), pair))
