"""Entries in boxes side by side are read row by row where their numbers say so, else column by column."""

from collections.abc import Sequence

from tests.stages.trees import BOLD, LEFT, Setter, prose

TITLES = (
    "Introduction to the three days",
    "Hours and wages in the kilns",
    "Courts and their interpreters",
    "Recruiters and the fees they take",
    "What the members ask for",
    "Annex: who came to the forum",
)


def _read(pages: Sequence[str]) -> list[tuple[str, str]]:
    made = Setter()
    made.put("Contents", LEFT, 96, size=18, face=BOLD)
    for at, (title, page) in enumerate(zip(TITLES, pages, strict=True)):
        x, y = (LEFT, 320)[at % 2], 150.0 + 60 * (at // 2)
        made.put(page, x, y, size=20, face=BOLD)
        made.put(title, x, y + 18)
    for part in range(12):
        if part % 4 == 0:
            made.turn()
        made.paragraph(prose(part, 6))
    [contents] = [block for block in made.document().blocks if block.type == "contents"]
    return [(entry.text, entry.page) for entry in contents.entries]


def test_rows_that_count_the_pages_are_read_one_behind_the_other() -> None:
    pages = ("3", "5", "8", "12", "17", "21")
    assert _read(pages) == list(zip(TITLES, pages, strict=True))


def test_columns_that_count_the_pages_stay_columns() -> None:
    pages = ("3", "12", "5", "17", "8", "21")
    read = _read(pages)
    assert [page for _, page in read] == ["3", "5", "8", "12", "17", "21"]
    assert dict(read) == dict(zip(TITLES, pages, strict=True))
