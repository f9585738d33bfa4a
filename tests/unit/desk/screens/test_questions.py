"""Questions come one by one with the piece of the page; an answer is an entry, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk.screens import questions
from reportgen.edition.decision_files import corrections
from reportgen.model.diagnostics import Diagnostic
from tests import editions
from tests.unit.desk.visitor import Visitor
from tests.unit.readers.paper import HEIGHT, Paper, repeated, show

HEADING = "What Our Neighbours Could Do"
QUEUE = "/e/2031/questions"


@pytest.fixture
def asked(folder: Path) -> Path:
    """The edition with a report whose heading the vocabulary does not know."""
    paper = Paper()
    paper.page(
        show(72, 600, "Key Priorities for MENA", font="F2", size=26),
        show(72, 560, "2031 MENA Regional Forum", size=14),
        show(72, 530, "May 3-5, 2031", size=12),
    )
    paper.page(
        show(72, HEIGHT - 100, "Introduction", font="F2", size=20),
        repeated(editions.INTRODUCTION, HEIGHT - 130),
        show(72, 40, "2", size=9),
    )
    paper.page(
        show(72, HEIGHT - 100, "MENA Priorities", font="F2", size=20),
        show(72, HEIGHT - 130, "Overview", font="F2", size=14),
        repeated(editions.OVERVIEW, HEIGHT - 152),
        show(72, HEIGHT - 220, HEADING, font="F2", size=14),
        repeated(editions.ACTIONS, HEIGHT - 242),
        show(72, HEIGHT - 340, "Next Steps", font="F2", size=20),
        repeated(editions.NEXT, HEIGHT - 370),
        show(72, 40, "3", size=9),
    )
    paper.write(folder / "mena.pdf")
    return folder


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


def test_the_hardest_come_first() -> None:
    codes = ["line-end-hyphen", "anything-new", "unknown-heading", "page-without-text", "note-mark"]
    hardest = ["page-without-text", "unknown-heading", "anything-new", "note-mark", "line-end-hyphen"]
    assert sorted(codes, key=questions._rank) == hardest


def test_a_question_that_is_gone_is_said(visitor: Visitor, asked: Path) -> None:
    page = visitor.open(QUEUE)
    editions.report(asked / "mena.pdf", "mena")
    page = visitor.send(page, "#a-answer")
    assert page.status in (200, 422)
    assert not (asked / "corrections.yaml").exists()


def test_the_heading_is_said_to_mean_an_audience(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#b-means", {"means": "audience:governments"})
    assert "Nothing is asked any more" in page.text()
    (entry,) = corrections.load(asked)
    assert (entry.field, entry.value, entry.quote) == ("audience", "governments", HEADING)


def test_it_is_no_heading(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#a-no_heading")
    assert "Nothing is asked any more" in page.text()
    assert [(one.field, one.value) for one in corrections.load(asked)] == [("level", "0")]


def test_other_words_that_are_refused_are_kept(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#b-text", {"value": " "})
    assert page.status == 422
    assert page.has("#d-text[open]")
    assert not (asked / "corrections.yaml").exists()


def test_a_page_without_words_is_answered_by_its_number(visitor: Visitor, folder: Path) -> None:
    editions.add_picture_page(folder / "africa.pdf")
    page = visitor.open(QUEUE)
    assert "The page is a picture without text" in page.text(".why")
    assert page.has("svg image")
    assert "Only a picture" in page.text("#a-answer")
    page = visitor.send(page, "#a-answer")
    assert "Nothing is asked any more" in page.text()
    assert "p. 4" in page.text(".steps")
    (entry,) = corrections.load(folder)
    assert (entry.quote, entry.page, entry.region, entry.value) == ("", 4, "africa", "page-without-text")
    assert "1 place" in visitor.send(page, "#status [data-undo]").text("h1")


def test_words_that_were_set_apart_are_brought_in_where_they_are_asked_about(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.open("/e/2031")
    reviewed = visitor.desk.room("2031").reviewed()
    assert reviewed is not None
    document = next(it for it in reviewed.structures if it.source.file == "africa.pdf")
    words = next(it for it in document.blocks if it.text == "Next Steps")
    place = words.evidence[0]
    asked = Diagnostic(
        "question", "words-set-apart", "“Next Steps” was set apart.", "", "africa.pdf", 3, place.bbox
    )
    monkeypatch.setattr(questions, "questions_of", lambda _: (asked,))
    page = visitor.open(QUEUE)
    assert "Next Steps" in page.text("#d-restore blockquote")
    page = visitor.send(page, "#b-restore", {"why": "it is one of them"})
    assert page.status == 422
    assert "outside of the chapter" in page.text("#refused"), "the library says what it lacks"
    assert not (folder / "corrections.yaml").exists()


def test_a_question_whose_answer_is_taken_back_is_shown_again(visitor: Visitor, asked: Path) -> None:
    page = visitor.send(visitor.open(QUEUE), "#a-answer")
    page = visitor.send(page, "#status [data-undo]")
    assert HEADING in page.text(".why")
