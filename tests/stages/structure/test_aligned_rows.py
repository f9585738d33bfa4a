"""Rows of a table without rules that no equal edges show: few figures, short names, heads above."""

from reportgen.model.document import Line
from reportgen.stages.structure.aligned_rows import between, heads
from tests.stages.trees import LEFT, PITCH, line

from .pages import page

RIGHT, NEAR = LEFT + 200, 3.0
STEPS = (PITCH, NEAR)


def _flush_right(text: str, right: float, baseline: float) -> Line:
    made = line(text, 0.0, baseline)
    return line(text, right - made.bbox[2], baseline)


def _row(name: str, figure: str, baseline: float) -> tuple[Line, Line]:
    return line(name, LEFT, baseline), _flush_right(figure, RIGHT, baseline)


KNOWN = [_row("North", "119", 200.0), _row("South", "403", 236.0)]
COLUMNS = [(LEFT, LEFT + 60), (RIGHT - 40, RIGHT)]


def _all(*rows: tuple[Line, Line]) -> list[Line]:
    return [cell for row in rows for cell in row]


def test_a_row_whose_figure_ends_where_the_others_end_is_between_them() -> None:
    few = _row("UK", "1", 218.0)
    assert between(KNOWN, page(*_all(*KNOWN, few)), NEAR) == [218.0]


def test_a_row_without_a_first_cell_or_with_a_figure_elsewhere_is_none() -> None:
    elsewhere = (line("East", LEFT, 218.0), _flush_right("1", RIGHT + 30, 218.0))
    assert between(KNOWN, page(*_all(*KNOWN, elsewhere)), NEAR) == []
    assert between(KNOWN, page(*_all(*KNOWN), _flush_right("1", RIGHT, 218.0)), NEAR) == []


def _heads(*above: Line) -> list[list[str]]:
    cells = _all(*KNOWN)
    found = heads(cells, COLUMNS, page(*above, *cells), STEPS)
    return [[it.text for it in row] for row in found]


def test_short_words_over_a_column_are_its_heads_upwards() -> None:
    year, unit = _flush_right("2022", RIGHT, 168.0), _flush_right("crews", RIGHT, 184.0)
    assert _heads(year, unit) == [["crews"], ["2022"]]


def test_words_over_the_first_column_or_far_above_are_no_heads() -> None:
    assert _heads(line("Attendance", LEFT, 184.0)) == []
    assert _heads(_flush_right("2022", RIGHT, 100.0)) == []


def test_the_end_of_a_passage_is_no_head() -> None:
    left = RIGHT - 40
    assert _heads(line("ended.", left, 184.0)) == []
    text = line("which the crews had asked for in the last", left, 184.0 - PITCH)
    assert _heads(text, line("report", left, 184.0)) == []
