"""One word, one thing: classes are told apart by their names, files stand where the map says."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

from .source import PACKAGE, modules

ROOT = Path(__file__).resolve().parents[2]
FLAT = 5
"""Python files that may stand at the top of the package, beside its folders."""
NEEDED = {
    "__main__": "the main function of the command line beside its own",
    "commands.progress": "rich's Progress beside the callback of that name",
    "desk.screens.release": "the module that its `build` calls",
    "edition.build": "the module that `review` of this one calls",
    "readers.plumber.pdf": "pdfplumber's Page beside ours",
}
"""Modules that import under another name, and why."""


def test_few_files_stand_at_the_top() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= FLAT


def test_the_map_names_every_folder() -> None:
    shown = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    folders = {path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE}
    assert {folder.name for folder in folders if not re.search(rf"\b{folder.name}/", shown)} == set()


def test_no_two_classes_have_one_name() -> None:
    homes = defaultdict(list)
    for module in modules():
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(module.name)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_names_are_imported_as_they_are_called() -> None:
    renaming = {
        module.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and any(alias.asname for alias in node.names)
    }
    assert renaming == set(NEEDED)


def test_what_a_function_returns_is_said_as_such() -> None:
    """\"Return whether\", not \"tell\": one way to say it."""
    telling = [
        f"{module.name}.{node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").startswith("Tell ")
    ]
    assert telling == []
