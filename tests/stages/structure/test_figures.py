"""The words of charts and diagrams are a figure's; boxes that hold text keep it."""

from reportgen.model.document import Line, Shape
from reportgen.stages.structure.figures import drawings, find, is_label
from tests.stages.trees import HEIGHT, SIZE, WIDTH, Setter, line, prose

from .pages import page

LEFT, TOP = 120.0, 200.0


def _bars(count: int = 6, left: float = LEFT, top: float = TOP) -> list[Shape]:
    """A bar chart: bars that stand on one rule."""
    foot = Shape("rule", (left - 5, top + 120, left + 30 * count, top + 121), 0)
    return [
        foot,
        *(
            Shape("area", (left + 30 * at, top + 100 - 15 * at, left + 22 + 30 * at, top + 120), 0x336699)
            for at in range(count)
        ),
    ]


def _values(count: int = 6) -> list[Line]:
    """Values on the bars, and years below the axis."""
    on = [line(f"{at + 2} %", LEFT + 4 + 30 * at, TOP + 115, size=7) for at in range(count)]
    return on + [line(str(2015 + at), LEFT + 2 + 30 * at, TOP + 130, size=7) for at in range(count)]


def test_values_on_bars_and_figures_of_the_axis_are_one_figure() -> None:
    [figure] = find(page(*_values(), shapes=tuple(_bars())), SIZE)
    assert figure.kind == "figure"
    assert [it.text for it in figure.lines] == [f"{at} %" for at in range(2, 8)] + [
        str(year) for year in range(2015, 2021)
    ]


def test_a_box_of_text_is_no_drawing_however_many_shapes_it_has() -> None:
    texts = [line(prose(at, 1)[:60], LEFT, TOP + 20 + 14 * at) for at in range(6)]
    assert find(page(*texts, shapes=tuple(_bars())), SIZE) == []


def test_a_list_with_drawn_bullets_is_none() -> None:
    dots = tuple(Shape("area", (LEFT - 12, TOP + 20 * at, LEFT - 8, TOP + 4 + 20 * at), 0) for at in range(8))
    items = [line("fair wages", LEFT, TOP + 5 + 20 * at) for at in range(8)]
    assert find(page(*items, shapes=dots), SIZE) == []


def test_rules_of_a_table_and_the_ground_of_a_page_are_no_drawing() -> None:
    rules = tuple(Shape("rule", (72, 200 + 8 * at, 500, 200.5 + 8 * at), 0) for at in range(12))
    assert drawings(page(shapes=rules)) == []
    assert drawings(page(shapes=(Shape("area", (0, 0, WIDTH, HEIGHT), 0xEEEEEE),) * 9)) == []


def test_two_charts_apart_are_two_figures() -> None:
    shapes = (*_bars(), *_bars(top=TOP + 250))
    low = [line(f"{at}", LEFT + 4 + 30 * at, TOP + 365, size=7) for at in range(6)]
    assert len(find(page(*_values(), *low, shapes=shapes), SIZE)) == 2


def test_a_title_over_the_labels_stays_a_caption() -> None:
    made = Setter()
    made.heading("Housing")
    made.paragraph(prose(1, 6))
    made.put("Chart 1: Applications for housing in all districts, by year", LEFT, TOP + 170, size=9)
    for it in _values():
        made.put(it.text, it.bbox[0], it.baseline + 170, size=7)
    made.shapes[1] += _bars(top=TOP + 170)
    made.shapes[1].append(Shape("rule", (LEFT - 5, TOP + 160, LEFT - 4, TOP + 291), 0))
    made.y = 560
    made.paragraph(prose(3, 4))
    kinds = {text[:7]: kind for kind, text in made.blocks()}
    assert kinds["2 % 3 %"] == "figure"
    assert kinds["Chart 1"] == "caption"


def test_labels_are_short_and_no_sentences() -> None:
    assert all(is_label(line(text, 0, 0)) for text in ("27 %", "Hong Kong", "Public funds, 2019"))
    assert not any(
        is_label(line(text, 0, 0))
        for text in ("• wages", "They paid late.", "the hours that people work each")
    )
