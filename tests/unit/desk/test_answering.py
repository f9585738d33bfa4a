"""Each answer to a question is one decision about the passage, the words set apart, or the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.desk import answering
from reportgen.desk import asked as asked_module
from reportgen.edition.decision_files import corrections
from reportgen.model.diagnostics import Diagnostic
from reportgen.model.provenance import Evidence
from tests import editions
from tests.unit.desk.visitor import HEADING, QUEUE, Visitor


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
    monkeypatch.setattr(asked_module, "questions_of", lambda _: (asked,))
    page = visitor.open(QUEUE)
    assert "Next Steps" in page.text("#d-restore blockquote")
    page = visitor.send(page, "#b-restore", {"why": "it is one of them"})
    assert page.status == 422
    assert "outside of the chapter" in page.text("#refused"), "the library says what it lacks"
    assert not (folder / "corrections.yaml").exists()


def test_one_of_two_questions_of_one_kind_about_a_passage_is_answered(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    visitor.open("/e/2031")
    reviewed = visitor.desk.room("2031").reviewed()
    assert reviewed is not None
    report = next(it for it in reviewed.compilation.reports if it.source.file == "africa.pdf")
    place = next(item for section in report.sections for item in section.items).evidence[0]
    assert isinstance(place, Evidence)
    first, second = [
        Diagnostic(
            "question", "line-end-hyphen", f"It was kept: “{word}”.", "", "africa.pdf", place.page, place.bbox
        )
        for word in ("co-operation", "follow-up")
    ]
    monkeypatch.setattr(asked_module, "questions_of", lambda it: it.diagnostics)
    texts = visitor.desk.texts

    def value(*diagnostics: Diagnostic) -> str | None:
        """What the answer to the first open question names."""
        told = replace(reviewed, diagnostics=diagnostics)
        question = next(it for it in asked_module.queue_of(told) if it.diagnostic.severity == "question")
        return answering.entry_of(told, question, "answer", {}, texts, by="A. Abara").value

    assert value(first) == "line-end-hyphen"
    assert value(first, second) == "line-end-hyphen co-operation"
    assert value(replace(first, severity="note"), second) == "line-end-hyphen follow-up"


def test_equal_questions_on_one_page_are_asked_one_by_one(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    visitor.open("/e/2031")
    boxes = [(72.0, 100.0, 500.0, 112.0), (72.0, 400.0, 500.0, 412.0)]
    asked = tuple(
        Diagnostic("question", "line-end-hyphen", "It was kept: “co-operation”.", "", "africa.pdf", 3, box)
        for box in boxes
    )
    monkeypatch.setattr(asked_module, "questions_of", lambda _: asked)
    reviewed = visitor.desk.room("2031").reviewed()
    assert reviewed is not None
    assert len({question.key for question in asked_module.queue_of(reviewed)}) == 2
