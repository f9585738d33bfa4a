"""Decisions that were wiped out of the file are noticed; steps that were cut short are settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk import deciding, recovery
from reportgen.desk.journal import Step, StepJournal
from reportgen.desk.room import Room
from reportgen.edition.decision_files import corrections
from reportgen.model.decisions import Correction

QUOTE = "Governments should publish which recruiters hold a licence"
DROP = Correction(
    region="africa", quote=QUOTE, action="drop", by="Fatou Sow", on="2031-06-01", why="said twice"
)


@pytest.fixture
def room(folder: Path) -> Room:
    """The edition, read."""
    room = Room(folder)
    while room.reviewed() is None:
        pass
    return room


def _drop(room: Room) -> Step:
    return deciding.decide_one(room, DROP, "step.drop", DROP.quote, "africa").step


def test_an_old_buffer_saved_over_the_file_is_noticed_and_mended(room: Room) -> None:
    _drop(room)
    path = room.folder / "corrections.yaml"
    path.write_text("# nothing\n", "utf-8")
    assert [step.what for step in recovery.lost(room)] == ["step.drop"]
    assert recovery.put_back(room) == 1
    assert recovery.lost(room) == ()
    path.write_text("# nothing\n", "utf-8")
    recovery.let_go(room)
    assert recovery.lost(room) == ()
    assert corrections.load(room.folder) == ()


def _cut_short(room: Room) -> None:
    """Take what was noted last out of the journal, as if the desk had been ended before it was."""
    path = room.folder / ".desk" / "journal.jsonl"
    *lines, _ = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines), "utf-8")


def test_a_step_that_was_written_but_not_ticked_off_is_done(room: Room) -> None:
    step = _drop(room)
    _cut_short(room)
    assert [it.state for it in room.journal.steps()] == ["begun"]
    recovery.settle(room)
    assert [it.state for it in StepJournal(room.folder).steps()] == ["done"]
    deciding.undo(room, step.number)
    assert corrections.load(room.folder) == ()


def test_a_step_that_was_never_written_stays_begun(room: Room) -> None:
    room.journal.begin(Step(0, "2031-06-01T12:00:00", "X", "step.drop", "x", put=(DROP,)))
    recovery.settle(room)
    assert [it.state for it in room.journal.steps()] == ["begun"]
    assert recovery.lost(room) == ()


def test_a_signature_that_was_cut_short_can_be_taken_back(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    step = deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")
    _cut_short(room)
    recovery.settle(room)
    assert deciding.undo(room, step.number).state == "undone"


def test_what_was_put_back_already_is_not_written_twice(room: Room) -> None:
    step = _drop(room)
    deciding.undo(room, step.number)
    deciding.redo(room, step.number)
    deciding.undo(room, step.number)
    _cut_short(room)  # it counts as done, and its entry is gone
    assert recovery.put_back(room) == 1
    assert len(corrections.load(room.folder)) == 1
