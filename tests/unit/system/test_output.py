"""Files are written whole or not at all."""

import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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


@pytest.mark.parametrize("lasting", [True, False])
def test_only_what_is_to_last_waits_for_the_disk(
    lasting: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    output.write(tmp_path / "a", b"new", lasting=lasting)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert bool(waited) is lasting


def test_a_file_that_has_the_content_already_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "file"
    output.write(path, b"words")
    before = path.stat()
    output.write(path, b"words")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    output.write(path, b"wards")
    assert path.read_bytes() == b"wards"


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
    with pytest.raises(OutputError, match=r"No space left on device\); make room on the disk"):
        output.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [it.name for it in tmp_path.iterdir()] == ["a.txt"]
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


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"secret")
    path.chmod(0o600)
    output.write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "a.txt"
    for name in ("first", "second"):
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to("there/a.txt")
        output.write(tmp_path / "link", name.encode())
        assert (tmp_path / "link").is_symlink()
        assert target.read_bytes() == name.encode()
    assert [it.name for it in target.parent.iterdir()] == ["a.txt"]


def test_a_link_to_itself_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(OutputError, match="links lead round in a circle"):
        output.write(tmp_path / "link", b"words")
    assert (tmp_path / "link").is_symlink()


@contextmanager
def _received(pipe: Path) -> Iterator[list[bytes]]:
    """Give what is written to a pipe in the block, once it has ended."""
    found: list[bytes] = []
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(pipe, os.O_WRONLY)  # so that the pipe does not end before anybody has written
    os.set_blocking(reader, True)

    def read() -> None:
        with os.fdopen(reader, "rb") as file:
            found.append(file.read())

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield found
    finally:
        os.close(writer)
        thread.join(10)


@pytest.mark.parametrize("size", [5, 1 << 20])
def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path: Path, size: int) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to("pipe")
    with _received(pipe) as found:
        output.write(tmp_path / "link", b"x" * size)
    assert found == [b"x" * size]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["link", "pipe"]


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="nobody reads from it"):
        output.write(tmp_path / "pipe", b"words")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_device_is_written_into_and_stays_one(tmp_path: Path) -> None:
    """A node of our own for the null device."""
    node = tmp_path / "null"
    try:
        os.mknod(node, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        os.close(os.open(node, os.O_WRONLY))
    except OSError as error:
        pytest.skip(f"no device can be made here: {error}")
    before = node.stat()
    output.write(node, b"words")
    assert (node.stat().st_ino, node.stat().st_rdev) == (before.st_ino, before.st_rdev)
    assert [it.name for it in tmp_path.iterdir()] == ["null"]


def test_a_disk_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "disk"
    path.write_bytes(b"all that we have")
    monkeypatch.setattr(output, "_mode", lambda place: stat.S_IFBLK | 0o660)
    with pytest.raises(OutputError, match="it is a disk"):
        output.write(path, b"words")
    assert path.read_bytes() == b"all that we have"


def test_a_file_put_in_the_place_of_a_pipe_is_not_written_over_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a long text")
    monkeypatch.setattr(output, "_mode", lambda place: stat.S_IFIFO | 0o660)
    with pytest.raises(OutputError, match="somebody else is writing it"):
        output.write(path, b"new")
    assert path.read_bytes() == b"a long text"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "a folder has this name"),
        ("none/a.txt", "the folder does not exist; make it first"),
        ("file/a.txt", "a part of its path is a file"),
        ("x" * 256, "the name is too long"),
        ("nu\0ll", "null byte"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=said):
        output.write(tmp_path / name, b"words")
    assert sorted(it.name for it in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, os.fsdecode(b"\xe9" * 254)])
def test_the_longest_names_can_be_written(tmp_path: Path, name: str) -> None:
    output.write(tmp_path / name, b"words")
    assert [it.read_bytes() for it in tmp_path.iterdir()] == [b"words"]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match=r"a file has this name\); choose another with -o"):
        output.make_folder(tmp_path / "out")


def test_what_a_writer_that_was_killed_has_left_is_swept(tmp_path: Path) -> None:
    names = (".a.txt.00ff00ff", ".b.txt.00ff00ff", ".a.txt.notours", "a.txt.00ff00ff")
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    output.sweep(tmp_path)
    assert sorted(it.name for it in tmp_path.iterdir()) == sorted(names), "somebody may be writing them now"
    output.sweep(tmp_path, "a.txt", older=0)
    assert not (tmp_path / names[0]).exists()
    assert (tmp_path / names[1]).exists()
    os.utime(tmp_path / names[1], (1, 1))
    output.sweep(tmp_path)
    assert sorted(it.name for it in tmp_path.iterdir()) == sorted(names[2:])
