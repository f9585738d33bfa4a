"""A report that arrives is placed by what it says, not by its name; the one before it waits for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition import build, intake
from reportgen.edition.intake import receive
from reportgen.edition.review import load_vocabulary
from reportgen.model.compilation import Report
from tests import editions

WORDS = load_vocabulary()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return editions.edition(tmp_path / "2031", "africa")


def _present(folder: Path) -> dict[str, Report]:
    return {it.region.id: it for it in build.review(folder, 1).read.reports}


def test_the_name_does_not_matter(folder: Path, tmp_path: Path) -> None:
    content = editions.report(tmp_path / "x.pdf", "asia").read_bytes()
    found = receive(folder, "../../final v3 (2).PDF", content, WORDS, {})
    assert (found.called, found.what, found.file, found.region) == (
        "final v3 (2).PDF",
        "new",
        "asia.pdf",
        "Asia",
    )
    assert (folder / "asia.pdf").read_bytes() == content


def test_the_same_bytes_are_not_taken_twice(folder: Path) -> None:
    found = receive(folder, "again.pdf", (folder / "africa.pdf").read_bytes(), WORDS, _present(folder))
    assert (found.what, found.file) == ("same", "africa.pdf")


def test_a_new_version_and_back(folder: Path) -> None:
    old = (folder / "africa.pdf").read_bytes()
    found = receive(folder, "new.pdf", old + b"\n%x\n", WORDS, _present(folder))
    assert (found.what, found.file) == ("version", "africa.pdf")
    assert (folder / "accepted" / "africa.json").is_file()
    assert (folder / "africa.pdf").read_bytes() != old
    assert intake.put_back(folder, "africa.pdf")
    assert (folder / "africa.pdf").read_bytes() == old
    assert not intake.put_back(folder, "africa.pdf")


def test_what_cannot_be_read_is_not_taken(folder: Path) -> None:
    before = sorted(it.name for it in folder.iterdir())
    for name, content in (("x.pdf", b"%PDF-1.7 no"), ("x.docx", b"PK"), ("x.pdf", b""), ("", b"")):
        found = receive(folder, name, content, WORDS, {})
        assert found.what == "refused"
        assert found.why
        assert "/tmp" not in found.why
    assert sorted(it.name for it in folder.iterdir()) == before


def test_a_report_without_a_chapter_lies_there_and_is_named(folder: Path, tmp_path: Path) -> None:
    from tests.unit.readers.paper import Paper, show

    paper = Paper()
    paper.page(show(72, 600, "Minutes of a meeting about nothing in particular"))
    content = paper.write(tmp_path / "minutes.pdf").read_bytes()
    found = receive(folder, "Minutes <of> a meeting.pdf", content, WORDS, {})
    assert (found.what, found.file) == ("unplaced", "minutes-of-a-meeting.pdf")
    assert found.why
