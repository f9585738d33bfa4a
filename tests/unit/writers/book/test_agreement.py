"""How many forums agree, in words."""

import pytest

from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.agreement import finding, level_heading

GROUND = phrases_for("en").ground


@pytest.mark.parametrize(
    ("forums", "of", "heading"),
    [
        (14, 14, "By all 14 forums"), (13, 14, "By 13 forums"), (12, 14, "By 12 forums"),
        (2, 14, "By 2 forums"), (1, 14, "By 1 forum only"), (3, 3, "By all 3 forums"),
        (2, 2, "By both forums"), (1, 2, "By 1 forum only"),
    ],
)  # fmt: skip
def test_headings_of_levels(forums: int, of: int, heading: str) -> None:
    assert level_heading(forums, of, GROUND) == heading


@pytest.mark.parametrize(
    ("shared", "forums", "most", "sentence"),
    [
        (0, 5, 4, "No theme is asked for by all 5 forums; up to 4 of them ask for the same one."),
        (0, 2, 1, "No theme is asked for by both forums; each is asked for by 1 of them at most."),
        (1, 2, 2, "Of 30 themes, both forums ask for 1."),
        (7, 5, 5, "Of 30 themes, all 5 forums ask for 7."),
        (30, 5, 5, "All 30 themes are asked for by all 5 forums."),
    ],
)
def test_the_finding(shared: int, forums: int, most: int, sentence: str) -> None:
    assert finding(shared, 30, forums, most, GROUND) == sentence
