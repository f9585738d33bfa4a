"""An answer names one question: by its code, and more where others of that code ask about the passage."""

from collections.abc import Sequence

import pytest

from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.correct import Closed
from reportgen.stages.corrections.named_questions import AskedQuestion, NamedQuestion, read, write

BOX = (72.0, 100.0, 500.0, 200.0)
HYPHEN = "line-end-hyphen"
FIRST = AskedQuestion("A hyphen at a line's end was kept: “co-operation”.", Evidence(4, BOX))
SECOND = AskedQuestion("A hyphen at a line's end was kept: “follow-up”.", Evidence(4, BOX))
JOINS = [
    AskedQuestion("The page ends with a full stop in a full line.", Evidence(page, BOX)) for page in (4, 5)
]


def _closed(value: str) -> Closed:
    named = read(value)
    places = (Evidence(4, BOX), Evidence(5, BOX))
    return Closed("asia.pdf", places, named.code, named.over, is_meant=True, page=named.page)


@pytest.mark.parametrize("questions", [[FIRST, SECOND], JOINS])
def test_what_an_answer_names_settles_one_question(questions: Sequence[AskedQuestion]) -> None:
    for question in questions:
        closed = _closed(write("code", question, questions))
        settled = [it for it in questions if closed.covers(it.where, "code", it.said)]
        assert settled == [question]


def test_the_code_is_enough_where_nothing_else_asks() -> None:
    assert write(HYPHEN, FIRST, [FIRST]) == HYPHEN
    assert all(_closed(HYPHEN).covers(it.where, HYPHEN, it.said) for it in (FIRST, SECOND))


def test_the_same_words_are_told_by_the_page_and_on_one_page_answered_at_once() -> None:
    lower = FIRST._replace(where=Evidence(4, (72.0, 150.0, 500.0, 162.0)))
    assert write(HYPHEN, FIRST, [FIRST, lower]) == HYPHEN
    again = FIRST._replace(where=Evidence(5, BOX))
    assert write(HYPHEN, FIRST, [FIRST, again]) == f"{HYPHEN} p. 4"


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (None, NamedQuestion(None)),
        ("", NamedQuestion(None)),
        (HYPHEN, NamedQuestion(HYPHEN)),
        (f"{HYPHEN} co-operation", NamedQuestion(HYPHEN, "co-operation")),
        ("page-join p. 12", NamedQuestion("page-join", None, 12)),
    ],
)
def test_a_value_is_read(value: str | None, named: NamedQuestion) -> None:
    assert read(value) == named
