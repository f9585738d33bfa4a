"""Lines of one look that stand under one another are one block, and say how they differ from the text."""

import pytest

from reportgen.stages.structure.blocks import differs, groups, is_larger, page_of, set_apart
from reportgen.stages.structure.style import line_style
from tests.stages.trees import BOLD, LEFT, block, line

from .pages import BODY


def test_lines_of_two_styles_are_two_groups_though_they_stand_together() -> None:
    rows = [
        line("Said in the", LEFT, 100, size=14),
        line("large type", LEFT, 118, size=14),
        line("and then small", LEFT, 130, size=8),
    ]
    assert [[it.text for it in members] for _, members in groups(rows, BODY)] == [
        ["Said in the", "large type"],
        ["and then small"],
    ]


def test_a_wide_step_and_another_column_part_a_group() -> None:
    far = [line("above", LEFT, 100), line("far below", LEFT, 100 + 2.3 * 10)]
    beside = [line("left", LEFT, 100), line("right", 400, 112)]
    assert [len(groups(rows, BODY)) for rows in (far, beside)] == [2, 2]


@pytest.mark.parametrize(
    ("style", "other", "larger"),
    [
        ({}, False, False),
        ({"face": BOLD}, False, False),  # weight alone is emphasis
        ({"size": 10.5}, False, False),
        ({"size": 11}, True, True),
        ({"size": 9}, True, False),
        ({"color": 0x2040A0}, True, False),
        ({"face": BOLD._replace(family="otherwise")}, True, False),
    ],
)
def test_what_sets_a_style_apart_from_the_text(style: dict, other: bool, larger: bool) -> None:  # type: ignore[type-arg]
    found = line_style(line("Words of a line", LEFT, 100, **style), BODY)
    assert (differs(found, BODY), is_larger(found, BODY)) == (other, larger)


def test_a_block_set_apart_has_the_box_of_all_its_lines() -> None:
    rows = [line("one line", LEFT, 100, page=3), line("and a longer one", LEFT, 114, page=3)]
    found = set_apart("footnote", rows, "7", skip=2)
    assert (found.page, found.marker, found.skip) == (3, "7", 2)
    assert found.bbox == (LEFT, rows[0].bbox[1], rows[1].bbox[2], rows[1].bbox[3])


def test_a_block_starts_on_the_page_of_its_first_box() -> None:
    assert page_of(block("paragraph", "Words.", page=4)) == 4
