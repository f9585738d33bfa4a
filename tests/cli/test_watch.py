"""`build --watch`: a change is built, a mistake is said and waited for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import editions

PATIENCE = 60.0
"""Seconds that a build may take on a busy machine."""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """An edition that is being watched, and what the command has said so far."""
    folder = editions.edition(tmp_path / "2031", "africa")
    log = tmp_path / "said.txt"
    words = ["build", str(folder), "-o", str(tmp_path / "out"), "--to", "csv", "--watch"]
    with log.open("wb") as said:
        running = subprocess.Popen([sys.executable, "-m", "reportgen", *words], stderr=said)
    try:
        yield folder, log
        os.kill(running.pid, signal.SIGINT)
        assert running.wait(PATIENCE) in (0, 130)
    finally:
        running.kill()
        running.wait()


def _wait(log: Path, words: str, times: int = 1) -> None:
    end = time.monotonic() + PATIENCE
    while log.read_text("utf-8").count(words) < times:
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.1)


@pytest.mark.middle
def test_changes_are_built(watched: tuple[Path, Path]) -> None:
    folder, log = watched
    _wait(log, "watching for changes")
    (folder / "corrections.yaml").write_text(
        "- quote: survivor leadership\n  action: confirm\n  by: the desk\n", "utf-8"
    )
    _wait(log, "changed: corrections.yaml")
    _wait(log, "corrections: 1 applied")
    (folder / "edition.toml").write_text("titel = 'x'\n", "utf-8")
    _wait(log, "unknown key “titel”")
    (folder / "edition.toml").write_text(editions.TOML, "utf-8")
    _wait(log, "corrections: 1 applied", 2)


@pytest.mark.middle
def test_after_a_file_that_could_not_be_made_the_next_change_makes_all(tmp_path: Path) -> None:
    folder, log, out = editions.edition(tmp_path / "2031", "africa"), tmp_path / "said.txt", tmp_path / "out"
    out.mkdir()
    (out / "global-priorities.html").mkdir()  # a folder in the file's place
    words = ["build", str(folder), "-o", str(out), "--to", "html,json", "--watch"]
    with log.open("wb") as said:
        running = subprocess.Popen([sys.executable, "-m", "reportgen", *words], stderr=said)
    try:
        _wait(log, "a folder has this name")
        _wait(log, "watching for changes")
        (out / "global-priorities.html").rmdir()
        (folder / "corrections.yaml").write_text("# nothing yet\n", "utf-8")
        _wait(log, "watching for changes", 2)
        assert (out / "global-priorities.html").is_file(), log.read_text("utf-8")
    finally:
        running.kill()
        running.wait()
