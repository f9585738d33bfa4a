"""seccomp: system calls that no reader of files needs are refused to this process, for good.

The filter is a program in classic BPF that the kernel runs before each call (Documentation/userspace-api/
seccomp_filter.rst). It refuses what is listed; all else goes on, so that libraries and kernels that are newer
than the list still work. A refused call says "not permitted", as the system would.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

_REFUSED = """
socket 41 198, connect 42 203, bind 49 200, listen 50 201, socketpair 53 199, accept 43 202, accept4 288 242
execve 59 221, execveat 322 281, fork 57 -, vfork 58 -, ptrace 101 117, kcmp 312 272, setpriority 141 140
process_vm_readv 310 270, process_vm_writev 311 271, pidfd_open 434 434, pidfd_getfd 438 438
pidfd_send_signal 424 424, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, creat 85 -, truncate 76 45
ftruncate 77 46, fallocate 285 47, memfd_create 319 279, rename 82 -, renameat 264 38, renameat2 316 276
unlink 87 -, unlinkat 263 35, rmdir 84 -, link 86 -, linkat 265 37, symlink 88 -, symlinkat 266 36
mkdir 83 -, mkdirat 258 34, mknod 133 -, mknodat 259 33, chmod 90 -, fchmod 91 52, fchmodat 268 53
fchmodat2 452 452, chown 92 -, fchown 93 55, lchown 94 -, fchownat 260 54, utime 132 -, utimes 235 -
futimesat 261 -, utimensat 280 88, setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, mount 165 40
umount2 166 39, pivot_root 155 41, chroot 161 51, unshare 272 97, setns 308 268, open_tree 428 428
move_mount 429 429, fsopen 430 430, mount_setattr 442 442, open_by_handle_at 304 265, bpf 321 280
perf_event_open 298 241, userfaultfd 323 282, keyctl 250 219, add_key 248 217, request_key 249 218
init_module 175 105, finit_module 313 273, delete_module 176 106, kexec_load 246 104, reboot 169 142
swapon 167 224, swapoff 168 225, acct 163 89, quotactl 179 60, personality 135 92, iopl 172 -, ioperm 173 -
settimeofday 164 170, clock_settime 227 112, clock_adjtime 305 266, adjtimex 159 171, sethostname 170 161
setdomainname 171 162
"""
"""Calls with their numbers on x86-64 and on ARM (64 bits); "-" where a processor does not have one."""


class _Machine(NamedTuple):
    """A processor: its name for the kernel, and the numbers of the calls that an argument decides about.

    Attributes:
        column: of its numbers in the list of what is refused.
        opening: `open` and `openat`, with the place of the argument that holds the flags.
        killing: `kill`, `tkill`, `tgkill`: the first argument says whom.
        clone: the first argument says whether it makes a thread or a process.
        limiting: `prlimit64`: the first argument says whose limits, 0 for one's own.
    """

    architecture: int
    column: int
    opening: tuple[tuple[int, int], ...]
    killing: tuple[int, ...]
    clone: int
    limiting: int


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 1, ((2, 1), (257, 2)), (62, 200, 234), 56, 302),
    "aarch64": _Machine(0xC00000B7, 2, ((56, 2),), (129, 130, 131), 220, 261),
}
_UNSEEN = (435, 437, 425, 426, 427)
"""`clone3`, `openat2`, `io_uring_*`, on both: what they do a filter cannot see; libraries go without them."""
_FOREIGN_NUMBERS = 0x40000000
"""From here on the numbers of x86-64 are those of the x32 calls."""

_LOAD, _EQUALS, _AT_LEAST, _HAS_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Instructions of classic BPF, on whole words."""
_NUMBER, _ARCHITECTURE, _ARGUMENTS, _ARGUMENT_SIZE = 0, 4, 16, 8
"""Offsets in what the kernel shows the filter (struct seccomp_data)."""
_INSTRUCTION_SIZE = 8
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000
_SET_SECCOMP, _FILTER = 22, 2
_CLONE_THREAD = 0x00010000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_Instruction = tuple[int, int, int, int]
"""Operation, steps to go over where its test holds and where not, operand."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def refuse_calls() -> bool:
    """Refuse to this process, and to all threads that it starts, what no reader needs.

    It must not be able to gain privileges.

    Returns:
        Whether the system refuses it from now on.
    """
    if sys.platform != "linux" or sys.maxsize < 1 << 32:
        return False
    machine = _MACHINES.get(os.uname().machine)
    if machine is None:
        return False
    code = b"".join(_packed(instruction) for instruction in _filter(machine, os.getpid()))
    program = _Program(len(code) // _INSTRUCTION_SIZE, code)
    done: int = ctypes.CDLL(None, use_errno=True).prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
    return done == 0


def _packed(instruction: _Instruction) -> bytes:
    operation, if_true, if_false, operand = instruction
    jumps = bytes((if_true, if_false))
    return operation.to_bytes(2, sys.byteorder) + jumps + operand.to_bytes(4, sys.byteorder)


def refused(column: int) -> dict[str, int]:
    """Return the calls that are refused whatever they are asked, by name, with their numbers.

    Args:
        column: 1 for x86-64, 2 for ARM.
    """
    rows = [row.split() for row in _REFUSED.replace("\n", ",").split(",") if row.strip()]
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


def _filter(machine: _Machine, own: int) -> Iterator[_Instruction]:
    """Yield the program.

    Args:
        machine: the processor.
        own: number of this process.
    """
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _EQUALS, 1, 0, machine.architecture
    yield _fail(errno.EPERM)
    yield _LOAD, 0, 0, _NUMBER
    yield _AT_LEAST, 0, 1, _FOREIGN_NUMBERS
    yield _fail(errno.EPERM)
    for number in sorted(refused(machine.column).values()):
        yield _EQUALS, 0, 1, number
        yield _fail(errno.EPERM)
    for number in _UNSEEN:
        yield _EQUALS, 0, 1, number
        yield _fail(errno.ENOSYS)
    for number, place in machine.opening:
        yield from _if_argument(number, place, (_HAS_BIT, 1, 0, _WRITING))
    yield from _if_argument(machine.clone, 0, (_HAS_BIT, 0, 1, _CLONE_THREAD))
    for number in machine.killing:
        yield from _if_argument(number, 0, (_EQUALS, 0, 1, own))
    yield _EQUALS, 0, 4, machine.limiting
    yield _load_argument(0)
    yield _EQUALS, 2, 0, 0
    yield _EQUALS, 1, 0, own
    yield _fail(errno.EPERM)
    yield _RETURN, 0, 0, _ALLOW


def _fail(number: int) -> _Instruction:
    return _RETURN, 0, 0, _FAIL_WITH | number


def _load_argument(place: int) -> _Instruction:
    """Return what loads the lower half of an argument, from 0; both processors put it first."""
    return _LOAD, 0, 0, _ARGUMENTS + place * _ARGUMENT_SIZE


def _if_argument(number: int, place: int, test: _Instruction) -> Iterator[_Instruction]:
    """Yield what decides about a call by an argument; the test goes on to allow, or over that to refuse."""
    yield _EQUALS, 0, 4, number
    yield _load_argument(place)
    yield test
    yield _RETURN, 0, 0, _ALLOW
    yield _fail(errno.EPERM)
