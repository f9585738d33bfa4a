"""Cells that rules part are cells, however near their words; a frame around text is no table."""

import itertools

from reportgen.model.document import Shape
from tests.stages.trees import LEFT, Setter, prose


def _grid(made: Setter, xs: tuple[float, ...], ys: tuple[float, ...], *, upright: bool = True) -> None:
    """Rules around each cell, drawn piece by piece as word processors do."""
    for y in ys:
        for x0, x1 in itertools.pairwise(xs):
            made.shapes[made.page].append(Shape("rule", (x0, y, x1, y + 0.5), 0))
    for x in xs if upright else ():
        for top, foot in itertools.pairwise(ys):
            made.shapes[made.page].append(Shape("rule", (x, top, x + 0.5, foot), 0))


def _table() -> Setter:
    made = Setter()
    made.paragraph(prose(1, 4))
    xs, ys = (LEFT, 160.0, 262.0, 380.0), (200.0, 220.0, 264.0, 322.0)
    for x, text in zip(xs, ("Group", "Who reports", "Who decides"), strict=False):
        made.put(text, x + 4, 214)
    for at, text in enumerate(("the head of the", "hostel, and the", "inspectors")):
        made.put(text, 164, 234 + 12 * at)
    for at, text in enumerate(("both the crews and", "the buyers")):
        made.put(text, 266, 234 + 12 * at)
    made.put("A", LEFT + 4, 234)
    for x, text in zip(xs, ("B", "nobody", "the port"), strict=False):
        made.put(text, x + 4, 280)
    made.y = 330
    made.paragraph(prose(5, 4))
    _grid(made, xs, ys)
    return made


def test_cells_of_several_lines_are_read_cell_by_cell() -> None:
    [table] = [block for block in _table().document().blocks if block.type == "table"]
    assert table.rows == (
        ("Group", "Who reports", "Who decides"),
        ("A", "the head of the hostel, and the inspectors", "both the crews and the buyers"),
        ("B", "nobody", "the port"),
    )


def test_letters_of_a_cell_that_no_font_explains_are_asked_about() -> None:
    made = _table()
    made.put("pa\ufffdes", 270, 300)
    [question] = [it for it in made.document().questions if it.code == "unread-letters"]
    assert "“pa\ufffdes”" in question.reason


def test_two_grids_are_two_tables_and_the_title_between_them_is_none_of_their_cells() -> None:
    made = _table()
    made.put("The same for the port", LEFT, 430)
    xs, ys = (LEFT, 160.0, 262.0), (440.0, 460.0, 480.0)
    for y, row in ((454, ("Port", "Hours")), (474, ("North", "12"))):
        for x, text in zip(xs, row, strict=False):
            made.put(text, x + 4, y)
    _grid(made, xs, ys)
    blocks = made.document().blocks
    assert [len(block.rows) for block in blocks if block.type == "table"] == [3, 2]
    assert "The same for the port" in [block.text for block in blocks]


def test_a_frame_around_a_page_is_no_table() -> None:
    made = Setter()
    made.paragraph(prose(1, 6))
    _grid(made, (40.0, 570.0), (40.0, 300.0, 760.0))
    assert [kind for kind, _ in made.blocks()] == ["paragraph"]


def test_a_line_that_runs_over_the_upright_rules_makes_no_table() -> None:
    made = Setter()
    for part in range(2):
        made.paragraph(prose(part, 4))
    _grid(made, (60.0, 200.0, 340.0, 560.0), (80.0, 140.0, 260.0))
    assert [text for _, text in made.blocks()] == [prose(0, 4), prose(1, 4)]


def test_the_text_around_a_table_is_none_of_its_cells() -> None:
    texts = [text for _, text in _table().blocks()]
    assert prose(1, 4) in texts
    assert prose(5, 4) in texts
