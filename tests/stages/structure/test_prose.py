"""Lines that stand under one another as in a paragraph, told from their places alone."""

from reportgen.stages.structure.prose import paragraphs
from tests.stages.trees import LEFT, line


def test_paragraphs_are_told_from_their_steps() -> None:
    rows = [
        line(f"Line {n} of a paragraph that runs on", LEFT, y)
        for n, y in enumerate((100, 114, 128, 150, 164))
    ]
    assert [len(group.lines) for group in paragraphs(rows)] == [3, 2]


def test_columns_side_by_side_are_paragraphs_of_their_own() -> None:
    rows = [line("Words of the left column here", 72, 100 + 12 * n) for n in range(3)]
    rows += [line("Words of the right one, lower", 320, 104 + 12 * n) for n in range(3)]
    assert [len(group.lines) for group in paragraphs(rows)] == [3, 3]
