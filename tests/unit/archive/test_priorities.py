"""One source becomes the rows of a store: its report, then its priorities in reading order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.archive import priorities, store
from reportgen.errors import InputError
from tests import editions
from tests.unit.readers.paper import Paper, repeated


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    path = editions.report(tmp_path_factory.mktemp("rows") / "africa.pdf")
    return [json.loads(line) for line in priorities.rows(path).splitlines()]


def test_the_first_line_is_the_report(rows: list[dict[str, object]]) -> None:
    head, *found = rows
    assert (head["file"], head["region"], head["priorities"]) == ("africa.pdf", "Africa", len(found))
    assert (head["registered"], head["pages"], head["note"]) == (94, 3, None)
    assert set(head) <= set(store.REPORTS)


def test_priorities_are_numbered_in_reading_order_with_their_page(rows: list[dict[str, object]]) -> None:
    found = rows[1:]
    assert [row["number"] for row in found] == list(range(1, len(found) + 1))
    assert {row["first_page"] for row in found} == {3}
    assert all(row["kind"] != "overview" for row in found)
    assert "survivor leadership" in [term for row in found for term in row["key_terms"]]  # type: ignore[attr-defined]
    assert all(set(row) <= set(store.PRIORITIES) for row in found)


def test_a_source_without_a_chapter_is_a_report_with_a_note(tmp_path: Path) -> None:
    path = (
        Paper().page(repeated(("Words of no chapter at all, over one line.",), 700)).write(tmp_path / "x.pdf")
    )
    (head,) = [json.loads(line) for line in priorities.rows(path).splitlines()]
    assert head["priorities"] == 0
    assert head["note"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"no PDF")
    with pytest.raises(InputError, match=r"bad\.pdf"):
        priorities.rows(tmp_path / "bad.pdf")


def test_other_data_files_have_another_digest() -> None:
    assert priorities.data_digest() == priorities.data_digest()
    assert len(priorities.data_digest()) == 64
