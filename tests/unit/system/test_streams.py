"""Standard streams that are missing, full or broken: results that are lost are an error, messages are not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import os, sys
from reportgen.system import streams
streams.prepare()
assert os.open("/", os.O_RDONLY) > 2, "no file gets the number of a stream"
print("words for people", file=sys.stderr)
if "data" in sys.argv:
    try:
        print("data")
    except OSError:
        pass
error = streams.stdout_fails()
sys.exit(8 if error else 0)
"""


def _ended(redirected: str, *words: str) -> int:
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", sys.executable, "-c", CODE, *words]
    return subprocess.run(command, timeout=60, check=False).returncode


@pytest.mark.parametrize("redirected", ["2>&-", "<&-", "<&- 2>&-", ">&-", "<&- >&- 2>&-"])
def test_a_missing_stream_is_no_fault_where_nothing_is_lost(redirected: str) -> None:
    assert _ended(redirected) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_messages_that_find_no_room_are_lost() -> None:
    assert _ended("2>/dev/full") == 0


@pytest.mark.parametrize("redirected", [">&-", ">/dev/full"])
def test_results_that_are_lost_are_a_fault(redirected: str) -> None:
    if "full" in redirected and not Path("/dev/full").exists():
        pytest.skip("/dev/full is Linux's")
    assert _ended(redirected, "data") == 8


def test_results_that_arrive_are_none() -> None:
    assert _ended(">/dev/null", "data") == 0
    assert os.devnull == "/dev/null"
