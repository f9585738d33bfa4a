"""Glyphs become rows: fake bold is undone, raised marks stay with the word they belong to."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import (
    BODY_LINES,
    Paper,
    line_of,
    prose,
    seen,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_double_struck_words_stand_once_and_are_bold(tmp_path: Path) -> None:
    words = "peer review"
    strikes = show(72, 500, words) + show(72.3, 500, words) + show(72.6, 500, words)
    path = Paper().page(prose(), strikes).write(tmp_path / "paper.pdf")
    last = extraction.read_document(path).blocks[-1]
    assert [(run.text, run.bold) for run in last.runs] == [(words, True)]


def test_letters_of_another_size_are_no_second_strike(tmp_path: Path) -> None:
    """A heading that runs over the words of the next column takes none of their letters."""
    beneath, over = show(72, 500, "delegates"), show(71.8, 500, "delegates", size=14)
    lines = [line.text for line in Paper().page(prose(), beneath, over).read(tmp_path).pages[0].lines]
    assert sorted(lines[BODY_LINES:]) == ["delegates", "delegates"]


def test_a_word_said_twice_stands_twice(tmp_path: Path) -> None:
    assert line_of(Paper().page(prose(), show(72, 500, "very very rare, hoop, see")), tmp_path) == (
        "very very rare, hoop, see"
    )


def test_a_raised_mark_is_told_by_size_and_rise(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td (at sea) Tj /F1 6 Tf 4 Ts (7) Tj 0 Ts /F1 11 Tf ( and on land) Tj ET\n"
    line = Paper().page(prose(), content).read(tmp_path).pages[0].lines[-1]
    assert line.text == "at sea7 and on land"
    mark = next(run for run in line.runs if run.text.strip() == "7")
    assert (mark.size, mark.rise) == (6, 4)


@pytest.mark.parametrize("back", [0.5, 1.0, 1.4])
def test_a_mark_that_is_drawn_back_over_a_full_stop_stays_behind_it(tmp_path: Path, back: float) -> None:
    """Designers kern marks back; a narrow one may lie half above the full stop."""
    kern = round(1000 * back / 11)
    content = (
        f"BT /F1 11 Tf 72 500 Td [(at sea.) {kern}] TJ /F1 4 Tf 5 Ts (1) Tj 0 Ts /F1 11 Tf ( And on) Tj ET\n"
    )
    line = Paper().page(prose(), content.encode()).read(tmp_path).pages[0].lines[-1]
    assert line.text == "at sea.1 And on"


def test_a_short_line_below_is_no_mark_of_a_heading_in_the_other_column(tmp_path: Path) -> None:
    beside = show(72, 480, "Own words", size=17)
    column = show(346, 479.3, "judges, and police", size=8) + show(346, 469, "level.", size=8)
    lines = [line.text for line in Paper().page(prose(), beside, column).read(tmp_path).pages[0].lines]
    assert lines[-2:] == ["judges, and police", "level."]


def test_words_printed_again_elsewhere_stand_twice(tmp_path: Path) -> None:
    lines = show(72, 500, "Once and again") + show(72, 486, "Once and again")
    assert seen(Paper().page(prose(), lines).read(tmp_path).pages[0])[-2:] == ["Once and again"] * 2


def test_a_shadow_under_words_leaves_them_once(tmp_path: Path) -> None:
    shadowed = show(72.8, 499.4, "Shaded", before="0.8 g") + show(72, 500, "Shaded")
    line = Paper().page(prose(), shadowed).read(tmp_path).pages[0].lines[-1]
    assert (line.text, line.runs[0].color, line.runs[0].weight) == ("Shaded", 0, 400)


def test_a_short_line_beside_a_large_figure_is_no_mark_of_it(tmp_path: Path) -> None:
    """It stands below the figure's baseline, as an index would, and far smaller."""
    beside = show(72, 500, "5", size=30) + show(100, 506, "and that nobody pays for", size=10.5)
    page = Paper().page(prose(), beside, show(100, 492, "it.", size=10.5)).read(tmp_path).pages[0]
    assert seen(page)[-1] == "it."


def test_the_unit_of_a_large_figure_stays_with_it(tmp_path: Path) -> None:
    beside = show(72, 500, "5", size=30) + show(89, 514, "th", size=12)
    assert line_of(Paper().page(prose(), beside), tmp_path) == "5th"
