"""Hostile PDFs cost seconds and megabytes, one line at most, and nothing else."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import pdfs

SECONDS = 10.0
"""Processor time that a file may cost, beside that of starting the program."""
START = 2.0
"""Seconds that starting the program and its processes takes at most."""
MEMORY = 1 << 30
"""Bytes that a process may hold."""


@pytest.fixture(params=pdfs.KINDS, scope="module")
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of each kind."""
    path = tmp_path_factory.mktemp("hostile") / "report.pdf"
    make: Callable[[], bytes] = pdfs.KINDS[request.param]
    path.write_bytes(make())
    return path


def run_measured(words: list[str], folder: Path) -> tuple[int, bytes, resource.struct_rusage]:
    """Run the program; return its exit status, what it said, and what it and its processes used."""
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "reportgen", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, (folder / "said").read_bytes(), used


@pytest.mark.middle
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_hostile_pdf_is_given_up_or_read_within_its_limits(hostile: Path, reader: str) -> None:
    words = ["extract", str(hostile), "--to", "json", "--reader", reader]
    status, said, used = run_measured(words, hostile.parent)
    assert status in (0, 3), said
    lines = said.decode().splitlines()
    assert len(lines) == (1 if status == 3 else 0), said
    assert not any("internal error" in line for line in lines), said
    assert used.ru_utime + used.ru_stime <= SECONDS + START
    assert used.ru_maxrss * 1024 <= MEMORY
