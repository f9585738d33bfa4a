"""Which answers a question has depends on what it asks, and about what."""

from __future__ import annotations

import pytest

from reportgen.desk import answers
from reportgen.desk.answers import QuestionFacts
from reportgen.desk.passages import ShownPassage

ITEM = ShownPassage("africa/overview/1", "paragraph", "Members agreed.", ())
NEXT = ShownPassage("africa/overview/2", "paragraph", "Others did not.", ())
NOTE = ShownPassage("africa/overview~note1", "note", "A quotation.", (), note_kind="aside")
TABLE = ShownPassage("africa/overview~note2", "note", "Named by 7 %", (), note_kind="table")
HEADING = ShownPassage("africa/neighbours", "section", "What Neighbours Could Do", ())


def _facts(code: str, passage: ShownPassage | None = ITEM, **more: object) -> QuestionFacts:
    given: dict[str, object] = {"following": None, "joined": False, "words": None}
    return QuestionFacts(code, passage, **{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "buttons", "forms"),
    [
        (_facts("doubt"), ["answer"], ["split", "text"]),
        (_facts("doubt", following=NEXT), ["answer", "join"], ["split", "text"]),
        (_facts("table-in-chapter", TABLE), ["answer"], []),
        (_facts("paragraph-ends", following=NEXT), ["answer"], ["split", "text"]),
        (_facts("page-join", following=NEXT), ["answer", "join"], ["text"]),
        (_facts("page-join", joined=True, following=NEXT), ["answer"], ["split", "text"]),
        (_facts("line-end-hyphen", words=("a-b", "ab")), ["answer", "other_word"], ["text"]),
        (_facts("unknown-heading", HEADING), ["answer", "no_heading"], ["means", "text"]),
        (_facts("doubt", NOTE), ["answer", "belongs"], []),
        (_facts("page-without-text", None), ["answer"], []),
    ],
)
def test_answers(facts: QuestionFacts, buttons: list[str], forms: list[str]) -> None:
    assert [it.do for it in answers.buttons(facts)] == buttons
    assert [it.do for it in answers.forms(facts)] == forms


def test_right_as_it_is_is_called_by_what_is_asked() -> None:
    assert next(answers.buttons(_facts("page-without-text", None))).label == "answer.picture"
    assert next(answers.buttons(_facts("unknown-heading", HEADING))).label == "answer.as_it_stands"
    assert next(answers.buttons(_facts("anything-new"))).label == "answer.right"
