"""Which version of a report is used is a step of the history, taken back while both files are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk import recovery, undoing, versions
from reportgen.desk.journal import Step
from reportgen.desk.refused import RefusedError
from reportgen.desk.room import Room, report_of
from reportgen.edition import accepted, intake
from reportgen.edition.review import load_vocabulary
from tests import editions

BY = "Fatou Sow"


def _present(room: Room) -> bytes:
    return (room.folder / "africa.pdf").read_bytes()


def _chosen(room: Room, *, old: bool) -> Step:
    reviewed = room.reviewed()
    while reviewed is None:
        reviewed = room.reviewed()
    report = report_of(reviewed, "africa")
    assert report is not None
    return versions.choose(room, report, BY, old=old)


def _send(room: Room, note: bytes) -> bytes:
    """Send a new version of Africa's report; return its bytes."""
    reviewed = room.reviewed()
    while reviewed is None:
        reviewed = room.reviewed()
    content = editions.report(room.folder.parent / "new.pdf", "africa", "Our Neighbours").read_bytes() + note
    present = {it.region.id: it for it in reviewed.read.reports}
    received = intake.receive(room.folder, "v2.pdf", content, load_vocabulary(room.folder), present)
    assert received.what == "version"
    return content


@pytest.fixture
def old(room: Room) -> bytes:
    """The bytes that were there before a new version came."""
    before = _present(room)
    _send(room, b"")
    return before


def test_a_new_version_is_used_and_asked_about_again(room: Room, old: bytes) -> None:
    new = _present(room)
    base = accepted.path_of(room.folder, "africa").read_bytes()
    step = _chosen(room, old=False)
    assert intake.replaced(room.folder, "africa.pdf") is None
    assert accepted.path_of(room.folder, "africa").read_bytes() != base
    undoing.undo(room, step.number)
    kept = intake.replaced(room.folder, "africa.pdf")
    assert kept is not None
    assert kept.read_bytes() == old
    assert accepted.path_of(room.folder, "africa").read_bytes() == base
    undoing.redo(room, step.number)
    assert _present(room) == new
    assert intake.replaced(room.folder, "africa.pdf") is None


def test_the_old_file_is_put_back_and_the_new_one_is_not_lost(room: Room, old: bytes) -> None:
    new = _present(room)
    step = _chosen(room, old=True)
    assert _present(room) == old
    undoing.undo(room, step.number)
    assert _present(room) == new
    assert [it.read_bytes() for it in intake.all_replaced(room.folder, "africa.pdf")] == [old]
    undoing.redo(room, step.number)
    assert _present(room) == old


def test_of_several_versions_the_latest_is_put_back_and_comes_back(room: Room, old: bytes) -> None:
    second = _present(room)
    third = _send(room, b"\n% once more\n")
    step = _chosen(room, old=True)
    assert _present(room) == second
    undoing.undo(room, step.number)
    assert _present(room) == third
    assert [it.read_bytes() for it in intake.all_replaced(room.folder, "africa.pdf")] == [old, second]


def test_a_report_that_was_replaced_since_is_left_alone(room: Room, old: bytes) -> None:
    step = _chosen(room, old=False)
    (room.folder / "africa.pdf").write_bytes(old)
    with pytest.raises(RefusedError, match="left alone"):
        undoing.undo(room, step.number)
    assert _present(room) == old


def test_what_an_earlier_step_took_away_is_let_go_and_that_is_said(room: Room, old: bytes) -> None:
    first = _chosen(room, old=False)
    _send(room, b"\n% once more\n")
    _chosen(room, old=False)
    with pytest.raises(RefusedError, match="kept no longer"):
        undoing.undo(room, first.number)
    folders = (room.folder / ".desk" / "versions").iterdir()
    assert [path.name for path in folders] == [str(first.number + 1)]


def test_without_a_new_version_there_is_nothing_to_choose(room: Room) -> None:
    with pytest.raises(RefusedError, match="no new version"):
        _chosen(room, old=False)
    assert room.journal.steps() == ()


@pytest.mark.parametrize("is_old", [True, False])
def test_a_step_that_could_not_be_ticked_off_counts_when_it_was_done(
    room: Room, old: bytes, monkeypatch: pytest.MonkeyPatch, is_old: bool
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(room.journal, "note", killed)
        with pytest.raises(KeyboardInterrupt):
            _chosen(room, old=is_old)
    assert [step.state for step in room.journal.steps()] == ["begun"]
    recovery.settle(room)
    assert [step.state for step in room.journal.steps()] == ["done"]


def test_a_step_that_was_cut_short_is_not_done(
    room: Room, old: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(intake, "forget", killed)
        with pytest.raises(KeyboardInterrupt):
            _chosen(room, old=False)
    recovery.settle(room)
    assert [step.state for step in room.journal.steps()] == ["begun"]
    assert intake.replaced(room.folder, "africa.pdf") is not None, "people are asked again"
