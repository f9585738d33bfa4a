"""Nothing to do: decided by files' sizes, times and hashes, without an import of anything heavy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.system import stamp as unchanged


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edition, an output and the stamp of its build, on a system with a fine clock."""
    monkeypatch.setattr(unchanged, "COARSE_NS", 0)
    edition, target = tmp_path / "2031", tmp_path / "out"
    edition.mkdir()
    target.mkdir()
    (edition / "a.pdf").write_bytes(b"one")
    (target / "x.json").write_bytes(b"made")
    lines = unchanged.lines_of(map(str, (edition, edition / "a.pdf", target / "x.json")))
    unchanged.write_stamp(str(target), (str(edition), ""), "draft: 1 question", lines)
    return tmp_path


def _nothing(folder: Path, *more: str) -> bool:
    return unchanged.nothing_to_do(["build", str(folder / "2031"), "-o", str(folder / "out"), *more])


def test_nothing_has_changed(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _nothing(built)
    assert capsys.readouterr().err.splitlines()[-1] == "draft: 1 question"
    assert _nothing(built, "-q", "-j", "3")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "more", [["--strict"], ["--release"], ["--no-cache"], ["--to", "pdf"], ["-v"], ["x"]]
)
def test_any_other_call_takes_the_long_way(built: Path, more: list[str]) -> None:
    assert not _nothing(built, *more)


def test_quiet_may_stand_before_the_command(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = ["build", str(built / "2031"), "-o", str(built / "out")]
    assert unchanged.nothing_to_do(["-q", *plain])
    assert capsys.readouterr().err == ""
    assert not unchanged.nothing_to_do(["-q"])
    assert not unchanged.nothing_to_do(["-v", *plain])


def test_a_changed_new_or_missing_file_is_noticed(built: Path) -> None:
    source = built / "2031" / "a.pdf"
    source.write_bytes(b"two")
    os.utime(source, ns=(1, 1))
    assert not _nothing(built)
    source.write_bytes(b"one")
    assert _nothing(built), "the same bytes at another time are no change"
    (built / "2031" / "b.pdf").write_bytes(b"")
    assert not _nothing(built)
    (built / "2031" / "b.pdf").unlink()
    (built / "out" / "x.json").unlink()
    assert not _nothing(built)


def _stamp(folder: Path) -> Path:
    return folder / "out" / ".cache" / "stamp"


@pytest.mark.parametrize("by", ["byte", "line"])
def test_a_stamp_cut_anywhere_counts_for_nothing(built: Path, by: str) -> None:
    whole = _stamp(built).read_bytes()
    ends = (
        [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")] if by == "line" else range(len(whole))
    )
    for end in list(ends)[: -1 if by == "line" else None]:
        _stamp(built).write_bytes(whole[:end])
        assert not _nothing(built), end
    _stamp(built).write_bytes(whole)
    assert _nothing(built)


def test_a_stamp_with_a_wrong_byte_counts_for_nothing(built: Path) -> None:
    whole = _stamp(built).read_bytes()
    for at in range(0, len(whole), 3):
        _stamp(built).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not _nothing(built), at


def test_a_forgotten_stamp_counts_for_nothing(built: Path) -> None:
    unchanged.forget(str(built / "out"))
    unchanged.forget(str(built / "out"))
    assert not _nothing(built)


def _stamped_again(folder: Path) -> None:
    paths = (folder / "2031", folder / "2031" / "a.pdf", folder / "out" / "x.json")
    lines = unchanged.lines_of(map(str, paths))
    unchanged.write_stamp(str(folder / "out"), (str(folder / "2031"), ""), "", lines)


def test_equal_size_and_time_are_no_equal_content(built: Path) -> None:
    """Copies that keep their times, and edits within one tick of a coarse clock."""
    source = built / "2031" / "a.pdf"
    about = source.stat()
    source.write_bytes(b"two")
    os.utime(source, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert source.stat().st_size == about.st_size
    assert not _nothing(built)


def test_a_young_file_is_known_by_its_hash(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a clock is so coarse that all of what the system says of a file stays the same."""
    source, told = built / "2031" / "a.pdf", os.stat
    monkeypatch.setattr(unchanged, "COARSE_NS", 3_600_000_000_000)
    _stamped_again(built)
    before = told(source)
    source.write_bytes(b"two")

    def coarse(path: str) -> os.stat_result:
        return before if str(path) == str(source) else told(path)

    monkeypatch.setattr(os, "stat", coarse)
    assert not _nothing(built)


def test_a_stamp_grows_old_with_its_files(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once they are old, they are looked at and not read."""
    monkeypatch.setattr(unchanged, "COARSE_NS", 3_600_000_000_000)
    _stamped_again(built)
    assert b"young" in _stamp(built).read_bytes()
    monkeypatch.setattr(unchanged, "COARSE_NS", 0)
    assert _nothing(built)
    assert b"young" not in _stamp(built).read_bytes()
    monkeypatch.setattr(unchanged, "_digest", lambda path: pytest.fail(f"{path} is read again"))
    assert _nothing(built)


def test_a_file_that_was_exchanged_and_put_back_is_noticed(built: Path) -> None:
    """A build may have read the other one."""
    source = built / "2031" / "a.pdf"
    lines = unchanged.lines_of([str(built / "2031"), str(source)])
    assert unchanged.still_hold(lines)
    source.write_bytes(b"two")
    source.write_bytes(b"one")
    assert not unchanged.still_hold(lines)


def test_pipes_unreadable_files_and_odd_names_are_no_hindrance(built: Path) -> None:
    os.mkfifo(built / "2031" / "b.pdf")
    odd = os.fsdecode(os.fsencode(built / "2031") + b"/caf\xe9.pdf")
    Path(odd).write_bytes(b"x")
    paths = [str(built / "2031"), str(built / "2031" / "b.pdf"), odd]
    lines = unchanged.lines_of(paths)
    unchanged.write_stamp(str(built / "out"), (str(built / "2031"), ""), "", lines)
    assert _nothing(built)
    gone = unchanged.lines_of([str(built / "2031" / "none.pdf")])
    unchanged.write_stamp(str(built / "out"), (str(built / "2031"), ""), "", [*lines, *gone])
    assert not _nothing(built)


def test_a_stamp_that_cannot_be_written_is_no_error(built: Path) -> None:
    unchanged.forget(str(built / "out"))
    (built / "out" / ".cache").rmdir()
    (built / "out" / ".cache").write_bytes(b"a file where the folder should be")
    _stamped_again(built)
    assert not _nothing(built)


def test_it_is_decided_before_any_import(built: Path) -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "from reportgen.system.stamp import nothing_to_do\n"
        f"assert nothing_to_do(['build', {str(built / '2031')!r}, '-o', {str(built / 'out')!r}])\n"
        "print(sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    own = ["reportgen", "reportgen.system", "reportgen.system.stamp"]
    assert ran.stdout.strip() == str(["__future__", *own, "zlib"])
