"""Stages are pure: nothing that a module of `stages/` holds changes after it was loaded."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from .source import Module, modules

STAGES = [module for module in modules() if module.name.startswith("stages")]

REMEMBERING = {"cache", "lru_cache", "cached_property"}
CHANGING = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault",
    "update",
}  # fmt: skip
"""Methods that change a list, dict or set."""


def _called(node: ast.expr) -> str:
    """Return the last name of a decorator or called function."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _remembering(tree: ast.Module) -> Iterator[str]:
    """Yield functions that remember results; a constant that is made when first needed has no arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(
            _called(it) in REMEMBERING for it in node.decorator_list
        ):
            if node.args.args or node.args.kwonlyargs:
                yield f"line {node.lineno}: {node.name} remembers its results"
        elif isinstance(node, ast.Call) and _called(node) in REMEMBERING:
            decorates = any(
                isinstance(it, ast.FunctionDef) and node in it.decorator_list for it in ast.walk(tree)
            )
            if not decorates:
                yield f"line {node.lineno}: something remembers its results"


def _names(tree: ast.Module) -> set[str]:
    """Return what the module itself assigns."""
    targets: list[ast.expr] = []
    for node in tree.body:
        if isinstance(node, ast.Assign):
            targets += node.targets
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            targets.append(node.target)
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _changed(tree: ast.Module) -> Iterator[str]:
    """Yield places at which a value of the module is changed, or a name bound anew."""
    own = _names(tree)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno}: global {', '.join(node.names)}"
        held: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            held = [node.func.value]
        elif isinstance(node, ast.Assign | ast.Delete):
            held = [it.value for it in node.targets if isinstance(it, ast.Subscript | ast.Attribute)]
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Subscript | ast.Attribute):
            held = [node.target.value]
        yield from (
            f"line {node.lineno}: {it.id} is changed"
            for it in held
            if isinstance(it, ast.Name) and it.id in own
        )


@pytest.mark.parametrize("module", STAGES, ids=lambda module: module.name)
def test_a_stage_holds_nothing_that_changes(module: Module) -> None:
    assert [*_remembering(module.tree), *_changed(module.tree)] == []


def test_state_of_a_module_is_noticed() -> None:
    source = (
        "from functools import cache, lru_cache\n_SEEN: dict[str, int] = {}\n_ALL = []\n"
        "_fold = lru_cache(64)(len)\n"
        "@cache\ndef known(text): return text\n@cache\ndef constant(): return 1\n"
        "def see(text):\n    _SEEN[text] = 1\n    _ALL.append(text)\n    own = {}\n    own[text] = 1\n"
        "def forget():\n    global _ALL\n    _ALL = []\n"
    )
    tree = ast.parse(source)
    assert [it.partition(":")[0] for it in _remembering(tree)] == ["line 6", "line 4"]
    assert [it.partition(":")[0] for it in _changed(tree)] == ["line 10", "line 11", "line 15"]
