"""Characters as PDFium collects them: hyphens stay what they are."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import (
    Paper,
    code_points,
    meaning,
    prose,
    seen,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_a_character_beyond_the_first_plane_is_one(tmp_path: Path) -> None:
    assert meaning("\U0001d44e and \U0001d44f", tmp_path) == "\U0001d44e and \U0001d44f"


def test_a_hyphen_at_a_lines_end_stays_what_it_is(tmp_path: Path) -> None:
    """Also where the next line begins with a letter, which some engines take for one word."""
    lines = show(72, 500, "Some speakers of the anti-") + show(72, 486, "slavery movement agreed.")
    page = Paper().page(prose(), lines).read(tmp_path).pages[0]
    assert seen(page)[-2:] == ["Some speakers of the anti-", "slavery movement agreed."]


def test_a_soft_hyphen_at_a_lines_end_stays_soft(tmp_path: Path) -> None:
    paper = Paper(code_points("abc\u00ad"))
    lines = show(72, 500, "ABCD", font="U") + show(72, 486, "ABC", font="U")
    assert seen(paper.page(prose(), lines).read(tmp_path).pages[0])[-2:] == ["abc\u00ad", "abc"]


def test_a_space_that_is_said_to_mean_tabs_and_line_ends_parts_words_and_loses_none(tmp_path: Path) -> None:
    """Word processors on a Mac name all white space that the glyph may stand for."""
    words = "we believe that people agree on the day"
    letters = sorted(set(words) - {" "})
    meanings = {0x41 + n: char for n, char in enumerate(letters)} | {0x21: "\t\r \u00a0"}
    codes = {char: chr(code) for code, char in meanings.items()} | {" ": "!"}
    line = show(72, 500, "".join(codes[char] for char in words), font="U")
    assert seen(Paper(meanings).page(prose(), line).read(tmp_path).pages[0])[-1] == words


def test_a_hyphen_that_is_said_to_mean_all_hyphens_is_one(tmp_path: Path) -> None:
    meanings = code_points("selfpaid") | {0x2D: "-\u00ad\u2010"}
    line = show(72, 500, "ABCD-EFGH", font="U")
    assert seen(Paper(meanings).page(prose(), line).read(tmp_path).pages[0])[-1] == "self-paid"
