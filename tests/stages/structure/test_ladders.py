"""Ladders: rules of one width below one another, and where larger lines part them."""

from reportgen.model.document import Shape
from reportgen.stages.structure.ladders import find
from tests.stages.trees import LEFT, line

from .pages import page

WIDTH = 300


def _rules(*heights: float, left: float = LEFT) -> tuple[Shape, ...]:
    return tuple(Shape("rule", (left, height, left + WIDTH, height), 0) for height in heights)


def test_rules_of_one_width_below_one_another_are_a_ladder() -> None:
    assert [[box[1] for box in ladder] for ladder in find(page(shapes=_rules(100, 120, 140)))] == [
        [100, 120, 140]
    ]
    assert find(page(shapes=_rules(100, 120))) == []


def test_rules_that_begin_elsewhere_are_another_ladder() -> None:
    shapes = (*_rules(100, 120, 140), *_rules(110, 130, 150, left=LEFT + 20))
    assert [[box[1] for box in ladder] for ladder in find(page(shapes=shapes))] == [
        [100, 120, 140],
        [110, 130, 150],
    ]


def test_larger_lines_between_two_rules_part_a_ladder() -> None:
    rows = [line("Wages", LEFT, height) for height in (112, 132, 192, 212)]
    shapes = _rules(100, 120, 140, 180, 200, 220)
    found = find(page(*rows, line("The second table", LEFT, 165, size=14), shapes=shapes))
    assert [[box[1] for box in ladder] for ladder in found] == [[100, 120, 140], [180, 200, 220]]
