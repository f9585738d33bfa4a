"""Gutters: the space between columns, known from other pages where a page shows too little."""

from reportgen.stages.structure.gutters import find_gutter
from tests.stages.trees import LEFT, PITCH, Setter, prose, wrapped

from .pages import BODY, COLUMN, SECOND, columns


def test_a_word_alone_in_the_second_column_of_a_short_page_comes_last() -> None:
    """Other pages show where the columns stand; the last page is balanced, and ends in a single word."""
    made, _ = columns()
    made.page += 1
    made.put("wall between the inspection of labor and immi-", LEFT, made.top)
    made.put("tion control, before the cycle", LEFT, made.top + PITCH).put("begins.", SECOND, made.top)
    texts = [text for _, text in made.blocks()]
    assert any(text.endswith("before the cycle begins.") for text in texts)


def test_painted_cells_in_one_column_do_not_part_the_page() -> None:
    """The cells of a table look like cards side by side; the page's own columns come first."""
    made = Setter(measure=COLUMN)
    made.paragraph(prose(1, 5)).paragraph(prose(2, 5))
    y = made.y + 2 * PITCH
    cells = [(LEFT, y - 14, 180.0, y + 8), (181.0, y - 14, LEFT + COLUMN, y + 8)]
    made.put("Registered", cells[0][0] + 4, y).put("337", cells[1][0] + 4, y)
    made.column(SECOND, COLUMN).paragraph(prose(3, 6)).paragraph(prose(4, 6))
    gutter = find_gutter(made.placed[1], BODY, (), cells)
    assert gutter is not None
    assert (gutter.right, gutter.sure) == (SECOND, False)


def test_list_markers_of_the_second_column_stay_with_their_entries() -> None:
    """The space behind the markers is no gutter, however far they stand from the text."""
    made = Setter()
    left = [prose(number, 3) for number in range(3)]
    entries = [prose(10 + number, 3) for number in range(5)]
    for x, indent, texts in ((LEFT, 0.0, left), (SECOND, 13.0, entries)):
        y = made.top + indent / 2
        for text in texts:
            if indent:
                made.put("–", x, y)
            for words in wrapped(text, COLUMN - indent):
                made.put(words, x + indent, y)
                y += PITCH
            y += PITCH if indent else 5 * PITCH
    assert [text for _, text in made.blocks()] == [*left, *entries]
