"""How far a line's text could have reached: to its column's edge, to a picture beside it, to the foot."""

from reportgen.model.document import Line
from reportgen.model.geometry import BBox
from reportgen.stages.structure.reading_order import TextColumn
from reportgen.stages.structure.running_lines import FlowLine, Surroundings, flow
from tests.stages.trees import FOOT, LEFT, line

from .pages import BODIES

WIDE = "A line of running text that is as wide as its column, all of it."
RIGHT = LEFT + 5 * len(WIDE)


def _flow(
    rows: list[Line], obstacles: tuple[BBox, ...] = (), dots: tuple[BBox, ...] = (), kinds: object = None
) -> list[FlowLine]:
    column = TextColumn(1, tuple(rows), LEFT, RIGHT)
    around = Surroundings({1: obstacles}, {1: dots}, {1: FOOT})
    return flow([column], around, BODIES, kinds or {})  # type: ignore[arg-type]


def _rows(*texts: str) -> list[Line]:
    return [line(text, LEFT, 100 + 14 * at) for at, text in enumerate(texts)]


def test_a_short_line_has_the_room_that_full_ones_take() -> None:
    found = _flow(_rows(*[WIDE] * 5, "It ends here."))
    assert [it.slack for it in found[:5]] == [0.0] * 5
    assert found[5].slack == RIGHT - (LEFT + 5 * len("It ends here."))
    assert {it.foot for it in found} == {FOOT}


def test_an_address_that_stands_out_shows_no_wider_column() -> None:
    """Addresses do not break: where few lines stand out, the edge is that of the other columns."""
    columns = [TextColumn(1, tuple(_rows(*[WIDE] * 5)), LEFT, RIGHT) for _ in range(3)]
    out = _rows(*[WIDE] * 4, WIDE + " www.example.org", "It ends here.")
    columns.append(TextColumn(1, tuple(out), LEFT, out[4].bbox[2]))
    found = flow(columns, Surroundings({}, {}, {}), BODIES, {})
    assert {it.right for it in found} == {RIGHT}


def test_a_column_that_is_wider_as_a_whole_has_an_edge_of_its_own() -> None:
    columns = [TextColumn(1, tuple(_rows(*[WIDE] * 5)), LEFT, RIGHT) for _ in range(3)]
    wide = _rows(*[WIDE + " More of it."] * 5)
    columns.append(TextColumn(1, tuple(wide), LEFT, wide[0].bbox[2]))
    assert {it.right for it in flow(columns, Surroundings({}, {}, {}), BODIES, {})[15:]} == {wide[0].bbox[2]}


def test_a_picture_beside_a_line_takes_its_room() -> None:
    short = "Beside a picture."
    picture = (300.0, 165.0, RIGHT, 185.0)
    found = _flow(_rows(*[WIDE] * 5, short), (picture,))
    assert found[5].right == 300.0 - 0.5 * 10
    assert found[4].right == RIGHT


def test_a_picture_below_the_text_is_where_it_ends() -> None:
    picture = (LEFT, 300.0, RIGHT, 400.0)
    assert {it.foot for it in _flow(_rows(*[WIDE] * 5), (picture,))} == {300.0 - 14.0}


def test_a_picture_between_two_lines_parts_them_by_its_height() -> None:
    rows = [line(WIDE, LEFT, 100), line(WIDE, LEFT, 300)]
    found = _flow(rows, ((LEFT, 150.0, RIGHT, 250.0),))
    assert [it.parted for it in found] == [0.0, 100.0]


def test_a_painted_dot_right_before_a_line_is_its_bullet() -> None:
    rows = _rows(WIDE, WIDE)
    near, far = (LEFT - 12, 94.0, LEFT - 8, 98.0), (LEFT - 60, 108.0, LEFT - 56, 112.0)
    assert [it.drawn for it in _flow(rows, dots=(near, far))] == [LEFT - 12, None]


def test_dots_before_small_letters_are_bullets_where_others_of_the_list_begin_so_too() -> None:
    """Behind a full line without a full stop, a dot before a small letter may be an ornament."""
    full = WIDE[:-1].replace("A line", "a line")
    rows = _rows("Members ask for", full, full, "and this is the last")
    dots = [(LEFT - 12, it.baseline - 6, LEFT - 8, it.baseline - 2) for it in rows]
    assert [it.drawn for it in _flow(rows, dots=(dots[1], dots[3]))][1:] == [LEFT - 12, None, LEFT - 12]
    assert _flow(rows, dots=(dots[0], dots[2]))[2].drawn is None


def test_few_lines_that_stand_out_in_every_column_show_no_wider_column() -> None:
    out = _rows(*[WIDE] * 12, WIDE + " www.example.org")
    columns = [TextColumn(1, tuple(out), LEFT, out[-1].bbox[2]) for _ in range(3)]
    found = flow(columns, Surroundings({}, {}, {}), BODIES, {})
    assert {it.right for it in found} == {RIGHT}


def test_lines_of_headings_keep_their_kind_and_number() -> None:
    rows = _rows("Next steps", WIDE)
    found = _flow(rows, kinds={id(rows[0]): ("heading", 4)})
    assert [(it.kind, it.group) for it in found] == [("heading", 4), ("text", -1)]


OPEN = "A line of running text that is as wide as its column and goes on"


def _dot(row: int, x: float = LEFT - 12) -> BBox:
    return x, 94.0 + 14 * row, x + 4, 98.0 + 14 * row


def test_a_dot_of_an_ornament_beside_a_sentence_is_no_bullet() -> None:
    rows = [
        line(text, LEFT, 100 + 14 * at) for at, text in enumerate((OPEN, OPEN, "PoS and the rest of it."))
    ]
    assert [it.drawn for it in _flow(rows, dots=(_dot(2),))] == [None] * 3


def test_bullets_after_an_item_without_a_full_stop_stay_bullets() -> None:
    rows = [line(text, LEFT, 100 + 14 * at) for at, text in enumerate((OPEN, OPEN, OPEN))]
    found = _flow(rows, dots=(_dot(0), _dot(2)))
    assert [it.drawn for it in found] == [LEFT - 12, None, LEFT - 12]
