"""Columns of text between rules of one width are no row of a table."""

from reportgen.model.document import Line
from reportgen.model.geometry import BBox
from reportgen.stages.structure.ladders import RuleRules
from reportgen.stages.structure.ruled_text import is_running, parted
from tests.stages.trees import LEFT, PITCH, SIZE, line

from .pages import BODY, COLUMN, SECOND, filled

RULES = RuleRules()
LETTERS = int(COLUMN / (0.5 * SIZE))
FOOT = 560.0


def _rule(y: float) -> BBox:
    return (LEFT, y, SECOND + COLUMN, y + 1)


def _text(count: int = 14) -> list[Line]:
    """Two columns of full lines."""
    return [
        line(filled("The crews asked", LETTERS - at % 3), x, 120 + PITCH * at)
        for x in (LEFT, SECOND)
        for at in range(count)
    ]


def _row(y: float, *texts: str) -> list[Line]:
    return [line(text, LEFT + 120 * at, y) for at, text in enumerate(texts)]


def test_text_between_the_rule_of_a_title_and_a_table_parts_them() -> None:
    ladder = [_rule(y) for y in (100, FOOT, FOOT + 20, FOOT + 60)]
    bands = [_text(), _row(FOOT + 15, "Port", "2022", "2021"), _row(FOOT + 40, "North", "9", "7")]
    assert parted(ladder, bands, BODY, RULES) == [ladder[1:]]


def test_long_cells_in_a_table_of_as_many_columns_stay_its_row() -> None:
    ladder = [_rule(y) for y in (100, FOOT, FOOT + 20)]
    head = [line("Challenge", LEFT, FOOT + 15), line("What is asked", SECOND, FOOT + 15)]
    assert parted(ladder, [_text(), head], BODY, RULES) == [ladder]


def test_full_lines_in_all_columns_are_running_text() -> None:
    spans = [(LEFT, LEFT + COLUMN), (SECOND, SECOND + COLUMN)]
    assert is_running(_text(), spans, BODY, RULES)
    assert not is_running(_row(120, "Port", "2022", "2021"), spans, BODY, RULES)
