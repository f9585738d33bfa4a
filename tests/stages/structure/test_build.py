"""A reading becomes a document: every page is counted, every block has its evidence."""

from reportgen.model.document import Shape
from tests.stages.trees import HEIGHT, LEFT, PITCH, TOP, Setter, prose


def test_an_empty_page_between_others_is_counted() -> None:
    made = Setter()
    for part in range(10):
        made.paragraph(prose(part, 4))
    made.turn().turn()
    for part in range(10, 20):
        made.paragraph(prose(part, 4))
    document = made.document()
    assert document.source.pages == len(document.pages) == made.page
    assert all(page.height == HEIGHT for page in document.pages)


def test_a_source_without_words_is_a_document_without_blocks() -> None:
    made = Setter()
    made.turn()
    document = made.document()
    assert (document.blocks, document.furniture, document.source.title) == ((), (), None)


def test_the_title_is_what_is_largest_at_the_front_without_its_quotation_marks() -> None:
    made = Setter()
    made.put("“Wages that arrive”", LEFT, 200, size=30)
    made.put("A report of the forum", LEFT, 240, size=18)
    made.turn()
    for part in range(16):
        made.paragraph(prose(part, 4))
    assert made.document().source.title == "Wages that arrive"


def test_blocks_are_numbered_in_reading_order_and_every_one_says_where_it_stands() -> None:
    made = Setter()
    for part in range(12):
        made.heading(f"Part {part}")
        made.paragraph(prose(part, 4))
    blocks = made.document().blocks
    assert [block.id for block in blocks] == [f"b{number}" for number in range(1, len(blocks) + 1)]
    assert all(block.evidence for block in blocks)


def test_squares_of_an_ornament_in_the_margin_make_no_list() -> None:
    """A pattern of small squares at the height of a paragraph's lines; single ones are bullets."""
    made = Setter()
    text = prose(3, 4)
    made.paragraph(text)
    for column in range(2):
        for row in range(6):
            x, y = LEFT - 16 + 6 * column, TOP - 7 + 6 * row
            made.shapes[1].append(Shape("area", (x, y, x + 3, y + 3), 0xCC0000))
    items = [f"{name} ask for a seat." for name in ("Workers", "Crews", "Recruiters")]
    for item in items:
        made.step(2 * PITCH)
        made.put(item, LEFT, made.y)
        made.shapes[1].append(Shape("area", (LEFT - 12, made.y - 6, LEFT - 8, made.y - 2), 0))
    made.paragraph(prose(8, 4))
    blocks = made.blocks()
    assert ("paragraph", text) in blocks
    assert [words for kind, words in blocks if kind == "list_item"] == items


def test_a_spot_beside_the_second_half_of_a_word_opens_no_item() -> None:
    made = Setter()
    made.paragraph(prose(3, 4))
    for lines in (
        ("Workers ask for a seat.",),
        ("Crews ask for anti-", "slavery law at sea."),
        ("Agents do.",),
    ):
        made.step(2 * PITCH)
        for at, words in enumerate(lines):
            made.step(PITCH if at else 0)
            made.put(words, LEFT, made.y)
            made.shapes[1].append(Shape("area", (LEFT - 12, made.y - 6, LEFT - 8, made.y - 2), 0))
    made.step(PITCH)
    made.paragraph(prose(8, 4))
    items = [words for kind, words in made.blocks() if kind == "list_item"]
    assert items == ["Workers ask for a seat.", "Crews ask for anti-slavery law at sea.", "Agents do."]
