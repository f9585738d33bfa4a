"""References to pages, as printed beside the words."""

import pytest

from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.references import corrected_reference, page_reference

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


@pytest.mark.parametrize(("pages", "text"), [((22,), "p. 22 · corrected"), ((), "corrected")])
def test_references_of_corrected_words(pages: tuple[int, ...], text: str) -> None:
    assert corrected_reference(pages, ENGLISH) == text
