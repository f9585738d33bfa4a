"""What the vocabulary makes of headings: kind, audiences, sub-region, and what it does not know."""

import pytest

from reportgen.stages.chapter.meanings import bare, classify, is_one_of, without
from tests.checks.editions import WORDS

ENGLISH = WORDS.heading_words("en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3.2 Priority  Issues:", "Priority Issues"),
        ("IV. Overview –", "Overview"),
        ("A) Overview", "Overview"),
        ("I am here", "I am here"),
        ("Overview", "Overview"),
    ],
)
def test_a_heading_without_its_number_and_closing_signs(text: str, found: str) -> None:
    assert bare(text) == found


@pytest.mark.parametrize(
    ("text", "kind", "audiences"),
    [
        ("Overview", "overview", ()),
        ("Priority Actions Relating to Governments", "actions", ("governments",)),
        ("2. PRIORITY ACTIONS RELATING TO GOVERNMENTS:", "actions", ("governments",)),
        ("Priority Actions for African Governments", "actions", ("governments",)),
        ("Governments", "actions", ("governments",)),
    ],
)
def test_known_headings(text: str, kind: str, audiences: tuple[str, ...]) -> None:
    found = classify(text, ENGLISH, WORDS)
    assert (found.kind, found.audiences, found.known, found.leftover) == (kind, audiences, True, "")


def test_words_that_nobody_knows_are_left_over() -> None:
    found = classify("Priority Actions Relating to Quokkas", ENGLISH, WORDS)
    assert (found.kind, found.known, found.leftover, found.lead) == ("actions", False, "Quokkas", True)
    found = classify("What the weather was like", ENGLISH, WORDS)
    assert (found.kind, found.known, found.lead) == ("issues", False, False)
    assert found.leftover == "What the weather was like"


def test_the_name_of_a_subregion_opens_its_chapter() -> None:
    for text in ("Caribbean Priorities", "Caribbean", "1. Caribbean"):
        assert classify(text, ENGLISH, WORDS).subregion == "caribbean"
    assert classify("Caribbean Governments", ENGLISH, WORDS).subregion is None


def test_terms_in_any_case_and_with_any_apostrophe() -> None:
    assert is_one_of("PEOPLE’S VOICE", ["people's voice"])
    assert not is_one_of("people", ["people's voice"])


def test_a_text_without_the_terms_found_in_it() -> None:
    text = "Governments and donors"
    assert "overnments" not in without(text, WORDS.audience_finder.find(text))
    assert without(text, ()) == text
