"""The words of a page from the top; a table cell by cell, where the tags say what a cell is."""

import pytest

from reportgen.model.document import Line, Tag
from reportgen.proof.tabular import Table, in_order, without_repeated_head
from tests.stages.trees import line


def cell(text: str, x: float, y: float, element: int, part: str = "TBody") -> Line:
    plain = line(text, x, y)
    path = ("Table", part, "TR")
    return Line(plain.runs, 1, plain.bbox, plain.baseline, plain.size, tag=Tag("TD", element, path))


HEAD = (cell("Region", 72, 100, 1, "THead"), cell("Page", 300, 100, 2, "THead"))
BODY = (
    cell("Latin", 72, 120, 3),
    cell("nine", 300, 120, 4),
    cell("America", 72, 134, 3),
    cell("ten", 300, 134, 4),
)


def test_lines_of_one_row_come_from_left_to_right() -> None:
    given = [line("third", 72, 120), line("second", 200, 101), line("first", 72, 100)]
    assert [it.text for it in in_order(given) if isinstance(it, Line)] == ["first", "second", "third"]


def test_a_table_is_read_cell_by_cell() -> None:
    above, table, below = in_order([line("below", 72, 160), *BODY, *HEAD, line("above", 72, 80)])
    assert isinstance(table, Table)
    assert [it.text for it in table.lines] == ["Region", "Page", "Latin", "America", "nine", "ten"]
    assert [it.text for it in table.head] == ["Region", "Page"]
    assert (getattr(above, "text", ""), getattr(below, "text", "")) == ("above", "below")


def again(text: str, x: float, y: float, role: str = "Artifact") -> Line:
    plain = line(text, x, y)
    return Line(plain.runs, 2, plain.bbox, plain.baseline, plain.size, tag=Tag(role, -1))


HEAD_AGAIN = (again("Region", 72, 100), again("Page", 300, 100))


def test_the_head_of_a_table_that_goes_on_is_no_text_on_any_later_page() -> None:
    before = Table((*HEAD, *BODY), HEAD)
    for _ in range(2):
        (table,) = without_repeated_head(in_order([*HEAD_AGAIN, *BODY]), before)
        assert isinstance(table, Table)
        assert [it.text for it in table.lines] == ["Latin", "America", "nine", "ten"]
        before = table


def test_a_head_of_two_rows_is_known_again() -> None:
    """Its cells come one by one where they are tagged, row by row where they are not."""
    tall = (*HEAD, cell("of it", 72, 112, 1, "THead"), cell("from", 300, 112, 2, "THead"))
    (first,) = in_order([*tall, *BODY])
    lines = [*HEAD_AGAIN, again("of it", 72, 112), again("from", 300, 112), *BODY]
    (table,) = without_repeated_head(in_order(lines), first)
    assert isinstance(table, Table)
    assert table.lines[0].text == "Latin"


def test_words_of_narrow_cells_that_make_one_line_are_known_again() -> None:
    words = " ".join(part.text for part in HEAD)
    (table,) = without_repeated_head(in_order([again(words, 72, 100), *BODY]), Table((*HEAD, *BODY), HEAD))
    assert isinstance(table, Table)
    assert table.head == HEAD


@pytest.mark.parametrize(
    "above",
    [
        (again("Region", 72, 100), again("Pages", 300, 100)),
        (again("Region", 72, 100, "P"), again("Page", 300, 100, "P")),
        (again("Smuggled", 72, 86), *HEAD_AGAIN),
        HEAD,
    ],
    ids=["other words", "text", "a line more", "a head of its own"],
)
def test_only_what_repeats_the_head_as_no_content_is_left_out(above: tuple[Line, ...]) -> None:
    parts = in_order([*above, *BODY])
    assert without_repeated_head(parts, Table((*HEAD, *BODY), HEAD)) == parts


def test_a_head_again_without_a_table_before_it_stays() -> None:
    parts = in_order([*HEAD_AGAIN, *BODY])
    assert without_repeated_head(parts, line("text", 72, 700)) == parts
    assert without_repeated_head(parts, Table(BODY, ())) == parts


def test_two_tables_with_text_between_them_are_two() -> None:
    found = in_order([*BODY[:2], line("between", 72, 127), *BODY[2:]])
    assert [isinstance(it, Table) for it in found] == [True, False, True]
