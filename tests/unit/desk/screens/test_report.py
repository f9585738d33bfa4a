"""A report side by side, without scripts: passages are chosen, changed, refused, and taken back."""

from __future__ import annotations

from pathlib import Path

from reportgen.desk import entries
from reportgen.edition.decision_files import corrections
from tests.unit.desk.visitor import Visitor

REPORT = "/e/2031/report/africa"
CHOSEN = f"{REPORT}?at=africa/overview/1"


def test_both_sides_lead_to_each_other(visitor: Visitor) -> None:
    page = visitor.open(REPORT)
    boxes = {it.get("data-for") for it in page.tree.cssselect("svg a")}
    passages = {it.get("id") for it in page.tree.cssselect("article")}
    apart = {it.get("id").removeprefix("to-") for it in page.tree.cssselect("#apart a")}
    assert boxes == passages | apart
    picture = page.tree.cssselect(".paper img")[0].get("src")
    found = visitor.client.get(picture)
    assert found.headers["content-type"] == "image/png"
    assert "immutable" in found.headers["cache-control"]


def test_words_are_edited_and_taken_back(visitor: Visitor, folder: Path) -> None:
    page = visitor.open(CHOSEN)
    page = visitor.send(page, "#b-text", {"value": "Members agreed on little."})
    assert "Saved" in page.text("#status")
    assert "Members agreed on little." in page.text("article.chosen")
    assert "Printed:" in page.text("#panel")
    (entry,) = corrections.load(folder)
    assert (entry.by, entry.why, entry.region) == ("Fatou Sow", "The page shows it so", "africa")
    page = visitor.send(page, "#status [data-undo]")
    assert "Taken back" in page.text("#status")
    assert corrections.load(folder) == ()
    page = visitor.send(page, "#status [data-undo]")
    assert len(corrections.load(folder)) == 1


def test_words_outside_of_the_chapter_are_brought_in_and_taken_out_again(
    visitor: Visitor, folder: Path
) -> None:
    page = visitor.open(f"{REPORT}?page=2")
    link = next(it for it in page.tree.cssselect("#apart a") if "The forum met online" in it.text_content())
    page = visitor.open(link.get("href"))
    assert "are not in the chapter" in page.text("#panel")
    page = visitor.send(
        page, "#b-restore", {"behind": "africa/overview/1", "why": "the region wants its numbers"}
    )
    assert "brought back in" in page.text("#status")
    assert page.text("article.chosen .words").startswith("The forum met online")
    assert "p. 2" in page.text("article.chosen .handle")
    (entry,) = corrections.load(folder)
    assert (entry.action, entry.region, entry.page) == ("restore", "africa", 2)
    assert entry.value is not None
    assert entry.value.startswith("Members agreed that the chapter")
    page = visitor.send(page, "#status [data-undo]")
    assert corrections.load(folder) == ()
    assert not any("The forum met" in it.text_content() for it in page.tree.cssselect("article .words"))


def test_a_passage_goes_up_and_down_and_stays_one_decision(visitor: Visitor, folder: Path) -> None:
    item = f"{REPORT}?at=africa/governments/1"
    first = visitor.open(item).text("article.chosen .words")
    page = visitor.send(visitor.open(item), "#b-down")
    assert page.text("article.chosen .words") == first
    assert page.has("article.chosen#p-africa\\.governments\\.2")
    page = visitor.send(page, "#b-move", {"behind": "africa/overview"})
    assert page.has("article.chosen#p-africa\\.overview\\.1")
    (entry,) = corrections.load(folder)
    assert (entry.action, entry.value) == ("move", "Overview")


def test_sent_twice_is_decided_once(visitor: Visitor, folder: Path) -> None:
    page = visitor.open(CHOSEN)
    for _ in range(2):
        assert visitor.send(page, "#b-add", {"value": "One more sentence.", "why": "asked for"}).status == 200
    assert len(corrections.load(folder)) == 1


def test_what_is_refused_keeps_what_was_typed(visitor: Visitor, folder: Path) -> None:
    page = visitor.open(CHOSEN)
    page = visitor.send(page, "#b-bold", {"words": "the harvest moon"})
    assert page.status == 422
    assert "do not stand in this passage" in page.text("#refused")
    assert page.tree.cssselect("#v-words")[0].get("value") == "the harvest moon"
    assert not (folder / "corrections.yaml").exists()


def test_words_that_changed_meanwhile_are_not_written_over(visitor: Visitor, folder: Path) -> None:
    page, other = visitor.open(CHOSEN), visitor.open(CHOSEN)
    visitor.send(other, "#b-text", {"value": "A colleague's words."})
    page = visitor.send(page, "#b-text", {"value": "My words."})
    assert page.status == 422
    assert "changed since this page was shown" in page.text("#refused")
    assert page.tree.cssselect("#v-text")[0].text == "My words."
    assert "A colleague's words." in page.text("article.chosen")
    assert [one.value for one in corrections.load(folder)] == ["A colleague's words."]


def test_each_kind_of_decision(visitor: Visitor, folder: Path) -> None:
    item = f"{REPORT}?at=africa/governments/1"
    visitor.send(
        visitor.open(item), "#b-split", {"words": "Interpreters should be paid", "why": "two things"}
    )
    visitor.send(visitor.open(item), "#b-kind")
    visitor.send(visitor.open(item), "#b-bold", {"words": "hold a licence"})
    visitor.send(visitor.open(item), "#b-move", {"behind": "africa/overview"})
    visitor.send(visitor.open(f"{REPORT}?at=africa/governments"), "#b-skind", {"kind": "issues"})
    found = visitor.send(visitor.open(f"{REPORT}?at=africa/overview/1"), "#b-drop", {"why": "said elsewhere"})
    assert found.status == 200
    decided = [one.field or one.action for one in corrections.load(folder)]
    assert decided == ["split", "kind", "key-term", "move", "kind", "drop"]


def test_text_of_reports_is_never_markup(visitor: Visitor, folder: Path) -> None:
    value = "<script>alert(1)</script> & <b>bold</b>"
    page = visitor.send(visitor.open(CHOSEN), "#b-text", {"value": value})
    assert value in page.text("article.chosen .words")
    assert len(page.tree.cssselect("script")) == 2


def test_every_action_is_offered_by_a_plain_form(visitor: Visitor, folder: Path) -> None:
    offered = set()
    places = ("africa", "africa/overview/1", "africa/governments", "africa/governments/1", "africa~apart4")
    for place in places:
        page = visitor.open(f"{REPORT}?at={place}")
        offered |= {it.get("value") for it in page.tree.cssselect("#panel [name=do]")}
    assert offered | {"answer", "section"} == set(entries.ACTIONS), "an answer is offered where one is asked"


def test_of_edited_words_those_that_differ_are_marked(visitor: Visitor) -> None:
    page = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    text = page.text("#v-text").replace("short", "brief")
    page = visitor.send(page, "#b-text", {"value": text})
    assert (page.text(".decisions del"), page.text(".decisions ins")) == ("short", "brief")
