"""The cage of a process that reads strangers' files: whatever takes it over finds nothing within reach.

The process has its source open and the channel to its caller; it needs to read the libraries, and nothing
else. Each measure is taken where the system has it, and is silently absent elsewhere; none changes what is
read.
"""

import ctypes
import json
import os
import sys
import sysconfig
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..resources import PACKAGE, templates
from . import landlock, seccomp

_SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES, _DROP_BOUNDING = 4, 38, 24
"""Operations of prctl (linux/prctl.h)."""
_CAPABILITIES_VERSION = 0x20080522
_LAST_CAPABILITY = 63
NOBODY = 65534
"""User and group that own nothing."""
_SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/urandom")
"""Where the libraries of the system are."""
_FONTS = ("/usr/share/fonts", "/usr/share/X11/fonts", "/usr/local/share/fonts")
"""Where PDFium looks for the faces that a file does not bring."""


class Cage(NamedTuple):
    """Which measures hold.

    Attributes:
        no_new_privileges: no program that is started could give more rights.
        not_dumpable: no other process of the user can look into this one.
        user: whose rights it has: "nobody", "root without capabilities", or "" where they are the caller's.
        landlock: version of Landlock by which it can read the libraries only, and write nothing; 0 for none.
        seccomp: sockets, programs, other processes and all writing are refused by the kernel.
    """

    no_new_privileges: bool = False
    not_dumpable: bool = False
    user: str = ""
    landlock: int = 0
    seccomp: bool = False


_HOLDS = [Cage()]


def enter() -> Cage:
    """Shut this process in, for good."""
    sys.dont_write_bytecode = True
    readable = _readable()
    closed = hide_memory()
    limited = _prctl(_SET_NO_NEW_PRIVILEGES, 1)
    user = _give_up_root()
    version = landlock.restrict(readable) if limited else 0
    filtered = seccomp.refuse_calls() if limited else False
    _HOLDS[0] = Cage(limited, closed, user, version, filtered)
    return _HOLDS[0]


def hide_memory() -> bool:
    """Let no other process of the user look into this one, or take it over; return whether none can."""
    return _prctl(_SET_DUMPABLE, 0)


def told(_: Path) -> str:
    """Return which measures hold in this process, as JSON; work for a worker."""
    return json.dumps(_HOLDS[0]._asdict())


@cache
def _readable() -> tuple[Path, ...]:
    """Return the folders and files that reading needs."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    own = [sysconfig.get_path(name) for name in names] + [
        os.path.realpath(sysconfig.get_path(name)) for name in names
    ]
    return (PACKAGE, templates(), *map(Path, dict.fromkeys((*own, *_SYSTEM, *_FONTS))))


def _prctl(operation: int, value: int) -> bool:
    if sys.platform != "linux":
        return False
    done: int = ctypes.CDLL(None).prctl(operation, value, 0, 0, 0)
    return done == 0


def _give_up_root() -> str:
    """Give up the rights of the system's administrator; return whose are left, "" for the caller's own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return ""
    if serves_nobody():
        with suppress(OSError):
            _become_nobody()
            hide_memory()
            return "nobody"
    return "root without capabilities" if _drop_capabilities() else ""


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


@cache
def serves_nobody() -> bool:
    """Return whether somebody who owns nothing can read the libraries: they may be in root's own folder.

    Somebody else tries, in a process of his own; this one must be without threads.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    pid = os.fork()
    if pid == 0:
        try:
            _become_nobody()
            needed = [path for path in _readable() if str(path) not in (*_SYSTEM, *_FONTS)]
            os._exit(0 if all(map(_can_be_read, needed)) else 1)
        finally:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def _can_be_read(folder: Path) -> bool:
    """Return whether a folder can be listed, and the first file below it be opened."""
    if not folder.exists():
        return True
    for place, _, names in os.walk(folder):
        if names:
            with open(os.path.join(place, min(names)), "rb"):  # noqa: PTH118, PTH123
                return True
    return False


def _drop_capabilities() -> bool:
    """Give up what an administrator may beyond owning files; return whether that is so."""
    library = ctypes.CDLL(None, use_errno=True)
    for capability in range(_LAST_CAPABILITY + 1):
        library.prctl(_DROP_BOUNDING, capability, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    done: int = library.capset(ctypes.byref(header), ctypes.byref(none))
    return done == 0
