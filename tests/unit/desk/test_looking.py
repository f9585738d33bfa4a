"""A chapter looked through for a theme is a step of the history: taken back, done again, settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk import looking, recovery, undoing
from reportgen.desk.journal import StepJournal
from reportgen.desk.room import Room
from reportgen.edition import look_through
from reportgen.edition.decision_files import looked_through
from reportgen.errors import UsageError


@pytest.fixture
def room(folder: Path) -> Room:
    """The edition, read."""
    room = Room(folder)
    while room.reviewed() is None:
        pass
    return room


def _free(room: Room) -> str:
    """Return a theme that nothing in Africa's chapter is coded with."""
    reviewed = room.reviewed()
    assert reviewed is not None and reviewed.compilation.codebook is not None
    report = next(it for it in reviewed.compilation.reports if it.region.id == "africa")
    coded = {own.id for section in report.sections for item in section.items for own in item.themes}
    return min(theme.id for theme in reviewed.compilation.codebook.themes if theme.id not in coded)


def _look(room: Room, by: str = "Fatou Sow") -> int:
    reviewed = room.reviewed()
    assert reviewed is not None
    return looking.look(room, reviewed, "africa", _free(room), label="a theme", by=by).number


def _names(room: Room) -> list[str]:
    return [absence.by for absence in looked_through.load(room.folder)]


def test_it_is_undone_and_done_again_with_the_words_it_was_about(room: Room) -> None:
    number = _look(room)
    before = looked_through.load(room.folder)
    assert undoing.undo(room, number).state == "undone"
    assert looked_through.load(room.folder) == ()
    assert undoing.redo(room, number).state == "done"
    assert looked_through.load(room.folder) == before


def test_undone_where_it_took_the_place_of_another_that_one_stands_again(room: Room) -> None:
    _look(room, "Amina Diallo")
    number = _look(room)
    assert _names(room) == ["Fatou Sow"]
    undoing.undo(room, number)
    assert _names(room) == ["Amina Diallo"]


def test_taken_back_is_a_step_too(room: Room) -> None:
    _look(room)
    step = looking.forget(room, "africa", _free(room), label="a theme", by="Amina Diallo")
    assert _names(room) == []
    undoing.undo(room, step.number)
    assert _names(room) == ["Fatou Sow"]
    with pytest.raises(UsageError, match="nobody looked asia through"):
        looking.forget(room, "asia", _free(room), label="a theme", by="Amina Diallo")


def test_what_somebody_else_said_meanwhile_is_left_alone(room: Room) -> None:
    number = _look(room)
    theme = _free(room)
    look_through.record(room.folder, "africa", [theme], by="Amina Diallo", on="2031-06-01", jobs=1)
    with pytest.raises(UsageError, match="left alone"):
        undoing.undo(room, number)
    assert _names(room) == ["Amina Diallo"]


def test_a_step_that_was_written_but_not_ticked_off_is_done(room: Room) -> None:
    _look(room)
    path = room.folder / ".desk" / "journal.jsonl"
    *lines, _ = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines), "utf-8")
    recovery.settle(room)
    assert [it.state for it in StepJournal(room.folder).steps()] == ["done"]
