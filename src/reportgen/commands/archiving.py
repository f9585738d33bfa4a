"""`reportgen extract` over an archive: into a folder of results, or into a store."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ..archive.results import ResultFolder
from ..archive.run import Tally, read
from ..archive.sources import count, sources
from ..archive.store import Store
from ..errors import UsageError
from ..extraction import form_of
from ..model.diagnostics import Diagnostic
from ..readers import kinds
from ..system import cache
from . import messages
from .remaining import shown_remaining

if TYPE_CHECKING:
    from ..system.isolation import Executor, Work

_MINUTE = 60


def archive(options: argparse.Namespace, work: Work, executor: Executor) -> int:
    """Read all sources that the command line names, and return the exit status.

    Raises:
        UsageError: what is named holds no source.
    """
    start = time.monotonic()
    sink = _sink(options)
    total = count(options.files, options.files_from)
    try:
        with shown_remaining(total, messages.is_quiet(options)) as progress:
            stream = sources(options.files, options.files_from)
            tally = read(work, stream, executor, sink, progress)
    finally:
        if isinstance(sink, Store):
            sink.flush()  # also after Ctrl-C
    if not tally.done + tally.skipped + tally.failed:
        named = ", ".join(map(str, (*options.files, *options.files_from)))
        raise UsageError(
            f"{named}: holds no {' or '.join(kind.name for kind in kinds.KINDS)}; nothing was read"
        )
    for error in tally.errors:
        messages.refuse(error)
    if tally.failed > len(tally.errors):
        messages.say(f"and {tally.failed - len(tally.errors)} more, see {sink.errors.path}")
    _log(options, sink.errors.path)
    if not messages.is_quiet(options):
        messages.say(_summary(tally, sink, time.monotonic() - start))
    return tally.exit_code


def _sink(options: argparse.Namespace) -> ResultFolder | Store:
    if options.store is not None:
        from ..archive import priorities

        return Store(options.store, _digest(options.reader, cache.code_digest(), priorities.data_digest()))
    program = _digest(options.reader, cache.code_digest())
    return ResultFolder(Path(options.output), form_of(options.to).suffix, program, resume=options.resume)


def _digest(*parts: str) -> str:
    """Return a short name for what results depend on besides their sources."""
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:16]


def _summary(tally: Tally, sink: ResultFolder | Store, seconds: float) -> str:
    files = tally.done + tally.skipped + tally.failed
    parts = [f"{tally.done} read"]
    if tally.skipped:
        parts.append(f"{tally.skipped} already there")
    if isinstance(sink, Store) and sink.without:
        parts.append(f"{sink.without} of those read without a priorities chapter")
    if tally.failed:
        parts.append(f"{tally.failed} not readable, listed in {sink.errors.path}")
    took = f"{seconds:.0f} s" if seconds < _MINUTE else f"{seconds / _MINUTE:.0f} min"
    return f"{files} {'file' if files == 1 else 'files'} in {took}: {', '.join(parts)}"


def _log(options: argparse.Namespace, errors: Path) -> None:
    """Repeat the errors in the file of `--log`."""
    if getattr(options, "log", None) is None:
        return
    lines = errors.read_bytes().splitlines() if errors.exists() else []
    rows = [json.loads(line) for line in lines]
    messages.log(
        [Diagnostic("error", "unreadable", row["message"], "", row["file"]) for row in rows], options
    )
