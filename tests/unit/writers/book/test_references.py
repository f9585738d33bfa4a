"""References to pages, as printed beside the words."""

import pytest

from reportgen.model.provenance import SourcePlaces
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.references import corrected_reference, page_reference, source_reference

ENGLISH = phrases_for("en")


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ((), ""), ((22,), "p. 22"), ((22, 23), "pp. 22–23"), ((25, 22), "pp. 22, 25"), ((4, 4), "p. 4"),
        ((9, 12, 10, 11), "pp. 9–12"), ((9, 10, 12), "pp. 9, 10, 12"),
    ],
)  # fmt: skip
def test_page_references(pages: tuple[int, ...], text: str) -> None:
    assert page_reference(pages, ENGLISH) == text


@pytest.mark.parametrize(
    ("places", "text"),
    [
        (SourcePlaces(), ""), (SourcePlaces((12,)), "p. 12"), (SourcePlaces((), (41,)), "¶ 41"),
        (SourcePlaces((12,), (41,)), "¶ 41, p. 12"),
        (SourcePlaces((12, 13), (41, 42, 43)), "¶¶ 41–43, pp. 12–13"),
    ],
)  # fmt: skip
def test_references_to_paragraphs_name_the_page_beside_them(places: SourcePlaces, text: str) -> None:
    assert source_reference(places, ENGLISH) == text


@pytest.mark.parametrize(
    ("places", "text"),
    [
        (SourcePlaces((22,)), "p. 22 · corrected"), (SourcePlaces(), "corrected"),
        (SourcePlaces((), (41,)), "¶ 41 · corrected"),
    ],
)  # fmt: skip
def test_references_of_corrected_words(places: SourcePlaces, text: str) -> None:
    assert corrected_reference(places, ENGLISH) == text
