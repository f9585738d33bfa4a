"""Refused system calls: the numbers are the kernel's, and what is refused says so as the system would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.system.isolation.seccomp import refused

X86_64, ARM = 1, 2

CODE = """
import ctypes, errno, os, threading
from reportgen.system.isolation import seccomp
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # no new privileges
if not seccomp.refuse_calls():
    print("absent")
    raise SystemExit
tried = {
    "socket": lambda: __import__("socket").socket(),
    "kill": lambda: os.kill(os.getppid(), 0),
    "own": lambda: os.kill(os.getpid(), 0),
    "read": lambda: os.close(os.open("/", os.O_RDONLY)),
    "write": lambda: os.open("/tmp/refused", os.O_WRONLY | os.O_CREAT),
    "thread": lambda: threading.Thread(target=lambda: None).start(),
    "fork": os.fork,
}
for name, attempt in tried.items():
    try:
        attempt()
        print(name, "done")
    except OSError as error:
        print(name, errno.errorcode[error.errno])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_what_is_refused_is_not_permitted_and_all_else_goes_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=True
    )
    if done.stdout == "absent\n":
        pytest.skip("this kernel, or this processor, has no filter of system calls")
    refusals = ("socket", "kill", "write", "fork")
    lines = [line for line in done.stdout.splitlines() if line]
    assert lines == [
        f"{name} {'EPERM' if name in refusals else 'done'}"
        for name in ("socket", "kill", "own", "read", "write", "thread", "fork")
    ]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", X86_64),
        ("/usr/include/asm-generic/unistd.h", ARM),
    ],
)
def test_the_numbers_of_calls_are_the_kernels(header: str, column: int) -> None:
    path = Path(header)
    if not path.is_file():
        pytest.skip(f"no {header} here")
    lines = [line.replace("__NR3264_", "__NR_").split() for line in path.read_text("utf-8").splitlines()]
    defined = [line for line in lines if len(line) > 2 and line[0] == "#define" and "__NR_" in line[1]]
    numbers = {line[1].removeprefix("__NR_"): line[2] for line in defined}
    own = refused(column)
    known = {name: numbers[name] for name in own if numbers.get(name, "").isdigit()}
    assert len(known) > 60, "some are newer than the headers"
    assert {name: str(own[name]) for name in known} == known


def test_every_call_is_refused_on_both_processors_where_both_have_it() -> None:
    x86_64, arm = refused(X86_64), refused(ARM)
    assert set(arm) < set(x86_64)
    for numbers in (x86_64, arm):
        assert len(set(numbers.values())) == len(numbers)
