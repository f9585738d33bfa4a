"""The last two columns of a part are about equally high, and no word moves out of its order."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import CSS, HTML, layout
from weasyprint.layout.page import make_all_pages

from reportgen.writers.print.column_balance import balancing

STYLE = """@page columns { size: 200px 320px; margin: 10px } @page { size: 200px 320px; margin: 10px }
body { margin: 0 } div { page: columns; font: 10px/12px monospace; orphans: 1; widows: 1 } p { margin: 0 }
h4 { margin: 0; break-after: avoid; font: inherit } .note { float: footnote } .aside { float: right }"""
ROOM = 25
"""Lines of a column."""


class Sheets:
    """Parses CSS and remembers it."""

    def __init__(self) -> None:
        self.parsed: list[str] = []

    def __call__(self, style: str) -> Any:
        self.parsed.append(style)
        return CSS(string=style)


@pytest.fixture(autouse=True)
def sheets(monkeypatch: pytest.MonkeyPatch) -> Sheets:
    found = Sheets()
    monkeypatch.setattr(layout, "make_all_pages", balancing(make_all_pages, found))
    return found


def document(lines: int, before: str = "", *, noted: bool = False, more: str = "") -> Any:
    every = "<i class=note>note</i><b class=aside>beside<br>it</b>" if noted else ""
    body = "".join(
        f"<h4>head {n}</h4>" if n % 7 == 6 else f"<p>line {n}{every if not n % 9 else ''}</p>"
        for n in range(lines)
    )
    return HTML(string=f"<style>{STYLE}{more}</style>{before}<div>{body}</div>").render()


def columns(made: Any) -> list[list[str]]:
    """The lines of each page."""
    found = []
    for page in made.pages:
        texts = [box.text for box in page._page_box.descendants() if hasattr(box, "text")]
        found.append([text for text in texts if text.startswith(("line", "head"))])
    return found


def boxes(made: Any) -> list[tuple[str, float, float, str]]:
    """Every box of every page: what it is, where it stands, and its text."""
    return [
        (type(box).__name__, box.position_x, box.position_y, getattr(box, "text", ""))
        for page in made.pages
        for box in page._page_box.descendants()
    ]


@pytest.mark.parametrize("lines", [30, 40, 60, 85, 10])
def test_the_last_two_are_about_equally_high(lines: int) -> None:
    made = columns(document(lines))
    assert [int(line.split()[1]) for column in made for line in column] == list(range(lines))
    assert len(made) == 2 * -(-lines // (2 * ROOM))
    assert 0 <= len(made[-2]) - len(made[-1]) <= 2
    assert all(len(column) >= ROOM - 1 for column in made[:-2])


def test_what_is_even_or_in_no_columns_stays() -> None:
    assert [len(column) for column in columns(document(48))] == [25, 23]
    made = columns(document(0, "<section><p>line 0</p></section>"))
    assert made[0] == ["line 0"]


def test_pages_before_the_columns_are_counted() -> None:
    made = columns(document(40, "<section><p>Heading</p></section>"))
    assert [len(column) for column in made] == [0, 20, 20]  # the heading goes with its text


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("lines", [12, 33, 61, 88, 131])
def test_pages_made_anew_are_those_of_a_whole_new_layout(lines: int, *, noted: bool, sheets: Sheets) -> None:
    made = document(lines, noted=noted)
    assert sheets.parsed
    assert boxes(made) == boxes(document(lines, noted=noted, more=sheets.parsed[-1]))


def test_where_no_shorter_column_holds_as_much_the_first_layout_stays(
    sheets: Sheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    heights = (2, 20, 10)
    whole = "".join(f"<p style='break-inside: avoid'>{'line<br>' * height}</p>" for height in heights)
    before = f"<div>{whole}</div>"
    found = boxes(document(0, before))
    assert len(sheets.parsed) == 2
    monkeypatch.setattr(layout, "make_all_pages", make_all_pages)
    assert found == boxes(document(0, before))
