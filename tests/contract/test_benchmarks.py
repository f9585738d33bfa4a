"""The benchmark measures what it says: a process with its children, and ratios of the same round."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import cost, run
from benchmarks.cost import Cost
from benchmarks.run import Comparison

BURN = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
"""A program that uses 0.3 s of processor time."""


def test_children_count(tmp_path: Path) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}])"
    found = cost.measure([sys.executable, "-c", child], tmp_path / "log")
    assert found.cpu >= 0.3
    assert found.wall >= 0.3
    assert 1 < found.peak < 1000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process adopt orphans")
def test_what_outlives_its_parent_counts(tmp_path: Path) -> None:
    (tmp_path / "orphan.py").write_text(BURN, encoding="utf-8")
    (tmp_path / "parent.py").write_text(
        "import subprocess, sys; subprocess.Popen([sys.executable, 'orphan.py'])", encoding="utf-8"
    )
    (tmp_path / "bench.py").write_text(
        "import sys; from pathlib import Path; from benchmarks import cost; cost.adopt_orphans()\n"
        "print(cost.measure([sys.executable, 'parent.py'], Path('log')).cpu)",
        encoding="utf-8",
    )
    bench = subprocess.run(
        [sys.executable, "bench.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(run.ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(bench.stdout) >= 0.3


def test_a_failing_command_ends_the_benchmark_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such report"):
        cost.measure([sys.executable, "-c", "raise SystemExit('no such report')"], tmp_path / "log")


def test_ratios_are_of_the_same_round() -> None:
    ours = [Cost(1, 1, 100), Cost(2, 2, 100), Cost(4, 4, 100)]
    naive = [Cost(3, 3, 50), Cost(4, 4, 50), Cost(4, 4, 50)]
    comparison = Comparison("build", {"reportgen": ours, "naive": naive})
    assert run.ratios(comparison, "naive", lambda it: it.cpu) == "2.00× (1.00–3.00)"
    table = run.table([comparison]).splitlines()
    assert table[2] == "| build | reportgen | 2.00 | 2.00 | 100 |"
    assert table[-1].endswith("| 0.50× (0.50–0.50) |")


def test_all_ways_are_run_in_turn_and_the_first_round_is_not_counted(tmp_path: Path) -> None:
    ran: list[str] = []

    def way(name: str) -> run.Way:
        return lambda: [sys.executable, "-c", "pass"] if ran.append(name) is None else []

    found = run.compare("job", {"reportgen": way("a"), "other": way("b")}, 2, tmp_path)
    assert "".join(ran) == "ababab"
    assert {name: len(costs) for name, costs in found.costs.items()} == {"reportgen": 2, "other": 2}


def test_a_peer_is_run_where_it_is_installed() -> None:
    from benchmarks import peers

    found = peers.commands(sys.executable, "out", ["a.pdf"])
    assert found["pdfminer.six"][-2:] == ["out", "a.pdf"]


def test_the_machine_is_described_without_its_name() -> None:
    assert "cores" in run.machine()
    assert "Python 3." in run.machine()
