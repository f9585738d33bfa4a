"""What commands say: remarks on stderr, and as JSON lines in a log."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..system.visible import visible
from .pasting import pasteable

SHOWN = 50
"""Remarks of one kind that are said without -v."""

if TYPE_CHECKING:
    from ..errors import ReportgenError
    from ..model.diagnostics import Diagnostic


def is_quiet(options: argparse.Namespace) -> bool:
    """Return whether only errors are to be said."""
    return bool(getattr(options, "quiet", False))


def say(text: str) -> None:
    """Write a line to stderr: words go there, data to stdout."""
    print(visible(pasteable(text)), file=sys.stderr)


def refuse(error: ReportgenError) -> None:
    """Say what is wrong, a line for each problem."""
    for line in error.lines:
        say(f"error: {line}")


def show(text: str) -> None:
    """Write a line that people read to stdout."""
    print(visible(pasteable(text)))


def report(diagnostics: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Say what people should know: errors always, notes only with -v; without it the first of many alike."""
    quiet, verbose = getattr(options, "quiet", False), getattr(options, "verbose", False)
    counts: Counter[str] = Counter()
    for diagnostic in diagnostics:
        if diagnostic.severity == "error" or (not quiet and (verbose or diagnostic.severity != "note")):
            counts[diagnostic.code] += 1
            if verbose or diagnostic.severity == "error" or counts[diagnostic.code] <= SHOWN:
                say(str(diagnostic))
    for code, count in counts.items():
        if not verbose and count > SHOWN and not quiet:
            say(f"and {count - SHOWN} more of {code}; -v lists all")


def log(diagnostics: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Write the remarks to the file of `--log`, one JSON object a line; nothing without it."""
    path: Path | None = getattr(options, "log", None)
    if path is None:
        return
    import json

    from ..system import output

    lines = [json.dumps(diagnostic.plain(), ensure_ascii=False) for diagnostic in diagnostics]
    output.write(path, "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace"))
