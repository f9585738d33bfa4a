"""Page numbers in a column of their own make a table of contents, whatever stands over it."""

import pytest

from reportgen.model.document import Block
from reportgen.stages.structure.contents_columns import joined_rows
from tests.stages.trees import BOLD, LEFT, Setter, prose, wrapped

ROWS = (
    ("1", "Introduction", "3-4"),
    ("2", "Hours and wages", "5-11"),
    ("2.1", "Nights in the packing halls", "5"),
    ("2.2", "Wages paid late", "8"),
    ("3", "Courts and interpreters", "12"),
    ("", "What we ask for", "17"),
    ("A", "Annex", "21"),
)
WANTED = [(f"{number} {title}".strip(), page) for number, title, page in ROWS]


def _pages(made: Setter, count: int = 24) -> Setter:
    for part in range(4 * count):
        if part % 4 == 0:
            made.turn()
        made.paragraph(prose(part, 6))
    return made


def _contents(made: Setter, raised: float = 0.0, x: float = LEFT, y: float = 140, size: float = 12) -> None:
    """Rows with the number of the section far before, and that of the page far behind."""
    for at, (number, title, page) in enumerate(ROWS):
        made.put(number, x, y + 24 * at, size=size, face=BOLD) if number else None
        made.put(title, x + 60, y + 24 * at, size=size, face=BOLD)
        made.put(page, x + 460 - 5 * len(page), y + 24 * at - raised, size=10)


def _entries(made: Setter) -> list[tuple[str, str]]:
    found: list[Block] = [block for block in made.document().blocks if block.type == "contents"]
    return [(entry.text, entry.page) for block in found for entry in block.entries]


@pytest.mark.parametrize("title", ["Index", "Where to find it", None])
@pytest.mark.parametrize("raised", [0.0, 6.0])
def test_entries_need_neither_leaders_nor_a_title_that_is_known(title: str | None, raised: float) -> None:
    made = Setter()
    if title:
        made.put(title, LEFT, 90, size=24, face=BOLD)
    _contents(made, raised)
    assert _entries(_pages(made)) == WANTED
    kinds = {block.type for block in made.document().blocks if block.evidence[0].page == 1}
    assert kinds <= {"contents", "heading"}


def test_a_row_of_figures_is_that_of_a_table() -> None:
    made = _pages(Setter(), 1).turn()
    for at, (_, title, page) in enumerate(ROWS):
        made.put(title, LEFT, 140 + 24 * at)
        made.put(str(40 - at), 350, 140 + 24 * at)
        made.put(page.partition("-")[0], 460, 140 + 24 * at)
    pages = _pages(made).reading().pages
    assert joined_rows(pages[1], len(pages)) is None


@pytest.mark.parametrize("values", [(1, 2, 3, 4, 5, 6), (30, 12, 41, 7, 19, 22), (10, 60, 90, 120, 300, 800)])
def test_numbers_that_count_fall_or_pass_the_last_page_are_none_of_pages(values: tuple[int, ...]) -> None:
    made = Setter()
    for at, number in enumerate(values):
        made.put(f"What group {'ABCDEF'[at]} asks for", LEFT, 140 + 24 * at)
        made.put(str(number), 460 - 5 * len(str(number)), 140 + 24 * at)
    pages = _pages(made).reading().pages
    assert joined_rows(pages[0], len(pages)) is None


def test_a_table_far_behind_the_front_is_no_table_of_contents() -> None:
    made = _pages(Setter(), 20).turn()
    _contents(made)
    pages = made.reading().pages
    assert joined_rows(pages[-1], len(pages)) is None


@pytest.mark.parametrize("step", [12.0, 13.0, 14.0])
def test_text_beside_the_contents_is_no_part_of_its_entries(step: float) -> None:
    """Some of its lines stand on the baseline of an entry, or nearer to a number than the title does."""
    made = Setter()
    words = wrapped(prose(0, 10), 210)
    for at, line in enumerate(words):
        made.put(line, LEFT, 140 + step * at)
    for at, (title, page) in enumerate(BESIDE):
        made.put(title, LEFT + 250, 140 + 24 * at, size=9)
        made.put(page, LEFT + 460 - 5 * len(page), 140 + 24 * at - 1, size=9)
    assert _entries(_pages(made)) == list(BESIDE)
    first = [block.text for block in made.document().blocks if block.evidence[0].page == 1]
    assert " ".join(words) in first


BESIDE = (("Who we are", "3"), ("Hours and wages", "5"), ("Courts", "8"), ("Harbours", "12"), ("Annex", "21"))
