"""Whoever is killed while deciding leaves whole files; two who write at once both keep what they decided."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.desk import recovery
from reportgen.desk.journal import StepJournal
from reportgen.desk.room import Room
from reportgen.edition.decision_files import corrections
from tests.conftest import ROOT

DEATHS = 100
pytestmark = pytest.mark.middle

WRITER = """
import sys
from pathlib import Path
from reportgen.desk import deciding, recovery, undoing
from reportgen.desk.journal import Step
from reportgen.desk.room import Room
from reportgen.model.decisions import Correction

room = Room(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    entry = Correction(
        quote=f"words {number} of {sys.argv[2]}", action="confirm", by=sys.argv[2], on="2031-06-01"
    )
    new = Step(0, "2031-06-01T12:00:00", sys.argv[2], "step.confirm", "x")
    step = deciding.decide_many(room, [entry], new)
    print(step.number, flush=True)
    if number % 3 == 2:
        undoing.undo(room, step.number)
"""


def _writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_a_hundred_deaths_leave_whole_files_and_every_decision(folder: Path) -> None:
    words = [sys.executable, "-m", "tests.unit.desk.mortal", str(folder), str(DEATHS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        words, cwd=folder.parent.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lives = [line.split() for line in done.stdout.splitlines()]
    assert sum(how == "killed" for how, _ in lives) == DEATHS
    assert sum(int(told) for _, told in lives) > DEATHS // 2, "hardly anything was decided"
    names = {it.name for it in folder.iterdir()}
    assert not [name for name in names if name.endswith((".tmp", ".part"))]


def test_two_at_once(folder: Path) -> None:
    with _writer(folder, "one", 9) as one, _writer(folder, "other", 9) as other:
        one.communicate(timeout=120)
        other.communicate(timeout=120)
    entries = [one.by for one in corrections.load(folder)]
    assert (entries.count("one"), entries.count("other")) == (6, 6)
    steps = StepJournal(folder).steps()
    assert len(steps) == 18
    assert recovery.lost(Room(folder)) == ()
