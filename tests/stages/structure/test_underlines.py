"""A line that is underlined as a whole can be a heading in the text's own face."""

from reportgen.model.document import Line, Shape
from reportgen.stages.structure.reading_order import TextColumn
from reportgen.stages.structure.underlines import find
from tests.stages.trees import LEFT, PITCH, Setter, line, prose

from .pages import page

TITLE = line("Main challenges", LEFT, 100)
END = TITLE.bbox[2]


def _is_underlined(*boxes: tuple[float, float, float, float], title: Line = TITLE) -> bool:
    column = TextColumn(1, (title,), LEFT, 500)
    return bool(find([column], [page(title, shapes=tuple(Shape("rule", box, 0) for box in boxes))]))


def test_a_rule_under_all_words_underlines_them() -> None:
    assert _is_underlined((LEFT, 101.5, END, 102))


def test_pieces_under_each_word_do_too() -> None:
    assert _is_underlined((LEFT, 101.5, LEFT + 20, 102), (LEFT + 23, 101.5, END, 102))


def test_a_rule_under_one_word_or_across_the_page_does_not() -> None:
    assert not _is_underlined((LEFT, 101.5, LEFT + 20, 102))
    assert not _is_underlined((LEFT, 101.5, 540, 102))


def test_a_rule_far_below_does_not() -> None:
    assert not _is_underlined((LEFT, 108, END, 108.5))


def test_a_link_is_not_underlined() -> None:
    linked = Line(
        tuple(run._replace(link="https://example.org") for run in TITLE.runs),
        TITLE.page,
        TITLE.bbox,
        TITLE.baseline,
        TITLE.size,
    )
    assert not _is_underlined((LEFT, 101.5, END, 102), title=linked)


def test_underlined_lines_in_the_texts_own_face_are_headings() -> None:
    made = Setter()
    titles = ("Main challenges", "What the group asked for", "Remedies that were named", "Next steps")
    for number, title in enumerate(titles):
        made.step(2 * PITCH)
        made.put(title, made.left, made.y)
        made.shapes[made.page].append(
            Shape("rule", (LEFT, made.y + 1.5, made.placed[made.page][-1].bbox[2], made.y + 2), 0)
        )
        for part in range(2):
            made.paragraph(prose(4 * number + part, 4))
    found = [block.text for block in made.document().blocks if block.type == "heading"]
    assert found == list(titles)
