"""The board says where each region stands and what comes next; reports arrive there."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import amendments
from tests import editions
from tests.unit.desk.visitor import Visitor, new_desk

BOARD = "/e/2031"


def _file(path: Path, called: str | None = None) -> tuple[str, tuple[str, bytes, str]]:
    return "reports", (called or path.name, path.read_bytes(), "application/pdf")


def test_one_step_comes_next_and_is_a_link(visitor: Visitor) -> None:
    page = visitor.open(BOARD)
    assert "read and sign" in page.text("#next")
    assert visitor.open(page.tree.cssselect("#next")[0].get("href")).has("#sign")


def test_what_is_missing_or_not_used_is_named(visitor: Visitor, folder: Path) -> None:
    (folder / "notes.docx").write_bytes(b"x")
    (folder / "old").mkdir()
    page = visitor.open(BOARD)
    assert "no report of MENA" in page.text()
    assert "notes.docx: not a PDF" in page.text()
    assert "old: a folder" in page.text()


def test_an_edition_without_reports_is_an_edition(visitor: Visitor, folder: Path) -> None:
    empty = folder.parent / "2032"
    empty.mkdir()
    (empty / "edition.toml").write_text('title = "2032 Priorities"\nyear = 2032\n')
    page = visitor.open("/e/2032")
    assert page.status == 200
    assert "No report yet" in page.text()
    report = editions.report(folder.parent / "final v3 (2).pdf", "asia")
    page = visitor.send(page, "#send", files=[_file(report)])
    assert "final v3 (2).pdf: Asia, 3 pages, English" in page.text("#received")
    assert [it.name for it in empty.glob("*.pdf")] == ["asia.pdf"]


def test_what_cannot_be_used_is_said_and_harms_nobody(visitor: Visitor, folder: Path) -> None:
    broken = folder.parent / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    page = visitor.open(BOARD)
    files = [_file(broken, "../../../<script>.pdf"), _file(broken, "letter.docx")]
    page = visitor.send(page, "#send", files=files)
    assert "<script>.pdf: not taken" in page.text("#received")
    assert "letter.docx: not taken" in page.text("#received")
    assert sorted(it.name for it in folder.iterdir() if it.suffix == ".pdf") == ["africa.pdf", "asia.pdf"]


def test_a_new_version_waits_for_people(visitor: Visitor, folder: Path) -> None:
    old = (folder / "africa.pdf").read_bytes()
    new = editions.report(folder.parent / "new.pdf", "africa")
    new.write_bytes(new.read_bytes() + b"\n% another export\n")
    page = visitor.send(visitor.open(BOARD), "#send", files=[_file(new)])
    assert "a new version of Africa" in page.text("#received")
    page = visitor.open(BOARD)
    page = visitor.send(page, "#old-africa")
    assert (folder / "africa.pdf").read_bytes() == old
    visitor.send(visitor.open(BOARD), "#send", files=[_file(new)])
    visitor.send(visitor.open(BOARD), "#use-africa")
    assert (folder / "africa.pdf").read_bytes() == new.read_bytes()
    assert not visitor.open(BOARD).has("#use-africa")
    assert list((folder / "replaced").iterdir()) == []


def test_decisions_that_an_editor_wiped_out_are_offered(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    visitor.send(page, "#b-confirm")
    (folder / "corrections.yaml").write_text("# an old buffer\n")
    page = visitor.open(BOARD)
    assert "1 decision made here is no longer" in page.text()
    page = visitor.send(page, "#put-back")
    assert not page.has("#put-back")
    assert len(amendments.texts(folder)) == 1


def test_a_file_that_does_not_validate_is_said_on_the_page(visitor: Visitor, folder: Path) -> None:
    (folder / "edition.toml").write_text('titel = "x"\nyear = 2031\n')
    page = visitor.open(BOARD)
    assert page.status == 422
    assert "did you mean “title”" in page.text()


def test_editions_are_listed(visitor: Visitor) -> None:
    page = visitor.open("/")
    assert "2031 Regional Priorities" in page.text("#edition-2031")
    assert visitor.open(page.tree.cssselect("#edition-2031")[0].get("href")).has("#region-africa")
    assert new_desk(visitor.desk.inputs).folders()


def test_suggested_themes_are_named_until_all_are_confirmed(visitor: Visitor) -> None:
    link = visitor.open(BOARD).tree.cssselect("#suggested")[0]
    assert link.text_content().startswith("0 of ")
    assert visitor.open(link.get("href")).text("h1") == link.text_content()


def test_a_first_report_is_not_said_to_be_the_same_as_another(visitor: Visitor) -> None:
    assert "the first version" in visitor.open(BOARD).text("[data-label='Since the last version']")
