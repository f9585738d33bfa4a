"""Words that run off a page are seen in the boxes that were laid out."""

from reportgen.writers.print import pdf, press
from reportgen.writers.print.jobs import Job

STYLE = pdf.SHEETS["A4"].style


def warnings(body: str) -> tuple[str, ...]:
    opening = "<html lang=en><title>Whole</title><body>"
    return press.set_part(Job(opening, body, "", STYLE, "", 0, 0.0, 1000.0)).warnings


def test_words_inside_the_page_are_no_warning() -> None:
    assert warnings("<p>Words of a paragraph that breaks its lines. </p>" * 90) == ()


def test_words_that_reach_over_the_right_edge_are_named() -> None:
    assert warnings(f"<p style='white-space: nowrap'>{'much too long ' * 20}</p>") == (
        "“much too long much too long much too lon” runs off its page",
    )


def test_words_that_reach_over_the_left_edge_are_named() -> None:
    assert warnings("<p style='margin-left: -60mm'>Outside</p>") == ("“Outside” runs off its page",)


def test_a_table_that_reaches_into_the_outer_margin_is_named() -> None:
    table = "<table style='width: {}mm; table-layout: fixed'><tr><td style='text-align: right'>last</table>"
    assert warnings(table.format(154)) == ()
    assert warnings(table.format(166)) == ("“last” runs into the margin of its page",)


def test_heads_that_stand_upright_are_where_they_are_seen() -> None:
    turned = "<span style='display: block; width: 60mm; transform: rotate(-90deg)'>Mediterranean</span>"
    assert warnings(f"<table style='width: 158mm'><tr><td>first<td style='width: 6mm'>{turned}</table>") == ()
