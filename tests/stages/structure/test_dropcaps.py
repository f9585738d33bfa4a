"""A large first letter is the first letter of its paragraph's first word."""

import pytest

from reportgen.stages.structure.dropcaps import join
from tests.stages.trees import LEFT, line

from .pages import BODIES, page


def _joined(letter: str, first: str, size: float = 40, gap: float = 2) -> list[str]:
    """Texts of the lines, the letter two lines high beside two of four lines."""
    cap = line(letter, LEFT, 126, size=size)
    rows = [line(first, cap.bbox[2] + gap, 100), line("that was read out", cap.bbox[2] + gap, 114)]
    rows += [line("and one network beside the old networks,", LEFT, 140), line("all of them.", LEFT, 154)]
    [found] = join([page(cap, *rows)], BODIES)
    return [it.text for it in found.lines]


@pytest.mark.parametrize(
    ("letter", "first", "line_"),
    [
        ("W", "ages were paid late, said a letter", "Wages were paid late, said a letter"),
        ("A", "network of crews was asked", "A network of crews was asked"),
        ("A", "ll of them were asked", "All of them were asked"),  # "All" stands in the text, "ll" does not
        ("“W", "e were asked last", "“We were asked last"),
    ],
)
def test_the_letter_heads_the_line_beside_it(letter: str, first: str, line_: str) -> None:
    assert _joined(letter, first)[0] == line_


def test_no_line_is_lost_and_the_text_keeps_its_edge() -> None:
    cap = line("W", LEFT, 126, size=40)
    beside = line("ages were paid late", cap.bbox[2] + 2, 100)
    [found] = join([page(cap, beside)], BODIES)
    [joined] = found.lines
    assert joined.bbox == beside.bbox
    assert joined.runs[0].x0 == cap.bbox[0]


@pytest.mark.parametrize(
    ("letter", "size", "gap"), [("w", 40, 2), ("WAG", 40, 2), ("W", 16, 2), ("W", 40, 60)]
)
def test_what_is_no_drop_cap_stays_a_line_of_its_own(letter: str, size: float, gap: float) -> None:
    texts = _joined(letter, "ages were paid late", size, gap)
    assert letter in texts
    assert "ages were paid late" in texts
