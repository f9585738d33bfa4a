"""Reports are placed by hand where nobody recognises them; a region may send none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition import build, settings
from tests import editions
from tests.unit.desk.visitor import Visitor

BOARD = "/e/2031"


def _file(path: Path, called: str) -> tuple[str, tuple[str, bytes, str]]:
    return "reports", (called, path.read_bytes(), "application/pdf")


def test_a_report_that_nobody_recognises_is_placed_by_hand(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(editions.REGIONS, "atlantis", ("Atlantis", "Atlantean"))
    unknown = editions.report(folder.parent / "atlantis.pdf", "atlantis")
    page = visitor.send(visitor.open(BOARD), "#send", files=[_file(unknown, "what is it.pdf")])
    assert "not used yet" in page.text("#received")
    assert "Atlantean Priorities" in page.text("#chapter-of-1")
    assert page.text("#next") == "Next: say what what-is-it.pdf is →"
    wrong = visitor.send(page, "#use-so-1", {"region": "../x"})
    assert wrong.status == 422
    assert "Nothing was chosen" in visitor.send(visitor.open(BOARD), "#use-so-1").text()
    page = visitor.send(visitor.open(BOARD), "#use-so-1", {"chapter": "Atlantean Priorities"})
    assert "edition.toml" not in page.text(), "the board asks; nobody is sent to a file"
    page = visitor.send(page, "#use-so-1", {"region": "mena"})
    assert 'chapter = "Atlantean Priorities"' in (folder / "edition.toml").read_text("utf-8")
    assert page.has("#region-mena"), page.text()
    regions = [it.get("id") for it in page.tree.cssselect("[id^=region-]:not(select)")]
    assert regions == ["region-africa", "region-asia", "region-mena"], "the order of the vocabulary"
    assert not page.has("#use-so-1")


def test_a_region_that_no_list_has_is_named_and_placed(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(editions.REGIONS, "atlantis", ("Atlantis", "Atlantis"))
    unknown = editions.report(folder.parent / "atlantis.pdf", "atlantis")
    page = visitor.send(visitor.open(BOARD), "#send", files=[_file(unknown, "what is it.pdf")])
    both = visitor.send(page, "#use-so-1", {"region": "mena", "called": "Atlantis"})
    assert "Leave one of them" in both.text()
    assert not (folder / "vocabulary.toml").exists()
    page = visitor.send(visitor.open(BOARD), "#use-so-1", {"called": " Atlantis "})
    regions = [it.get("id") for it in page.tree.cssselect("[id^=region-]:not(select)")]
    assert regions == ["region-africa", "region-asia", "region-atlantis"]
    assert "Atlantis" in page.text("#region-atlantis")
    assert not page.has("#use-so-1"), "its name is the term that its chapter is found by"


def test_an_edition_is_released_without_a_region_that_sent_nothing(visitor: Visitor, folder: Path) -> None:
    page = visitor.open(BOARD)
    assert "No report of MENA" in page.text()
    page = visitor.send(page, "#without-mena")
    assert "No report of MENA" not in page.text()
    assert "mena" not in settings.load_file(folder).regions
    assert "mena" not in [point.region for point in build.review(folder, 1).compilation.open]
    visitor.send(page, "#with-mena")
    assert settings.load_file(folder).regions == ()
