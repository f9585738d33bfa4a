"""Painted boxes side by side are read one after the other, and no text goes on from one in another."""

from reportgen.model.document import Shape
from tests.stages.trees import LEFT, PITCH, SIZE, Setter, prose, wrapped

from .pages import COLUMN, SECOND, columns, texts_of

LEFT_CARD, RIGHT_CARD = (72.0, 100.0, 290.0, 300.0), (320.0, 100.0, 540.0, 300.0)


def _page(*boxes: tuple[float, float, float, float]) -> Setter:
    made = Setter()
    for part in range(6):
        made.paragraph(prose(part, 5))
    made.turn()
    for box in boxes:
        made.shapes[made.page].append(Shape("area", box, 0xEEEEEE))
    return made


def _centred(made: Setter, box: tuple[float, float, float, float], text: str, y: float) -> None:
    for at, words in enumerate(wrapped(text, 190)):
        width = 0.5 * SIZE * len(words)
        made.put(words, (box[0] + box[2] - width) / 2, y + 14 * at)


def _texts(made: Setter) -> list[str]:
    return [block.text for block in made.document().blocks if block.evidence[0].page == made.page]


def test_centred_text_of_two_cards_is_not_mixed() -> None:
    made = _page(LEFT_CARD, RIGHT_CARD)
    first, second = (
        "Games of today keep what players earn inside",
        "In ours a player can take it out, in any season of the year",
    )
    _centred(made, LEFT_CARD, first, 130)
    _centred(made, RIGHT_CARD, second, 130)
    assert _texts(made) == [first, second]


def test_an_open_line_of_a_card_does_not_go_on_in_the_next() -> None:
    made = _page(LEFT_CARD, RIGHT_CARD)
    made.put("higher wages for all who harvest here", 80, 130)
    made.put("better hours for all who pack it", 330, 130)
    assert _texts(made) == ["higher wages for all who harvest here", "better hours for all who pack it"]


def test_a_bar_behind_a_line_is_no_card() -> None:
    made = _page((72.0, 90.0, 290.0, 106.0), (320.0, 90.0, 540.0, 106.0))
    made.put("Wages are paid on the day they are", 80, 100)
    made.put("earned, and hours are written down", 330, 100)
    assert len(_texts(made)) == 1


def test_a_text_in_two_halves_of_a_panel_is_two_columns_without_cards() -> None:
    made = _page((60.0, 80.0, 560.0, 320.0))
    for at, words in enumerate(wrapped(prose(1, 4), 200)):
        made.put(words, 72, 100 + 14 * at)
    for at, words in enumerate(wrapped("Two lines stand here beside the others in this one.", 200)):
        made.put(words, 320, 100 + 14 * at)
    assert _texts(made) == [prose(1, 4), "Two lines stand here beside the others in this one."]


def test_text_under_a_card_may_begin_nearer_to_the_gutter_than_the_words_in_it() -> None:
    """A tinted panel on the left, a card with words set in on the right, and text below that card."""
    made, _ = columns(3)
    made.page += 1
    left, quoted, right = prose(940, 6), prose(950, 1), prose(955, 4)
    for text, x, top, width in (
        (left, LEFT, 100.0, COLUMN - 20),
        (quoted, SECOND + 40, 100.0, COLUMN - 60),
        (right, SECOND, 220.0, COLUMN),
    ):
        for row, words in enumerate(wrapped(text, width)):
            made.put(words, x, top + row * PITCH)
    made.shapes[made.page] += [
        Shape("area", (LEFT - 12, 80.0, LEFT + COLUMN - 12, 700.0), 0xEEEEEE),
        Shape("area", (SECOND - 6, 80.0, SECOND + COLUMN, 190.0), 0xEEEEEE),
    ]
    texts = texts_of(made)
    assert [text for text in texts if text in (left, quoted, right)] == [left, quoted, right]


def test_two_charts_above_two_columns_do_not_cut_their_lines() -> None:
    """Their labels end before the columns do: what stands between the labels is no gutter."""
    left, right = prose(1, 8), prose(11, 8)
    made = _page((LEFT, 80.0, LEFT + COLUMN - 10, 200.0), (SECOND + 4, 80.0, SECOND + COLUMN, 200.0))
    for x in (LEFT, SECOND):
        made.put("150 k", x + 20, 100)
        made.put("delay in ms", x + 60, 190)
    for x, text in ((LEFT, left), (SECOND, right)):
        for at, words in enumerate(wrapped(text, COLUMN)):
            made.put(words, x, 240 + 14 * at)
    texts = _texts(made)
    assert left in texts
    assert right in texts
