"""`reportgen desk` prints one line with the address to open, and ends cleanly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from .command import reportgen


def test_open_and_closed(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "reportgen", "desk", "--no-open"]
    with subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as desk:
        try:
            assert desk.stdout is not None
            line = desk.stdout.readline()
            assert line.startswith("the desk is open at http://127.0.0.1:")
            with urllib.request.urlopen(line.split()[-1]) as answer:
                assert answer.status == 200
            begun = time.monotonic()
            os.kill(desk.pid, signal.SIGINT)
            rest, said = desk.communicate(timeout=30)
        finally:
            desk.kill()
    assert (desk.returncode, rest, said) == (0, "", "the desk is closed; everything is saved\n")
    assert time.monotonic() - begun < 10


def test_what_cannot_be_opened_is_said_in_one_line(tmp_path: Path) -> None:
    done = reportgen("desk", "inputs/1999", "--no-open", cwd=tmp_path)
    assert (done.code, len(done.lines)) == (2, 1)
    assert "no such folder" in done.stderr
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = reportgen("desk", "--no-open", "--port", str(other.getsockname()[1]), cwd=tmp_path)
    assert (done.code, len(done.lines)) == (2, 1)
    assert "name another with --port" in done.stderr
    assert reportgen("desk", "--port", "0", cwd=tmp_path).code == 2
