"""A table says what it is about in the words around it."""

import io

import pikepdf

from reportgen.writers.print import pdf, press
from reportgen.writers.print.jobs import Job

TABLE = "<table>{}<thead><tr><th>Port</th><th>Hours</th></tr></thead><tbody><tr><td>1<td>2</table>"


def summaries(body: str) -> list[str]:
    opening, style = "<html lang=en><title>Whole</title><body>", pdf.SHEETS["A4"].style
    made = press.set_part(Job(opening, body, "", style, "", 0, 0.0, 1000.0))
    with pikepdf.open(io.BytesIO(made.pdf)) as found:
        tables = [
            it for it in found.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/Table"
        ]
        return [str(it.A.Summary) for it in tables]


def test_the_heading_above_and_the_heads_are_its_summary() -> None:
    assert summaries(f"<h2>The <b>ports</b></h2><p>Text</p>{TABLE.format('')}") == ["The ports: Port, Hours"]


def test_a_caption_of_its_own_takes_the_place_of_the_heading() -> None:
    caption = TABLE.format("<caption>Open by day</caption>")
    assert summaries(f"<h2>The ports</h2>{caption}") == ["Open by day: Port, Hours"]


def test_a_table_over_two_pages_has_one_summary() -> None:
    rows = "<tr><td>1<td>2" * 200
    assert summaries(f"<h2>The ports</h2><table>{rows}</table>") == ["The ports"]
