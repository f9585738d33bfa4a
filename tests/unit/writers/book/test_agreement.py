"""How many forums agree, in words."""

import pytest

from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.agreement import finding, level_heading

GROUND = phrases_for("en").ground


@pytest.mark.parametrize(
    ("forums", "of", "heading"),
    [
        (14, 14, "By all 14 forums"), (13, 14, "By 13 forums"), (12, 14, "By twelve forums"),
        (2, 14, "By two forums"), (1, 14, "By one forum only"), (3, 3, "By all three forums"),
        (2, 2, "By both forums"), (1, 2, "By one forum only"),
    ],
)  # fmt: skip
def test_headings_of_levels(forums: int, of: int, heading: str) -> None:
    assert level_heading(forums, of, GROUND) == heading


@pytest.mark.parametrize(
    ("shared", "forums", "sentence"),
    [
        (0, 5, "None of 30 themes is asked for by all five forums."),
        (1, 2, "1 of 30 themes is asked for by both forums."),
        (7, 5, "7 of 30 themes are asked for by all five forums."),
    ],
)
def test_the_finding(shared: int, forums: int, sentence: str) -> None:
    assert finding(shared, 30, forums, GROUND) == sentence
