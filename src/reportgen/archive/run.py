"""Reads a stream of sources into a sink; memory does not grow with their number."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..errors import ReportgenError
from ..system.isolation import Executor, Work
from .sources import SourceFile

SHOWN_ERRORS = 20
"""Errors kept to be shown at the end; all of them stand in the sink's log."""


class Sink(Protocol):
    """Where results go; it knows what it has already."""

    def has(self, source: SourceFile) -> bool:
        """Return whether the result of this very content is there."""
        ...

    def take(self, source: SourceFile, result: str, digest: str) -> None:
        """Keep a result.

        Args:
            source: the file.
            result: what was made of it.
            digest: SHA-256 of the bytes that were read, "" where nobody knows.

        Raises:
            OutputError: it cannot be written.
        """
        ...

    def refuse(self, source: SourceFile, error: ReportgenError) -> None:
        """Note that a source could not be read.

        Raises:
            OutputError: the note cannot be written.
        """
        ...


@dataclass(slots=True)
class Tally:
    """How a run went.

    Attributes:
        done: sources read.
        skipped: sources whose results were there.
        failed: sources that could not be read.
        errors: the first of the errors.
        exit_code: 0, or that of the worst error.
    """

    done: int = 0
    skipped: int = 0
    failed: int = 0
    errors: list[ReportgenError] = field(default_factory=list)
    exit_code: int = 0

    def add(self, error: ReportgenError) -> None:
        """Count an error; a fault of ours is worse than a file that cannot be read."""
        self.failed += 1
        if self.failed <= SHOWN_ERRORS:
            self.errors.append(error)
        codes = {self.exit_code, error.exit_code} - {0}
        self.exit_code = min(codes)


def read(
    work: Work,
    sources: Iterable[SourceFile],
    executor: Executor,
    sink: Sink,
    progress: Callable[[int], None] = lambda done: None,
) -> Tally:
    """Do `work` on the sources that the sink does not have yet; none of them stops the others.

    Args:
        work: done on each.
        sources: any number.
        executor: does it.
        sink: takes what comes out.
        progress: called with the number of sources dealt with.

    Raises:
        OutputError: a result cannot be written.
        ReportgenError: no process can be started.
    """
    tally = Tally()
    reading: dict[int, SourceFile] = {}

    def missing() -> Iterator[Path]:
        at = 0
        for source in sources:
            if sink.has(source):
                tally.skipped += 1
                progress(tally.done + tally.skipped + tally.failed)
                continue
            reading[at] = source
            at += 1
            yield source.path

    for at, outcome in executor.map_files(work, missing()):
        source = reading.pop(at)
        if outcome.result is not None:
            sink.take(source, outcome.result, outcome.sha256)
            tally.done += 1
        else:
            error = outcome.error or ReportgenError(f"{source.path}: no result")
            sink.refuse(source, error)
            tally.add(error)
        progress(tally.done + tally.skipped + tally.failed)
    return tally
