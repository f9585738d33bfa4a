"""An edition at the desk is read again when something on disk has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk.room import Room, Work
from reportgen.errors import ReportgenError
from tests import editions


def _read(room: Room) -> object:
    for _ in range(200):
        found = room.reviewed()
        if found is not None:
            return found
    raise AssertionError("never read")


def test_what_has_not_changed_is_not_read_again(folder: Path) -> None:
    room = Room(folder)
    assert _read(room) is room.reviewed()


@pytest.mark.parametrize("name", ["corrections.yaml", "sign-off.yaml", "edition.toml"])
def test_an_editor_is_noticed(folder: Path, name: str) -> None:
    room = Room(folder)
    before = _read(room)
    path = folder / name
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "# looked at\n", "utf-8")
    assert room.reviewed() is not before


def test_a_report_that_arrives_is_read(folder: Path) -> None:
    room = Room(folder)
    _read(room)
    editions.report(folder / "mena.pdf", "mena")
    assert len(_read(room).compilation.reports) == 3  # type: ignore[attr-defined]


def test_a_file_that_does_not_validate_is_said(folder: Path) -> None:
    room = Room(folder)
    _read(room)
    (folder / "corrections.yaml").write_text("- quote: [\n", "utf-8")
    with pytest.raises(ReportgenError, match=r"corrections\.yaml"):
        room.reviewed()


def test_a_bug_in_work_looks_like_one(folder: Path) -> None:
    def do(work: Work) -> None:
        raise ZeroDivisionError

    work = Room(folder).begin("busy.build", do)
    assert work.finished
    assert work.error.startswith("internal error: ZeroDivisionError")
