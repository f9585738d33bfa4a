"""Tables read as one with a title between them are parted; groups of rows in one table are not."""

from reportgen.model.document import Line
from reportgen.stages.structure.cells import FoundTable, make
from reportgen.stages.structure.table_parts import parted
from tests.stages.trees import BOLD, LEFT, line

from .pages import BODY

SECOND = LEFT + 150


def _table(*rows: tuple[str, ...]) -> FoundTable:
    """A table of two columns; words that begin with a star are bold."""
    lines: list[Line] = []
    tops = []
    for number, row in enumerate(rows):
        y = 200.0 + 18 * number
        tops.append(y - 12)
        for text, x in zip(row, (LEFT, SECOND), strict=False):
            if text:
                lines.append(line(text.lstrip("*"), x, y, face=BOLD) if text[0] == "*" else line(text, x, y))
    return make(1, lines, tops, [(LEFT, LEFT + 140), (SECOND, SECOND + 140)])


def _firsts(table: FoundTable) -> list[list[str]]:
    return [[part.cells[0][0][0].text, part.cells[-1][0][0].text] for part in parted([table], BODY)]


ROWS = (("North", "12"), ("South", "9"))


def test_a_second_head_below_a_title_begins_a_table() -> None:
    table = _table(
        ("*Port", "*Crews"), *ROWS, ("*Inlets",), ("*Law", "*Year"), ("Wages", "2019"), ("Rest", "2021")
    )
    assert _firsts(table) == [["Port", "South"], ["Law", "Rest"]]
    assert all(it.text != "Inlets" for part in parted([table], BODY) for it in part.lines)


def test_the_same_head_again_begins_a_table_without_a_title() -> None:
    table = _table(("Port", "Crews"), *ROWS, ("Port", "Crews"), ("East", "3"), ("West", "5"))
    assert _firsts(table) == [["Port", "South"], ["Port", "West"]]


def test_the_title_of_a_group_and_a_bold_sum_begin_none() -> None:
    groups = _table(("*Port", "*Crews"), *ROWS, ("*Inlets",), ("East", "3"), ("West", "5"))
    sums = _table(("*Port", "*Crews"), *ROWS, ("*Total", "*21"), ("East", "3"), ("West", "5"))
    assert parted([groups, sums], BODY) == [groups, sums]
