"""Steps are taken back and done again, never over what others did."""

from __future__ import annotations

import pytest

from reportgen.desk import deciding, undoing
from reportgen.desk.refused import RefusedError
from reportgen.desk.room import Room
from reportgen.edition.decision_files import amendments, corrections, signoff
from tests.unit.desk.decided import BOLD, DROP, decide


def test_undone_and_redone(room: Room) -> None:
    before = amendments.texts(room.folder)
    step = decide(room, DROP)
    assert len(amendments.texts(room.folder)) == 1
    undoing.undo(room, step.number)
    assert amendments.texts(room.folder) == before
    undoing.redo(room, step.number)
    assert [one.action for one in corrections.load(room.folder)] == ["drop"]
    with pytest.raises(RefusedError, match="taken back already"):
        undoing.redo(room, step.number)


def test_an_entry_that_somebody_changed_is_left_alone(room: Room) -> None:
    step = decide(room, DROP)
    path = room.folder / "corrections.yaml"
    path.write_text(path.read_text("utf-8").replace("said elsewhere", "said better elsewhere"), "utf-8")
    with pytest.raises(RefusedError, match="left alone"):
        undoing.undo(room, step.number)
    assert "said better elsewhere" in path.read_text("utf-8")


def test_a_signature_is_taken_back_and_given_again(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    step = deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")
    before = signoff.load(room.folder)
    assert [one.region for one in before] == ["africa"]
    undoing.undo(room, step.number)
    assert signoff.load(room.folder) == ()
    undoing.redo(room, step.number)
    assert signoff.load(room.folder) == before
    undoing.undo(room, step.number)
    assert signoff.load(room.folder) == ()


def test_a_signature_that_took_anothers_place_gives_it_back(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")
    step = deciding.sign(room, reviewed.compilation.reports[0], "Amina Diallo")
    undoing.undo(room, step.number)
    assert [one.by for one in signoff.load(room.folder)] == ["Fatou Sow"]
    undoing.redo(room, step.number)
    assert [one.by for one in signoff.load(room.folder)] == ["Amina Diallo"]


def test_a_step_back_leads_to_what_was_known(room: Room) -> None:
    decide(room, BOLD)
    before = room.reviewed()
    step = decide(room, DROP)
    undoing.undo(room, step.number)
    assert room.reviewed() is before
