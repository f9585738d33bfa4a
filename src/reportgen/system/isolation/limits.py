"""What one source may use of the machine, and how a worker is held to it."""

import os
import resource
import sys
from typing import NamedTuple


class Limits(NamedTuple):
    """What one source may use.

    Attributes:
        memory: bytes of address space (Linux; macOS does not enforce it).
        cpu: seconds of processor time.
        wall: seconds from start to result.
        result: bytes of the result.
        sources: sources a process reads before a fresh one takes over: what little memory a reading
            leaves behind stays little; 0 for no end.
        growth: bytes a process may hold more than after its first source: one huge source has left its
            heap in pieces; 0 for no end.
        caged: it reads strangers' files: it is shut in, and watched.
    """

    memory: int = 1 << 30
    cpu: int = 240
    wall: int = 300
    result: int = 256 << 20
    sources: int = 500
    growth: int = 64 << 20
    caged: bool = True


ORDINARY = Limits()
"""For sources nobody knows anything about."""


def confine(limits: Limits) -> None:
    """Hold this process to its memory, for good, and to writing no core dump; caged, to writing no file."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    held = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)]
    if limits.caged:
        held.append((resource.RLIMIT_FSIZE, 0))
    for name, value in held:
        _set(name, value, value)


def allow_time(limits: Limits) -> None:
    """Give this process the processor time of one more source; it is ended when that is used up."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + 1 + limits.cpu
    _set(resource.RLIMIT_CPU, soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)


class ResidentMemory:
    """The memory that this process holds: asked of a file, which is opened before the process is shut in."""

    def __init__(self) -> None:
        try:
            self._file = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._file = -1

    def held(self) -> int:
        """Return bytes; where the system does not say, the most that were ever held."""
        if self._file < 0:
            unit = 1 if sys.platform == "darwin" else 1024
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        return int(os.pread(self._file, 256, 0).split()[1]) * resource.getpagesize()


def _set(name: int, soft: int, hard: int) -> None:
    """Set a limit where the system has it and lets us."""
    try:
        resource.setrlimit(name, (soft, hard))
    except (ValueError, OSError):
        return
