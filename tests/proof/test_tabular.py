"""The words of a page from the top; a table cell by cell, where the tags say what a cell is."""

from reportgen.model.document import Line, Tag
from reportgen.proof.tabular import Table, in_order
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
    assert [it.text for it in table.body] == ["Latin", "America", "nine", "ten"]
    assert (getattr(above, "text", ""), getattr(below, "text", "")) == ("above", "below")


def test_a_table_goes_on_where_its_head_is_repeated() -> None:
    first, again = Table((*HEAD, *BODY), HEAD), Table((*HEAD, *BODY[:2]), HEAD)
    other = Table(BODY, BODY[:1])
    assert again.continues(first)
    assert not other.continues(first)
    assert not Table(BODY, ()).continues(Table(BODY, ()))


def test_two_tables_with_text_between_them_are_two() -> None:
    found = in_order([*BODY[:2], line("between", 72, 127), *BODY[2:]])
    assert [isinstance(it, Table) for it in found] == [True, False, True]
