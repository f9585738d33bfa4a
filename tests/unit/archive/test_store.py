"""A store only grows, holds every report once, and answers questions without giving anything else away."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.archive import priorities, query, store
from reportgen.archive.sources import SourceFile
from reportgen.errors import DataError, InputError, UsageError
from tests import editions
from tests.unit.archive.readings import ask, reading_of
from tests.unit.readers.paper import Paper, repeated, show


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
    kept.take(one, reading_of("d1", ["first words", "second words"]), "")
    kept.flush()
    again = store.Store(place, "p")
    assert not again.has(source("two"))
    assert ask(place, "select text from priorities") == [("first words",), ("second words",)]
    assert ask(place, "select file, pages, priorities, program from reports") == [("a.pdf", 3, 2, "p")]


def test_a_source_exchanged_while_it_is_read_is_read_again(
    tmp_path: Path, source: Callable[[str], SourceFile]
) -> None:
    kept, one = store.Store(tmp_path / "store", "p"), source("one")
    assert not kept.has(one)
    kept.take(one, reading_of("d2", ["words"]), "d2")
    kept.flush()
    assert not store.Store(tmp_path / "store", "p").has(one)


def test_the_last_reading_counts(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    place, one = tmp_path / "store", source("one")
    for program, texts in (("p1", ["old", "gone"]), ("p2", ["new"])):
        kept = store.Store(place, program)
        assert not kept.has(one)
        kept.take(one, reading_of("d1", texts), "")
        kept.flush()
    assert ask(place, "select text from priorities") == [("new",)]
    assert ask(place, "select program from reports") == [("p2",)]
    assert len(store.batches(place)) == 2


def test_two_runs_at_once_give_one_report(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    place, one = tmp_path / "store", source("one")
    first, second = store.Store(place, "p"), store.Store(place, "p")
    for kept in (first, second):
        assert not kept.has(one)
        kept.take(one, reading_of("d1", ["words"]), "")
    kept.take(source("two"), reading_of("d2", ["other words"], "b.pdf"), "")
    first.flush()
    second.flush()
    assert ask(place, "select source_file, text from priorities") == [
        ("a.pdf", "words"),
        ("b.pdf", "other words"),
    ]


def test_a_run_that_was_killed_leaves_no_half_batch(
    tmp_path: Path, source: Callable[[str], SourceFile]
) -> None:
    place, one = tmp_path / "store", source("one")
    kept = store.Store(place, "p")
    kept.take(one, reading_of("d1", ["words"]), "")
    kept.flush()
    (place / "priorities-000002-00000000.jsonl").write_text('{"text": "never comm')
    assert ask(place, "select text from priorities") == [("words",)]


def test_batches_are_written_as_they_fill(
    tmp_path: Path, source: Callable[[str], SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 2)
    kept = store.Store(tmp_path / "store", "p")
    for number in range(5):
        kept.take(source(str(number)), reading_of(f"d{number}", ["words"], f"{number}.pdf"), "")
    assert len(store.batches(tmp_path / "store")) == 2
    kept.flush()
    assert ask(tmp_path / "store", "select count(*) from reports") == [(5,)]


def test_what_cannot_be_read_is_tried_again(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    kept, one = store.Store(tmp_path / "store", "p"), source("one")
    assert not kept.has(one)
    kept.refuse(one, InputError("one.pdf: damaged"))
    assert not kept.has(one)
    assert json.loads((tmp_path / "store" / store.ERRORS).read_text())["message"] == "one.pdf: damaged"


def test_a_report_without_a_chapter_has_a_note(tmp_path: Path, source: Callable[[str], SourceFile]) -> None:
    kept = store.Store(tmp_path / "store", "p")
    kept.take(source("one"), reading_of("d1", [], note="no priorities chapter is found"), "")
    kept.flush()
    assert kept.without == 1
    assert ask(tmp_path / "store", "select note from reports") == [("no priorities chapter is found",)]
    assert ask(tmp_path / "store", "select * from priorities") == []


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
