"""Printed commands can be pasted: by name where the PATH finds this program, else by its path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.commands.pasting import pasteable

SCRIPT = Path(sys.executable).with_name("reportgen")


@pytest.fixture
def off_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_on_the_path_the_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{SCRIPT.parent}{os.pathsep}/usr/bin")
    assert pasteable("Next: reportgen sign inputs/2021") == "Next: reportgen sign inputs/2021"


def test_another_program_of_that_name_is_not_taken_for_this_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "reportgen"
    other.write_text("#!/bin/sh\n", "utf-8")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert pasteable("reportgen build") == f"{SCRIPT} build"


def test_what_is_printed_runs_when_it_is_pasted(off_path: Path) -> None:
    line = pasteable("reportgen info --help")
    done = subprocess.run(["sh", "-c", line], cwd=off_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: reportgen info")


def test_the_path_is_short_in_the_folder_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.chdir(SCRIPT.parents[1])
    assert pasteable("run: reportgen build") == f"run: {SCRIPT.parent.name}/reportgen build"


@pytest.mark.parametrize(
    "text",
    [
        "reportgen 0.1.0",
        "install reportgen again",
        "# what reportgen makes of it",
        ".venv/bin/reportgen build",
        "words of a report: nothing here",
    ],
)
def test_what_is_no_command_stays(off_path: Path, text: str) -> None:
    assert pasteable(text) == text
