"""What is said of a change: of passages, sections, facts, and of all of them in numbers."""

from dataclasses import replace
from typing import get_args

import pytest

from reportgen.model.revision import (
    Counts,
    FactChange,
    PassageChange,
    PassageFate,
    SectionChange,
    SectionFacts,
    VersionPassage,
)
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.changes import labels

PHRASES = phrases_for("en")
CHANGES = PHRASES.changes
OLD = VersionPassage("x/1", "paragraph", "Words.", "x", "Needs", 3, (22,))
NEW = replace(OLD, kind="bullet", heading="Asks", place=5, pages=(23, 24))
SECTION = SectionFacts("x", "Needs", None, "issues", (), 2, (9,))


def passage(fate: PassageFate, **further: object) -> PassageChange:
    """A change of one passage."""
    return PassageChange(fate, False, (OLD,), (NEW,), (), **further)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (passage("same"), []),
        (passage("same", retyped=True), ["now a list item"]),
        (passage("same", terms_added=("bold",)), ["key terms"]),
        (passage("reworded", terms_added=("bold",)), ["reworded"]),
        (replace(passage("split"), new=(NEW,) * 3, moved=True), ["split into 3", "moved"]),
        (replace(passage("joined"), old=(OLD,) * 2), ["joined from 2"]),
        (replace(passage("added"), old=()), ["added"]),
        (replace(passage("dropped"), new=()), ["dropped"]),
    ],
)
def test_what_became_of_a_passage(change: PassageChange, said: list[str]) -> None:
    assert labels.passage_labels(change, CHANGES) == said


def test_every_fate_has_words() -> None:
    assert all(
        labels.passage_labels(passage(fate), CHANGES) for fate in get_args(PassageFate) if fate != "same"
    )


def test_pages_of_both_versions_and_once_where_they_are_equal() -> None:
    assert labels.passage_pages(passage("reworded"), PHRASES) == "p. 22 → pp. 23–24"
    assert labels.passage_pages(replace(passage("same"), new=(OLD,)), PHRASES) == "p. 22"
    assert labels.passage_pages(replace(passage("added"), old=()), PHRASES) == "pp. 23–24"
    assert labels.section_pages(SectionChange("added", None, SECTION, ()), PHRASES) == "p. 9"


def test_where_a_passage_went() -> None:
    moved = replace(passage("same"), moved=True)
    assert labels.move(passage("same"), CHANGES) == ""
    assert labels.move(moved, CHANGES) == "from no. 3 to no. 5"
    assert labels.move(replace(moved, rehomed=True), CHANGES) == "from “Needs”, no. 3 to “Asks”, no. 5"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SectionChange("added", None, SECTION, ()), ["added"]),
        (SectionChange("dropped", SECTION, None, ()), ["dropped"]),
        (SectionChange("kept", SECTION, SECTION, (), renamed=True), ["heading reworded"]),
        (
            SectionChange("kept", SECTION, replace(SECTION, place=4), (), moved=True),
            ["moved from no. 2 to no. 4"],
        ),
        (
            SectionChange("kept", SECTION, replace(SECTION, subregion="The Caribbean"), (), rehoused=True),
            ["now under “The Caribbean”, was under no sub-region"],
        ),
        (
            SectionChange(
                "kept", SECTION, replace(SECTION, kind="actions", audiences=("donors", "media")), (),
                retyped=True,
            ),
            ["read as actions, was issues", "addressed to donors, media, was nobody named"],
        ),
    ],
)  # fmt: skip
def test_what_became_of_a_section(change: SectionChange, said: list[str]) -> None:
    assert labels.section_labels(change, CHANGES) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(unchanged=57), "57 unchanged"),
        (Counts(unchanged=57, reworded=2, added=1), "2 reworded, 1 added; 57 unchanged"),
        (
            Counts(terms_added=1, terms_removed=2, headings=1, sections=2, notes=1, facts=2),
            "1 key term added, 2 key terms removed, 1 heading reworded, 2 sections changed, 1 note changed, "
            "2 facts changed; 0 unchanged",
        ),
        (
            Counts(dropped=1, moved=1, split=1, joined=1, retyped=1),
            "1 dropped, 1 moved, 1 split, 1 joined, 1 of another kind; 0 unchanged",
        ),
    ],
)
def test_a_summary_in_words(counts: Counts, said: str) -> None:
    assert labels.summary(counts, CHANGES) == said


def test_a_row_of_numbers_is_as_wide_as_its_head_and_misses_nothing() -> None:
    counts = Counts(*range(1, 15))
    row = labels.numbers(counts)
    assert len(row) == len(CHANGES.columns)
    assert sum(row[:-1]) == counts.changes
    assert row[-1] == counts.unchanged


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FactChange("registered", "94", None), ("Registered", "94", "–")),
        (FactChange("dates", None, "May"), ("Dates", "–", "May")),
        (FactChange("something-new", "a", "b"), ("something-new", "a", "b")),
    ],
)
def test_a_fact_in_words(change: FactChange, said: tuple[str, str, str]) -> None:
    assert labels.fact(change, PHRASES) == said
