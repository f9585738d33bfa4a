"""Captions stand right above or below what they name, and differ from the text or say what they are."""

from reportgen.model.document import Line, Shape
from reportgen.stages.structure.captions import find
from reportgen.stages.structure.style import line_style
from tests.stages.trees import BOLD, LEFT, line

from .pages import BODY, page

PICTURE = Shape("image", (LEFT, 100, 372, 300))
TABLE = (LEFT, 100.0, 372.0, 300.0)


def _captions(*rows: Line, shapes: tuple[Shape, ...] = (PICTURE,)) -> list[str]:
    return [" ".join(it.text for it in found.lines) for found in find(page(*rows, shapes=shapes), (), BODY)]


def test_small_words_right_below_a_picture_are_its_caption() -> None:
    rows = line("The harbour at dawn.", LEFT, 312, size=8), line("Photograph by a member.", LEFT, 322, size=8)
    assert _captions(*rows) == ["The harbour at dawn. Photograph by a member."]


def test_words_that_say_so_are_a_caption_in_the_texts_size_too() -> None:
    assert _captions(line("Figure 3: who was asked", LEFT, 318)) == ["Figure 3: who was asked"]


def test_the_same_words_far_from_any_picture_are_text() -> None:
    assert _captions(line("Figure 3: who was asked", LEFT, 500)) == []
    assert _captions(line("The harbour at dawn.", LEFT, 312, size=8), shapes=()) == []


def test_a_title_that_names_its_figure_is_a_caption_wherever_it_stands_out() -> None:
    """Its picture may be drawn in shapes, or stand in a box below the title."""
    title = "Figure 3. Which areas were asked?"
    assert _captions(line(title, LEFT, 500, size=12, face=BOLD), shapes=()) == [title]
    assert _captions(line("Figure 3. Nobody was asked.", LEFT, 500, size=12, face=BOLD), shapes=()) == []
    assert _captions(line("Figures of the year", LEFT, 500, size=12, face=BOLD), shapes=()) == []


def test_running_text_right_below_a_picture_is_no_caption() -> None:
    assert _captions(line("The harbour was full of crews that waited.", LEFT, 312)) == []


def test_a_mark_in_the_text_is_no_picture() -> None:
    sign = Shape("image", (LEFT, 290, LEFT + 12, 300))
    assert _captions(line("The harbour at dawn.", LEFT, 312, size=8), shapes=(sign,)) == []


def test_a_bold_line_right_above_a_table_is_its_title_and_one_below_it_is_not() -> None:
    above, below = line("Wages by port", LEFT, 92, face=BOLD), line("Next steps", LEFT, 312, face=BOLD)
    found = find(page(above, below), [TABLE], BODY)
    assert [(it.kind, it.lines) for it in found] == [("caption", (above,))]


def test_a_line_in_the_look_of_headings_above_a_table_is_no_title_of_it() -> None:
    above = line("Wages by port", LEFT, 92, face=BOLD)
    assert find(page(above), [TABLE], BODY, {line_style(above, BODY)}) == []


def test_smaller_words_that_say_so_are_a_caption_though_they_are_bolder_than_the_text() -> None:
    words = line("Figure 3: who was asked", LEFT, 500, size=8, face=BOLD)
    assert _captions(words) == ["Figure 3: who was asked"]
    assert _captions(line("Who was asked", LEFT, 500, size=8, face=BOLD)) == []


def test_credits_of_a_picture_are_captions_whatever_their_weight() -> None:
    for words in ("© Amina Diallo", "Photo credit: Amina Diallo", "Credits: Amina Diallo"):
        assert _captions(line(words, LEFT, 312, face=BOLD)) == [words]
    text = line("The harbour was full of crews that waited for the boats of the day.", LEFT, 326)
    assert _captions(line("Photo: Amina Diallo", LEFT, 312, face=BOLD), text) == ["Photo: Amina Diallo"]


def test_small_words_printed_on_a_picture_are_its_caption_and_large_ones_a_title() -> None:
    assert _captions(line("Amina Diallo", LEFT + 8, 290, size=8, face=BOLD)) == ["Amina Diallo"]
    assert _captions(line("Hours and wages", LEFT + 8, 200, size=24, face=BOLD)) == []


def test_small_bold_words_right_below_a_picture_are_its_caption_and_above_it_a_heading() -> None:
    assert _captions(line("The harbour at dawn", LEFT, 312, size=8, face=BOLD)) == ["The harbour at dawn"]
    assert _captions(line("The harbour at dawn", LEFT, 92, size=8, face=BOLD)) == []


def test_a_paragraphs_bold_end_above_a_tables_caption_is_no_title_of_the_table() -> None:
    end, named = line("in every port.", LEFT, 81, face=BOLD), line("Table: what was asked", LEFT, 94, size=8)
    assert [it.lines for it in find(page(end, named), [TABLE], BODY)] == [(named,)]
