"""Level and upright rules that meet are a grid; frames, single rules and drawings are none."""

from reportgen.model.document import Shape
from reportgen.model.geometry import BBox
from reportgen.stages.structure.grids import Grid, box, find

from .pages import page

XS, YS = (72.0, 172.0, 300.0), (100.0, 120.0, 150.0)


def _rules(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[Shape]:
    level: list[BBox] = [(xs[0], y, xs[-1], y) for y in ys]
    upright: list[BBox] = [(x, ys[0], x, ys[-1]) for x in xs]
    return [Shape("rule", found, 0) for found in level + upright]


def test_a_grid_is_where_its_rules_stand() -> None:
    [found] = find(page(shapes=tuple(_rules(XS, YS))))
    assert found == Grid(XS, YS)
    assert box(found) == (72.0, 100.0, 300.0, 150.0)


def test_two_grids_that_do_not_meet_are_two() -> None:
    below = tuple(y + 200 for y in YS)
    assert [it.ys for it in find(page(shapes=(*_rules(XS, YS), *_rules(XS, below))))] == [YS, below]


def test_painted_cells_are_a_grid_too() -> None:
    cells = [
        Shape("area", (x0, y0, x1, y1), 0xEEEEEE)
        for x0, x1 in ((72, 172), (172, 300))
        for y0, y1 in ((100, 120), (120, 150))
    ]
    assert find(page(shapes=tuple(cells))) == [Grid(XS, YS)]


def test_a_frame_has_too_few_rules() -> None:
    assert find(page(shapes=tuple(_rules((72.0, 300.0), (100.0, 150.0))))) == []


def test_level_rules_alone_are_no_grid() -> None:
    assert find(page(shapes=tuple(it for it in _rules(XS, YS) if it.bbox[0] != it.bbox[2]))) == []


def test_a_page_of_very_many_rules_shows_a_drawing() -> None:
    many = tuple(_rules(tuple(72.0 + 8 * n for n in range(50)), YS)) * 12
    assert len(many) > 600
    assert find(page(shapes=many)) == []
