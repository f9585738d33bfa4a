"""Lines go to the row above whose start they stand, and to the column that they share most with."""

from reportgen.stages.structure.cells import (
    FoundTable,
    has_head_again,
    has_rows_that_go_on,
    is_prose,
    make,
    spans,
)
from tests.stages.trees import line

from .pages import BODY


def test_columns_are_what_the_lines_cover_together() -> None:
    rows = [line("Country", 72, 100), line("Kenya and others", 80, 114), line("14", 250, 100)]
    assert spans(rows, BODY) == [(72.0, 160.0), (250.0, 260.0)]


def test_lines_that_nearly_touch_are_one_column() -> None:
    assert len(spans([line("ten letters", 72, 100), line("beside", 129, 114)], BODY)) == 1
    assert len(spans([line("ten letters", 72, 100), line("beside", 131, 114)], BODY)) == 2


def test_a_cell_of_two_lines_stays_one_cell() -> None:
    first, more = line("the head of", 72, 110), line("the hostel", 72, 122)
    right, last = line("twice", 250, 110), line("B", 72, 140)
    found = make(2, [last, right, more, first], [102, 132], [(72, 130), (250, 280)])
    assert found.cells == (((first, more), (right,)), ((last,), ()))
    assert (found.page, found.bbox[0], found.bbox[2]) == (2, 72, 275)


def test_rows_that_hold_nothing_are_left_out() -> None:
    only = line("a", 72, 200)
    assert make(1, [only], [100, 150, 190], [(72, 80)]).cells == (((only,),),)


def two_columns(*rows: tuple[str, str]) -> FoundTable:
    """A table of two columns whose rows are lines."""
    lines = [
        line(text, (72, 330)[at], 100 + 14 * row)
        for row, texts in enumerate(rows)
        for at, text in enumerate(texts)
    ]
    return make(1, lines, [90 + 14 * row for row in range(len(rows))], [(72, 320), (330, 560)])


def test_sentences_that_go_on_in_every_column_are_prose() -> None:
    prose = two_columns(
        ("The inspectors who know the", "Every permit names the one"),
        ("harvest calendar arrive before", "person who is responsible for"),
        ("the crews do and leave after", "the hostel and the hours of"),
        ("them, as all agreed to do.", "work that people do in it."),
    )
    assert is_prose(prose)


def test_cells_of_one_column_may_go_on() -> None:
    table = two_columns(
        ("Interpreters of the court", "Paid by the court and not by"),
        ("Inspectors of the ministry", "the employer; they know the"),
        ("Recruiters with a licence", "harvest calendar and arrive"),
        ("Hostels near the harbour", "before the crews do."),
    )
    assert not is_prose(table)
    assert not is_prose(two_columns(("wages", "late"), ("hours", "long"), ("rest", "short"), ("pay", "low")))


def test_rows_whose_cells_all_go_on_are_told_from_rows_in_which_one_does() -> None:
    calm = two_columns(("Cases north of", "14"), ("the river", "14"), ("Cases south", "7"))
    spread = two_columns(
        ("Cases north", "14"), ("Above all, labour", "inspectors"), ("went to", "see them, as")
    )
    assert not has_rows_that_go_on(calm)
    assert has_rows_that_go_on(spread)


def test_a_table_whose_head_stands_in_it_again_is_told() -> None:
    rows = (("Subject", "Named by"), ("Wages", "14"), ("And then? Subject", "Named by"), ("Hours", "7"))
    assert has_head_again(two_columns(*rows))
    assert not has_head_again(two_columns(("Subject", "Named by"), ("Wages", "Named by")))
    assert not has_head_again(two_columns(("14", "7"), ("14", "7"), ("3", "2")))
