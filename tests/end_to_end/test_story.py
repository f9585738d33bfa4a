"""The story of docs/new-version.md, told by running it: every command, every line of its output."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

STORY = ROOT / "docs" / "new-version.md"


@dataclass(frozen=True)
class Step:
    """A command and what it prints; a line `…` stands for any number of lines."""

    command: str
    expected: tuple[str, ...]


def steps() -> list[Step]:
    """The commands of the story in order."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", STORY.read_text("utf-8"), re.S | re.M):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            found.append(Step(command, tuple(lines)))
    return found


def pattern(expected: tuple[str, ...]) -> str:
    """The regular expression of an expected output."""
    lines = (r"(?:.*\n)*?" if line.strip() == "…" else _line(line) for line in expected)
    return "".join(lines)


def _line(line: str) -> str:
    """A line; a … at its end stands for its rest, any other is printed so."""
    return re.escape(line.removesuffix("…")) + (
        r".*\n" if line.endswith(": …") else re.escape("…" * line.endswith("…")) + r"\n"
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the story needs."""
    folder = tmp_path_factory.mktemp("story")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    return folder


@pytest.mark.middle
def test_the_story_is_true(project: Path) -> None:
    told = steps()
    assert len(told) >= 9
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    for step in told:
        ran = subprocess.run(
            step.command,
            check=False,
            shell=True,
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
        )
        said = ran.stdout + ran.stderr
        assert re.fullmatch(pattern(step.expected), said), f"$ {step.command}\n{said}"
        refused = "--release" in step.command and "error:" in "".join(step.expected)
        assert ran.returncode == (5 if refused else 0), f"$ {step.command}\n{said}"
