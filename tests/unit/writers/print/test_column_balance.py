"""The last two columns of a part are about equally high, and no word moves out of its order."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML

from reportgen.writers.print.column_balance import balanced

STYLE = """@page columns { size: 200px 320px; margin: 10px } @page { size: 200px 320px; margin: 10px }
body { margin: 0 } div { page: columns; font: 10px/12px monospace; orphans: 1; widows: 1 } p { margin: 0 }"""
ROOM = 25
"""Lines of a column."""


def document(lines: int, before: str = "") -> Any:
    body = "".join(f"<p>line {n}</p>" for n in range(lines))

    def render(more: str) -> Any:
        return HTML(string=f"<style>{STYLE}{more}</style>{before}<div>{body}</div>").render()

    return balanced(render)


def columns(made: Any) -> list[list[str]]:
    """The lines of each page."""
    found = []
    for page in made.pages:
        texts = [box.text for box in page._page_box.descendants() if hasattr(box, "text")]
        found.append([text for text in texts if text.startswith("line")])
    return found


@pytest.mark.parametrize("lines", [30, 40, 60, 85, 10])
def test_the_last_two_are_about_equally_high(lines: int) -> None:
    made = columns(document(lines))
    assert [line for column in made for line in column] == [f"line {n}" for n in range(lines)]
    assert len(made) == 2 * -(-lines // (2 * ROOM))
    assert 0 <= len(made[-2]) - len(made[-1]) <= 2
    assert all(len(column) == ROOM for column in made[:-2])


def test_what_is_even_or_in_no_columns_stays() -> None:
    assert [len(column) for column in columns(document(48))] == [25, 23]
    made = columns(document(0, "<section><p>line 0</p></section>"))
    assert made[0] == ["line 0"]


def test_pages_before_the_columns_are_counted() -> None:
    made = columns(document(40, "<section><p>Heading</p></section>"))
    assert [len(column) for column in made] == [0, 21, 19]
