"""A folder of results can be continued; it never passes off what was made from other bytes."""

import hashlib
import os
from pathlib import Path

import pytest

from reportgen.archive import results
from reportgen.archive.results import ERRORS, INDEX, ResultFolder
from reportgen.archive.sources import SourceFile
from reportgen.errors import InputError


@pytest.fixture
def source(tmp_path: Path) -> SourceFile:
    """A file."""
    path = tmp_path / "in" / "west.pdf"
    path.parent.mkdir()
    path.write_bytes(b"one")
    return SourceFile(path, "2019/west")


def _folder(
    tmp_path: Path, program: str = "p", *, resume: bool = True, suffix: str = ".json"
) -> ResultFolder:
    return ResultFolder(tmp_path / "out", suffix, program, resume=resume)


def _read(folder: ResultFolder, *sources: SourceFile, result: str = "{}") -> list[SourceFile]:
    """Read what is missing."""
    missing = [source for source in sources if not folder.has(source)]
    for source in missing:
        folder.take(source, result, "")
    return missing


def test_what_is_there_is_not_read_again(tmp_path: Path, source: SourceFile) -> None:
    assert _read(_folder(tmp_path), source) == [source]
    assert (tmp_path / "out" / "2019" / "west.json").read_text() == "{}"
    assert _read(_folder(tmp_path), source) == []
    assert _read(_folder(tmp_path, resume=False), source) == [source]


def test_a_new_time_alone_is_no_change(tmp_path: Path, source: SourceFile) -> None:
    _read(_folder(tmp_path), source)
    os.utime(source.path, ns=(1, 1))
    assert _read(_folder(tmp_path), source) == []


@pytest.mark.parametrize(
    "what", ["content", "content of the same size and time", "result", "program", "index"]
)
def test_what_has_changed_is_read_again(tmp_path: Path, source: SourceFile, what: str) -> None:
    _read(_folder(tmp_path), source)
    facts = source.path.stat()
    if what.startswith("content"):
        source.path.write_bytes(b"two" if "same" in what else b"longer")
    if "same" in what:
        os.utime(source.path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    if what == "result":
        (tmp_path / "out" / "2019" / "west.json").unlink()
    if what == "index":
        (tmp_path / "out" / INDEX).write_bytes(b'{"result": "2019/west.json", "sour')
    assert _read(_folder(tmp_path, "new" if what == "program" else "p"), source) == [source]
    assert _read(_folder(tmp_path, "new" if what == "program" else "p"), source) == []


def test_a_source_exchanged_while_it_is_read_is_read_again(tmp_path: Path, source: SourceFile) -> None:
    folder = _folder(tmp_path)
    assert not folder.has(source)
    read = hashlib.sha256(b"another").hexdigest()
    folder.take(source, "{}", read)
    assert _read(_folder(tmp_path), source) == [source]


def test_an_old_file_is_not_read_to_be_told(
    tmp_path: Path, source: SourceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "COARSE_NS", 0)
    _read(_folder(tmp_path), source)
    monkeypatch.setattr(results, "digest", lambda path: pytest.fail(f"{path} is read"))
    assert _read(_folder(tmp_path), source) == []


def test_forms_do_not_answer_for_each_other(tmp_path: Path, source: SourceFile) -> None:
    _read(_folder(tmp_path), source)
    source.path.write_bytes(b"two")
    assert _read(_folder(tmp_path, suffix=".md"), source) == [source]
    assert _read(_folder(tmp_path), source) == [source]


def test_a_run_that_was_killed_goes_on(tmp_path: Path, source: SourceFile) -> None:
    """Killed between a result and its line of the index, and in the middle of a line."""
    other = SourceFile(source.path.with_name("east.pdf"), "2019/east")
    other.path.write_bytes(b"three")
    folder = _folder(tmp_path)
    _read(folder, source)
    index = tmp_path / "out" / INDEX
    index.write_bytes(index.read_bytes() + index.read_bytes()[:40])
    assert _read(_folder(tmp_path), source, other) == [other]


def test_two_sources_of_one_name_have_two_results(tmp_path: Path, source: SourceFile) -> None:
    other = SourceFile(source.path.with_name("other.pdf"), "2019/West")
    other.path.write_bytes(b"another")
    folder = _folder(tmp_path)
    for one, result in ((source, "first"), (other, "second")):
        assert not folder.has(one)
        folder.take(one, result, "")
    assert (tmp_path / "out" / "2019" / "west.json").read_text() == "first"
    assert (tmp_path / "out" / "2019" / "West-2.json").read_text() == "second"
    assert _read(_folder(tmp_path), source, other) == []


def test_a_result_does_not_outlive_its_source(tmp_path: Path, source: SourceFile) -> None:
    _read(_folder(tmp_path), source)
    result = tmp_path / "out" / "2019" / "west.json"
    again = _folder(tmp_path, "new")
    assert not again.has(source)
    again.refuse(source, InputError("west.pdf: stopped at its limits"))
    assert result.exists()
    source.path.write_bytes(b"broken")
    third = _folder(tmp_path)
    assert not third.has(source)
    third.refuse(source, InputError("west.pdf: damaged"))
    assert not result.exists()
    assert "damaged" in (tmp_path / "out" / ERRORS).read_text()
