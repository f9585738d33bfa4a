"""The one door to other programs: no shell, no terminal, a small environment, a time limit."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import DependencyError, RenderError

TIMEOUT = 120.0
"""Seconds after which a program is stopped; pandoc needs under one for a document of 30 pages."""

_KEPT = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_ERROR_TAIL = 300


def run(
    program: Path,
    arguments: Sequence[str],
    stdin: bytes = b"",
    timeout: float = TIMEOUT,
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Run `program` and return what it wrote to its standard output.

    Args:
        program: path of the executable.
        arguments: passed as they are, never through a shell.
        stdin: the whole standard input.
        timeout: seconds.
        more: what its environment also has.

    Raises:
        DependencyError: the program is missing or cannot be started.
        RenderError: it failed or took too long.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"LC_ALL": "C.UTF-8"}
    environment |= more or {}
    try:
        done = subprocess.run(  # noqa: S603  (no shell; the caller names a fixed program)
            [str(program), *arguments],
            input=stdin,
            capture_output=True,
            timeout=timeout,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"{program.name}: stopped after {timeout:.0f} s without a result") from error
    except OSError as error:
        raise DependencyError(
            f"{program.name}: cannot be started ({error.strerror}); run `make setup`"
        ) from error
    if done.returncode != 0:
        words = " ".join(done.stderr.decode("utf-8", "replace").split())[-_ERROR_TAIL:]
        raise RenderError(f"{program.name}: failed with status {done.returncode}: {words}")
    return done.stdout
