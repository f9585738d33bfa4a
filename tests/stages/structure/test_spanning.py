"""Short headings that belong to both columns part the page."""

from reportgen.model.document import Shape
from reportgen.model.provenance import boxes_of
from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose, wrapped

from .pages import COLUMN, SECOND, columns, texts_of

THEMES = ("Ports", "Courts", "Schools", "Wages", "Media", "Housing")


def test_a_heading_across_both_columns_parts_the_page() -> None:
    """Above it both columns are read to their end, then the heading, then the columns below."""
    made = Setter()
    wanted = []
    for page in range(1, 4):
        made.page = page
        for band, top in enumerate((110.0, 420.0)):
            title = f"{THEMES[2 * page + band - 2]}: what was asked of everyone who came to the forum"
            made.put(title, LEFT, top - 24, size=15)
            wanted.append(title)
            for side, x in enumerate((LEFT, SECOND)):
                text = prose(page * 9 + band * 4 + side, 5)
                for row, words in enumerate(wrapped(text, COLUMN)):
                    made.put(words, x, top + row * PITCH)
                wanted.append(text)
    assert [text for _, text in made.blocks()] == wanted


def test_a_heading_below_two_balanced_columns_comes_after_both() -> None:
    made, _ = columns(3)
    made.page += 1
    left = [prose(900 + number, 2) for number in range(3)]
    right = [prose(930 + number, 2) for number in range(3)]
    ends = []
    for x, texts in ((LEFT, left), (SECOND, right)):
        y = made.top
        for text in texts:
            for at, words in enumerate(wrapped(text, COLUMN, first=15)):
                made.put(words, x + (15 if at == 0 else 0), y)
                y += PITCH
        ends.append(y)
    made.put("What comes next", LEFT, max(ends) + 2 * PITCH, size=14, face=BOLD)
    texts = [text for _, text in made.blocks()]
    assert texts[-1] == "What comes next"
    assert texts[-7:-1] == [*left, *right]


def test_a_heading_of_two_lines_that_begins_beside_the_other_column_is_one_of_its_own() -> None:
    made, _ = columns(3)
    made.page += 1
    made.placed[made.page] = []
    texts = [prose(900, 3), prose(905, 3), prose(910, 4), prose(915, 3)]
    rows = [wrapped(text, COLUMN) for text in texts]
    y = made.top
    for at, words in enumerate(rows[0]):
        made.put(words, LEFT, y + at * PITCH)
    y += (len(rows[0]) + 1) * PITCH
    made.put("Panel 1: children at", LEFT, y, size=13, face=BOLD)
    made.put("work in the ports", LEFT, y + 16, size=13, face=BOLD)
    for at, words in enumerate(rows[1]):
        made.put(words, LEFT, y + 44 + at * PITCH)
    above = wrapped(texts[2], COLUMN)[: int((y - made.top) / PITCH) + 1]
    for at, words in enumerate(above):
        made.put(words, SECOND, y + 4 - (len(above) - 1 - at) * PITCH)
    for at, words in enumerate(rows[3]):
        made.put(words, SECOND, y + 50 + at * PITCH)
    blocks = [(kind, text) for kind, text in made.blocks()]
    assert ("heading", "Panel 1: children at work in the ports") in blocks


def _is_parted_by(rule: Shape | None) -> bool:
    """Return whether both columns above a rule are read before those below it."""
    made, _ = columns(3)
    made.page += 1
    texts = prose(940, 5), prose(955, 5)
    for text, top in zip(texts, (100.0, 300.0), strict=True):
        rows = wrapped(text, COLUMN)
        half = len(rows) // 2 + 1
        for at, words in enumerate(rows):
            side, row = divmod(at, half)
            made.put(words, (LEFT, SECOND)[side], top + row * PITCH)
    if rule is not None:
        made.shapes[made.page].append(rule)
    return " ".join(texts) in " ".join(texts_of(made))


def test_a_rule_across_both_columns_parts_the_page() -> None:
    assert _is_parted_by(Shape("rule", (LEFT, 279.5, SECOND + COLUMN, 280.5), 0))


def test_a_rule_in_one_column_or_none_parts_nothing() -> None:
    assert not _is_parted_by(Shape("rule", (LEFT, 279.5, LEFT + COLUMN, 280.5), 0))
    assert not _is_parted_by(None)


def test_a_rule_that_crosses_a_line_of_text_parts_nothing() -> None:
    """It is an underline, or an ornament behind the text."""
    assert not _is_parted_by(Shape("rule", (LEFT, 309.5, SECOND + COLUMN, 310.5), 0))


def test_a_heading_beside_a_picture_of_the_other_column_is_its_columns_own() -> None:
    made, _ = columns(3)
    made.page += 1
    title = "Health care"
    made.put(title, LEFT, 300, size=12, face=BOLD)
    for side, x in enumerate((LEFT, SECOND)):
        for band, top in enumerate((110.0, 330.0)):
            for row, words in enumerate(wrapped(prose(900 + 2 * side + band, 5), COLUMN)[:11]):
                made.put(words, x, top + row * PITCH)
    for bar in range(4):
        made.shapes[made.page].append(Shape("area", (SECOND + 30 * bar, 275, SECOND + 30 * bar + 20, 315), 0))
    blocks = made.document().blocks
    at = next(at for at, block in enumerate(blocks) if block.text == title)
    assert [box.bbox[0] for box in boxes_of(blocks[at - 1].evidence)] == [LEFT]
    assert next(box.bbox[0] for box in boxes_of(blocks[at + 1].evidence)) == LEFT
