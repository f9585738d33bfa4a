"""Fonts that the page draws are named and explained."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import Paper, drawn_font, prose, seen, show

NAMES = {1: "L", 2: "o", 3: "r", 4: "e", 5: "m", 6: "space", 7: "i", 8: "fi", 9: "eacute", 10: "period"}


CODES = "\x01\x02\x03\x04\x05\x06\x08\x03\x05\x09\x0a"


@pytest.mark.usefixtures("engine")
def test_standard_names_of_drawn_glyphs_are_their_meaning(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", NAMES)
    lines = seen(paper.page(prose(), show(72, 500, CODES, font="D")).read(tmp_path).pages[0])
    assert lines[-1] == "Lorem firmé."


@pytest.mark.usefixtures("engine")
def test_a_table_that_lacks_some_letters_is_completed_by_their_names(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", NAMES, {1: "L", 2: "o", 6: " "})
    lines = seen(paper.page(prose(), show(72, 500, CODES, font="D")).read(tmp_path).pages[0])
    assert lines[-1] == "Lorem firmé."


@pytest.mark.usefixtures("engine")
def test_two_drawn_fonts_with_the_same_widths_keep_their_own_meanings(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", NAMES)
    drawn_font(paper, "E", {1: "w", 2: "a", 3: "g", 4: "e", 5: "s"})
    first, second = (
        show(72, 500, "\x01\x02\x03\x04\x05", font="D"),
        show(72, 480, "\x01\x02\x03\x04\x05", font="E"),
    )
    assert seen(paper.page(prose(), first, second).read(tmp_path).pages[0])[-2:] == ["Lorem", "wages"]
