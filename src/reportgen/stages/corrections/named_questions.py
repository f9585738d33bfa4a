"""Which question an answer is about: its code, and words or a page where several of one code ask."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...model.provenance import AnyEvidence

_QUOTED = re.compile("“([^”]+)”")
_PAGE = re.compile(r"p\. (\d+)")
_AROUND = ".,;:!?…()[]“”‘’\"'"
"""Signs that stand around words and are none of their own."""


class NamedQuestion(NamedTuple):
    """What an answer names.

    Attributes:
        code: of the question, None for all of the passage.
        over: words among which are those that it quotes, None for any.
        page: that it asks about, from 1, None for any.
    """

    code: str | None
    over: str | None = None
    page: int | None = None


class AskedQuestion(NamedTuple):
    """A question as far as an answer can name it: what it says, and the place that it asks about."""

    said: str
    where: AnyEvidence


def read(value: str | None) -> NamedQuestion:
    """Return what the value of an answer names: "CODE", "CODE words of the question" or "CODE p. 7"."""
    code, _, rest = (value or "").strip().partition(" ")
    page = _PAGE.fullmatch(rest.strip())
    if page:
        return NamedQuestion(code, None, int(page.group(1)))
    return NamedQuestion(code or None, rest.strip() or None)


def write(code: str, question: AskedQuestion, others: Iterable[AskedQuestion]) -> str:
    """Return the value by which an answer names one question.

    Args:
        code: of the question.
        question: that is answered.
        others: of the same code, about the same passage.
    """
    rest = [other for other in others if other != question]
    if not rest:
        return code
    told = [words for other in rest for words in quoted(other.said)]
    own = [words.strip(f"{_AROUND} ") for words in quoted(question.said)]
    named = next((words for words in own if not any(holds(words, other) for other in told)), None)
    if named:
        return f"{code} {named}"
    page = question.where.page
    return code if page is None or any(page == other.where.page for other in rest) else f"{code} p. {page}"


def quoted(said: str) -> list[str]:
    """Return the words that a question asks about: they stand in curly quotes."""
    return _QUOTED.findall(said)


def holds(text: str, words: str) -> bool:
    """Return whether all of some words are words of a text, signs around them left out."""
    there = {word.strip(_AROUND) for word in text.split()}
    return all(word.strip(_AROUND) in there for word in words.split())
