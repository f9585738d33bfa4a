"""What became of a correction is said with its place; questions that are answered are no longer asked."""

from dataclasses import replace

import pytest

from reportgen.model.decisions import Candidate, DecidedCorrection
from reportgen.model.diagnostics import Diagnostic
from reportgen.model.provenance import Evidence, ParagraphEvidence
from reportgen.stages.compilation import remarks
from reportgen.stages.corrections.correct import Closed

BOX = (72.0, 100.0, 500.0, 140.0)
ASKED = Diagnostic(
    "question", "page-join", "Is it so?", "look", "in/asia.pdf", 4, (80.0, 110.0, 300.0, 122.0)
)
HERE = Closed("asia.pdf", (Evidence(4, BOX),), None)


def _severities(*asked: Diagnostic, closed: tuple[Closed, ...] = (HERE,)) -> list[str]:
    return [it.severity for it in remarks.answered(asked, closed)]


def test_a_question_at_a_place_that_was_decided_is_a_note() -> None:
    (one,) = remarks.answered([ASKED], [HERE])
    assert one == replace(ASKED, severity="note", remedy="answered in corrections.yaml")


def test_questions_elsewhere_of_another_kind_or_file_stay() -> None:
    other_file = replace(ASKED, file="in/mena.pdf")
    other_page = replace(ASKED, page=5)
    below = replace(ASKED, bbox=(80.0, 300.0, 300.0, 312.0))
    assert _severities(other_file, other_page, below) == ["question"] * 3
    assert _severities(ASKED, closed=(replace(HERE, code="note-mark"),)) == ["question"]
    assert _severities(ASKED, closed=(replace(HERE, code="page-join"),)) == ["note"]


@pytest.mark.parametrize(
    ("over", "severity"),
    [
        ("victim-blaming,", "note"),
        ("against victim-blaming in court", "note"),
        ("blaming", "question"),
        ("victim-blamings", "question"),
        ("all other words of the passage", "question"),
    ],
)
def test_other_words_answer_what_is_asked_about_those_that_they_replace(over: str, severity: str) -> None:
    asked = replace(ASKED, code="line-end-hyphen", message="A hyphen was undone: “victim-blaming”.")
    assert _severities(asked, closed=(replace(HERE, over=over),)) == [severity]
    assert _severities(ASKED, closed=(replace(HERE, over=over),)) == ["question"]


def test_warnings_and_questions_without_a_place_are_not_answered() -> None:
    warning, nowhere = replace(ASKED, severity="warning"), replace(ASKED, page=None, bbox=None)
    assert _severities(warning, nowhere) == ["warning", "question"]


def test_a_paragraph_is_a_place_too() -> None:
    asked = replace(ASKED, page=None, bbox=None, paragraph=41)
    decided = Closed("asia.pdf", (ParagraphEvidence(41, 12, "footers"),), None)
    assert _severities(asked, closed=(decided,)) == ["note"]
    assert _severities(replace(asked, paragraph=40), closed=(decided,)) == ["question"]


def test_what_became_of_a_correction_is_said_at_its_line() -> None:
    done = DecidedCorrection(quote="the words", action="set", field="kind", outcome="applied", line=12)
    one = remarks.of_outcome(done, "inputs/2031")
    assert (one.severity, one.code, one.file) == (
        "note",
        "correction-applied",
        "inputs/2031/corrections.yaml:12",
    )
    assert one.message == "applied: set kind “the words”"


def test_a_correction_that_waits_says_why_and_what_is_near() -> None:
    near = Candidate("asia/1", "the word", 9, 0.9)
    held = DecidedCorrection(
        quote="the words", action="confirm", outcome="held", reason="only near", candidate=near
    )
    one = remarks.of_outcome(held, "in")
    assert (one.severity, one.code, one.file) == ("warning", "correction-held", "in/corrections.yaml")
    assert one.message == "held: confirm “the words”: only near; nearest on p. 9: “the word”"
    assert one.remedy
