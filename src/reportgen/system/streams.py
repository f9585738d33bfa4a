"""The three standard streams as they should be: there, and words that nobody can read stop nothing.

A program that is started without one of them would open a file of its own in its place, and write messages
into it. Runs before every command, so it imports what Python itself has loaded.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

_STREAMS = ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY))
"""Descriptors, and how the null device is opened in place of one that is missing: who reads or writes data by
it hears that it cannot (as in gnulib's `stdopen`); messages may go nowhere."""
_FAILED: list[OSError] = []
"""Why what was written to stdout did not get there."""


class _Messages(io.FileIO):
    """Where messages go: what cannot be written is lost."""

    def write(self, content: object) -> int:
        """Write what can be written, and say that all was."""
        try:
            return super().write(content)  # type: ignore[arg-type]
        except OSError:
            return len(memoryview(content))  # type: ignore[arg-type]


class _Data(io.FileIO):
    """Where results go: what cannot be written is an error that is not forgotten."""

    def write(self, content: object) -> int:
        """Write.

        Raises:
            OSError: it cannot be written.
        """
        try:
            return super().write(content)  # type: ignore[arg-type]
        except OSError as error:
            _FAILED.append(error)
            raise


def prepare() -> None:
    """Put something in the place of streams that are missing; let messages be lost where they must."""
    for descriptor, way in _STREAMS:
        try:
            os.fstat(descriptor)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, way)  # the lowest number that is free: this one
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = _text(_Data(1, "w", closefd=False), sys.stdout)
    sys.stderr = _text(_Messages(2, "w", closefd=False), sys.stderr, line_buffering=True)


def _text(raw: io.FileIO, before: object, *, line_buffering: bool = False) -> io.TextIOWrapper:
    """Return a stream of text over a file, in the encoding of the one before; names may be no text."""
    encoding = getattr(before, "encoding", None) or "utf-8"
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding,
        "backslashreplace",
        line_buffering=line_buffering or raw.isatty(),
    )


def stdout_fails() -> OSError | None:
    """Return why what was written to stdout did not get there, None where it did; it is tried no more."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _FAILED.append(error)
    if not _FAILED:
        return None
    with suppress(OSError, ValueError):  # the end of the program must not try it again
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return _FAILED[0]
