"""What waits is shown beside its candidates: placed, or taken out."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import corrections
from tests.unit.desk.visitor import TWO_MOVES, Visitor

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


def test_a_waiting_decision_is_written_anew(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(NEARLY)
    page = visitor.open("/e/2031/held")
    wrong = visitor.send(page, "#rewrite-5", {"words": "words that stand nowhere", "region": "africa"})
    assert wrong.status == 422
    assert wrong.text("#q-5") == "words that stand nowhere", "what was typed stays"
    assert len(corrections.load(folder)) == 2
    page = visitor.send(page, "#rewrite-5", {"words": "Members agreed that the chapter", "region": "africa"})
    assert "1 decision waits" in page.text("h1")
    assert "written anew" in page.text("#status")
    first, second = corrections.load(folder)
    assert (first.quote[:20], second.quote) == ("Governments should p", "Members agreed that the chapter")
    page = visitor.send(page, "#status [data-undo]")
    assert "2 decisions wait" in page.text("h1")
    assert (folder / "corrections.yaml").read_text().count("nothing of this kind") == 1


def test_one_that_another_overrules_has_not_lost_its_words(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(TWO_MOVES)
    page = visitor.open("/e/2031/held")
    assert "it cannot be applied as it stands" in page.text("article h2")
    assert "decides otherwise" in page.text(".why")


def test_an_entry_that_changed_meanwhile_is_left_alone(visitor: Visitor, folder: Path) -> None:
    (folder / "corrections.yaml").write_text(NEARLY)
    page = visitor.open("/e/2031/held")
    (folder / "corrections.yaml").write_text(NEARLY.replace("nothing of", "no words of"))
    page = visitor.send(page, "#remove-5")
    assert page.status == 422
    assert len(corrections.load(folder)) == 2
