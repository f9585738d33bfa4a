"""The table of themes of twenty forums: all themes on the page that it begins on."""

from reportgen.system import resources
from reportgen.writers.print import pdf
from reportgen.writers.print.renderer import Press

ABOVE = 215
"""What the chapter's heading, its finding and the table's heading take, pt."""
LEVELS = (5, 5, 2, 3, 1, 2, 1, 1, 1, 1, 1, 1)
"""Themes of each level, as twenty reports had them."""


def table(levels: tuple[int, ...]) -> str:
    """Return a table with heads that stand upright."""
    number, head = "<td class=number>2</td>" * 16, "<span class=upright style='height: 15mm'>a</span>"
    groups = "".join(
        "<tbody><tr class=level><th colspan=17 scope=rowgroup>By some forums</th></tr>"
        + f"<tr><th scope=row>Prevention</th>{number}</tr>" * themes
        + "</tbody>"
        for themes in levels
    )
    heads = f"<th class=number scope=col>{head}</th>" * 16
    return f"<table class='matrix wide of-many'><thead><tr><th>Theme</th>{heads}</tr></thead>{groups}</table>"


def pages(body: str) -> int:
    """Return how many pages it takes as we print it."""
    sheets = ("print.css", "common_ground.css")
    style = "".join((resources.templates() / name).read_text("utf-8") for name in sheets)
    page = f"<html lang=en><title>-</title><body><section class=ground>{body}</section>"
    return len(Press(style + pdf.SHEETS["A4"].style).lay_out(page).pages)


def test_many_levels_stay_on_the_page_that_the_table_begins_on() -> None:
    assert pages(f"<div style='height: {ABOVE}pt'></div>{table(LEVELS)}") == 1
