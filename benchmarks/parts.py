"""Where the CPU of one build goes, part by part, over all of its processes.

    python -m benchmarks.parts build FOLDER -o OUTPUT [options of `reportgen build`]

Prints for each part how often it was done, its CPU in seconds and its share of all; of setting also the lines
that were laid out, and the time for each. Functions are wrapped as their modules are loaded, in all
processes of the build. Those that read are shut in and cannot say what they did: they are part of the rest.
LibreOffice is left out. On a busy machine all takes longer, and shares stay.
"""

from __future__ import annotations

import functools
import importlib.abc
import importlib.util
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.cost import adopt_orphans, measure
from reportgen.writers.word import office_pages

_JOURNAL = "REPORTGEN_PARTS_JOURNAL"
"""Names the file that a measured process writes into."""

PARTS = {
    "reportgen.writers.print.press": {"set_part": "parts set", "prepare": "WeasyPrint loaded"},
    "reportgen.writers.print.renderer": {"Press.lay_out": "… of that, laid out"},
    "reportgen.writers.orders": {
        "prepare": "other makers loaded",
        "_compose": "documents composed",
        "_make": "Word files, web page, workbook",
        "_bind": "PDFs bound",
    },
    "reportgen.edition.review": {"review": "review: what was read, decided, coded"},
    "reportgen.edition.build": {"_findings": "checks"},
}
"""What is measured: modules, their functions, and what they do."""
_NESTED = "…"
_HELD = "parts set"
"""Pieces of setting are nested in it: they are no part of the sum."""


class Journal:
    """What was done, a line each, appended by all processes of a build."""

    def __init__(self, path: Path) -> None:
        """Use a file that is there."""
        self._path = path

    def wrapped(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        """Return a function that notes its CPU, that of its children, and the lines that it has laid out."""

        @functools.wraps(function)
        def noted(*inputs: Any, **more: Any) -> Any:
            start = _cpu()
            made = None
            try:
                made = function(*inputs, **more)
                return made
            finally:
                spent = _cpu() - start
                lines = _lines(made) if part.startswith(_NESTED) else 0
                line = json.dumps({"part": part, "cpu": spent, "lines": lines})
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(f"{line}\n")

        return noted

    def read(self) -> list[dict[str, Any]]:
        """Return what was noted."""
        return [json.loads(line) for line in self._path.read_text("utf-8").splitlines()]


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + children.ru_utime + children.ru_stime


def _lines(document: Any) -> int:
    boxes = (box for page in document.pages for box in page._page_box.descendants()) if document else ()
    return sum(type(box).__name__ == "LineBox" for box in boxes)


class Wrapping(importlib.abc.MetaPathFinder):
    """Wraps functions of modules the moment these are loaded."""

    def __init__(self, journal: Journal) -> None:
        """Note what they do in a journal."""
        self._journal = journal

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        """Return how a module is loaded and its functions wrapped; None for modules that are not measured."""
        if name not in PARTS:
            return None
        sys.meta_path.remove(self)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            sys.meta_path.insert(0, self)
        if spec is None or spec.loader is None:
            return None
        load = spec.loader.exec_module

        def loaded(module: ModuleType) -> None:
            load(module)
            for function, part in PARTS[name].items():
                *owner, last = function.split(".")
                holder = getattr(module, owner[0]) if owner else module
                setattr(holder, last, self._journal.wrapped(getattr(holder, last), part))
            if name.endswith("orders"):
                module._MAKERS.update(composition=module._compose, output=module._make, binding=module._bind)

        spec.loader.exec_module = loaded  # type: ignore[method-assign]
        return spec


def table(notes: Sequence[dict[str, Any]], whole: float) -> str:
    """Return what was noted as a Markdown table.

    Args:
        notes: as the journal has them.
        whole: CPU of all processes, s.
    """
    times, spent, lines = Counter[str](), Counter[str](), 0
    for note in notes:
        times[note["part"]] += 1
        spent[note["part"]] += note["cpu"]
        lines += note["lines"]
    rest = whole - sum(value for part, value in spent.items() if not part.startswith(_NESTED))
    rows = [(part, str(times[part]), value) for part, value in spent.most_common()]
    rows = [*rows, ("reading, imports, writing, the rest", "", rest), ("**all**", "", whole)]
    shown = [f"| {part} | {count} | {value:.2f} | {value / whole:.0%} |" for part, count, value in rows]
    head = ["| part | times | CPU s | share |", "| --- | ---: | ---: | ---: |"]
    each = f"\n\n{lines} lines were laid out, {1000 * spent[_HELD] / lines:.2f} ms each." if lines else ""
    return "\n".join([*head, *shown]) + each


def main() -> int:
    """Build as the command line says, and print where the time went."""
    if journal := os.environ.get(_JOURNAL):
        sys.meta_path.insert(0, Wrapping(Journal(Path(journal))))
        from reportgen.__main__ import main as build

        return build()
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="reportgen-parts-") as folder:
        path = Path(folder) / "journal"
        path.touch()
        os.environ |= {_JOURNAL: str(path), office_pages.SETTING: ""}
        whole = measure([sys.executable, "-m", "benchmarks.parts", *sys.argv[1:]], Path(folder) / "log")
        print(table(Journal(path).read(), whole.cpu))
    return 0


if __name__ == "__main__":
    sys.exit(main())
