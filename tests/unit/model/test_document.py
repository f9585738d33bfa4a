"""Lines know their characters and are places; pages and blocks are values."""

from dataclasses import replace

import pytest

from reportgen.model.document import Block, Inline, Page
from tests.stages.trees import BOLD, line


def test_a_line_joins_the_characters_of_its_runs() -> None:
    assert line("Fair **pay** first", 72, 100).text == "Fair pay first"
    assert [run.face == BOLD for run in line("Fair **pay** first", 72, 100).runs] == [False, True, False]


def test_two_lines_with_the_same_words_are_two_places() -> None:
    one, other = line("words", 72, 100), line("words", 72, 100)
    assert one != other
    assert one == one  # noqa: PLR0124
    assert len({one, other}) == 2


def test_pages_and_blocks_are_equal_by_what_they_hold() -> None:
    assert Page(1, 612.0, 792.0, "i", ()) == Page(1, 612.0, 792.0, "i", ())
    block = Block("paragraph", "words", (Inline("words"),), ())
    assert replace(block) == block
    assert replace(block, level=1) != block


def test_a_page_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Page(1, 612.0, 792.0, "i", ()).label = "ii"  # type: ignore[misc]
