"""What a process cost, with all that it started, as the operating system counted it (`wait4`).

On Linux also what outlives its parent, such as a server that forks workers; on macOS that is not counted.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: macOS counts bytes, Linux KiB."""
PR_SET_CHILD_SUBREAPER = 36
"""Linux: orphans of our children become our own children, so that they can be counted (prctl(2))."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process and its children cost."""

    cpu: float  # seconds, user and system
    wall: float  # seconds
    peak: float  # MiB, of the largest process


_ADOPTING: list[bool] = []
"""Not empty once orphans are adopted: only then may all children be waited for."""


def adopt_orphans() -> None:
    """Become the parent of whatever outlives a measured process, where the system can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        _ADOPTING.append(True)


def orphans() -> Iterator[resource.struct_rusage]:
    """Wait for adopted processes to end and yield what each cost with its children."""
    if not _ADOPTING:
        return
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def measure(command: list[str], log: Path) -> Cost:
    """Run a command to its end and return its cost.

    Raises:
        SystemExit: the command failed; its last words are in the message.
    """
    start = time.perf_counter()
    with log.open("wb") as words:
        process = os.posix_spawn(
            command[0],
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, words.fileno(), stream) for stream in (1, 2)],
        )
        _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    usages = [usage, *orphans()]
    if status:
        last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        sys.exit(f"failed with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}\n{last}")
    return Cost(
        cpu=sum(used.ru_utime + used.ru_stime for used in usages),
        wall=wall,
        peak=max(used.ru_maxrss for used in usages) * MAXRSS_BYTES / 2**20,
    )
