"""Tables are taken out of the text once, by whatever shows them: tags, rules or aligned pieces."""

from collections.abc import Sequence
from itertools import count

from reportgen.model.document import Line, Shape, Tag
from reportgen.stages.structure.tables import boxes, find_tagged, set_apart
from tests.stages.trees import HEIGHT, LEFT, WIDTH, line

from .pages import BODIES, BODY, page

ROWS = (("Port", "Hours"), ("North", "12"), ("South", "9"))


def _cells(role: str = "TD", step: float = 16, left: float = LEFT, first: int = 0) -> list[Line]:
    """Lines of cells, each tagged as an element of its own; `first` is the number of the first element."""
    found = []
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            made = line(text, (left, left + 90)[column], 200 + step * row)
            tag = Tag(role, first + 10 * row + column, ("Table", "TR"))
            found.append(Line(made.runs, 1, made.bbox, made.baseline, made.size, tag=tag))
    return found


def _texts(cells: object) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(" ".join(it.text for it in cell) for cell in row) for row in cells)  # type: ignore[attr-defined]


def test_tagged_cells_in_rows_and_columns_are_a_table() -> None:
    [table] = find_tagged(page(*_cells()), BODY)
    assert _texts(table.cells) == ROWS


def _named(rows: Sequence[Sequence[tuple[str, float, float]]]) -> list[Line]:
    """Lines (text, left edge, baseline) in rows whose cells hold a paragraph a line, as Word tags them."""
    found = []
    numbers = count()
    for row in rows:
        own = next(numbers)
        for text, x, baseline in row:
            made, cell = line(text, x, baseline), next(numbers)
            tag = Tag("P", next(numbers), ("Table", "TR", "TD"), own, cell)
            found.append(Line(made.runs, 1, made.bbox, made.baseline, made.size, tag=tag))
    return found


def test_a_row_without_a_first_cell_is_a_row_where_the_source_names_it() -> None:
    right = LEFT + 90
    rows = [[("Hours", right, 200)], [("North", LEFT, 216), ("12", right, 216)], [("12", right, 232)]]
    [table] = find_tagged(page(*_named(rows)), BODY)
    assert _texts(table.cells) == (("", "Hours"), ("North", "12"), ("", "12"))


def test_two_paragraphs_in_one_first_cell_are_one_row_where_the_source_names_it() -> None:
    first, *others = _named(
        [[("North", LEFT, 200), ("12", LEFT + 90, 200)], [("South", LEFT, 232), ("9", LEFT + 90, 232)]]
    )
    assert first.tag is not None
    below = line("and its islands", LEFT, 214)
    second = Line(below.runs, 1, below.bbox, 214, below.size, tag=first.tag._replace(element=99))
    [table] = find_tagged(page(first, second, *others), BODY)
    assert _texts(table.cells) == (("North and its islands", "12"), ("South", "9"))


def test_rows_that_the_source_names_in_another_order_than_the_page_shows_are_not_believed() -> None:
    lines = _named(
        [
            [(text, LEFT, at), (figure, LEFT + 90, at)]
            for text, figure, at in (("South", "9", 232), ("North", "12", 200))
        ]
    )
    [table] = find_tagged(page(*lines), BODY)
    assert _texts(table.cells) == (("North", "12"), ("South", "9"))


def test_paragraph_tags_and_a_single_column_make_no_tagged_table() -> None:
    assert find_tagged(page(*_cells("P")), BODY) == []
    assert find_tagged(page(*[it for it in _cells() if it.bbox[0] == LEFT]), BODY) == []


def test_tables_side_by_side_with_text_between_them_in_the_source_are_two() -> None:
    """Each stands in its column of the page; what is between them stands below the first."""
    made = line("The crews asked for interpreters.", LEFT, 400)
    between = Line(made.runs, 1, made.bbox, made.baseline, made.size, tag=Tag("P", 50))
    both = (*_cells(), between, *_cells(step=14, left=320, first=100))
    assert [_texts(table.cells) for table in find_tagged(page(*both), BODY)] == [ROWS, ROWS]


def test_cells_far_from_one_another_are_no_one_table() -> None:
    assert find_tagged(page(*_cells(step=80)), BODY) == []


def test_the_lines_of_a_table_are_no_longer_the_pages() -> None:
    text = line("Inspectors who know the harvest calendar arrive before the crews do.", LEFT, 100)
    [rest], [table], _ = set_apart([page(text, *_cells())], BODIES)
    assert rest.lines == (text,)
    assert len(table.lines) == 6


def test_a_page_of_contents_has_no_tables() -> None:
    whole = page(*_cells())
    assert set_apart([whole], BODIES, [1]) == ((whole,), [], [])


def test_frames_are_areas_that_are_no_hairline_no_ground_and_no_picture() -> None:
    frame = Shape("area", (72, 100, 300, 180), 0xEEEEEE)
    others = (
        Shape("area", (72, 200, 300, 206), 0),
        Shape("area", (0, 0, WIDTH, HEIGHT), 0xFFFFFF),
        Shape("image", (72, 100, 300, 180)),
    )
    assert boxes(page(shapes=(frame, *others))) == [frame]


def test_figures_of_a_chart_are_no_table_though_they_are_aligned() -> None:
    bars = [Shape("area", (120, 200 + 20 * at, 180 + 30 * at, 212 + 20 * at), 0x336699) for at in range(8)]
    labels = [line(text, 124, 210 + 20 * at, size=7) for at, text in enumerate("ABCDEFGH")]
    ends = [line(f"{at}0 %", 300, 210 + 20 * at, size=7) for at in range(8)]
    frame = Shape("rule", (118, 198, 340, 199), 0)
    [rest], found, [figure] = set_apart([page(*labels, *ends, shapes=(*bars, frame))], BODIES)
    assert (rest.lines, found) == ((), [])
    assert len(figure.lines) == 16
