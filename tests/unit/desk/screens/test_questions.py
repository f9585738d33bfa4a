"""Questions come one by one with the piece of the page; an answer is an entry, and can be taken back."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import corrections
from tests import editions
from tests.unit.desk.visitor import HEADING, QUEUE, Visitor


def test_one_question_with_its_place(visitor: Visitor, asked: Path) -> None:
    page = visitor.open(QUEUE)
    assert "1 place that needs your eyes" in page.text("h1")
    assert HEADING in page.text(".why")
    picture = page.tree.cssselect("svg image")[0].get("href")
    assert visitor.client.get(picture).headers["content-type"] == "image/png"
    assert visitor.open(page.tree.cssselect("#in-report")[0].get("href")).has("article.chosen")


def test_answered_and_taken_back(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#a-answer")
    assert "Nothing is asked any more" in page.text()
    (entry,) = corrections.load(asked)
    assert (entry.action, entry.value, entry.quote) == ("answer", "unknown-heading", HEADING)
    page = visitor.send(page, "#status [data-undo]")
    assert "1 place" in page.text("h1")
    assert corrections.load(asked) == ()


def test_the_next_step_leads_there(visitor: Visitor, asked: Path) -> None:
    next_step = visitor.open("/e/2031").tree.cssselect("#next")[0]
    assert next_step.get("href") == QUEUE
    assert "1 open question" in next_step.text_content()


def test_an_answer_that_is_none_is_refused(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#a-answer", {"do": "drop"})
    assert page.status == 422
    assert not (asked / "corrections.yaml").exists()


def test_a_question_that_is_gone_is_said(visitor: Visitor, asked: Path) -> None:
    page = visitor.open(QUEUE)
    editions.report(asked / "mena.pdf", "mena")
    page = visitor.send(page, "#a-answer")
    assert page.status in (200, 422)
    assert not (asked / "corrections.yaml").exists()


def test_a_question_whose_answer_is_taken_back_is_shown_again(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#a-answer")
    page = visitor.send(page, "#status [data-undo]")
    assert HEADING in page.text(".why")
