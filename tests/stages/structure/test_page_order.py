"""A page whose lines are painted in another order than they were read in is asked about, once."""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.model.document import Line
from reportgen.stages.structure.page_order import ask
from tests.stages.trees import LEFT, PITCH, line

IN_ORDER = range(1, 41)
MIXED = [order for row in range(1, 11) for order in (row, row + 10)]
"""Two columns of ten lines that were read row by row."""


def page(number: int, orders: Sequence[int]) -> list[Line]:
    """Lines in the order in which they were read, painted in that of their numbers."""
    rows = [
        line(f"Line {order} of many", LEFT, 100 + at * PITCH, page=number) for at, order in enumerate(orders)
    ]
    return [replace(row, order=order) for row, order in zip(rows, orders, strict=True)]


def test_a_page_of_mixed_columns_is_asked_about_with_its_words() -> None:
    pages = [it for number in range(1, 6) for it in page(number, IN_ORDER)]
    [question] = ask([*pages, *page(6, MIXED)])
    assert question.code == "doubt"
    assert question.reason.startswith(
        "The source paints the lines of page 6, from “Line 1 of many Line 11 of many …”"
    )
    assert [place.page for place in question.evidence] == [6]


def test_a_step_back_behind_a_box_or_between_columns_is_usual() -> None:
    boxed = [*range(20, 30), *range(1, 20), *range(30, 41)]
    assert ask([it for number in range(1, 6) for it in page(number, boxed)]) == []


def test_a_source_that_paints_all_its_pages_otherwise_is_no_witness() -> None:
    assert ask([it for number in range(1, 6) for it in page(number, MIXED)]) == []


def test_nobody_is_heard_where_the_order_of_painting_is_unknown() -> None:
    lines = [replace(it, order=0) for it in page(2, MIXED)]
    assert ask([*page(1, IN_ORDER), *lines]) == []
