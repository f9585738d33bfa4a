"""The looks of headings: those of lines that stand right over running text, again and again."""

from reportgen.stages.structure.style import line_style
from reportgen.stages.structure.title_styles import find
from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose

from .pages import BODIES, BODY


def _headed(count: int, ending: str = "") -> Setter:
    made = Setter()
    for number in range(count):
        made.step(2.2 * PITCH)
        made.put(f"What was said on day {number + 1}{ending}", LEFT, made.y, size=13, face=BOLD)
        made.paragraph(prose(number, 4))
    return made


def test_lines_that_head_running_text_show_the_look_of_headings() -> None:
    pages = _headed(3).reading().pages
    assert find(pages, BODIES) == {line_style(pages[0].lines[0], BODY)}


def test_two_of_them_are_too_few() -> None:
    assert find(_headed(2).reading().pages, BODIES) == set()


def test_sentences_show_none() -> None:
    assert find(_headed(5, ending=".").reading().pages, BODIES) == set()


def test_a_look_that_mostly_stands_elsewhere_is_none() -> None:
    made = _headed(3)
    made.turn()
    for number in range(4):
        made.put(f"Table {number}", LEFT, 100 + 60 * number, size=13, face=BOLD)
    assert find(made.reading().pages, BODIES) == set()
