"""Each step says where it was: region, page, and the words of key terms; and leads there."""

from __future__ import annotations

from reportgen.edition.decision_files import corrections
from tests.unit.desk.visitor import Visitor

HISTORY = "/e/2031/history"


def test_a_step_says_its_place_and_its_words_and_leads_there(visitor: Visitor) -> None:
    page = visitor.open("/e/2031/report/africa?at=africa/governments/1")
    visitor.send(page, "#b-bold", {"words": "hold a licence"})
    page = visitor.open(HISTORY)
    assert "Africa, p. 3 “hold a licence”" in page.text(".steps")
    assert visitor.open(page.tree.cssselect("#at-1-1")[0].get("href")).has("#p-africa")


def test_a_batch_names_the_first_of_its_places(visitor: Visitor) -> None:
    page = visitor.open("/e/2031/themes")
    boxes = [it.get("value") for it in page.tree.cssselect("[data-row]")]
    visitor.send(page, "#yes", {"one": boxes})
    page = visitor.open(HISTORY)
    assert 1 <= len(page.tree.cssselect("[id^=at-1-]")) <= 3
    assert len(corrections.load(visitor.desk.inputs / "2031")) == len(boxes)


def test_a_signature_names_its_region(visitor: Visitor) -> None:
    visitor.send(visitor.open("/e/2031/sign/africa"), "#sign")
    assert "Africa" in visitor.open(HISTORY).text("#at-1-1")
