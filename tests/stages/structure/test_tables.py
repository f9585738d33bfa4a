"""Tables are taken out of the text once, by whatever shows them: tags, rules or aligned pieces."""

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
