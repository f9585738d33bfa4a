"""`reportgen extract` over an archive and `reportgen query`: transcripts."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import TIMEOUT, reportgen

SUMMARY = re.compile(r"(\d+) files? in \d+ (?:s|min): (.*)")

MANY = 150
"""Files: so many that a run can be stopped between two of them."""


def _archive(folder: Path, count: int) -> Path:
    """Reports of different bytes, in folders of ten."""
    original = editions.report(folder.with_suffix(".pdf")).read_bytes()
    for number in range(count):
        path = folder / str(number // 10) / f"{number:03}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(original + b"%% %d\n" % number)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three reports, one of them twice, and a broken file."""
    folder = tmp_path / "archive"
    editions.report(_sub(folder / "2019") / "west.pdf", "africa")
    editions.report(_sub(folder / "2020") / "west.pdf", "asia")
    editions.report(folder / "north.pdf", "mena")
    (folder / "2020" / "copy.pdf").write_bytes((folder / "north.pdf").read_bytes())
    (folder / "2020" / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    return folder


def _sub(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_into_a_folder(archive: Path, tmp_path: Path) -> None:
    ran = reportgen("extract", "archive", "--to", "json", "-o", "out", "--log", "run.log", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (3, b"")
    results = {"2019/west.json", "2020/west.json", "2020/copy.json", "north.json"}
    assert _files(tmp_path / "out") == results | {"index.jsonl", "errors.jsonl"}
    error, summary = ran.lines
    assert error.startswith("error: archive/2020/broken.pdf: ")
    match = SUMMARY.fullmatch(summary)
    assert match
    assert match.groups() == ("5", "4 read, 1 not readable, listed in out/errors.jsonl")
    for log in ("run.log", "out/errors.jsonl"):
        (row,) = [json.loads(line) for line in (tmp_path / log).read_text("utf-8").splitlines()]
        assert row["file"] == "archive/2020/broken.pdf"
        assert error == f"error: {row['message']}"


def test_the_same_bytes_whatever_the_number_of_processes(archive: Path, tmp_path: Path) -> None:
    """And whatever a process has read before: alone, a file gives the same."""
    for jobs in ("1", "3"):
        reportgen("extract", "archive", "--to", "json", "-j", jobs, "-o", f"out{jobs}", cwd=tmp_path)
    reportgen("extract", "archive/2020/west.pdf", "--to", "json", "-o", "alone.json", cwd=tmp_path)
    for name in _files(tmp_path / "out1") - {"index.jsonl"}:
        assert (tmp_path / "out1" / name).read_bytes() == (tmp_path / "out3" / name).read_bytes()
    alone = (tmp_path / "alone.json").read_bytes()
    assert (tmp_path / "out1" / "2020" / "west.json").read_bytes() == alone


def test_resume_reads_what_has_changed(archive: Path, tmp_path: Path) -> None:
    words = ("extract", "archive", "-o", "out", "--resume")
    assert "4 read, 1 not readable" in reportgen(*words, cwd=tmp_path).stderr
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.md")}
    (archive / "2020" / "broken.pdf").unlink()
    (archive / "north.pdf").touch()
    editions.report(archive / "2019" / "west.pdf", "mena")
    ran = reportgen(*words, cwd=tmp_path)
    assert ran.code == 0
    assert "1 read, 3 already there" in ran.stderr
    changed = [path.name for path, at in before.items() if path.stat().st_mtime_ns != at]
    assert changed == ["west.md"]
    assert "MENA Priorities" in (tmp_path / "out" / "2019" / "west.md").read_text("utf-8")
    assert not (tmp_path / "out" / "errors.jsonl").exists()


def test_a_list_from_a_file_and_from_standard_input(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("archive/2019/west.pdf\narchive/2020/west.pdf\n", "utf-8")
    ran = reportgen("extract", "--files-from", "list", "-o", "out", cwd=tmp_path)
    assert ran.code == 0
    assert _files(tmp_path / "out") == {"archive/2019/west.md", "archive/2020/west.md", "index.jsonl"}
    piped = subprocess.run(
        [sys.executable, "-m", "reportgen", "extract", "--files-from", "-", "-q"],
        cwd=tmp_path,
        input=(tmp_path / "list").read_bytes(),
        capture_output=True,
        check=True,
        timeout=TIMEOUT,
    )
    both = [(tmp_path / "out" / "archive" / year / "west.md").read_bytes() for year in ("2019", "2020")]
    assert (piped.stdout, piped.stderr) == (b"".join(both), b"")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name a FILE"),
        (("archive", "--resume"), "--resume needs -o FOLDER"),
        (("archive", "--store", "s", "-o", "out"), "--store takes no -o"),
        (("archive/2019/west.pdf", "archive/2020/west.pdf", "-o", "out"), "would have one result, west"),
        (("--files-from", "gone", "-o", "out"), "gone: the list cannot be read"),
        (("archive", "--store", "archive"), "archive: not empty, and no store"),
        (("archive", "--scheduler", "nowhere"), "nowhere: no Dask scheduler answers there"),
    ],
)
def test_what_contradicts_itself(archive: Path, tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    ran = reportgen("extract", *words, cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, b"")
    (line,) = ran.lines
    assert line.startswith("error: ")
    assert message in line


def _stopped(words: tuple[str, ...], folder: Path, stop: signal.Signals, ready: Callable[[], bool]) -> str:
    """Run a command, send it a signal once it is ready, and return what it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", *words],
        cwd=folder,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + TIMEOUT
    while not ready() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    process.send_signal(stop)
    sent = time.monotonic()
    said = process.communicate(timeout=TIMEOUT)[1].decode("utf-8")
    assert time.monotonic() - sent < 10, "it did not end at once"
    assert process.returncode == (130 if stop == signal.SIGINT else -stop)
    return said


@pytest.mark.middle
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=lambda one: one.name)
def test_a_run_that_is_stopped_goes_on(tmp_path: Path, stop: signal.Signals) -> None:
    _archive(tmp_path / "archive", MANY)
    words = ("extract", "archive", "-o", "out", "-j", "2", "--resume")
    out = tmp_path / "out"
    said = _stopped(words, tmp_path, stop, lambda: out.is_dir() and len(list(out.rglob("*.md"))) > 3)
    assert said == ("interrupted; files that were finished before are kept\n" if stop == 2 else "")
    there = len(list(out.rglob("*.md")))
    assert 3 < there < MANY
    ran = reportgen(*words, cwd=tmp_path)
    match = re.search(rf"{MANY} files in .*: (\d+) read, (\d+) already there", ran.stderr)
    assert match
    assert there - 1 <= int(match[2]) <= there  # killed between a result and its line, one is read again
    assert int(match[1]) + int(match[2]) == MANY
    assert len(list(out.rglob("*.md"))) == MANY
    assert [path.name for path in out.rglob(".*")] == [] or stop == signal.SIGKILL


@pytest.mark.middle
def test_what_was_read_before_an_interruption_is_in_the_store(tmp_path: Path) -> None:
    """A list on standard input that does not end holds the run up; it has had the time to read some files."""
    _archive(tmp_path / "archive", 60)
    words = ("extract", "archive", "--store", "store", "-j", "2")
    started = time.monotonic()

    def ready() -> bool:
        return (tmp_path / "store" / "store.json").exists() and time.monotonic() - started > 6

    _stopped((*words, "--files-from", "-"), tmp_path, signal.SIGINT, ready)
    counting = ("query", "select count(*) from reports", "--store", "store", "--to", "csv")
    stored = int(reportgen(*counting, cwd=tmp_path).stdout.split()[1])
    assert 0 < stored <= 60
    ran = reportgen(*words, cwd=tmp_path)
    assert ran.code == 0
    assert f"{60 - stored} read, {stored} already there" in ran.stderr


def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    _archive(tmp_path / "archive", 1)
    os.mkfifo(tmp_path / "archive" / "pipe.pdf")
    ran = reportgen("extract", "archive", "-o", "out", cwd=tmp_path)
    assert ran.code == 3
    assert ran.lines[0] == (
        "error: archive/pipe.pdf: cannot be opened (it is a pipe, not a file); check the name and its rights"
    )
    assert "1 read, 1 not readable" in ran.lines[-1]


@pytest.fixture
def store(archive: Path, tmp_path: Path) -> Path:
    """The archive in a store."""
    ran = reportgen("extract", "archive", "--store", "store", cwd=tmp_path)
    assert ran.code == 3
    assert "3 read, 1 already there, 1 not readable, listed in store/errors.jsonl" in ran.lines[-1]
    return tmp_path / "store"


def test_questions_to_a_store(store: Path, tmp_path: Path) -> None:
    def ask(sql: str, *words: str) -> bytes:
        ran = reportgen("query", sql, "--store", "store", *words, cwd=tmp_path)
        assert (ran.code, ran.stderr) == (0, "")
        return ran.stdout

    by_region = "select region, count(*) as n from priorities group by region order by region"
    table = ask(by_region).decode("utf-8").splitlines()
    assert table[0].split() == ["region", "n"]
    assert [line.split() for line in table[2:]] == [["Africa", "2"], ["Asia", "2"], ["MENA", "2"]]
    assert ask(by_region, "--to", "csv") == b"region,n\r\nAfrica,2\r\nAsia,2\r\nMENA,2\r\n"
    assert json.loads(ask(by_region, "--to", "json"))[1] == {"region": "Asia", "n": 2}
    (row,) = json.loads(ask("select key_terms, first_page from priorities limit 1 offset 1", "--to", "json"))
    assert row == {"key_terms": ["survivor leadership"], "first_page": 3}
    assert ask("select '=1+1' as a, ['x', 'y'] as b", "--to", "csv") == b"a,b\r\n'=1+1,x; y\r\n"
    assert ask(by_region, "--to", "csv", "-o", "answer.csv") == b""
    with io.StringIO((tmp_path / "answer.csv").read_text("utf-8-sig")) as text:
        assert len(list(csv.reader(text))) == 4


def test_adding_to_a_store_reads_only_what_is_new(store: Path, archive: Path, tmp_path: Path) -> None:
    (archive / "2020" / "broken.pdf").unlink()
    editions.report(archive / "new.pdf", "asia")
    (archive / "new.pdf").write_bytes((archive / "new.pdf").read_bytes() + b"%% of its own\n")
    ran = reportgen("extract", "archive", "--store", "store", cwd=tmp_path)
    assert ran.code == 0
    assert "5 files" in ran.stderr
    assert "1 read, 4 already there" in ran.stderr
    ran = reportgen("query", "select count(*) from reports", "--store", "store", "--to", "csv", cwd=tmp_path)
    assert ran.stdout.split()[1] == b"4"


def test_query_without_a_question_shows_what_can_be_asked(store: Path, tmp_path: Path) -> None:
    ran = reportgen("query", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    text = ran.stdout.decode("utf-8")
    assert "key_terms" in text
    examples = re.findall(r'reportgen query "(.*)"', text)
    assert len(examples) == 3
    for example in examples:
        answer = reportgen("query", example, "--store", "store", cwd=tmp_path)
        assert (answer.code, answer.stderr) == (0, "")
        assert len(answer.stdout.splitlines()) > 2


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("selct 1", 'error: query: Parser Error: syntax error at or near "selct"'),
        ("drop table reports", "error: query: a store is only read; ask with SELECT …"),
    ],
)
def test_a_question_that_is_none(store: Path, tmp_path: Path, sql: str, message: str) -> None:
    ran = reportgen("query", sql, "--store", "store", cwd=tmp_path)
    assert (ran.code, ran.stdout, ran.lines) == (2, b"", [message])


def test_no_store_yet(tmp_path: Path) -> None:
    ran = reportgen("query", "select 1", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, b"")
    assert ran.lines == [
        "error: build/archive: no store; make one: reportgen extract FOLDER --store build/archive"
    ]


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("query", "select 1", "--store", "s"), "duckdb"),
        (("extract", "a.pdf", "--scheduler", "tcp://x:1"), "distributed"),
    ],
)
def test_an_extra_that_is_not_installed(tmp_path: Path, words: tuple[str, ...], missing: str) -> None:
    """A module that fails to import stands in for one that is not there."""
    (tmp_path / "hide" / f"{missing}.py").parent.mkdir()
    (tmp_path / "hide" / f"{missing}.py").write_text("raise ImportError\n", encoding="utf-8")
    ran = reportgen(*words, cwd=tmp_path, PYTHONPATH=str(tmp_path / "hide"))
    assert (ran.code, ran.stdout) == (4, b"")
    (line,) = ran.lines
    assert "run `make setup`" in line
