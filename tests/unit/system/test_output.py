"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from reportgen.errors import OutputError
from reportgen.system import output


def test_a_file_is_written_with_ordinary_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    old = os.umask(0o022)
    try:
        output.write(path, b"words")
    finally:
        os.umask(old)
    assert path.read_bytes() == b"words"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a longer text that was there before")
    with path.open("rb") as reader:
        output.write(path, b"new")
        assert reader.read() == b"a longer text that was there before"
    assert path.read_bytes() == b"new"


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        output.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        output.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.mkdir()
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written"):
        output.write(path, b"new")
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        output.write(tmp_path / "gone" / "a.txt", b"new")


def test_folders_are_made(tmp_path: Path) -> None:
    output.make_folder(tmp_path / "a" / "b")
    output.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    for place in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OutputError, match=r"cannot be made .*; choose another with -o"):
            output.make_folder(place)
