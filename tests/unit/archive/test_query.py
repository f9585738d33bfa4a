"""A question only reads: what is none is refused in one line, and gives nothing else away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.archive import query, store
from reportgen.archive.sources import SourceFile
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
