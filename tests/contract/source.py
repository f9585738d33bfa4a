"""The modules of the package, as syntax trees, for the tests of this folder."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "reportgen"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package: its dotted name below `reportgen`, its file and its tree."""

    name: str
    path: Path
    tree: ast.Module

    def imported(self) -> Iterator[str]:
        """Yield the full names this module imports absolutely, late imports included."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                yield node.module

    def vendors(self) -> set[str]:
        """Return the top names of the foreign libraries this module imports."""
        tops = {name.partition(".")[0] for name in self.imported()}
        return {top for top in tops if top not in sys.stdlib_module_names and top != "reportgen"}


@cache
def modules() -> tuple[Module, ...]:
    """Return all modules of the package, by name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found.append(
            Module(name.removesuffix(".__init__"), path, ast.parse(path.read_text(encoding="utf-8")))
        )
    return tuple(found)
