"""Docstrings name the errors that a caller must expect."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest

from reportgen import errors

from .source import Module, modules

OURS = {
    name
    for name, value in vars(errors).items()
    if inspect.isclass(value) and issubclass(value, errors.ReportgenError)
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def public_functions(module: Module) -> Iterator[Function]:
    """Yield the functions and methods whose names do not begin with an underscore."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def raised(function: Function) -> set[str]:
    """Return our error classes that a function raises itself."""
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = node.exc.func
            found.add(name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", ""))
    return found & OURS


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_public_function_documents_the_errors_it_raises(module: Module) -> None:
    silent = {
        f"{function.name} raises {name}"
        for function in public_functions(module)
        for name in raised(function)
        if name not in (ast.get_docstring(function) or "").partition("Raises:")[2]
    }
    assert silent == set()


def test_every_error_has_its_own_exit_code_and_a_docstring() -> None:
    classes = [getattr(errors, name) for name in OURS]
    codes = [cls.exit_code for cls in classes]
    assert len(set(codes)) == len(codes)
    assert all(cls.__doc__ for cls in classes)
