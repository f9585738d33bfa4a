"""Pull-quotes and boxed asides are no part of the text around them."""

from dataclasses import replace

import pytest

from reportgen.model.document import Line, Page, Shape, Tag
from reportgen.stages.structure import build
from reportgen.vocabularies.spelling import Speller
from tests.stages.trees import LEFT, PITCH, Setter, prose, wrapped


def test_a_pull_quote_beside_the_text_is_no_part_of_it() -> None:
    made = Setter()
    for part in range(6):
        made.paragraph(prose(part, 4))
    start = made.y + 30
    text = prose(60, 5)
    narrow = wrapped(text, 300)
    for row, words in enumerate(narrow):
        made.put(words, LEFT, start + row * PITCH)
    for row, words in enumerate(("We were", "asked last", "and paid least.")):
        made.put(words, 410, start + 14 + row * 20, size=14)
    made.y = start + len(narrow) * PITCH
    for part in range(8, 30):
        made.paragraph(prose(part, 4))
    blocks = made.document().blocks
    assert text in [block.text for block in blocks if block.type == "paragraph"]
    assert [block.text for block in blocks if block.type == "aside"] == ["We were asked last and paid least."]


def test_bullets_in_a_colour_of_their_own_apart_from_short_items_are_those_of_a_list() -> None:
    made = Setter()
    made.paragraph(prose(1, 4))
    items = ["a seat on the board;", "wages on the day;", "a hotline at night;", "an answer in a month."]
    for item in items:
        made.step(18)
        made.put("•", LEFT, made.y, color=0x1B9ACE)
        made.put(item, LEFT + 16, made.y)
    for part in range(8, 16):
        made.paragraph(prose(part, 4))
    blocks = made.document().blocks
    assert [block.text for block in blocks if block.type == "list_item"] == items
    assert {block.marker for block in blocks if block.type == "list_item"} == {"•"}
    assert not [block for block in blocks if block.type == "aside"]


def test_a_tinted_list_in_an_ink_of_its_own_is_a_list_and_no_aside() -> None:
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    made.turn()
    items = {
        LEFT: "The estimates are open to all who ask for them, at no cost.",
        330.0: "Crews hold the list.",
    }
    for x, item in items.items():
        made.put("•", x, 110, color=0xC9CC3F)
        for at, words in enumerate(wrapped(item, 170)):
            made.put(words, x + 14, 110 + 14 * at, color=0xC9CC3F)
    made.shapes[2].append(Shape("area", (LEFT - 10, 90.0, LEFT + 200, 180.0), 0xEEF0D8))
    made.shapes[2].append(Shape("area", (320.0, 90.0, 530.0, 180.0), 0xEEF0D8))
    for at, words in enumerate(wrapped(prose(5, 12), 460)):
        made.put(words, LEFT, 210 + 14 * at)
    blocks = made.document().blocks
    assert [block.text for block in blocks if block.type == "list_item"] == [*items.values()]
    assert not [block for block in blocks if block.type == "aside" or block.text == "•"]


def test_a_centred_heading_that_asks_is_no_aside() -> None:
    made = Setter()
    titles = ("Who pays the fee?", "Hours and nights on board", "What is owed to crews?", "Courts far away")
    for number, title in enumerate((*titles, "Remedies: what has worked so far?"), 1):
        made.step(2.2 * PITCH)
        made.put(title, 220, made.y, size=13, color=0x7A1F3D)
        for part in range(3):
            made.paragraph(prose(number * 5 + part, 4))
    found = [(block.type, block.text) for block in made.document().blocks if block.type != "paragraph"]
    assert found == [("heading", title) for title in (*titles, "Remedies: what has worked so far?")]


def test_a_numbered_heading_that_asks_is_no_aside_also_where_it_is_the_only_one() -> None:
    """Its words are set in from the text's edge by the gap behind its number."""
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    made.step(2.4 * PITCH)
    made.put("3", LEFT, made.y, size=14)
    made.put("Is it a victory for the crews or for the owners?", LEFT + 24, made.y, size=14)
    for part in range(4, 8):
        made.paragraph(prose(part, 4))
    found = [(block.type, block.text) for block in made.document().blocks if block.type != "paragraph"]
    assert found == [("heading", "3 Is it a victory for the crews or for the owners?")]


@pytest.mark.parametrize("tagged", [False, True])
def test_a_sentence_goes_on_behind_a_pull_quote_that_cuts_it(tagged: bool) -> None:
    """Programs that flow text around a quote tag the halves as two paragraphs."""
    made = Setter()
    for part in range(8):
        made.paragraph(prose(part, 4))
    made.turn()
    first = "Sellers of labour told the panel that nobody had asked them before, and that all of the forms"
    made.lines(first)
    made.put("We were asked last", 200, made.y + 34, size=17, color=0xAA3333)
    made.put("and paid least of all.", 200, made.y + 55, size=17, color=0xAA3333)
    made.y += 90
    made.lines("were in a language that few could read.")
    made.paragraph(prose(50, 4))
    reading = made.reading()
    if tagged:
        reading = reading._replace(pages=tuple(map(_tagged, reading.pages)))
    blocks = [(block.type, block.text) for block in build.build(reading, Speller).blocks]
    assert ("aside", "We were asked last and paid least of all.") in blocks
    assert ("paragraph", f"{first} were in a language that few could read.") in blocks


def _tagged(page: Page) -> Page:
    """A page whose lines are tagged as their paragraphs are, a new one wherever there is room above."""
    lines: list[Line] = []
    element, last = 100 * page.number, 0.0
    for line in page.lines:
        element += line.baseline - last > 1.2 * PITCH
        last = line.baseline
        lines.append(replace(line, tag=Tag("P", element)))
    return page._replace(lines=tuple(lines))


def test_a_heading_in_quotation_marks_is_no_pull_quote() -> None:
    """In the look of headings only what states a sentence is a quotation."""
    made = Setter()
    titles = ["First steps", "Courts and ports", "“Open work: a new start for all”", "What comes next"]
    for part, title in enumerate(titles):
        made.heading(title, size=15)
        made.paragraph(prose(5 * part, 5))
    made.heading("“We were asked last, and paid least of all.”", size=15)
    made.paragraph(prose(60, 4))
    blocks = made.document().blocks
    assert [block.text for block in blocks if block.type == "heading"][:4] == titles


def _with_statement(rows: tuple[str, ...], *, under_heading: bool) -> list[tuple[str, str]]:
    """(type, text) of blocks: larger coloured lines that reach into the margin, text above and below."""
    made = Setter()
    for part in range(5):
        made.paragraph(prose(part, 4))
    if under_heading:
        made.heading("What was asked", size=18)
    made.step(2 * PITCH)
    for words in rows:
        made.put(words, LEFT - 18, made.y, size=14, color=0x008888)
        made.step(18)
    made.step(PITCH)
    for part in range(8, 16):
        made.paragraph(prose(part, 4))
    return [(block.type, block.text) for block in made.document().blocks]


STATEMENT = (
    "It is essential for every agency to try",
    "more strategic ways of hearing people,",
    "and of paying them for what they know.",
)


def test_a_statement_of_several_lines_between_running_text_is_a_pull_quote() -> None:
    assert ("aside", " ".join(STATEMENT)) in _with_statement(STATEMENT, under_heading=False)


def test_an_opening_statement_under_a_heading_stays_in_the_text() -> None:
    assert ("aside", " ".join(STATEMENT)) not in _with_statement(STATEMENT, under_heading=True)
