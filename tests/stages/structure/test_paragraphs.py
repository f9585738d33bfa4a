"""Lines become paragraphs: joined where the paragraph goes on, parted where a new one starts."""

import pytest

from reportgen.model.document import Line
from tests.stages.trees import LEFT, MEASURE, SIZE, Setter, prose, runs, wrapped

from .pages import FULL, around, texts_of


@pytest.mark.parametrize("style", ["gap", "indent"])
def test_paragraphs_are_what_was_set(style: str) -> None:
    made = Setter(style)
    wanted = [prose(n, 2 + n % 4) for n in range(24)]
    for text in wanted:
        made.paragraph(text)
    assert len(made.placed) >= 3
    assert texts_of(made) == wanted


def test_lists_keep_markers_and_levels() -> None:
    made = Setter()
    around(made, 0, 4)
    made.bullet(prose(50, 2))
    made.bullet("One line only")
    made.bullet(prose(52, 2), "–", 2)
    made.bullet("Another inner one", "–", 2)
    made.bullet("Back outside")
    around(made, 20, 4)
    items = [block for block in made.document().blocks if block.type == "list_item"]
    assert [(item.marker, item.level) for item in items] == [
        ("•", 1), ("•", 1), ("–", 2), ("–", 2), ("•", 1),
    ]  # fmt: skip
    assert [item.text for item in items] == [
        prose(50, 2), "One line only", prose(52, 2), "Another inner one", "Back outside",
    ]  # fmt: skip


def test_the_setter_wraps_as_it_says() -> None:
    assert all(len(row) <= FULL for row in wrapped(prose(3, 9), MEASURE))
    assert " ".join(wrapped(prose(3, 9), MEASURE)) == prose(3, 9)


def test_a_mark_inside_an_items_first_words_is_no_text_edge() -> None:
    made = Setter("gap")
    around(made, 0)
    made.y += 20
    first = (*runs("• The members spoke of ", LEFT + 6), *runs("**trust**", LEFT + 130))
    box = (LEFT + 6, made.y - 7.6, first[-1].x1, made.y + 2.4)
    made.placed[made.page].append(Line(first, made.page, box, made.y, SIZE))
    made.lines("and of little else, for three days in a row.", x=LEFT + 18)
    made.lines("Others spoke of it too, and for longer than the chair had asked them to.", x=LEFT + 18)
    around(made, 20)
    assert [text for kind, text in made.blocks() if kind == "list_item"] == [
        "The members spoke of trust and of little else, for three days in a row. "
        "Others spoke of it too, and for longer than the chair had asked them to."
    ]
