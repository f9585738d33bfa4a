"""The rules that an edition is checked by: one row each.

A row names a module of this folder; it is imported when the rule is used.

To add a rule: its row, a module with `check(subject)` that yields findings, and its test.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from ..writers.formats import DOCX, PDF, Format
from . import subjects
from .finding import Finding


class Rule(NamedTuple):
    """A rule.

    Attributes:
        module: the module of `checks` that finds what breaks it.
        looks_at: the finished file that it looks at; None for the words and facts of the edition.
        function: the function of the module that takes what is looked at, see `subjects`.
    """

    module: str
    looks_at: Format | None = None
    function: str = "check"

    def find(self, subject: object) -> Iterator[Finding]:
        """Yield what breaks the rule."""
        check: Callable[[object], Iterator[Finding]]
        check = getattr(import_module(f".{self.module}", __package__), self.function)
        return check(subject)


RULES = (
    Rule("source_contents"),
    Rule("events"),
    Rule("participation"),
    Rule("spellings"),
    Rule("contacts"),
    Rule("pictures", function="check_logos"),
    Rule("layout", PDF),
    Rule("printed_contents", PDF),
    Rule("pictures", PDF, function="check_figures"),
    Rule("accessibility", DOCX),
)
"""All rules, in the order in which they are tried."""

FINISHED: Mapping[Format, Callable[[Path, Sequence[str]], Any]] = {
    PDF: subjects.read_pdf,
    DOCX: subjects.read_word,
}
"""The finished files that are checked, and what reads each: path and the renderer's warnings → subject."""


def findings(subject: object, looks_at: Format | None = None) -> Iterator[Finding]:
    """Yield what breaks the rules about words and facts, or about a finished file.

    Args:
        subject: what they look at.
        looks_at: the format of the file; None for words and facts.
    """
    for rule in RULES:
        if rule.looks_at == looks_at:
            yield from rule.find(subject)
