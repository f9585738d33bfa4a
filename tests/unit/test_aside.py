"""Things made in a copy of the process are those made here, and errors are raised here."""

import json
import os
import subprocess
import sys
import threading
from typing import Any

import pytest

from reportgen.isolation import Aside

linux = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux a process is copied")


def who() -> bytes:
    """The process that makes it."""
    return str(os.getpid()).encode()


def fail() -> bytes:
    raise OSError("no room")


def in_fresh_process(code: str) -> Any:
    """What a process without threads prints as JSON: the tests' own may not be copied."""
    start = "import json, os, time\nfrom reportgen.isolation import Aside\nhere = os.getpid()\n"
    start += "def who(): return str(os.getpid()).encode()\n"
    command = [sys.executable, "-W", "error", "-c", start + code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


@linux
def test_a_copy_makes_it_and_this_process_does_not() -> None:
    code = """
before = []
def big():
    before.append(1)
    return b"x\\n" * 100_000
with Aside({"a": who, "b": big}) as aside:
    right = aside.get("b") == b"x\\n" * 100_000
    print(json.dumps([right, int(aside.get("a")) == here, before]))
"""
    assert in_fresh_process(code) == [True, False, []]


def test_everything_is_made_here_where_no_copy_is_wanted_or_possible() -> None:
    with Aside({"a": who}, copy=False) as aside:
        assert int(aside.get("a")) == os.getpid()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    with Aside({"a": who}) as aside:
        assert int(aside.get("a")) == os.getpid()
    done.set()
    thread.join()


@pytest.mark.parametrize("copy", [True, False])
def test_an_error_is_raised_here(copy: bool) -> None:
    with Aside({"a": fail, "b": who}, copy=copy) as aside:
        with pytest.raises(OSError, match="no room"):
            aside.get("a")
        assert aside.get("b")


@linux
def test_what_a_copy_could_not_make_is_made_here() -> None:
    code = """
def fail(): return here.to_bytes(8, "big") if os.getpid() == here else {}["no such key"]
def end(): return b"here" if os.getpid() == here else os._exit(9)
with Aside({"a": who, "b": fail, "c": end, "d": who}) as aside:
    c, places = aside.get("c").decode(), [int(aside.get(name)) == here for name in "ad"]
    print(json.dumps([c, places, int.from_bytes(aside.get("b"), "big") == here]))
"""
    assert in_fresh_process(code) == ["here", [False, True], True]


@linux
def test_a_copy_that_nobody_waits_for_is_ended() -> None:
    code = """
start = time.monotonic()
with Aside({"a": lambda: time.sleep(50)}) as aside:
    child = aside._child
try: os.waitpid(child, 0)
except ChildProcessError: print(json.dumps(time.monotonic() - start))
"""
    assert in_fresh_process(code) < 20
