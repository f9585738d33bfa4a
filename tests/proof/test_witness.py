"""What the second engine sees of a source: marks of footnotes, also those that stand on the line."""

from __future__ import annotations

import pytest

from reportgen.proof.witness import see
from tests.stages.trees import LEFT, Setter, prose


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Crews are paid on the day they land.3 Courts listen.", "3"),
        ("Ports act under target 8.7.3 Courts listen.", ""),
        ("Ports act under target 8.7.3 of the agenda.", ""),
        ("Ports act under target 8.3 of the agenda.", ""),
    ],
    ids=["word", "decimal", "section", "number"],
)
def test_a_figure_of_a_note_on_the_line_is_a_mark(text: str, mark: str) -> None:
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    made.put(text, LEFT, made.y)
    made.put("3 The term is used here as in the convention.", LEFT, 690, size=8)
    found = [line for line in see(made.reading(), "second").lines if line.text == text]
    assert [line.text[start:end] for line in found for start, end in line.raised] == [*mark]
