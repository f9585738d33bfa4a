"""Nothing to do: decided by files' sizes, times and hashes, without an import of anything heavy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.system import stamp as unchanged


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with an edition, an output and the stamp of its build."""
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


def test_a_damaged_or_forgotten_stamp_counts_for_nothing(built: Path) -> None:
    stamp = built / "out" / ".cache" / "stamp"
    stamp.write_bytes(stamp.read_bytes()[:-5])
    assert not _nothing(built)
    unchanged.forget(str(built / "out"))
    unchanged.forget(str(built / "out"))
    assert not _nothing(built)


def test_it_is_decided_before_any_import(built: Path) -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "from reportgen.system.stamp import nothing_to_do\n"
        f"assert nothing_to_do(['build', {str(built / '2031')!r}, '-o', {str(built / 'out')!r}])\n"
        "print(sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['__future__', 'reportgen', 'reportgen.system', 'reportgen.system.stamp']"
