"""Joints of lines are doubted by what the document itself does elsewhere."""

from dataclasses import replace

from reportgen.stages.structure import joints
from reportgen.stages.structure.joint_usage import Usage
from reportgen.stages.structure.reasons import (
    EARLY_END,
    FULL_END,
    HEADING,
    HOLE,
    INDENTED,
    INSET,
    ITEM,
    OUTSIDE,
    OVER,
    UNPARTED,
    WIDER,
)
from reportgen.stages.structure.running_lines import FlowLine
from reportgen.stages.structure.units import Unit
from tests.stages.trees import BOLD, LEFT, PITCH, SIZE, line

RIGHT = 540.0
FILLED = Usage(0.0, PITCH / SIZE, 0.015, "space")
OPEN = "and the wages of those who work on the boats that come and go are paid"
STOP = "and the wages of those who work on the boats that come and go, all paid."


def flow(
    text: str, row: float, x: float = LEFT, right: float = RIGHT, column: int = 0, **style: object
) -> FlowLine:
    """A line whose text ends at `right`, in a column from LEFT to RIGHT."""
    found = line(text, x, 100 + row * PITCH, **style)  # type: ignore[arg-type]
    stretched = replace(found, bbox=(x, found.bbox[1], right, found.bbox[3]))
    return FlowLine(stretched, column, LEFT, RIGHT, 760.0)


def unit(*lines: FlowLine) -> Unit:
    return Unit("text", list(lines))


def reasons(*lines: FlowLine, usual: Usage = FILLED) -> set[str]:
    return {doubt.reason for doubt in joints.inside(lines, usual)}


def test_even_full_lines_are_not_doubted() -> None:
    assert reasons(flow(OPEN, 0), flow(STOP, 1), flow("Next " + OPEN, 2), flow(STOP, 3, right=200)) == set()


def test_a_line_that_ends_early_behind_a_full_stop_is_doubted_where_others_are_filled() -> None:
    early = flow(STOP, 1, right=RIGHT - 60)
    assert reasons(flow(OPEN, 0), early, flow("The next begins " + OPEN, 2)) == {EARLY_END.reason}
    ragged = FILLED._replace(free=80.0)
    assert reasons(flow(OPEN, 0), early, flow("The next begins " + OPEN, 2), usual=ragged) == set()


def test_a_wider_step_is_doubted_beyond_what_the_document_does_inside_sentences() -> None:
    rows = [flow(OPEN, 0), flow(OPEN, 1), flow(STOP, 2), flow("Next " + OPEN, 3.05), flow(STOP, 4.05)]
    assert reasons(*rows) == {WIDER.reason}
    assert reasons(*rows, usual=FILLED._replace(wider=0.1)) == set()


def test_an_indented_line_behind_a_full_stop_is_doubted_where_something_parts_paragraphs() -> None:
    rows = [flow(OPEN, 0), flow(STOP, 1), flow("Next " + OPEN, 2, x=LEFT + 2 * SIZE)]
    assert reasons(*rows) == {INDENTED.reason}
    assert reasons(*rows, usual=FILLED._replace(parting="")) == set()


def test_a_short_line_over_a_full_one_may_be_a_heading() -> None:
    assert reasons(flow("The boats", 0, right=200), flow("Wages " + OPEN, 1)) == {HEADING.reason}
    bold = flow("The boats and the long way home", 0, right=RIGHT - 90, face=BOLD)
    assert reasons(bold, flow("Wages " + OPEN, 1, right=RIGHT - 200)) == {HEADING.reason}


def test_a_full_first_line_that_is_set_otherwise_than_the_text_may_be_a_heading() -> None:
    bold = flow("The boats that come and go and the wages of those who work there", 0, face=BOLD)
    assert reasons(bold, flow("Wages " + OPEN, 1)) == {HEADING.reason}
    assert reasons(bold, flow("and wages " + OPEN, 1)) == set()
    assert reasons(bold, flow("Wages " + OPEN, 1, face=BOLD)) == set()


def test_a_line_that_begins_where_the_item_does_may_be_the_next_item() -> None:
    lines = [flow("a) " + OPEN, 0, x=LEFT + 5), flow(OPEN, 1, x=LEFT + 17), flow(STOP, 2, x=LEFT + 17)]
    item = replace(unit(*lines), kind="item")
    assert joints.items(item) == []
    assert joints.items(replace(item, lines=[*lines, flow("b) " + STOP, 3, x=LEFT + 5)])) == [ITEM]
    flush = [flow("a) " + OPEN, 0), flow(OPEN, 1), flow(STOP, 2)]
    assert joints.items(replace(item, lines=flush)) == []


def test_a_line_with_the_sign_of_the_item_may_be_the_next_item() -> None:
    lines = [flow("– Interpreters at night", 0, right=300), flow("– Wages paid on the day", 1, right=300)]
    assert joints.items(replace(unit(*lines), kind="item")) == [ITEM]
    assert joints.items(unit(*lines)) == []
    drawn = [flow("Interpreters at night", 0), flow("Wages paid on the day", 1)._replace(drawn=LEFT - 12)]
    assert joints.items(replace(unit(*drawn), kind="item")) == [ITEM]


def test_an_item_whose_further_lines_fall_back_to_the_edge_may_hold_a_paragraph() -> None:
    hanging = [flow("– " + OPEN, 0, x=LEFT + 5), flow(OPEN, 1, x=LEFT + 17)]
    item = replace(unit(*hanging, flow(OPEN, 2, x=LEFT + 17)), kind="item")
    assert joints.items(item) == []
    assert joints.items(replace(item, lines=[*hanging, flow(OPEN, 2)])) == [OUTSIDE]


def test_lines_that_begin_far_left_or_right_of_all_others_are_doubted() -> None:
    rows = [flow(OPEN, 0), flow(OPEN, 1), flow(OPEN, 2)]
    assert reasons(*rows, flow("140 " + OPEN, 3, x=LEFT - 3 * SIZE)) == {OUTSIDE.reason}
    assert reasons(*rows, flow("y", 3, x=LEFT + 30 * SIZE, right=LEFT + 31 * SIZE)) == {INSET.reason}


def test_room_inside_neighbouring_lines_at_one_place_is_doubted() -> None:
    def split(row: float, at: float) -> FlowLine:
        item = flow(OPEN, row)
        [run] = item.line.runs
        parts = (run._replace(x1=at - 2 * SIZE), run._replace(x0=at))
        return item._replace(line=replace(item.line, runs=parts))

    assert reasons(split(0, 300.0), split(1, 300.0)) == {HOLE.reason}
    assert reasons(split(0, 300.0), split(1, 330.0)) == set()


def test_going_on_behind_a_full_stop_over_a_column_is_doubted() -> None:
    assert reasons(flow(STOP, 0), flow("Next " + OPEN, 0, column=1)) == {OVER.reason}
    assert reasons(flow(OPEN, 0), flow("next " + OPEN, 0, column=1)) == set()


def test_a_full_last_line_of_a_column_is_doubted_where_text_follows_flush() -> None:
    before, behind = unit(flow(OPEN, 0), flow(STOP, 1)), unit(flow("Next " + OPEN, 0, column=1))
    assert joints.between(before, behind, FILLED) == [FULL_END]
    assert joints.between(unit(flow(STOP, 1, right=300)), behind, FILLED) == []
    assert joints.between(before, None, FILLED) == []


def test_a_paragraph_that_nothing_parts_from_the_one_above_is_doubted() -> None:
    before = unit(flow(OPEN, 0), flow(STOP, 1))
    tight, spaced = unit(flow("Next " + OPEN, 2), flow(STOP, 3)), unit(flow("Next " + OPEN, 3), flow(STOP, 4))
    assert joints.above(tight, before, FILLED) == [UNPARTED]
    assert joints.above(spaced, before, FILLED) == []
    assert joints.above(tight, before, FILLED._replace(parting="")) == []
    indent = FILLED._replace(parting="indent")
    assert joints.above(tight, before, indent) == [UNPARTED]
    assert joints.above(unit(flow("Next " + OPEN, 2, x=LEFT + 2 * SIZE), flow(STOP, 3)), before, indent) == []


def test_single_lines_are_held_against_the_step_that_is_usual() -> None:
    before, tight, spaced = unit(flow(STOP, 1)), unit(flow("Next " + OPEN, 2)), unit(flow("Next " + OPEN, 3))
    assert joints.above(tight, before, FILLED) == [UNPARTED]
    assert joints.above(spaced, before, FILLED) == []


def test_where_paragraphs_are_parted_in_several_ways_one_without_any_is_doubted() -> None:
    usual = FILLED._replace(parting="any")
    full, early = unit(flow(OPEN, 0), flow(STOP, 1)), unit(flow(OPEN, 0), flow(STOP, 1, right=RIGHT - 90))
    tight = unit(flow("Next " + OPEN, 2), flow(STOP, 3))
    assert joints.above(tight, full, usual) == [UNPARTED]
    assert joints.above(tight, early, usual) == []
    assert joints.above(unit(flow("Next " + OPEN, 2, x=LEFT + 2 * SIZE)), full, usual) == []


def test_a_paragraph_that_starts_where_an_items_further_lines_do_is_doubted() -> None:
    lines = [flow("• " + OPEN, 0, x=LEFT + 5), flow(STOP, 1, x=LEFT + 17)]
    item = replace(unit(*lines), kind="item", marker="•", text_x=None)
    assert joints.above(unit(flow("Next " + OPEN, 2, x=LEFT + 17)), item, FILLED) == [UNPARTED]
    assert joints.above(unit(flow("Next " + OPEN, 2)), item, FILLED) == []
