"""Which words differ between two texts."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ...model.revision import ComparedRun, RunKind
from .folding import fold
from .similarity import common_runs

_BASIC_PLANE = range(0x80, 0x10000)


class WordRunRules(NamedTuple):
    """When words in common are too few to interrupt a change."""

    island: int = 3
    """Letters between two changes up to which they count as changed too: "a", "of", "the"."""


def word_runs(old: str, new: str, rules: WordRunRules = WordRunRules()) -> tuple[ComparedRun, ...]:
    """Return the words of two texts, in common or of one only; deleted words before inserted ones.

    Equal words are those of `new`; typographic variants are no difference.

    Args:
        old: a text.
        new: another version of it.
        rules: how changes close to each other are put together.
    """
    if fold(old) == fold(new):
        return (ComparedRun("equal", new),) if new else ()
    before, after = _tokens(old), _tokens(new)
    pieces = common_runs([fold(word) or " " for word in before], [fold(word) or " " for word in after])
    runs: list[tuple[str, str, str]] = []
    at_old = at_new = 0
    for start_old, start_new, length in pieces:
        runs.append(("", "".join(before[at_old:start_old]), "".join(after[at_new:start_new])))
        at_old, at_new = start_old + length, start_new + length
        runs.append(("".join(after[start_new:at_new]), "".join(before[start_old:at_old]), ""))
    runs.append(("", "".join(before[at_old:]), "".join(after[at_new:])))
    return tuple(_runs(_without_islands(runs, rules)))


def _tokens(text: str) -> list[str]:
    """Return words, white space and single signs, as they follow one another."""
    return [match.group() for match in _token().finditer(text)]


@cache
def _token() -> re.Pattern[str]:
    marks = "".join(
        re.escape(char) for char in map(chr, _BASIC_PLANE) if unicodedata.category(char) in ("Mn", "Mc", "Cf")
    )
    return re.compile(rf"\s+|[\w{marks}]+(?:['’\u2010\u2011-][\w{marks}]+)*|.", re.DOTALL)


def _without_islands(
    runs: Iterable[tuple[str, str, str]], rules: WordRunRules
) -> Iterable[tuple[str, str, str]]:
    """Take few equal letters between two changes as changed.

    Args:
        runs: (words in common, "", "") with the old version's in the second place, or ("", old, new).
        rules: how few.
    """
    out: list[tuple[str, str, str]] = []
    pending = [run for run in runs if any(run)]
    for index, (equal, old, new) in enumerate(pending):
        inside = bool(out) and index < len(pending) - 1
        if equal and inside and sum(char.isalnum() for char in equal) <= rules.island:
            change = ("", old, equal)
        else:
            change = (equal, "" if equal else old, new)
        if out and not out[-1][0] and not change[0]:
            out[-1] = ("", out[-1][1] + change[1], out[-1][2] + change[2])
        else:
            out.append(change)
    return out


def _runs(changes: Iterable[tuple[str, str, str]]) -> Iterable[ComparedRun]:
    kinds: Sequence[RunKind] = ("equal", "delete", "insert")
    for equal, old, new in changes:
        for kind, text in zip(kinds, (equal, old, new), strict=True):
            if text:
                yield ComparedRun(kind, text)
