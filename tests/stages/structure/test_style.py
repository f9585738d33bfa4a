"""The body style is that of most characters; what stands out is told against it."""

import pytest

from reportgen.model.document import Face
from reportgen.stages.structure.style import (
    BodyStyle,
    find_body,
    is_body,
    is_bold,
    line_style,
    related,
    soft_black,
)
from tests.stages.trees import BOLD, LEFT, PITCH, REGULAR, SIZE, Setter, line, prose

from .pages import BODY, page


def test_the_body_is_what_most_characters_are_set_in() -> None:
    made = Setter()
    made.heading("A heading in large type", size=30)
    for part in range(5):
        made.paragraph(prose(part, 4))
    found = find_body(made.reading().pages)
    assert found is not None
    assert (found.face, found.size, found.color, found.pitch) == (REGULAR, SIZE, 0, PITCH)


def test_long_lines_count_double_against_the_many_short_ones_of_a_table() -> None:
    cells = [line("Cell of it", 300, 90 + 9 * n, size=8) for n in range(7)]
    text = [line("A line of running text as long as text is,", LEFT, 400 + 14 * n) for n in range(1)]
    found = find_body([page(*cells, *text)])
    assert found is not None
    assert found.size == SIZE


def test_pages_without_words_have_no_body() -> None:
    assert find_body([page()]) is None


@pytest.mark.parametrize(
    ("family", "other", "same"),
    [
        ("linlibertineo", "linlibertineob", True),
        ("example", "example", True),
        ("garamond", "futura", False),
    ],
)
def test_cuts_of_one_family_are_related(family: str, other: str, same: bool) -> None:
    assert related(family, other) is same


@pytest.mark.parametrize(
    ("color", "seen"), [(0, 0), (0x202020, 0), (0x231F20, 0), (0x2040A0, 0x2040A0), (0xFFFFFF, 0xFFFFFF)]
)
def test_very_dark_greys_are_black_to_the_eye(color: int, seen: int) -> None:
    assert soft_black(color) == seen


def test_a_line_is_bold_only_where_every_word_is() -> None:
    assert line_style(line("**All of it**", LEFT, 100), BODY).bold
    assert not line_style(line("**Only** this", LEFT, 100), BODY).bold


def test_bolder_is_told_against_the_body_not_against_a_scale() -> None:
    heavy = Face("Heavy", 600, False, "example")
    [run] = line("words", LEFT, 100, face=heavy).runs
    assert is_bold(run, BODY)
    assert not is_bold(run, BodyStyle(heavy, SIZE, 0, PITCH))


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ({}, True),
        ({"size": 10.2}, True),
        ({"size": 12}, False),
        ({"color": 0xC00000}, False),
        ({"face": BOLD}, False),
    ],
)
def test_running_text_has_the_bodys_size_colour_and_weight(style: dict, body: bool) -> None:  # type: ignore[type-arg]
    assert is_body(line("Words of a line", LEFT, 100, **style), BODY) is body


def test_capitals_are_a_style_where_there_are_several() -> None:
    assert [line_style(line(text, LEFT, 100), BODY).caps for text in ("NEXT STEPS", "ILO", "Next")] == [
        True,
        False,
        False,
    ]
