"""Columns far from the rest of a table: short words on its rows, and no column of text beside it."""

from reportgen.stages.structure.far_cells import find
from tests.stages.trees import LEFT, line

from .pages import page

FAR = LEFT + 300
BASELINES = [200.0, 218.0, 236.0, 254.0]


def _cells() -> list[object]:
    return [
        line(text, LEFT, y) for text, y in zip(("Port", "North", "South", "East"), BASELINES, strict=True)
    ]


def _found(*texts: str) -> list[str]:
    near = _cells()
    far = [line(text, FAR, y) for text, y in zip(texts, BASELINES, strict=False) if text]
    return [it.text for it in find(near, BASELINES, page(*near, *far), 3.0)]  # type: ignore[arg-type]


def test_short_words_on_all_rows_are_a_column() -> None:
    assert _found("Cases", "12", "9", "31") == ["Cases", "12", "9", "31"]
    assert _found("Cases", "12", "", "") == []


def test_a_column_of_text_beside_a_table_is_none_of_it() -> None:
    assert _found("Inspectors who know the", "harvest calendar", "arrive before", "the crews do.") == []


def test_words_between_the_rows_show_text() -> None:
    near = _cells()
    far = [line(text, FAR, y) for text, y in zip(("Cases", "12", "9", "31"), BASELINES, strict=True)]
    between = line("and so on", FAR, 227.0)
    assert find(near, BASELINES, page(*near, *far, between), 3.0) == []  # type: ignore[arg-type]
