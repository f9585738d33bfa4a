"""What the caller opened is read, whatever stands under the name by now."""

import errno
import hashlib
from pathlib import Path

import pytest

from reportgen.system import files, preopened


def test_the_bytes_are_those_of_the_file_that_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    with preopened.source(path, files.open_regular(path)):
        path.unlink()
        path.write_bytes(b"two")
        assert preopened.read(path) == b"one"
        assert preopened.digest() == hashlib.sha256(b"one").hexdigest()
    assert preopened.read(path) == b"two"


def test_a_second_look_gives_the_same_bytes(tmp_path: Path) -> None:
    """Though the file is written over in place: one reading is of one content."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    with preopened.source(path, files.open_regular(path)):
        assert preopened.read(path, 3) == b"one"
        path.write_bytes(b"two")
        assert preopened.read(path, 3) == b"one"
        assert preopened.digest() == hashlib.sha256(b"one").hexdigest()


def test_a_part_of_a_file_has_no_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"words")
    with preopened.source(path, files.open_regular(path)):
        assert preopened.digest() == ""
        assert preopened.read(path, 3) == b"word"
        assert preopened.digest() == ""


def test_why_the_caller_could_not_open_it_is_said_to_who_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"here by now")
    with (
        preopened.source(path, None, OSError(errno.ENOENT, "not there", str(path))),
        pytest.raises(FileNotFoundError, match="not there"),
    ):
        preopened.read(path)
