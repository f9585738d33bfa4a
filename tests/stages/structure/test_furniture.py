"""Running lines are told from the text; nothing is lost and no text is taken for them."""

import pytest

from tests.stages.trees import BOLD, FOOT, HEIGHT, LEFT, MEASURE, PITCH, Setter, prose

FOOTER = HEIGHT - 40
HEADER = 40


def _report(pages: int = 8) -> Setter:
    """Chapters of running text over about `pages` pages."""
    made = Setter()
    number = 0
    while made.page < pages:
        made.heading(f"Chapter about topic {'ABCDEFGHIJKLMNOP'[number]}", size=16)
        for part in range(4):
            made.paragraph(prose(number * 4 + part, 5))
        number += 1
    return made


def _roles(made: Setter) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in made.document().furniture:
        found.setdefault(item.role, set()).add(item.text)
    return found


def _words(made: Setter) -> str:
    return " ".join(text for _, text in made.blocks())


def test_headers_footers_and_folios_are_labelled() -> None:
    made = _report()
    made.everywhere("2021 Regional Forum Report", LEFT, HEADER)
    made.everywhere("Sponsored by: The Lantern Foundation", LEFT, FOOTER)
    made.everywhere("#", 300, FOOTER + 16)
    roles = _roles(made)
    assert roles["header"] == {"2021 Regional Forum Report"}
    assert roles["footer"] == {"Sponsored by: The Lantern Foundation"}
    assert roles["folio"] == {str(number) for number in made.placed}
    assert "Sponsored" not in _words(made)


@pytest.mark.parametrize("form", ["#", "Page #", "– # –", "Page # of 9", "# | Report"])
def test_folios_in_any_form(form: str) -> None:
    made = _report()
    made.everywhere(form, 290, FOOTER)
    pages = {number for item in made.document().furniture for number in [item.evidence[0].page]}
    assert pages == set(made.placed)
    assert form.replace("#", "3") not in _words(made).split("\n")


def test_a_line_on_a_few_pages_only() -> None:
    made = _report(9)
    made.everywhere("Center for Fair Hiring", 430, FOOTER, pages=(2, 5, 8))
    assert "Center for Fair Hiring" not in _words(made)
    items = [item for item in made.document().furniture if item.text == "Center for Fair Hiring"]
    assert [item.evidence[0].page for item in items] == [2, 5, 8]


def test_left_and_right_pages_have_their_own() -> None:
    made = _report(8)
    made.everywhere("2021 Regional Forum Report", LEFT, HEADER, pages=(2, 4, 6, 8))
    made.everywhere("Listening and deciding", 400, HEADER, pages=(3, 5, 7))
    words = _words(made)
    assert "2021 Regional Forum Report" not in words
    assert "Listening and deciding" not in words


def test_a_running_header_with_the_chapters_name() -> None:
    made = _report(8)
    for number, name in zip(sorted(made.placed), "AABBCCDD", strict=False):
        made.everywhere(f"Chapter about topic {name}", LEFT, HEADER, pages=(number,))
    blocks = made.document().blocks
    body_headings = [block for block in blocks if block.type == "heading"]
    assert all(block.evidence[0].bbox[1] > 60 for block in body_headings)
    assert all(block.evidence[0].bbox[1] > 60 for block in blocks)


def _groups(first: str | None) -> tuple[Setter, list[str]]:
    """Groups with the same headings; three of nine pages start with one, the others in the middle."""
    made, wanted = Setter(), []
    for number in range(9):
        if (made.page > 1 and number % 3 == 0) or made.y > 500:
            made.turn()
        if first:
            made.heading(first.format(number + 1), size=13)
            wanted.append(first.format(number + 1))
        made.heading("Main challenges", size=10)
        for part in range(2 + number % 3):
            made.paragraph(prose(number * 6 + part, 4))
        made.heading("Recommendations", size=10)
        made.paragraph(prose(number * 6 + 5, 4))
        wanted += ["Main challenges", "Recommendations"]
    made.everywhere("2021 Regional Forum Report", LEFT, HEADER)
    made.everywhere("#", 300, FOOTER)
    return made, wanted


@pytest.mark.parametrize("first", [None, "Group {}. Housing", "GROUP {}"])
def test_a_heading_that_repeats_survives(first: str | None) -> None:
    """Workshop groups report under the same words, now and then at a page's top."""
    made, wanted = _groups(first)
    tops = [min(line.baseline for line in made.placed[page] if line.baseline > 60) for page in made.placed]
    assert tops.count(96) >= 3
    assert [text for kind, text in made.blocks() if kind == "heading"] == wanted


def test_a_heading_under_the_headings_that_open_pages_survives() -> None:
    """Every page opens with a heading of its own, on two of them the same heading follows it."""
    topics = ("Housing", "Debt", "Courts", "Schools", "Ports and ships", "Wages", "Media", "Seed funds")
    made, wanted = Setter(), []
    for number in range(8):
        made.turn() if number else None
        wanted.append(f"Group {number + 1}. {topics[number]}")
        made.heading(wanted[-1], size=11)
        if number in (3, 5):
            wanted.append("Main challenges")
            made.heading(wanted[-1], size=10)
        for part in range(4 + number % 3):
            made.paragraph(prose(number * 8 + part, 4))
    made.everywhere("Sponsored by: The Lantern Foundation", LEFT, FOOTER)
    made.everywhere("#", 300, FOOTER + 16)
    assert [text for kind, text in made.blocks() if kind == "heading"] == wanted


def test_text_that_runs_lower_than_a_footer_survives() -> None:
    """One page is longer than the others: its last lines stand beside the others' footer."""
    made = _report(6)
    made.everywhere("Organized by: The Crossroads Initiative", LEFT, FOOTER)
    last = max(line.baseline for line in made.placed[3])
    made.page = 3
    low = [
        "These lines were squeezed in below the usual foot of the page so that the chapter ends here,",
        "lower than any other page of the report and close to the line that names the organizers, all",
        "of it running text that belongs to the paragraph above.",
    ]
    for n, text in enumerate(low, 1):
        made.put(text, LEFT, last + n * PITCH)
    words = _words(made)
    for text in low:
        assert text in words
    assert "Organized by" not in words


def test_a_last_short_line_of_a_page_survives() -> None:
    made = Setter()
    for number in range(5):
        made.turn() if number else None
        for part in range(8):
            made.paragraph(prose(number * 8 + part, 4))
        made.lines("and all agreed on it.", space=7) if number == 2 else None
    made.everywhere("2021 Regional Forum Report", LEFT, HEADER)
    assert "and all agreed on it." in _words(made)


def test_a_sponsors_logo_text_is_set_apart() -> None:
    made = _report(8)
    for number in (3, 4, 6, 7):
        made.everywhere("CENTER FOR FAIR", 420, FOOTER - 8, pages=(number,), size=7)
        made.everywhere("HIRING AND WORK", 420, FOOTER + 1, pages=(number,), size=7)
    words = _words(made)
    assert "CENTER FOR FAIR" not in words
    assert "HIRING AND WORK" not in words


def test_nothing_is_lost_and_nothing_stands_twice() -> None:
    made = _report()
    made.everywhere("2021 Regional Forum Report", LEFT, HEADER)
    made.everywhere("#", 300, FOOTER)
    reading, document = made.reading(), made.document()
    before = sorted("".join(line.text for page in reading.pages for line in page.lines).replace(" ", ""))
    words = [block.text for block in document.blocks] + [item.text for item in document.furniture]
    assert sorted("".join(words).replace(" ", "")) == before


def test_a_single_page_keeps_its_words() -> None:
    """Nothing repeats here; a title at the top and a line at the foot are text."""
    made = Setter()
    made.heading("A short note", size=18)
    for part in range(5):
        made.paragraph(prose(part, 4))
    assert made.document().furniture == ()
    assert made.blocks()[0] == ("heading", "A short note")


def test_the_setter_fills_pages() -> None:
    """What these tests stand on: pages are full, lines stay inside the measure."""
    reading = _report().reading()
    assert len(reading.pages) >= 8
    for page in reading.pages:
        assert all(line.bbox[2] <= LEFT + MEASURE + 0.01 and line.baseline <= FOOT for line in page.lines)
    assert any(run.face == BOLD for page in reading.pages for line in page.lines for run in line.runs)


def test_a_small_line_on_a_full_page_is_text_where_most_pages_are_short() -> None:
    """Short pages agree on where they end, but that is not the frame of the text."""
    made = Setter()
    for foot in (320, 700, 560, 300, 310):
        made.foot, made.top = foot, made.top + 5  # no line stands where one stands on another page
        number = 0
        while made.y < foot - 6 * PITCH or made._fresh:
            made.paragraph(prose(10 * made.page + number, 4))
            if foot == 700 and number == 5:
                made.y += PITCH
                made.put("works?", LEFT, made.y, size=8)
            number += 1
        made.turn()
    assert [it.text for it in made.document().furniture] == []


def test_a_menu_beside_the_text_of_every_page_is_no_list_of_it() -> None:
    """As wide as a column, at the text's own height; the words of both were mixed line by line."""
    made = Setter(left=200, measure=340)
    wanted = [prose(number, 5) for number in range(40)]
    for text in wanted:
        made.paragraph(text)
    for row, name in enumerate(("Summary", "Our history", "What we ask", "Who we are", "Contact")):
        made.everywhere(f"• {name}", 40, 110 + 24 * row, size=10)
    blocks = made.blocks()
    assert [text for kind, text in blocks] == wanted
    assert "• What we ask" in _roles(made)["header"]


def test_a_label_beside_the_text_stays_however_often_others_like_it_stand_there() -> None:
    made = Setter(left=200, measure=340)
    for number in range(24):
        made.step(2 * PITCH)
        made.put(f"Year {2000 + number}", 60, made.y, face=BOLD)
        made.y -= PITCH
        made.paragraph(prose(number, 4))
    assert not made.document().furniture


def test_a_running_header_that_names_the_section_behind_the_report_is_one() -> None:
    made = _report()
    for page in sorted(made.placed):
        section = "THE YEAR" if page < 4 else "WHAT WE OWE"
        made.everywhere(f"ANNUAL REPORT · {section}", LEFT, HEADER, pages=(page,), size=13)
    headers = _roles(made)["header"]
    assert headers == {"ANNUAL REPORT · THE YEAR", "ANNUAL REPORT · WHAT WE OWE"}


def test_chapters_named_behind_a_sign_at_the_top_of_their_pages_are_headings() -> None:
    made = Setter(top=HEADER + 24)
    wanted = []
    for number in range(6):
        made.turn() if number else None
        wanted.append(f"Region · {('Africa', 'Asia', 'Europe', 'Pacific', 'Americas', 'World')[number]}")
        made.put(wanted[-1], LEFT, HEADER, size=13, face=BOLD)
        for part in range(3 + number % 3):
            made.paragraph(prose(number * 7 + part, 4))
    assert [text for kind, text in made.blocks() if kind == "heading"] == wanted
