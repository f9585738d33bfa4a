"""Levels are set before the chapter is taken apart: one passage each, or people are asked."""

import pytest

from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.document import Document
from reportgen.stages.corrections.relevel import is_level, relevel
from tests.stages.chapter.reports import read
from tests.stages.trees import document

SOURCE = """
# Asian Priorities
## Overview
Members met for three days.
## Wages
- Pay on the day.
--
## Overview
Judges met too.
"""


def _level(quote: str, value: str, **more: object) -> Correction:
    return Correction(quote=quote, action="set", field="level", value=value, **more)  # type: ignore[arg-type]


def _set(correction: Correction) -> tuple[Document, DecidedCorrection]:
    (found,), (outcome,) = relevel([document(SOURCE)], [correction])
    return found, outcome


@pytest.mark.parametrize(
    ("quote", "value", "kind", "level"),
    [
        ("Wages", "0", "paragraph", 0),
        ("Wages", "3", "heading", 3),
        ("Judges met too.", "2", "heading", 2),
        ("Pay on the day.", "2", "list_item", 2),
        ("Pay on the day.", "0", "list_item", 1),  # an item is nested, however little
    ],
)
def test_a_level_makes_a_heading_text_or_a_nesting(quote: str, value: str, kind: str, level: int) -> None:
    found, outcome = _set(_level(quote, value))
    assert outcome.outcome == "applied"
    assert [(block.type, block.level) for block in found.blocks if block.text == quote] == [(kind, level)]


def test_words_in_two_places_are_held_and_the_page_decides() -> None:
    found, outcome = _set(_level("Overview", "3"))
    assert (outcome.outcome, found) == ("held", document(SOURCE))
    assert "2 places" in (outcome.reason or "")
    found, outcome = _set(_level("Overview", "3", page=2))
    assert outcome.outcome == "applied"
    assert [block.level for block in found.blocks if block.text == "Overview"] == [2, 3]


@pytest.mark.parametrize(
    ("correction", "outcome", "reason"),
    [
        (_level("Wages", "seven"), "held", "a level is a number from 0 to 6"),
        (_level("Wages", "7"), "held", "a level is a number from 0 to 6"),
        (_level("No such words", "2"), "orphaned", "no passage has these words"),
        (_level("Wages", "3", was="1"), "held", "the level is no longer 1 but 2"),
        (_level("Wages", "2"), "applied", "it has this level already"),
    ],
)
def test_what_cannot_be_done_says_why(correction: Correction, outcome: str, reason: str) -> None:
    found, decided = _set(correction)
    assert (decided.outcome, decided.reason) == (outcome, reason)
    assert found == document(SOURCE)


def test_the_accepted_reading_tells_headings_of_the_same_words_apart() -> None:
    accepted, _ = read("# Asian Priorities\n## Overview\nJudges met too.")
    (found,), (outcome,) = relevel([document(SOURCE)], [_level("Overview", "3")], [accepted])
    assert outcome.outcome == "applied"
    assert [block.level for block in found.blocks if block.text == "Overview"] == [2, 3]


def test_other_corrections_are_left_to_others() -> None:
    other = Correction(quote="Wages", action="set", field="kind", value="issues")
    assert not is_level(other)
    assert relevel([document(SOURCE)], [other]) == ((document(SOURCE),), ())
