"""A store only grows, holds every report once, and answers questions without giving anything else away."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.archive import priorities, query, store
from reportgen.archive.sources import SourceFile
from reportgen.errors import DataError, InputError, UsageError
from tests import editions
from tests.unit.readers.paper import Paper, repeated, show


def _result(digest: str, texts: list[str], file: str = "a.pdf", note: str | None = None) -> str:
    """What a reading gives: the line of a report, and a line for each priority."""
    head = dict.fromkeys(store.REPORTS) | {"sha256": digest, "file": file, "region": "Africa", "note": note}
    head |= {"priorities": len(texts), "pages": 3}
    del head["path"], head["program"]
    rows = [
        dict.fromkeys(store.PRIORITIES)
        | {
            "id": f"africa/{n}",
            "text": text,
            "number": n,
            "sha256": digest,
            "source_file": file,
            "themes": ["a"],
        }
        for n, text in enumerate(texts, 1)
    ]
    return "".join(json.dumps(row) + "\n" for row in (head, *rows))


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str], SourceFile]:
    """Files with given content."""

    def make(content: str) -> SourceFile:
        path = tmp_path / f"{content}.pdf"
        path.write_text(content)
        return SourceFile(path, content)

    return make


def _ask(folder: Path, sql: str) -> list[tuple[query.Cell, ...]]:
    return list(query.ask(folder, sql).rows)


def test_reports_are_kept_once_whatever_they_are_called(
    tmp_path: Path, source: Callable[[str], SourceFile]
) -> None:
    place = tmp_path / "store"
    kept = store.Store(place, "p")
    one = source("one")
    copy = SourceFile(one.path.with_name("copy.pdf"), "copy")
    copy.path.write_bytes(one.path.read_bytes())
    assert not kept.has(one)
    assert kept.has(copy)
    kept.take(one, _result("d1", ["first words", "second words"]), "")
    kept.flush()
    again = store.Store(place, "p")
    assert not again.has(source("two"))
    assert _ask(place, "select text from priorities") == [("first words",), ("second words",)]
    assert _ask(place, "select file, pages, priorities, program from reports") == [("a.pdf", 3, 2, "p")]


def test_a_source_exchanged_while_it_is_read_is_read_again(
    tmp_path: Path, source: Callable[[str], SourceFile]
) -> None:
    kept, one = store.Store(tmp_path / "store", "p"), source("one")
    assert not kept.has(one)
    kept.take(one, _result("d2", ["words"]), "d2")
    kept.flush()
    assert not store.Store(tmp_path / "store", "p").has(one)


def test_the_last_reading_counts(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    place, one = tmp_path / "store", source("one")
    for program, texts in (("p1", ["old", "gone"]), ("p2", ["new"])):
        kept = store.Store(place, program)
        assert not kept.has(one)
        kept.take(one, _result("d1", texts), "")
        kept.flush()
    assert _ask(place, "select text from priorities") == [("new",)]
    assert _ask(place, "select program from reports") == [("p2",)]
    assert len(store.batches(place)) == 2


def test_two_runs_at_once_give_one_report(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    place, one = tmp_path / "store", source("one")
    first, second = store.Store(place, "p"), store.Store(place, "p")
    for kept in (first, second):
        assert not kept.has(one)
        kept.take(one, _result("d1", ["words"]), "")
    kept.take(source("two"), _result("d2", ["other words"], "b.pdf"), "")
    first.flush()
    second.flush()
    assert _ask(place, "select source_file, text from priorities") == [
        ("a.pdf", "words"),
        ("b.pdf", "other words"),
    ]


def test_a_run_that_was_killed_leaves_no_half_batch(
    tmp_path: Path, source: Callable[[str], SourceFile]
) -> None:
    place, one = tmp_path / "store", source("one")
    kept = store.Store(place, "p")
    kept.take(one, _result("d1", ["words"]), "")
    kept.flush()
    (place / "priorities-000002-00000000.jsonl").write_text('{"text": "never comm')
    assert _ask(place, "select text from priorities") == [("words",)]


def test_batches_are_written_as_they_fill(
    tmp_path: Path, source: Callable[[str], SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 2)
    kept = store.Store(tmp_path / "store", "p")
    for number in range(5):
        kept.take(source(str(number)), _result(f"d{number}", ["words"], f"{number}.pdf"), "")
    assert len(store.batches(tmp_path / "store")) == 2
    kept.flush()
    assert _ask(tmp_path / "store", "select count(*) from reports") == [(5,)]


def test_what_cannot_be_read_is_tried_again(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    kept, one = store.Store(tmp_path / "store", "p"), source("one")
    assert not kept.has(one)
    kept.refuse(one, InputError("one.pdf: damaged"))
    assert not kept.has(one)
    assert json.loads((tmp_path / "store" / store.ERRORS).read_text())["message"] == "one.pdf: damaged"


def test_an_empty_store_answers(tmp_path: Path) -> None:
    store.Store(tmp_path / "store", "p")
    assert _ask(tmp_path / "store", "select count(*) from priorities, reports") == [(0,)]
    columns = [name for name, *_ in _ask(tmp_path / "store", "describe priorities")]
    assert columns == list(store.PRIORITIES)


def test_a_report_without_a_chapter_has_a_note(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    kept = store.Store(tmp_path / "store", "p")
    kept.take(source("one"), _result("d1", [], note="no priorities chapter is found"), "")
    kept.flush()
    assert kept.without == 1
    assert _ask(tmp_path / "store", "select note from reports") == [("no priorities chapter is found",)]
    assert _ask(tmp_path / "store", "select * from priorities") == []


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
        _ask(tmp_path / "store", sql)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store; make one: reportgen extract"):
        query.ask(tmp_path / "gone", "select 1")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear")
    with pytest.raises(UsageError, match="not empty, and no store"):
        store.Store(tmp_path / "letters", "p")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / store.FACTS).write_text('{"schema_version": "2.0"}')
    with pytest.raises(DataError, match=r"a store of version 2\.0"):
        store.Store(tmp_path / "later", "p")


def test_a_damaged_store(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    kept = store.Store(tmp_path / "store", "p")
    kept.take(source("one"), _result("d1", ["words"]), "")
    kept.flush()
    (batch,) = store.batches(tmp_path / "store")
    batch.reports.write_text("{}\n{")
    with pytest.raises(DataError, match="damaged"):
        store.Store(tmp_path / "store", "p")
    with pytest.raises(DataError, match="damaged"):
        query.ask(tmp_path / "store", "select 1")


def test_rows_of_a_report(tmp_path: Path) -> None:
    path = editions.report(tmp_path / "x.pdf", "asia")
    head, *rows = map(json.loads, priorities.rows(path).splitlines())
    assert set(head) == set(store.REPORTS) - {"path", "program"}
    assert (head["file"], head["region"], head["priorities"], head["note"]) == (
        "x.pdf",
        "Asia",
        len(rows),
        None,
    )
    assert (head["registered"], head["participated"]) == (94, 77)
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(set(row) == set(store.PRIORITIES) for row in rows)
    (donors,) = [row for row in rows if row["text"].startswith("Donors should fund")]
    assert donors["key_terms"] == ["survivor leadership"]
    assert donors["first_page"] == donors["last_page"] == 3
    assert donors["asks"] == [donors["text"]]


def test_rows_of_a_file_without_priorities(tmp_path: Path) -> None:
    paper = Paper()
    paper.page(show(72, 600, "Minutes of a meeting"), repeated(editions.NEXT, 500))
    (line,) = priorities.rows(paper.write(tmp_path / "minutes.pdf")).splitlines()
    assert json.loads(line)["region"] is None
    assert "no priorities chapter" in json.loads(line)["note"]
