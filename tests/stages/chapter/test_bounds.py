"""Where the priorities chapter starts and ends, and which region it speaks of."""

import pytest

from reportgen.model.document import Document
from reportgen.stages.chapter.bounds import find_chapter, find_end, find_region
from tests.checks.editions import WORDS, block, document

ENGLISH = WORDS.heading_words("en")
TEXT = "Members asked for fair pay."


def made(*headings: tuple[str, int] | str, file: str = "report") -> Document:
    """A document: headings with their level, and paragraphs."""
    blocks = [block(it) if isinstance(it, str) else block(it[0], 9, "heading", it[1]) for it in headings]
    return document(file, blocks)


REPORT = made(
    ("Introduction", 1),
    TEXT,
    ("African Priorities", 1),
    ("Overview", 2),
    TEXT,
    ("Priority Actions Relating to Governments", 2),
    TEXT,
    ("Next Steps", 1),
    TEXT,
)


def test_a_chapter_that_names_its_region() -> None:
    assert find_chapter(REPORT, WORDS) == 2
    assert find_end(REPORT, 2, ENGLISH, WORDS) == 7


def test_people_can_name_the_heading() -> None:
    assert find_chapter(REPORT, WORDS, "1. introduction") == 0
    assert find_chapter(REPORT, WORDS, "Nowhere") is None


def test_the_entry_of_a_contents_page_is_no_chapter() -> None:
    contents = made(("African Priorities", 1), ("Next Steps", 1), ("African Priorities", 1), TEXT)
    assert find_chapter(contents, WORDS) == 2


def test_a_report_without_priorities_has_no_chapter() -> None:
    assert find_chapter(made(("Introduction", 1), TEXT, ("The weather", 1), TEXT), WORDS) is None


def test_sections_set_like_the_chapters_heading_belong_to_it() -> None:
    flat = made(
        ("Priorities", 1), TEXT, ("Priority Actions Relating to Governments", 1), TEXT, ("Annex", 1), TEXT
    )
    start = find_chapter(flat, WORDS)
    assert start == 0
    assert find_end(flat, start, ENGLISH, WORDS) == 4


def test_a_chapter_at_the_end_ends_with_the_document() -> None:
    last = made(("African Priorities", 1), ("Overview", 2), TEXT)
    assert find_end(last, 0, ENGLISH, WORDS) == 3


@pytest.mark.parametrize(
    ("chapter", "file", "region"),
    [
        ("African Priorities", "asia", "africa"),
        ("Priorities", "latin-america", "latin-america"),
        ("Priorities of Europe, North America and the Caribbean", "x", "europe-north-america-caribbean"),
        (None, "report", None),
    ],
)
def test_the_region_is_named_most_by_the_chapters_heading(
    chapter: str | None, file: str, region: str | None
) -> None:
    assert find_region(made(("Introduction", 1), file=file), chapter, WORDS) == region
