"""Numbers of pages grow as the pages do, at one height; those of sections are not taken for them."""

from reportgen.stages.structure.folios import find_folios, find_line_numbers
from reportgen.stages.structure.furniture_signs import mask
from tests.stages.structure.pages import BODIES
from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose

TITLES = ("Hours", "Wages paid late", "Recruiters", "Debt", "Courts and clerks", "Interpreters")


def _numbered(gap: float) -> Setter:
    """One section a page; its number stands `gap` points before its title, at the page's top."""
    made = Setter(top=60 + 1.6 * PITCH)
    for number, title in enumerate(TITLES, 1):
        made.turn() if number > 1 else None
        made.put(f"{number}.", LEFT, 60, face=BOLD)
        made.put(title, LEFT + 10 + gap, 60, face=BOLD)
        for part in range(3 + number % 3):
            made.paragraph(prose(number * 7 + part, 4))
    return made


def _folios(made: Setter) -> set[str]:
    pages = made.reading().pages
    masks = {id(line): mask(line.text) for page in pages for line in page.lines}
    found = find_folios(pages, masks)
    return {line.text for page in pages for line in page.lines if id(line) in found}


def test_section_numbers_that_grow_with_the_pages_stay_with_their_titles() -> None:
    made = _numbered(12)
    assert [item.text for item in made.document().furniture] == []
    words = " ".join(text for _, text in made.blocks())
    for number, title in enumerate(TITLES, 1):
        assert f"{number}. {title}" in words


def test_page_numbers_at_one_height_are_folios() -> None:
    made = _numbered(12)
    made.everywhere("#", 300, 770)
    assert {item.text for item in made.document().furniture} == set("123456")


def test_numbers_at_changing_heights_are_no_folios() -> None:
    made = Setter()
    for number in range(1, 7):
        made.turn() if number > 1 else None
        made.put(f"Case {number}", LEFT, 90 + 40 * number)
        made.put(f"{number}", 300, 770)
    assert _folios(made) == set("123456")


def test_two_pages_are_too_few() -> None:
    made = Setter()
    made.put("1", 300, 770).turn().put("2", 300, 770)
    assert _folios(made) == set()


def test_numbers_beside_every_fifth_line_count_the_lines() -> None:
    made = Setter()
    for part in range(6):
        made.paragraph(prose(part, 3 + part % 3))
    heights = sorted(line.baseline for line in made.placed[1])
    for number in range(5, len(heights) + 1, 5):
        made.put(str(number), LEFT - 20 - 5 * len(str(number)), heights[number - 1])
    pages = made.reading().pages
    found = find_line_numbers(pages, BODIES)
    assert {line.text for line in pages[0].lines if id(line) in found} == set(
        map(str, range(5, len(heights) + 1, 5))
    )


def _counted(made: Setter) -> set[str]:
    pages = made.reading().pages
    found = find_line_numbers(pages, BODIES)
    return {line.text for page in pages for line in page.lines if id(line) in found}


def test_numbers_of_every_line_count_lists_whose_items_stand_apart_too() -> None:
    made = Setter()
    for part in range(9):
        made.paragraph(prose(part, 1 + part % 2))
        made.y += PITCH
    heights = sorted(line.baseline for line in made.placed[1])
    for number, height in enumerate(heights, 1):
        made.put(str(number), LEFT - 20 - 5 * len(str(number)), height)
    assert _counted(made) == {str(number) for number in range(1, len(heights) + 1)}


def test_a_column_that_counts_lines_on_two_pages_does_on_short_pages_too() -> None:
    made = Setter()
    count = 0
    for page, paragraphs in enumerate((6, 6, 1), 1):
        made.turn() if page > 1 else None
        for part in range(paragraphs):
            made.paragraph(prose(part, 2))
        for height in sorted(line.baseline for line in made.placed[page]):
            count += 1
            made.put(str(count), LEFT - 20 - 5 * len(str(count)), height)
    assert _counted(made) == {str(number) for number in range(1, count + 1)}


def test_years_beside_the_paragraphs_that_they_date_are_text() -> None:
    made = Setter()
    years = [str(year) for year in range(2014, 2020)]
    for number, year in enumerate(years):
        made.step(2 * PITCH)
        made.put(year, LEFT - 40, made.y, face=BOLD)
        made.y -= PITCH
        made.paragraph(prose(number, 4))
    assert [item.text for item in made.document().furniture] == []


def test_the_notes_of_a_tables_rows_are_no_line_numbers() -> None:
    made = Setter()
    made.paragraph(prose(1, 6))
    for number, gap in enumerate((40, 14, 14, 34, 14, 48, 14), 5):
        made.y += gap
        made.put("Trade receivables", LEFT, made.y)
        made.put(str(number), 560, made.y)
    pages = made.reading().pages
    assert find_line_numbers(pages, BODIES) == set()


def test_numbers_of_several_parts_stay_with_the_headings_they_stand_far_before() -> None:
    made = Setter(top=60 + 1.6 * PITCH, left=LEFT + 60)
    for number, title in enumerate(TITLES, 1):
        made.turn() if number > 1 else None
        made.put(f"2.{number}.1", LEFT, 60, size=12, face=BOLD)
        made.put(title, LEFT + 60, 60, size=12, face=BOLD)
        for part in range(3 + number % 3):
            made.paragraph(prose(number * 7 + part, 4))
    assert not made.document().furniture
    headings = [text for kind, text in made.blocks() if kind == "heading"]
    assert headings == [f"2.{number}.1 {title}" for number, title in enumerate(TITLES, 1)]


def test_numbers_of_lines_are_known_on_pages_where_they_are_few_or_uneven() -> None:
    """Headings and running lines are numbered too: some pages show no even column."""
    made = Setter()
    count = 0
    for page in range(1, 5):
        made.turn() if page > 1 else None
        heights = [100.0 + PITCH * row for row in range(20)] if page < 4 else [100.0, 150.0, 420.0, 480.0]
        for height in heights:
            count += 1
            made.put(prose(count, 1), LEFT, height)
            made.put(str(count), LEFT - 10 - 5 * len(str(count)), height)
    pages = made.reading().pages
    found = find_line_numbers(pages, BODIES)
    assert {line.text for page in pages for line in page.lines if id(line) in found} == {
        str(number) for number in range(1, count + 1)
    }


def test_rising_numbers_where_one_page_alone_counts_its_lines_are_none_of_lines() -> None:
    made = Setter()
    for page in range(1, 3):
        made.turn() if page > 1 else None
        for row in range(20):
            height = 100 + PITCH * row
            made.put("the members of the group said what they had to say to the chair", LEFT, height)
            if page == 1 or row % 9 == 0:
                made.put(str(row + 1), LEFT - 10 - 5 * len(str(row + 1)), height)
    pages = made.reading().pages
    found = find_line_numbers(pages, BODIES)
    assert {line.page for page in pages for line in page.lines if id(line) in found} == {1}
