"""What counts as a change, and how changes are counted."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Region
from reportgen.model.revision import (
    Changes,
    Counts,
    FactChange,
    PassageChange,
    RegionChanges,
    SectionChange,
    SectionFacts,
)

SAME = PassageChange("same", False, (), (), ())
FACTS = SectionFacts("a/s1", "Heading", None, "actions", (), 1, ())
KEPT = SectionChange("kept", FACTS, FACTS, ())
REGION = RegionChanges(Region("a", "A"), None, None, (), False, (), (), (), (), 7)


@pytest.mark.parametrize(
    ("passage", "changed"),
    [
        (SAME, False),
        (replace(SAME, similarity=0.9), False),
        (replace(SAME, fate="reworded"), True),
        (replace(SAME, moved=True), True),
        (replace(SAME, retyped=True), True),
        (replace(SAME, terms_added=("pay",)), True),
        (replace(SAME, terms_removed=("pay",)), True),
    ],
)
def test_what_people_have_to_know_of_a_passage(passage: PassageChange, changed: bool) -> None:
    assert passage.is_change is changed


@pytest.mark.parametrize("field", ["moved", "renamed", "rehoused", "retyped"])
def test_what_people_have_to_know_of_a_section(field: str) -> None:
    assert not KEPT.is_change
    assert replace(KEPT, **{field: True}).is_change  # type: ignore[arg-type]
    assert replace(KEPT, fate="dropped").is_change


def test_a_passage_counts_in_every_way_in_which_it_changed() -> None:
    passage = replace(
        SAME, fate="split", moved=True, retyped=True, terms_added=("a", "b"), terms_removed=("c",)
    )
    counts = replace(REGION, passages=(passage,)).counts
    assert (counts.split, counts.moved, counts.retyped) == (1, 1, 1)
    assert (counts.terms_added, counts.terms_removed, counts.unchanged, counts.changes) == (2, 1, 7, 6)


def test_headings_sections_notes_and_facts_are_counted_apart() -> None:
    region = replace(
        REGION,
        renamed=True,
        sections=(replace(KEPT, renamed=True), replace(KEPT, moved=True)),
        notes=(replace(SAME, fate="added"),),
        facts=(FactChange("dates", None, "May"),),
    )
    counts = region.counts
    assert (counts.headings, counts.sections, counts.notes, counts.facts) == (2, 1, 1, 1)


def test_the_sums_over_all_regions() -> None:
    one = replace(REGION, passages=(replace(SAME, fate="added"),))
    assert Changes("old", "new", (one, one)).counts == Counts(unchanged=14, added=2)
    assert Changes("old", "new", ()).counts.changes == 0
