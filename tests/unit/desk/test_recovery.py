"""Decisions that were wiped out of the file are noticed; steps that were cut short are settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk import deciding, looking, recovery, undoing
from reportgen.desk.journal import Step, StepJournal
from reportgen.desk.refused import RefusedError
from reportgen.desk.room import Room
from reportgen.edition.decision_files import corrections, looked_through, signoff
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
    undoing.undo(room, step.number)
    assert corrections.load(room.folder) == ()


def test_a_step_that_was_never_written_stays_begun(room: Room) -> None:
    room.journal.begin(Step(0, "2031-06-01T12:00:00", "X", "step.drop", "x", put=(DROP,)))
    recovery.settle(room)
    assert [it.state for it in room.journal.steps()] == ["begun"]
    assert recovery.lost(room) == ()


def test_an_equal_decision_of_another_step_is_not_this_steps(room: Room) -> None:
    room.journal.begin(Step(0, "2031-06-01T12:00:00", "X", "step.drop", "x", put=(DROP,)))
    second = _drop(room)
    recovery.settle(room)
    assert [it.state for it in room.journal.steps()] == ["begun", "done"]
    undoing.undo(room, second.number)
    recovery.settle(room)
    assert recovery.lost(room) == ()
    assert corrections.load(room.folder) == ()


def test_what_stands_already_is_not_done_again(room: Room) -> None:
    first = _drop(room)
    undoing.undo(room, first.number)
    second = _drop(room)
    with pytest.raises(RefusedError, match="already"):
        undoing.redo(room, first.number)
    undoing.undo(room, second.number)
    assert recovery.lost(room) == ()
    undoing.redo(room, first.number)
    assert len(corrections.load(room.folder)) == 1


def test_a_decision_taken_again_after_it_was_taken_out_is_missed_when_it_is_wiped(room: Room) -> None:
    _drop(room)
    (there,) = corrections.load(room.folder)
    deciding.take_out(room, there.line or 0, "Fatou Sow", "africa")
    second = _drop(room)
    (room.folder / "corrections.yaml").write_text("# an old buffer\n", "utf-8")
    assert [step.number for step in recovery.lost(room)] == [second.number]
    assert recovery.put_back(room) == 1
    assert recovery.lost(room) == ()


def test_a_signature_that_stands_again_is_missed_when_it_is_wiped(room: Room) -> None:
    first, second = _signed(room), _signed(room)
    undoing.undo(room, second.number)
    (room.folder / "sign-off.yaml").write_text("# an old buffer\n", "utf-8")
    assert [step.number for step in recovery.lost(room)] == [first.number]


def test_a_signature_that_was_cut_short_can_be_taken_back(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    step = deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")
    _cut_short(room)
    recovery.settle(room)
    assert undoing.undo(room, step.number).state == "undone"


def test_what_was_put_back_already_is_not_written_twice(room: Room) -> None:
    step = _drop(room)
    undoing.undo(room, step.number)
    undoing.redo(room, step.number)
    undoing.undo(room, step.number)
    _cut_short(room)  # it counts as done, and its entry is gone
    assert recovery.put_back(room) == 1
    assert len(corrections.load(room.folder)) == 1


def _looked(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None and reviewed.compilation.codebook is not None
    report = next(it for it in reviewed.compilation.reports if it.region.id == "africa")
    coded = {own.id for section in report.sections for item in section.items for own in item.themes}
    free = min(theme.id for theme in reviewed.compilation.codebook.themes if theme.id not in coded)
    looking.look(room, reviewed, "africa", free, label=free, by="Fatou Sow")


def _signed(room: Room) -> Step:
    reviewed = room.reviewed()
    assert reviewed is not None
    return deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")


def test_a_wiped_signature_and_a_wiped_look_are_noticed_and_put_back(room: Room) -> None:
    _signed(room)
    _looked(room)
    path = room.folder / "sign-off.yaml"
    before = signoff.texts(room.folder), looked_through.load(room.folder)
    path.write_text("# an old buffer\n", "utf-8")
    assert [step.what for step in recovery.lost(room)] == ["step.signed", "step.looked"]
    assert recovery.put_back(room) == 2
    assert (signoff.texts(room.folder), looked_through.load(room.folder)) == before
    assert recovery.lost(room) == ()


def test_a_signature_that_was_taken_back_here_is_not_lost(room: Room) -> None:
    step = _signed(room)
    undoing.undo(room, step.number)
    assert recovery.lost(room) == ()
    undoing.redo(room, step.number)
    (room.folder / "sign-off.yaml").write_text("# an old buffer\n", "utf-8")
    recovery.let_go(room)
    assert recovery.lost(room) == ()
