"""A process that reads strangers' files finds nothing within reach but its source."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.system.isolation import Limits, map_files
from reportgen.system.isolation.cage import Cage, told
from tests.unit.system.isolation import escapes

if sys.platform != "linux":
    pytest.skip("the cage is Linux's", allow_module_level=True)

ALLOWED = ("read the source", "import a library", "start a thread", "look at the clock")
READING = (
    *("read another file", "read the source by its name", "read the users of the system", "list a folder"),
    *("read another process's memory", "read its own environment"),
)


@pytest.fixture(scope="module")
def cage() -> Cage:
    """What holds on this machine."""
    ((_, outcome),) = map_files(told, [Path("x")], 1)
    assert outcome.result is not None
    return Cage(**json.loads(outcome.result))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Somebody else's files."""
    (tmp_path / "secret").write_bytes(b"a secret")
    (tmp_path / "source.pdf").write_bytes(b"%PDF")
    return tmp_path


@pytest.fixture
def found(folder: Path) -> dict[str, str]:
    """What came of all that was tried."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        work = functools.partial(escapes.tried, folder=str(folder), other=other.pid)
        ((_, outcome),) = map_files(work, [folder / "source.pdf"], 1)
        assert other.poll() is None, "it was killed"
        other.communicate(b"\n")
    assert outcome.result is not None, outcome.error
    return dict(json.loads(outcome.result))


def test_what_reading_needs_is_allowed(found: dict[str, str]) -> None:
    assert {name: found[name] for name in ALLOWED} == dict.fromkeys(ALLOWED, escapes.DONE)


def test_no_other_file_is_read(found: dict[str, str], cage: Cage) -> None:
    if not cage.landlock:
        pytest.skip("this kernel has no Landlock")
    assert {name: found[name] for name in READING} == dict.fromkeys(READING, "EACCES")


def test_nothing_else_is_possible(found: dict[str, str], cage: Cage, folder: Path) -> None:
    if not cage.seccomp:
        pytest.skip("this kernel, or this processor, has no filter of system calls")
    others = {name: what for name, what in found.items() if name not in (*ALLOWED, *READING)}
    assert [name for name, what in others.items() if what not in ("EPERM", "EACCES")] == []
    assert (folder / "secret").read_bytes() == b"a secret"
    assert sorted(path.name for path in folder.iterdir()) == ["secret", "source.pdf"]


def test_all_measures_are_taken_where_the_system_has_them(cage: Cage) -> None:
    assert cage.no_new_privileges
    assert cage.not_dumpable
    assert bool(cage.user) == (os.geteuid() == 0)


def test_a_process_holds_only_its_streams_its_channel_and_its_source(folder: Path) -> None:
    """Three streams, the channel, the source, and what tells its memory."""
    ((_, outcome),) = map_files(escapes.many_files, [folder / "source.pdf"], 1)
    assert outcome.result == "6"


def test_a_process_that_is_trusted_is_not_shut_in() -> None:
    ((_, outcome),) = map_files(told, [Path("x")], 1, Limits(caged=False))
    assert outcome.result is not None
    assert Cage(**json.loads(outcome.result)) == Cage()
