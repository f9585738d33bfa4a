"""An edition at the desk is read again when something on disk has changed, and only then."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen.desk.room import Room
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


def test_reading_begins_before_anybody_asks_and_is_not_done_twice(folder: Path) -> None:
    room = Room(folder)
    room.begin_reading()
    begun = room.work
    assert begun is not None
    _read(room)
    assert room.work is begun


def test_what_was_worked_out_is_kept_for_the_next_start(folder: Path) -> None:
    first = Room(folder)
    before = _read(first)
    assert first.work is not None
    end = time.monotonic() + 20
    while not list((first.target / ".cache" / "answers").glob("*")):  # kept once the first page can be shown
        assert time.monotonic() < end
        time.sleep(0.01)
    again = _read(Room(folder))
    assert again.compilation == before.compilation  # type: ignore[attr-defined]


def test_an_edition_without_reports_has_nothing_to_begin_with(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.begin_reading()
    assert room.work is None


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
