"""A process is held to its memory, its time, and to writing no file, for good."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reportgen.system.isolation.limits import Limits, ResidentMemory

START = "from reportgen.system.isolation.limits import Limits, ResidentMemory, allow_time, confine\n"


def outcome(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", START + code], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout.strip() or f"ended with {done.returncode}"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces the limit of memory")
def test_more_memory_than_allowed_is_an_error_and_less_is_not() -> None:
    code = (
        "confine(Limits(memory=ResidentMemory().held() + (600 << 20)))\n"
        "kept = bytearray(10 << 20)\n"
        "try:\n    bytearray(900 << 20); print('had')\n"
        "except MemoryError:\n    print('refused', len(kept) >> 20)\n"
    )
    assert outcome(code) == "refused 10"


def test_no_file_can_be_written() -> None:
    code = """
import signal, tempfile
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with tempfile.TemporaryFile(buffering=0) as file:
    confine(Limits(memory=8 << 30))
    try:
        file.write(b"x")
        print("written")
    except OSError:
        print("refused")
"""
    assert outcome(code) == "refused"


@pytest.mark.middle
def test_a_process_that_uses_up_its_time_is_ended() -> None:
    assert outcome("allow_time(Limits(cpu=0))\nwhile True:\n    pass\n").startswith("ended with -")


@pytest.mark.middle
def test_time_counts_from_the_source_and_not_from_the_start() -> None:
    code = (
        "import time\nend = time.process_time() + 1.2\nwhile time.process_time() < end:\n    pass\n"
        "allow_time(Limits(cpu=5))\nprint('goes on')\n"
    )
    assert outcome(code) == "goes on"


def test_what_a_process_holds_grows_with_what_it_keeps() -> None:
    memory = ResidentMemory()
    before = memory.held()
    kept = bytearray(b"x" * (48 << 20))
    assert memory.held() - before > 30 << 20
    assert len(kept) == 48 << 20


def test_a_process_ends_for_good_only_where_its_limits_say_so() -> None:
    assert Limits()._replace(sources=0, growth=0) != Limits()
