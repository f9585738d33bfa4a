"""A place is a box on a page or the number of a paragraph; people name either."""

import pytest

from reportgen.model.provenance import (
    AnyEvidence,
    Evidence,
    Locator,
    ParagraphEvidence,
    boxes_of,
    locator_of,
    pages_of,
    places_of,
    stands_within,
    touches,
)

BOX = (72.0, 100.0, 300.0, 112.0)
ON_PAGES = (Evidence(4, BOX), Evidence(3, BOX), Evidence(4, BOX))
IN_PARAGRAPHS = (ParagraphEvidence(41, 9, "word"), ParagraphEvidence(42))


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Locator(12), "p. 12"),
        (Locator(None, 41), "¶ 41"),
        (Locator(9, 41), "¶ 41, p. 9"),
        (Locator(), ""),
    ],
)
def test_people_read_a_page_or_a_paragraph(where: Locator, said: str) -> None:
    assert str(where) == said
    assert bool(where) is bool(said)


def test_words_stand_on_pages_and_paragraphs_each_once_in_order() -> None:
    assert places_of(ON_PAGES) == ((3, 4), ())
    assert places_of(IN_PARAGRAPHS) == ((9,), (41, 42))
    assert pages_of(ON_PAGES) == [4, 3, 4]
    assert boxes_of((*ON_PAGES, *IN_PARAGRAPHS)) == list(ON_PAGES)
    assert locator_of(IN_PARAGRAPHS) == Locator(9, 41)
    assert locator_of(()) == Locator()


def test_a_named_paragraph_counts_before_its_page() -> None:
    assert Locator(9, 41).is_of(IN_PARAGRAPHS)
    assert not Locator(9, 40).is_of(IN_PARAGRAPHS)
    assert Locator(3).is_of(ON_PAGES)
    assert not Locator().is_of(ON_PAGES)


@pytest.mark.parametrize(
    ("evidence", "within"),
    [
        ((Evidence(2, BOX),), True),
        ((Evidence(3, BOX),), False),
        ((ParagraphEvidence(20),), True),
        ((ParagraphEvidence(21),), False),
        ((ParagraphEvidence(90, 1),), True),
        ((), False),
    ],
)
def test_the_front_of_a_report_is_its_first_pages_or_paragraphs(
    evidence: tuple[AnyEvidence, ...], within: bool
) -> None:
    assert stands_within(evidence, 2) is within


@pytest.mark.parametrize(
    ("where", "place", "touch"),
    [
        (Evidence(1, (100, 104, 120, 108)), Evidence(1, BOX), True),
        (Evidence(2, (100, 104, 120, 108)), Evidence(1, BOX), False),
        (Evidence(1, (290, 104, 400, 108)), Evidence(1, BOX), False),  # its middle lies outside
        (ParagraphEvidence(4), ParagraphEvidence(4, 2), True),
        (ParagraphEvidence(4), ParagraphEvidence(5), False),
        (ParagraphEvidence(4), Evidence(1, BOX), False),
    ],
)
def test_places_touch_where_they_are_one(where: AnyEvidence, place: AnyEvidence, touch: bool) -> None:
    assert touches(where, place) is touch
