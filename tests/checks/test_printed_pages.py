"""A printed page is divided into rows of text, the margin, and header and footer."""

from reportgen.checks import printed_pages
from reportgen.checks.printed_pages import laid_out
from reportgen.model.document import Line, Page, Tag
from reportgen.writers.sheet import POINTS, block_on
from tests.stages.trees import line

A4 = (210 * POINTS, 297 * POINTS)


def page(*lines: Line, number: int = 3) -> Page:
    return Page(number, *A4, str(number), lines)


EMPTY = page()
BLOCK = block_on(*A4)
LEFT, EDGE, TOP, BOTTOM = BLOCK.left, BLOCK.right, BLOCK.top, BLOCK.bottom


def tagged(text: str, x: float, y: float, role: str, element: int, *path: str) -> Line:
    plain = line(text, x, y)
    return Line(plain.runs, 3, plain.bbox, plain.baseline, plain.size, tag=Tag(role, element, path))


def test_lines_on_one_baseline_are_a_row_from_left_to_right() -> None:
    (sheet,) = laid_out([page(line("second", LEFT + 60, TOP + 20.5), line("first", LEFT, TOP + 20))])
    assert [row.text for row in sheet.rows] == ["first second"]


def test_rows_come_from_top_to_bottom() -> None:
    (sheet,) = laid_out([page(line("below", LEFT, TOP + 60), line("above", LEFT, TOP + 20))])
    assert [row.text for row in sheet.rows] == ["above", "below"]


def test_what_stands_right_of_the_text_is_the_margin_unless_it_is_a_cell() -> None:
    x = EDGE + 6 * POINTS
    cell = tagged("cell", x, TOP + 40, "TD", 4, "Table", "TR")
    (sheet,) = laid_out([page(line("text", LEFT, TOP + 20), line("p. 9", x, TOP + 20), cell)])
    assert [it.text for it in sheet.margin] == ["p. 9"]
    assert [row.text for row in sheet.rows] == ["text", "cell"]


def test_header_and_footer_stand_around_and_give_the_printed_number() -> None:
    around = (line("A running title", LEFT, TOP - 30), line("17", EDGE - 10, BOTTOM + 20))
    (sheet,) = laid_out([page(line("text", LEFT, TOP + 20), *around)])
    assert [it.text for it in sheet.around] == ["A running title", "17"]
    assert (sheet.number, sheet.printed) == (3, "17")
    assert laid_out([page()])[0].printed == "3"


def test_how_full_a_page_is() -> None:
    (empty, half) = laid_out([page(), page(line("text", LEFT, (TOP + BOTTOM) / 2))])
    assert empty.filled == 0
    assert 0.49 < half.filled < 0.52


def test_a_row_knows_what_it_is_tagged_as() -> None:
    lines = (
        tagged("Title", LEFT, TOP + 20, "H2", 1),
        tagged("•", LEFT, TOP + 40, "Lbl", 2),
        tagged("entry", LEFT + 12, TOP + 40, "P", 3),
        tagged("Head", LEFT, TOP + 60, "TH", 5, "Table", "TR"),
    )
    heading, entry, head = laid_out([page(*lines)])[0].rows
    assert (heading.is_heading, heading.is_head, heading.in_table) == (True, False, False)
    assert (entry.role, entry.element) == ("Lbl", 3)
    assert (head.is_head, head.in_table, head.is_heading) == (True, True, False)


def test_the_text_ends_where_its_column_ends() -> None:
    one = laid_out([page(line("text", LEFT, TOP + 20))])[0]
    assert one.edge(LEFT) == EDGE
    two = printed_pages.PrintedPage(page(), (), (), (), BLOCK, in_columns=True)
    assert LEFT < two.edge(LEFT) < EDGE
    assert two.edge(EDGE - 50) > EDGE
