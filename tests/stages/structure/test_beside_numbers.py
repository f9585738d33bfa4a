"""Numbers in a look of their own beside passages are the passages' markers."""

from reportgen.model.document import Line
from reportgen.stages.structure.beside_numbers import join
from tests.stages.trees import BOLD, LEFT, line

from .pages import BODIES, page

EDGE = LEFT + 40
WORDS = (
    "Inspectors who know the harvest",
    "calendar arrive before the crews.",
    "A hotline that nobody",
    "answers is none.",
)
BASELINES = (200.0, 214.0, 236.0, 250.0)


def _text() -> list[Line]:
    return [line(text, EDGE, y) for text, y in zip(WORDS, BASELINES, strict=True)]


def _joined(*numbers: Line) -> list[str]:
    [made] = join([page(*_text(), *numbers)], BODIES)
    return [it.text for it in made.lines]


def test_large_numbers_that_count_on_head_their_passages() -> None:
    assert _joined(line("1", LEFT, 212, size=26), line("2", LEFT, 248, size=26)) == [
        f"1\u2003{WORDS[0]}",
        WORDS[1],
        f"2\u2003{WORDS[2]}",
        WORDS[3],
    ]


def test_numbers_that_do_not_count_or_stand_beside_nothing_stay_where_they_are() -> None:
    assert "5" in _joined(line("5", LEFT, 212, size=26), line("2", LEFT, 248, size=26))
    assert "1" in _joined(line("1", LEFT, 212, size=26), line("2", LEFT, 448, size=26))
    assert "1" in _joined(line("1", LEFT, 212, size=26))


def test_numbers_in_the_look_of_the_text_are_none_of_these() -> None:
    assert "1" in _joined(line("1", LEFT, 207), line("2", LEFT, 243))
    assert "1" in _joined(line("1", LEFT, 207, face=BOLD), line("2", LEFT, 243, face=BOLD))


def test_two_lists_of_a_page_may_count_the_same() -> None:
    more = [line(text, EDGE, y + 150) for text, y in zip(WORDS, BASELINES, strict=True)]
    numbers = [line(text, LEFT, y, size=26) for text, y in (("1", 212), ("2", 248), ("1", 362), ("2", 398))]
    [made] = join([page(*_text(), *more, *numbers)], BODIES)
    assert [it.text[:2] for it in made.lines if it.text[0].isdigit()] == ["1\u2003", "2\u2003"] * 2
