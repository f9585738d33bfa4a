"""Runs `reportgen` as a program of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 180
"""Seconds; a command that needs them hangs."""


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    stdout: bytes
    stderr: str

    @property
    def lines(self) -> list[str]:
        """What was said, line by line."""
        return self.stderr.splitlines()


def reportgen(*words: str | Path, cwd: Path, **environment: str) -> Ran:
    """Run a command in `cwd`, as where `reportgen` is on the PATH; `environment` adds to ours."""
    return _run([sys.executable, "-m", "reportgen", *map(str, words)], cwd, environment)


def pasted(command: str, cwd: Path) -> Ran:
    """Run a command that was printed, as a shell in `cwd` gets it."""
    return _run(["sh", "-c", command], cwd, {})


def _run(words: list[str], cwd: Path, environment: dict[str, str]) -> Ran:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        words,
        cwd=cwd,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))
