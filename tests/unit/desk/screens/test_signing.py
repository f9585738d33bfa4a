"""A chapter is signed by name, one region at a time, and what changed since is shown."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import signoff
from tests.unit.desk.visitor import Visitor

SIGN = "/e/2031/sign/africa"


def test_signed_changed_and_signed_again(visitor: Visitor, folder: Path) -> None:
    page = visitor.send(visitor.open(SIGN), "#sign")
    assert "Signed by Fatou Sow" in page.text()
    assert [it.region for it in signoff.load(folder)] == ["africa"]
    report = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    visitor.send(report, "#b-text", {"value": "Members agreed on little."})
    page = visitor.open(SIGN)
    assert "Changed since it was signed" in page.text()
    assert page.has(".passage.changed")
    assert "sign Africa again" in visitor.open("/e/2031").text("#next")
    page = visitor.send(page, "#sign", {"by": "Amina Diallo"})
    assert "Signed by Amina Diallo" in page.text()


def test_taken_back(visitor: Visitor, folder: Path) -> None:
    page = visitor.send(visitor.open(SIGN), "#sign")
    page = visitor.send(page, "aside [data-undo]")
    assert "Nobody has signed" in page.text()
    assert signoff.load(folder) == ()
