"""Glyphs of one baseline become lines and words: gaps part them, kerning does not."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import (
    Paper,
    line_of,
    prose,
    seen,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_kerned_glyphs_are_one_word(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(Pa) 60 (rtn) -20 (ers) -300 (agree)] TJ ET\n"
    assert line_of(Paper().page(prose(), content), tmp_path) == "Partners agree"


def test_words_set_without_spaces_are_parted_by_their_gaps(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(No) -280 (spaces) -280 (here) -280 (at) -280 (all)] TJ ET\n"
    assert line_of(Paper().page(prose(), content), tmp_path) == "No spaces here at all"


@pytest.mark.parametrize("gap", [-130, -152, -160])
def test_words_of_a_tight_line_without_spaces_are_parted(gap: int, tmp_path: Path) -> None:
    """TeX shrinks the word spaces of a full line by up to a third."""
    words = ["because", "people", "who", "have", "lived", "through", "it", "know", "best"]
    array = b" ".join(b"%d (%s)" % (gap if at else 0, word.encode()) for at, word in enumerate(words))
    content = b"BT /F1 11 Tf 72 500 Td [%s] TJ ET\n" % array
    assert line_of(Paper().page(prose(), content), tmp_path) == " ".join(words)


def test_wide_kerning_inside_words_is_no_space(tmp_path: Path) -> None:
    """Without a valley between the gaps of letters and those of words, small gaps are kerning."""
    content = b"BT /F1 11 Tf 72 500 Td [(A) -120 (V) -80 (ote) -280 (for) -280 (A) -130 (v) -60 (a)] TJ ET\n"
    assert line_of(Paper().page(prose(), content), tmp_path) == "AVote for Ava"


@pytest.mark.parametrize(
    ("typed", "operators"),
    [
        ("NEXT STEPS", "4 Tc"),
        ("NEXT STEPS", "2 Tc"),
        ("NEXT STEPS FOR THE REGION", "4 Tc"),
        ("Next Steps", "3 Tc"),
    ],
)
def test_a_letter_spaced_heading_is_read_in_words(typed: str, operators: str, tmp_path: Path) -> None:
    heading = show(72, 680, typed, font="F2", size=14, before=operators)
    path = Paper().page(heading, prose(), prose(y=400)).write(tmp_path / "paper.pdf")
    first = extraction.read_document(path).blocks[0]
    assert first.text == typed
    assert first.type == "heading"


def test_thin_gaps_part_words_where_no_spaces_are_set(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(11.) -168 (11.) -168 (2031)] TJ ET\n"
    assert line_of(Paper().page(prose(), content), tmp_path) == "11. 11. 2031"


def test_two_columns_are_two_lines(tmp_path: Path) -> None:
    page = (
        Paper().page(show(72, 500, "Left column words"), show(320, 500, "right column words")).read(tmp_path)
    )
    assert seen(page.pages[0]) == ["Left column words", "right column words"]


@pytest.mark.usefixtures("engine")
def test_a_space_that_the_source_takes_back_is_none(tmp_path: Path) -> None:
    """Layout programs set spaces where a word may be broken; the next letter stands in their place."""
    line = b"BT /F1 11 Tf 72 500 Td [(They pro) ( ) 278 (cess medium-) ( ) 278 (sized data sets.)] TJ ET\n"
    document = extraction.read_document(Paper().page(prose(), line).write(tmp_path / "paper.pdf"))
    assert "They process medium-sized data sets." in " ".join(block.text for block in document.blocks)


@pytest.mark.usefixtures("engine")
def test_a_space_under_a_letter_is_none(tmp_path: Path) -> None:
    """Browsers print the space before a link once more, under the link's first letter."""
    parts = show(72, 500, "Please join: ") + show(133.15, 500, " ") + show(133.15, 500, "h")
    line = parts + show(139.27, 500, "ttps://example.org/rooms and agree.")
    document = extraction.read_document(Paper().page(prose(), line).write(tmp_path / "paper.pdf"))
    assert "Please join: https://example.org/rooms and agree." in " ".join(it.text for it in document.blocks)
