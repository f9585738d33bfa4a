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


def test_the_cells_of_the_last_row_keep_all_their_lines() -> None:
    """Lines below the last row go on with its cells where these are open; the text below does not."""
    rows = (
        ("Panelist", "Began as a community organizer and now trains", "inspectors in four languages."),
        (
            "Interpreter and clerk",
            "Works on remedies for migrant workers in the",
            "two countries of the gulf.",
        ),
        (
            "Moderator",
            "Has run programs against forced labour for more",
            "than ten years and teaches case work in",
        ),
    )
    made = Setter()
    made.paragraph(prose(1, 6))
    made.y += PITCH
    for left, *right in rows:
        made.y += 1.6 * PITCH
        made.put(left, LEFT, made.y).put(right[0], LEFT + 160, made.y)
        made.y += PITCH
        made.put(right[1], LEFT + 160, made.y)
    made.y += PITCH
    made.put("schools of the province.", LEFT + 160, made.y)
    made.paragraph(prose(2, 6))
    [table] = [block for block in made.document().blocks if block.type == "table"]
    assert table.rows[-1][-1].endswith("schools of the province.")
    assert table.doubts == ()
