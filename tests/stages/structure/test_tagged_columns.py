"""Columns of tagged cells: from the source's rows, where the page does not show them."""

from reportgen.model.document import Line, Tag
from reportgen.stages.structure.tagged_columns import find
from tests.stages.trees import LEFT, line

from .pages import BODY


def _cells(rows: list[list[tuple[str, float]]]) -> list[Line]:
    """Lines of cells at given left edges, each tagged as an element of its own, rows 16 points apart."""
    found = []
    for number, row in enumerate(rows):
        for column, (text, x) in enumerate(row):
            made = line(text, x, 200 + 16 * number)
            tag = Tag("TD", 10 * number + column, ("Table", "TR"))
            found.append(Line(made.runs, 1, made.bbox, made.baseline, made.size, tag=tag))
    return found


BODY_ROWS = [[("North", LEFT), ("12", LEFT + 150)], [("South", LEFT), ("9", LEFT + 150)]]


def test_a_head_over_none_of_its_words_is_in_their_column() -> None:
    head = [("Port", LEFT + 60), ("Crews", LEFT + 190)]
    columns = find(_cells([head, *BODY_ROWS]), BODY)
    assert len(columns) == 2
    assert columns[0][0] == LEFT
    assert columns[0][1] > LEFT + 60


def test_a_cell_over_all_columns_does_not_join_them() -> None:
    title = [("Crews of the ports in both seas, by season and year", LEFT)]
    assert len(find(_cells([title, *BODY_ROWS]), BODY)) == 2


def test_extents_tell_where_rows_of_the_source_overlap() -> None:
    other = [[("Port", LEFT), ("9", LEFT + 300)], [("Gate", LEFT + 150), ("8", LEFT + 300)]]
    assert len(find(_cells([*other, *BODY_ROWS]), BODY)) == 3
