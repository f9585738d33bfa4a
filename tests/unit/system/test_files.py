"""Only files are opened: no pipe is waited for, no device touched."""

import os
import socket
import stat
from pathlib import Path

import pytest

from reportgen.system import files


def test_a_file_is_read_through_links(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    (tmp_path / "link").symlink_to("a")
    assert files.read(tmp_path / "link") == b"words"
    assert files.read(tmp_path / "a", 5) == b"words"


def test_no_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 10)
    assert len(files.read(path, 4)) == 5, "one byte more says that it is larger"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert len(files.read(path, 1 << 20)) == (1 << 20) + 1


def test_files_that_the_system_makes_up_have_no_size_and_are_read() -> None:
    if not Path("/proc/self/status").is_file():
        pytest.skip("no /proc here")
    assert b"Name:" in files.read(Path("/proc/self/status"))


def test_a_pipe_folder_or_socket_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is a pipe"):
        files.read(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is a folder"):
        files.read(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        with pytest.raises(OSError, match="it is a socket"):
            files.read(tmp_path / "socket")


@pytest.mark.parametrize("kind", [stat.S_IFCHR, stat.S_IFBLK])
def test_a_device_is_refused(kind: int) -> None:
    with pytest.raises(OSError, match="it is a device"):
        files.check_regular(Path("x"), kind | 0o600)


def test_a_pipe_put_in_the_place_of_a_file_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the opening."""
    path, opened = tmp_path / "a", os.open
    path.write_bytes(b"words")

    def exchanged(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(name, flags)

    monkeypatch.setattr(os, "open", exchanged)
    with pytest.raises(OSError, match="it is a pipe"):
        files.open_regular(path)
