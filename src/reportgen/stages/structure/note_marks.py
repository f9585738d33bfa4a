"""Marks of notes in the text: small raised figures and signs, or superior figures that stand on the line."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...model.document import Line, Page, Run


class NoteMarkRules(NamedTuple):
    """What makes a run a note's mark; in ems of its line."""

    raised: float = 0.1
    """A mark stands above the baseline by more than this."""
    length: int = 3
    """At most this many characters in a mark."""


SUPERIORS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""Superior figures as the figures of labels."""
_SUPERIOR = re.compile("[⁰¹²³⁴-⁹]{1,3}")
_LABEL = re.compile(r"^(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])$")


def labels(run: Run, size: float, rules: NoteMarkRules = NoteMarkRules()) -> list[str]:
    """Return the labels that a run of a line of `size` points shows as note marks ("3", "3,4")."""
    if run.rise <= rules.raised * size:
        return []
    parts = run.text.translate(SUPERIORS).strip().strip("()[]").split(",")
    return [label for part in parts if _LABEL.match(label := part.strip())]


def in_text(page: Page) -> set[str]:
    """Return the labels of all marks that stand behind words of a page; those that open lines are notes'."""
    marks: set[str] = set()
    for line in page.lines:
        for run in line.runs[1:]:
            if run.rise > 0:
                marks.update(labels(run, line.size))
        if not line.text.isascii():
            marks.update(match.translate(SUPERIORS) for match in _SUPERIOR.findall(line.text, 1))
    return marks


def stands_level(label: str, lines: Iterable[Line]) -> bool:
    """Return whether a figure stands right behind a word or its punctuation: a mark that is not raised."""
    if not label.isdecimal():
        return False
    mark = re.compile(rf"(?:[^\W\d_]{{3}}|[^\d\s][.,;:!?)”’\"\]]){label}(?=\s|$|[.,;:)])")
    return any(label in line.text and mark.search(line.text) for line in lines)
