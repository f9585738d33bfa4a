"""An edge through a line parts its words; none is cut."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import (
    Paper,
    box,
    prose,
    seen,
    show,
    unseen,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_a_box_over_some_words_of_a_line_hides_those_only(tmp_path: Path) -> None:
    """As in redacted reports."""
    line = show(72, 500, "The agent of the hostel kept their papers.", font="F1")
    page = Paper().page(prose(), line, box(92, 496, 33, 14, grey=0)).read(tmp_path).pages[0]
    assert seen(page)[-2:] == ["The", "of the hostel kept their papers."]
    assert unseen(page) == ["agent"]


def test_a_clip_hides_the_end_of_a_line_only(tmp_path: Path) -> None:
    line = b"q 60 480 120 40 re W n " + show(72, 500, "The agent of the hostel kept their papers.") + b"Q "
    page = Paper().page(prose(), line).read(tmp_path).pages[0]
    assert seen(page)[-1] == "The agent of the hostel"
    assert unseen(page) == ["kept their papers."]


def test_no_word_is_cut_in_part(tmp_path: Path) -> None:
    """An area over the edge of a line takes whole words, and leaves whole words."""
    line = show(72, 500, "The agent of the hostel kept their papers.")
    for edge in range(100, 130, 3):
        page = Paper().page(prose(), line, box(edge, 496, 200, 14, grey=0.8)).read(tmp_path).pages[0]
        words = " ".join([seen(page)[-1], *unseen(page)]).split()
        assert sorted(words) == sorted(["The", "agent", "of", "the", "hostel", "kept", "their", "papers."])
