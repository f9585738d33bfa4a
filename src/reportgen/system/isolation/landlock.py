"""Landlock: this process may read some folders and nothing else, write nothing, and reach no network.

The kernel's interface as its documentation tells it (Documentation/userspace-api/landlock.rst); glibc has no
functions for it.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""Numbers of the system calls, the same on all processors."""
_ASK_VERSION = 1
_BENEATH_PATH = 1

_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_RIGHTS_BY_VERSION = ((1, 13), (2, 14), (3, 15), (5, 16))
"""From each version of the interface on: how many rights about files there are, as the lowest bits."""
_NET_VERSION, _NET_RIGHTS = 4, 0b11
"""From version 4 on: bind and connect (TCP)."""
_SCOPE_VERSION, _SCOPES = 6, 0b11
"""From version 6 on: abstract Unix sockets and signals, of processes that are not shut in with this one."""


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def restrict(readable: Iterable[Path]) -> int:
    """Shut this process and all that it forks in, for good; it must not be able to gain privileges.

    Args:
        readable: folders and files that may still be read; those that are not there are left out.

    Returns:
        The version of the kernel's interface; 0 where it has none, and nothing is shut.
    """
    if sys.platform != "linux":
        return 0
    call = ctypes.CDLL(None, use_errno=True).syscall
    version = call(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return 0
    rules = _rules(version)
    ruleset = call(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(_size(version)), 0)
    if ruleset < 0:
        return 0
    try:
        for path in readable:
            _allow(call, ruleset, path)
        return version if call(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


def _rules(version: int) -> _Ruleset:
    count = max(rights for since, rights in _RIGHTS_BY_VERSION if since <= version)
    return _Ruleset(
        (1 << count) - 1,
        _NET_RIGHTS if version >= _NET_VERSION else 0,
        _SCOPES if version >= _SCOPE_VERSION else 0,
    )


def _size(version: int) -> int:
    """Return the bytes of the rules that a version knows."""
    fields = 1 + (version >= _NET_VERSION) + (version >= _SCOPE_VERSION)
    return fields * ctypes.sizeof(ctypes.c_uint64)


def _allow(call: "ctypes._NamedFuncPointer", ruleset: int, path: Path) -> None:
    """Let a file, or all below a folder, be read."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_FOLDER if path.is_dir() else _READ_FILE
        call(_ADD_RULE, ruleset, _BENEATH_PATH, ctypes.byref(_PathRule(rights, descriptor)), 0)
    finally:
        os.close(descriptor)
