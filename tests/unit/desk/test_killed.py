"""Whoever is killed while deciding leaves whole files; two who write at once both keep what they decided."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.desk import deciding
from reportgen.desk.journal import StepJournal
from reportgen.desk.room import Room
from reportgen.edition.decision_files import corrections

pytestmark = pytest.mark.middle

WRITER = """
import sys
from pathlib import Path
from reportgen.desk import deciding
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
        deciding.undo(room, step.number)
"""


def _writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_killed_at_any_moment(folder: Path) -> None:
    chance = random.Random(7)
    told = 0
    for number in range(12):
        with _writer(folder, f"writer {number}", 1000) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 9)):
                writer.stdout.readline()
            time.sleep(chance.random() * 0.02)
            writer.kill()
            told += len([line for line in writer.stdout.read().splitlines() if line])
        corrections.load(folder)  # whole, or this says what is wrong
        assert all(step.state in ("begun", "done", "undone") for step in StepJournal(folder).steps())
    room = Room(folder)
    begun = [step for step in StepJournal(folder).steps() if step.state == "begun"]
    assert len(begun) <= 12
    assert deciding.lost(room) == (), "what was said to be done is in the file"


def test_two_at_once(folder: Path) -> None:
    with _writer(folder, "one", 9) as one, _writer(folder, "other", 9) as other:
        one.communicate(timeout=120)
        other.communicate(timeout=120)
    entries = [one.by for one in corrections.load(folder)]
    assert (entries.count("one"), entries.count("other")) == (6, 6)
    steps = StepJournal(folder).steps()
    assert len(steps) == 18
    assert deciding.lost(Room(folder)) == ()
