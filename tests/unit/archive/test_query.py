"""A question only reads: what is none is refused in one line, and gives nothing else away."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.archive import query, store
from reportgen.archive.sources import SourceFile
from reportgen.archive.store import PRIORITIES
from reportgen.errors import DataError, UsageError
from tests.unit.archive.readings import ask, reading_of


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("select * from read_text('/etc/hostname')", "file system operations are disabled"),
        ("select * from '/etc/hosts.csv'", "file system operations are disabled"),
        ("select * from glob('/*')", "file system operations are disabled"),
        ("select * from secret", "secret does not exist"),
        ("select getenv('HOME')", "getenv does not exist"),
        ("copy priorities to 'stolen.csv'", "only read"),
        ("attach 'other.db'", "only read"),
        ("install httpfs", "only read"),
        ("set enable_external_access = true", "only read"),
        ("drop table priorities", "only read"),
        ("insert into reports (file) values ('x')", "only read"),
        ("select 1; drop table reports", "one question at a time"),
        ("", "one question at a time"),
        ("selct 1", 'syntax error at or near "selct"'),
        ("select txt from priorities", '"text"'),
        ("select error('a\nb')", "a b"),
    ],
)
def test_what_is_no_question_is_refused_in_one_line(
    tmp_path: Path, sql: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = [("a variable of the program",)]  # noqa: F841
    monkeypatch.chdir(tmp_path)
    store.Store(tmp_path / "store", "p")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError) as caught:
        ask(tmp_path / "store", sql)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_store(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    kept = store.Store(tmp_path / "store", "p")
    kept.take(source("one"), reading_of("d1", ["words"]), "")
    kept.flush()
    (batch,) = store.batches(tmp_path / "store")
    batch.reports.write_text("{}\n{")
    with pytest.raises(DataError, match="damaged"):
        store.Store(tmp_path / "store", "p")
    with pytest.raises(DataError, match="damaged"):
        query.ask(tmp_path / "store", "select 1")


def test_an_empty_store_answers(tmp_path: Path) -> None:
    store.Store(tmp_path / "store", "p")
    assert ask(tmp_path / "store", "select count(*) from priorities, reports") == [(0,)]
    columns = [name for name, *_ in ask(tmp_path / "store", "describe priorities")]
    assert columns == list(store.PRIORITIES)


def test_times_with_a_zone_are_one_line(tmp_path: Path) -> None:
    folder = _empty(tmp_path)
    for question in ("select now()", "select [now()]"):
        with pytest.raises(UsageError, match=r"ask for them as text: \(…\)::text"):
            list(query.ask(folder, question).rows)
    assert list(query.ask(folder, "select (timestamptz '2031-01-01 00:00:00+00')::date::text").rows)


def test_a_question_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "SECONDS", 0.5)
    with pytest.raises(UsageError, match="stopped after"):
        list(query.ask(_empty(tmp_path), "select count(*) from range(10000000) a, range(10000000) b").rows)


def test_a_question_that_needs_too_much_is_refused(tmp_path: Path) -> None:
    question = "select list(repeat('x', 1000) || a.range) from range(10000000) a"
    with pytest.raises(UsageError, match="needs more memory than allowed"):
        list(query.ask(_empty(tmp_path), question).rows)


_MEASURED = """
import re, sys
from pathlib import Path
from reportgen.cli import main
code = main(sys.argv[1:])
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""
"""Runs a command, then prints the most memory that it held, in KiB. What the system says of a process that
has ended counts what was held before the program was started, by whoever started it."""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says how much memory a process held")
@pytest.mark.middle
def test_a_hundred_thousand_rows_take_less_than_200_mib(tmp_path: Path) -> None:
    folder = _empty(tmp_path)
    row = {name: "word " * 60 if kind == "VARCHAR" else None for name, kind in PRIORITIES.items()}
    for number in range(1, 11):
        facts = {"sha256": f"{number}", "file": "a.pdf"}
        (folder / f"reports-{number:06}-{number:08x}.jsonl").write_text(json.dumps(facts) + "\n")
        line = json.dumps(row | {"sha256": f"{number}"}) + "\n"
        (folder / f"priorities-{number:06}-{number:08x}.jsonl").write_text(line * 10_000)
    question = ["query", "--store", str(folder), "select count(*) as n from priorities"]
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURED, *question], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0
    *_, rows, peak = ran.stdout.split()
    assert rows == "100000"
    assert int(peak) <= 200 * 1024


def _empty(folder: Path) -> Path:
    """Return a store without reports."""
    store = folder / "empty"
    store.mkdir()
    (store / "store.json").write_text('{"schema_version": "1.0"}')
    return store
