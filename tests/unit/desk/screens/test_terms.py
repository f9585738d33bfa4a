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
BOLD = """\
- quote: "Governments should publish which recruiters hold a licence"
  region: africa
  action: key-term
  value: hold a licence
  by: desk
  on: 2031-06-01
"""


def test_a_phrase_that_another_region_has_bold(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(BOLD)
    page = visitor.open("/e/2031/terms")
    (box,) = (box.get("value") for box in page.tree.cssselect("[name=one]"))
    assert "hold a licence" in page.text("mark")
    visitor.send(page, "#yes", {"one": [box]})
    _, entry = corrections.load(folder)
    assert (entry.action, entry.value, entry.region) == ("key-term", "hold a licence", "asia")
    assert visitor.open("/e/2031/terms").tree.cssselect("[name=one]") == []


def test_a_refused_phrase_is_not_suggested_again(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(PLAIN)
    page = visitor.open("/e/2031/terms?region=africa")
    assert "survivor leadership" not in page.text("mark")
