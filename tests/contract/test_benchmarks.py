"""The benchmark measures what it says: a process with its children, and ratios of the same round."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.run import Comparison, Cost


def test_children_count(tmp_path: Path) -> None:
    burn = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    cost = run.measure([sys.executable, "-c", child], tmp_path / "log")
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3
    assert 1 < cost.peak < 1000


def test_a_failing_command_ends_the_benchmark_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such report"):
        run.measure([sys.executable, "-c", "raise SystemExit('no such report')"], tmp_path / "log")


def test_ratios_are_of_the_same_round() -> None:
    ours = [Cost(1, 1, 100), Cost(2, 2, 100), Cost(4, 4, 100)]
    naive = [Cost(3, 3, 50), Cost(4, 4, 50), Cost(4, 4, 50)]
    comparison = Comparison("build", ours, naive)
    assert run.ratio(comparison, lambda cost: cost.cpu) == "2.00× (1.00–3.00)"
    table = run.table([comparison]).splitlines()
    assert table[2] == "| build | reportgen | 2.00 | 2.00 | 100 |"
    assert table[-1].endswith("| 0.50× (0.50–0.50) |")


def test_the_machine_is_described_without_its_name() -> None:
    assert "cores" in run.machine()
    assert "Python 3." in run.machine()
