"""What there are several of is named in one table: whoever adds a row touches no other list."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pytest

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
            "extraction": "the table of forms in which the structure of one source is printed",
            "model.codec": "a mode of pydantic",
            "proof.html_file": "an HTML element",
            "readers.kinds": "the table of what is read; the suffix of a PDF",
            "writers.book.introduction": "an option of markdown-it",
            "writers.print.jobs": "a field of a part that is set: its PDF",
            "writers.word.docx": "options of pandoc",
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
