"""Gutters: the space between columns, known from other pages where a page shows too little."""

from tests.stages.trees import LEFT, PITCH, Setter, prose, wrapped

from .pages import COLUMN, SECOND, columns


def test_a_word_alone_in_the_second_column_of_a_short_page_comes_last() -> None:
    """Other pages show where the columns stand; the last page is balanced, and ends in a single word."""
    made, _ = columns()
    made.page += 1
    made.put("wall between the inspection of labor and immi-", LEFT, made.top)
    made.put("tion control, before the cycle", LEFT, made.top + PITCH).put("begins.", SECOND, made.top)
    texts = [text for _, text in made.blocks()]
    assert any(text.endswith("before the cycle begins.") for text in texts)


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
