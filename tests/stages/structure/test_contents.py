"""Tables of contents in many designs: entries with their pages, and no headings, paragraphs or tables."""

from collections.abc import Callable

import pytest

from reportgen.model.document import Document
from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose

TITLES = (
    "Introduction",
    "Hours and wages",
    "Courts and interpreters",
    "Recruiters",
    "What we ask for",
    "Annex",
)
PAGES = ("3", "5", "8", "12", "17", "21")

Design = Callable[[Setter, int, str, str], None]


def _y(at: int, step: float = 24.0) -> float:
    return 140 + step * at


def _one_line(made: Setter, at: int, title: str, page: str) -> None:
    made.put(f"{title} . . . . . . . . . . . . {page}", LEFT, _y(at))


def _right(made: Setter, at: int, title: str, page: str) -> None:
    made.put(title, LEFT, _y(at))
    made.put(page, 540 - 5 * len(page), _y(at))


def _left(made: Setter, at: int, title: str, page: str) -> None:
    made.put(page, LEFT, _y(at), face=BOLD)
    made.put(title, LEFT + 40, _y(at))


def _slash(made: Setter, at: int, title: str, page: str) -> None:
    made.put(f"{title} / {page}", LEFT, _y(at))


def _dash(made: Setter, at: int, title: str, page: str) -> None:
    made.put(f"{title} — {page}", LEFT, _y(at))


def _comma(made: Setter, at: int, title: str, page: str) -> None:
    made.put(f"{title}, p. {page}", LEFT, _y(at))


def _bold(made: Setter, at: int, title: str, page: str) -> None:
    made.put(title, LEFT, _y(at), face=BOLD, size=12)
    made.put(page, 500, _y(at), face=BOLD, size=12)


def _columns(made: Setter, at: int, title: str, page: str) -> None:
    x = LEFT if at < 3 else 320
    made.put(title, x, _y(at % 3))
    made.put(page, x + 200, _y(at % 3))


def _above(made: Setter, at: int, title: str, page: str) -> None:
    made.put(page, LEFT, _y(at, 60), size=20, face=BOLD)
    made.put(title, LEFT, _y(at, 60) + 18)


def _below(made: Setter, at: int, title: str, page: str) -> None:
    made.put(title, LEFT, _y(at, 60))
    made.put(f"page {page}", LEFT, _y(at, 60) + 14, size=8)


def _numbered(made: Setter, at: int, title: str, page: str) -> None:
    made.put(f"{at + 1}", LEFT, _y(at))
    made.put(title, LEFT + 30, _y(at))
    made.put(page, 530, _y(at))


DESIGNS = (_one_line, _right, _left, _slash, _dash, _comma, _bold, _columns, _above, _below, _numbered)


def _document(design: Design, title: str = "Contents") -> Document:
    made = Setter()
    made.put(title, LEFT, 96, size=18, face=BOLD)
    for at, (words, page) in enumerate(zip(TITLES, PAGES, strict=True)):
        design(made, at, words, page)
    for part in range(20):
        if part % 4 == 0:
            made.turn()
        made.paragraph(prose(part, 6))
    return made.document()


@pytest.mark.parametrize("design", DESIGNS)
def test_entries_keep_their_pages_in_any_design(design: Design) -> None:
    document = _document(design)
    [contents] = [block for block in document.blocks if block.type == "contents"]
    titles = [entry.text.removeprefix(f"{at} ") for at, entry in enumerate(contents.entries, 1)]
    assert titles == list(TITLES)
    assert [entry.page for entry in contents.entries] == list(PAGES)
    first = [block.type for block in document.blocks if block.evidence[0].page == 1]
    assert first == ["heading", "contents"]


@pytest.mark.parametrize("title", ["Table of Contents", "ÍNDICE", "Sommaire", "In this report"])
def test_the_title_may_be_in_any_words(title: str) -> None:
    assert [block.type for block in _document(_right, title).blocks][:2] == ["heading", "contents"]


def test_a_title_over_two_lines_is_one_entry() -> None:
    made = Setter()
    made.put("Contents", LEFT, 96, size=18, face=BOLD)
    rows = (
        ("Introduction", "3"),
        ("Recruitment fees, debt and the long way to", ""),
        ("a fair contract", "7"),
    )
    rows += (("Courts and interpreters", "9"), ("What we ask for", "12"))
    y = 120.0
    for words, page in rows:
        y += PITCH if words == "a fair contract" else 24
        made.put(words, LEFT, y)
        if page:
            made.put(page, 500, y)
    for part in range(8):
        if part % 4 == 0:
            made.turn()
        made.paragraph(prose(part, 6))
    [contents] = [block for block in made.document().blocks if block.type == "contents"]
    assert [(entry.text, entry.page) for entry in contents.entries] == [
        ("Introduction", "3"),
        ("Recruitment fees, debt and the long way to a fair contract", "7"),
        ("Courts and interpreters", "9"),
        ("What we ask for", "12"),
    ]


def test_levels_are_told_from_indents() -> None:
    made = Setter()
    made.put("Contents", LEFT, 96, size=18, face=BOLD)
    for at, (words, page) in enumerate(zip(TITLES, PAGES, strict=True)):
        made.put(words, LEFT + (20 if at in (1, 2) else 0), _y(at))
        made.put(page, 530, _y(at))
    made.turn().paragraph(prose(1, 6))
    [contents] = [block for block in made.document().blocks if block.type == "contents"]
    assert [entry.level for entry in contents.entries] == [1, 2, 2, 1, 1, 1]


def test_a_table_of_figures_is_no_table_of_contents() -> None:
    made = Setter()
    made.paragraph(prose(1, 6))
    for at, (words, count) in enumerate(zip(TITLES, ("30", "12", "41", "7", "19", "22"), strict=True)):
        made.put(words, LEFT, 300 + 20 * at)
        made.put(count, 400, 300 + 20 * at)
    assert not any(block.type == "contents" for block in made.document().blocks)
