"""Tables without rules: short pieces that start at the same edges, and nothing else."""

from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose, wrapped

from .pages import COLUMN, SECOND


def test_columns_whose_lines_are_level_here_and_there_are_no_table() -> None:
    """Every other line of the left column is just level enough with one of the right to pass for a row."""
    left = (
        "Ports were asked to pay crews",
        "on the day on which they land, and courts",
        "to hear those who were cheated within",
        "the season, so that nobody has to travel",
        "back without the wages that",
        "were promised when they came.",
    )
    made, right = Setter(), prose(0, 4)
    made.put("OVERVIEW", LEFT, made.top, face=BOLD)
    for row, words in enumerate(left):
        made.put(words, LEFT, made.top + 16.9 + row * PITCH + 0.2 * (row % 2))
    for row, words in enumerate(wrapped(right, COLUMN)):
        made.put(words, SECOND, made.top + row * PITCH)
    assert [(block.type, block.text) for block in made.document().blocks] == [
        ("heading", "OVERVIEW"),
        ("paragraph", " ".join(left)),
        ("paragraph", right),
    ]
