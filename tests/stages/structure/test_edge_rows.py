"""On one or two pages nothing repeats: a row with a bare number at the edge is furniture all the same."""

from dataclasses import replace

from reportgen.model.document import Tag
from reportgen.stages.structure import edge_rows
from tests.stages.trees import BOLD, LEFT, Setter, prose


def _rows(made: Setter) -> set[str]:
    pages = made.reading().pages
    found = edge_rows.find(pages)
    return {line.text for page in pages for line in page.lines if id(line) in found}


def _short(number: str, x: float, y: float) -> Setter:
    """A page of text and a number."""
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    made.put(number, x, y)
    return made


def test_a_bare_number_alone_at_the_foot_of_a_single_page_is_its_folio() -> None:
    assert _rows(_short("12", 300, 770)) == {"12"}
    assert _rows(_short("– 12 –", 300, 770)) == {"– 12 –"}


def test_words_that_run_beside_the_number_of_a_single_page_are_no_heading() -> None:
    made = _short("1.0 of 2031", 480, 40)
    made.put("171", LEFT, 40)
    made.put("CHAPTER 5", 480, 770, face=BOLD)
    made.put("171", LEFT, 770)
    assert _rows(made) == {"171", "CHAPTER 5", "1.0 of 2031"}
    assert not [block for block in made.document().blocks if block.type == "heading"]


def test_the_number_of_a_heading_at_the_top_of_a_single_page_is_no_folio() -> None:
    made = Setter(top=96)
    made.put("3", LEFT, 60, face=BOLD)
    made.put("Wages", LEFT + 20, 60, face=BOLD)
    for part in range(4):
        made.paragraph(prose(part, 4))
    assert _rows(made) == set()


def test_a_title_with_a_year_at_its_end_is_no_furniture() -> None:
    made = Setter()
    made.put("Regional priorities", LEFT, 52, size=18)
    made.put("2031", 480, 52, size=18)
    for part in range(4):
        made.paragraph(prose(part, 4))
    assert _rows(made) == set()


def test_numbers_in_the_text_of_a_single_page_are_no_rows() -> None:
    assert _rows(_short("12", 300, 600)) == set()  # far from the edge
    near = _short("12", 300, 770)
    near.put("of all the forums that were asked this year", LEFT, 758)
    assert _rows(near) == set()
    beside = _short("12", LEFT, 770)
    beside.put("Words behind a number", LEFT + 20, 770)
    assert _rows(beside) == set()


def test_three_pages_show_what_repeats() -> None:
    made = _short("12", 300, 770)
    made.turn().paragraph(prose(5, 4))
    made.turn().paragraph(prose(6, 4))
    assert _rows(made) == set()


def test_a_page_with_nothing_but_a_number_says_nothing() -> None:
    made = Setter()
    made.put("1", 300, 770).turn().put("2", 300, 770)
    assert _rows(made) == set()


def test_rows_that_the_source_calls_furniture_are_that() -> None:
    made = Setter()
    made.put("STRATEGIC REPORT", LEFT, 52, face=BOLD)
    made.put("Review of the year", LEFT, 66, face=BOLD)
    for part in range(4):
        made.paragraph(prose(part, 4))
    assert _rows(made) == set()
    page = made.reading().pages[0]
    lines = tuple(
        replace(line, tag=Tag("Artifact", 0)) if line.baseline < 70 else line for line in page.lines
    )
    found = edge_rows.find([page._replace(lines=lines)])
    assert {line.text for line in lines if id(line) in found} == {"STRATEGIC REPORT", "Review of the year"}
