"""What is to be said of the files that people write, beside what is wrong in them."""

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model.compilation import Edition
from ..model.decisions import Correction
from ..model.diagnostics import Diagnostic
from ..system.visible import TURNS
from ..writers.book import introduction
from .decision_files import correction_entry

_SHOWN = 10
"""Lines or keys that a remark names."""


def of_corrections(entries: Sequence[Correction], path: Path) -> Iterator[Diagnostic]:
    """Yield at most one remark of each kind on the entries of a file.

    Args:
        entries: as they were read, in the order of the file.
        path: the file, named in the remarks.
    """
    yield from _unexplained(entries, path)
    lines = [str(entry.line) for entry in entries if _holds((entry.value, entry.by, entry.why))]
    if lines:
        where = f"line{'s'[: len(lines) - 1]} {_listed(lines)}"
        yield _turned(where, path)


def of_settings(edition: Edition, path: Path) -> Iterator[Diagnostic]:
    """Yield at most one remark on the texts of `edition.toml`.

    Args:
        edition: what the file says.
        path: the file, named in the remark.
    """
    keys = [key for key, value in dataclasses.asdict(edition).items() if _holds(value)]
    if keys:
        yield _turned(_listed(keys), path)


def of_introduction(paragraphs: Sequence[str], path: Path) -> Iterator[Diagnostic]:
    """Yield a remark on each line of the introduction of which something is printed as plain words.

    Args:
        paragraphs: the introduction.
        path: `edition.toml`, named in the remark with the line.
    """
    by_line: dict[str, list[str]] = {}
    for unsupported in introduction.unsupported(paragraphs):
        by_line.setdefault(unsupported.line, []).append(unsupported.what)
    lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()] if by_line else []
    for line, what in by_line.items():
        number = next((count for count, other in enumerate(lines, 1) if line and line in other), None)
        message = f"the introduction has {_listed(what)}: its words are printed without the marks"
        remedy = "use paragraphs, headings, lists, bold, italics, links and tables"
        place = f"{path}:{number}" if number else str(path)
        yield Diagnostic("warning", "introduction", message, remedy, place)


def _unexplained(entries: Sequence[Correction], path: Path) -> Iterator[Diagnostic]:
    """Yield one remark on all entries of the file that do not say who decided, or why."""
    lines = [str(entry.line) for entry in entries if entry.line and correction_entry.lacks(entry)]
    if lines:
        count = "1 entry does" if len(lines) == 1 else f"{len(lines)} entries do"
        message = (
            f"{count} not say who changed the words, or why (line{'s'[: len(lines) - 1]} {_listed(lines)})"
        )
        yield Diagnostic("warning", "correction-unexplained", message, "add “by” and “why”", str(path))


def _turned(where: str, path: Path) -> Diagnostic:
    message = f"a sign that turns the direction of writing stands in the text ({where})"
    remedy = "delete it: it cannot be seen, and letters behind it may be printed in reverse"
    return Diagnostic("warning", "direction-turned", message, remedy, str(path))


def _holds(value: object) -> bool:
    """Return whether a text, or one of the texts in a value, holds a control of direction."""
    if isinstance(value, str):
        return TURNS.search(value) is not None
    if isinstance(value, dict):
        return any(map(_holds, value.values()))
    return isinstance(value, list | tuple) and any(map(_holds, value))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
