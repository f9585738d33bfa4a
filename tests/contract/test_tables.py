"""What there are several of is named in one table: whoever adds a row touches no other list."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pytest

from reportgen.checks import rules
from reportgen.model import actions
from reportgen.readers import kinds
from reportgen.writers import formats

from .source import Module, modules


@dataclass(frozen=True)
class Table:
    """A table, the words that only it says, and who else may say some of them, each for a reason."""

    home: str
    words: frozenset[str]
    elsewhere: Mapping[str, str] = field(default_factory=dict)


TABLES = {
    "formats": Table(
        "writers.formats",
        # `.json` is no word of this table only: readings, documents and ledgers are JSON files too
        frozenset((*formats.NAMES, *(row.suffix for row in formats.FORMATS if row is not formats.JSON))),
        {
            "commands.diff": "forms in which a list of changes is printed",
            "commands.query": "forms in which an answer is printed",
            "edition.contents": "the suffix of text files that people may take for reports",
            "desk.book": "the review book, which is no format of the document",
            "desk.server": "the page by which the browser is opened",
            "extraction": "the table of forms in which the structure of one source is printed",
            "model.codec": "a mode of pydantic",
            "proof.html_file": "an HTML element",
            "readers.kinds": "the table of what is read; the suffix of a PDF",
            "writers.book.introduction": "an option of markdown-it",
            "writers.print.jobs": "a field of a part that is set: its PDF",
            "writers.word.docx": "options of pandoc",
        },
    ),
    "actions": Table(
        "model.actions",
        frozenset(actions.ACTIONS),
        {
            "edition.workshop": "a function",
            "model.revision": "what became of a passage: it was split",
            "stages.alignment.align": "what became of a passage",
            "stages.compilation.news": "what became of a passage",
            "stages.corrections.context": "what became of a passage",
            "stages.corrections.actions": "what became of a passage",
            "stages.corrections.three_way": "what became of a passage",
            "vocabularies.phrase_keys": "a column of the summary of changes",
            "writers.changes.labels": "what became of a passage",
            "proof.findings": "kinds of additions",
            "proof.additions": "kinds of additions",
            "proof.verdict": "kinds of additions",
        },
    ),
    "readers": Table(
        "readers.kinds",
        frozenset(
            (
                *(engine.name for engine in kinds.all_engines()),
                *(s for row in kinds.KINDS for s in row.suffixes),
            )
        ),
        {
            "readers.pdfium.library": "the name of the library's file",
        },
    ),
}


def test_every_module_that_finds_something_is_a_rule() -> None:
    named = {f"checks.{rule.module}" for rule in rules.RULES}
    makes = {
        module.name
        for module in modules()
        if module.name.startswith("checks.") and module.name != "checks.finding"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
    }
    assert makes == named


def said(module: Module) -> Iterable[str]:
    """Yield the whole strings of a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("name", TABLES)
def test_only_its_table_names_a_row(name: str) -> None:
    table = TABLES[name]
    found = defaultdict(set)
    for module in modules():
        for word in set(said(module)) & table.words:
            found[module.name].add(word)
    assert found.pop(table.home), "the table itself is not found"
    assert set(found) - set(table.elsewhere) == set(), dict(found)
    assert set(table.elsewhere) - set(found) == set(), "exceptions that nobody needs any more"
