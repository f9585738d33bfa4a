"""A chapter is signed by name, one region at a time, and what changed since is shown."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import signoff
from tests.unit.desk.visitor import TWO_MOVES, Visitor

SIGN = "/e/2031/sign/africa"


def test_signed_changed_and_signed_again(visitor: Visitor, folder: Path) -> None:
    page = visitor.send(visitor.open(SIGN), "#sign")
    assert "Signed by Fatou Sow" in page.text()
    assert [it.region for it in signoff.load(folder)] == ["africa"]
    assert page.text("#go-on") == "Next: read and sign Asia →"
    report = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    visitor.send(report, "#b-text", {"value": "Members agreed on little."})
    page = visitor.open(SIGN)
    assert "Changed since it was signed" in page.text()
    assert page.has(".passage.changed")
    assert not page.has("#go-on"), "it is not done with"
    assert "1 passage new or changed since, 1 gone" in visitor.open("/e/2031").text("#sign-africa")
    assert "sign Africa again" in visitor.open("/e/2031").text("#next")
    page = visitor.send(page, "#sign", {"by": "Amina Diallo"})
    assert "Signed by Amina Diallo" in page.text()


def test_taken_back(visitor: Visitor, folder: Path) -> None:
    page = visitor.send(visitor.open(SIGN), "#sign")
    page = visitor.send(page, "aside [data-undo]")
    assert "Nobody has signed" in page.text()
    assert signoff.load(folder) == ()


def test_whoever_signs_while_a_decision_waits_says_so(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(TWO_MOVES)
    page = visitor.open(SIGN)
    assert "1 decision waits" in page.text("#next")
    refused = visitor.send(page, "#sign")
    assert refused.status == 422
    assert "1 decision about this chapter waits" in refused.text("#refused")
    assert signoff.load(folder) == ()
    page = visitor.send(refused, "#sign", {"anyway": "1"})
    assert "Signed by Fatou Sow" in page.text()
    assert not (folder / "accepted" / "africa.json").exists(), "the base waits too"
    assert not visitor.open("/e/2031/sign/asia").has("#anyway")
