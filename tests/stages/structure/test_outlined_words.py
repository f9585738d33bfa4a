"""Words that a page shows as shapes are asked about; charts, ornaments, logos, words that are read: never."""

from __future__ import annotations

import random
from collections.abc import Iterator

from reportgen.model.document import Page, Question, Shape
from reportgen.stages.structure.outlined_words import ask
from tests.stages.trees import LEFT, line

from .pages import page

SIZE = 11.0


def _letters(x: float, baseline: float, count: int = 30, seed: int = 7) -> Iterator[Shape]:
    """Boxes of letters as a face has them: low and high ones, some below the line, of many widths."""
    chance = random.Random(seed)
    for _ in range(count):
        width = chance.choice((2.4, 3.1, 4.4, 5.0, 5.6, 8.1))
        high = chance.choice((5.2, 5.2, 5.2, 5.3, 7.6, 7.9))
        below = 2.4 if chance.random() < 0.15 else 0.0
        yield Shape("area", (x, baseline - high, x + width, baseline + below), 0)
        x += width + (3.0 if chance.random() < 0.2 else 0.6)


def _asked(*pages: Page) -> list[Question]:
    return ask(pages)


def _paragraph(x: float = LEFT, top: float = 200.0, rows: int = 4) -> tuple[Shape, ...]:
    return tuple(shape for n in range(rows) for shape in _letters(x, top + 14 * n, seed=n))


def _text(top: float = 80.0) -> list:
    return [line("Inspectors arrive before the crews do.", LEFT, top + 14 * n) for n in range(4)]


def test_a_drawn_paragraph_is_asked_about_with_its_place() -> None:
    [question] = _asked(page(*_text(), shapes=_paragraph()))
    assert question.reason.startswith("4 lines of words seem to be drawn as shapes")
    x0, top, _, foot = question.evidence[0].bbox
    assert (x0, round(top), round(foot)) == (LEFT, 192, 242)


def test_a_drawn_page_is_asked_about() -> None:
    [question] = _asked(page(*_text()), page(shapes=_paragraph(rows=30), number=2))
    assert question.evidence[0].page == 2


def test_a_drawn_heading_between_lines_is_asked_about_and_one_that_stands_anywhere_is_not() -> None:
    assert _asked(page(*_text(), shapes=_paragraph(rows=1)))
    assert _asked(page(*_text(), shapes=_paragraph(x=LEFT + 37, rows=1))) == []


def test_a_mark_on_every_page_is_a_logo() -> None:
    assert _asked(*(page(*_text(), shapes=_paragraph(rows=2), number=n) for n in (1, 2, 3))) == []


def test_shapes_behind_words_that_are_read_are_no_letters() -> None:
    words = [line("Inspectors who know the calendar arrive.", LEFT, 200 + 14 * n) for n in range(4)]
    assert _asked(page(*words, shapes=_paragraph())) == []


def test_bars_dots_and_scattered_shapes_are_no_letters() -> None:
    chance = random.Random(3)
    bars = [Shape("area", (LEFT + 12 * n, 300 - 2 * n - 5, LEFT + 12 * n + 8, 300), 0) for n in range(20)]
    dots = [Shape("area", (LEFT + 8 * n, 400, LEFT + 8 * n + 4, 404), 0) for n in range(40)]
    map_of = [
        Shape("area", (x, y, x + chance.uniform(1, 30), y + chance.uniform(1, 30)), 0)
        for _ in range(3_000)
        for x, y in [(chance.uniform(60, 500), chance.uniform(420, 700))]
    ]
    assert _asked(page(*_text(), shapes=(*bars, *dots, *map_of))) == []
