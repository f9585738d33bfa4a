"""The one door to other programs."""

import sys
from pathlib import Path

import pytest

from reportgen.errors import DependencyError, RenderError
from reportgen.system import programs

PYTHON = Path(sys.executable)


def test_passes_input_and_returns_output() -> None:
    code = "import sys; sys.stdout.write(sys.stdin.read().upper() + sys.argv[1])"
    assert programs.run(PYTHON, ["-c", code, "; echo $HOME"], stdin=b"abc") == b"ABC; echo $HOME"


def test_environment_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    assert programs.run(PYTHON, ["-c", "import os; print('A_SECRET' in os.environ)"]).strip() == b"False"


def test_failure_is_one_line() -> None:
    with pytest.raises(RenderError, match=r"failed with status 3: first second$"):
        programs.run(PYTHON, ["-c", "import sys; sys.stderr.write('first\\nsecond'); sys.exit(3)"])


def test_time_limit() -> None:
    with pytest.raises(RenderError, match="stopped after"):
        programs.run(PYTHON, ["-c", "import time; time.sleep(9)"], timeout=0.2)


def test_missing_program(tmp_path: Path) -> None:
    with pytest.raises(DependencyError, match="make setup"):
        programs.run(tmp_path / "absent", [])
