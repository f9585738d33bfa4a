"""What waits is shown beside its candidates: placed, or taken out."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import corrections
from tests.unit.desk.visitor import Visitor

NEARLY = """\
- quote: "Governments should publish which recruiters hold a permit. Interpreters should"
  action: confirm
  by: desk
  on: 2031-06-01
- quote: "nothing of this kind stands anywhere in any report of this edition"
  action: confirm
  by: desk
  on: 2031-06-01
"""


def test_a_waiting_decision_is_placed_and_a_lost_one_removed(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(NEARLY)
    page = visitor.open("/e/2031/held")
    assert "2 decisions wait" in page.text("h1")
    assert "Has lost its place" in page.text()
    page = visitor.send(page, "#remove-5")
    assert "1 decision waits" in page.text("h1")
    page = visitor.send(
        page, "#accept-1-2"
    )  # both reports have these words on this page; the second is meant
    assert "Nothing waits" in page.text(), page.text()
    (entry,) = corrections.load(folder)
    assert (entry.region, entry.page) == ("asia", 3)
    assert "Interpreters should" in entry.quote
    page = visitor.open("/e/2031/history")
    page = visitor.send(page, "#undo-1")
    assert len(corrections.load(folder)) == 2


def test_an_entry_that_changed_meanwhile_is_left_alone(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(NEARLY)
    page = visitor.open("/e/2031/held")
    (folder / "corrections.yaml").write_text(NEARLY.replace("nothing of", "no words of"))
    page = visitor.send(page, "#remove-5")
    assert page.status == 422
    assert len(corrections.load(folder)) == 2
