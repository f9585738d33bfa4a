"""Suggested key terms come with their evidence; those ticked become bold in one step."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import corrections
from tests.unit.desk.visitor import Visitor

PLAIN = """\
- quote: "Donors should fund survivor leadership"
  page: 3
  region: africa
  action: key-term
  value: survivor leadership
  remove: true
  by: desk
  on: 2031-06-01
"""


def test_a_phrase_that_another_region_has_bold(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/terms")
    boxes = [it.get("value") for it in page.tree.cssselect("[name=one]")]
    if not boxes:  # both reports print the same words bold
        assert "No suggestion" in page.text()
        return
    visitor.send(page, "#yes", {"one": boxes[:1]})
    (entry,) = corrections.load(folder)
    assert entry.action == "key-term"
    visitor.send(visitor.open("/e/2031/terms"), "#no", {"one": boxes[1:2]} if boxes[1:] else {})


def test_a_refused_phrase_is_not_suggested_again(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(PLAIN)
    page = visitor.open("/e/2031/terms?region=africa")
    assert "survivor leadership" not in page.text("mark")
