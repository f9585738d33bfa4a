"""Paragraphs that might correspond: near ones, split ones, and those inside a longer one."""

from collections.abc import Sequence

import pytest

from reportgen.stages.alignment.matching import AlignmentRules, Side, inside, is_inside, near, split, twin
from reportgen.stages.alignment.similarity import words_of

RULES = AlignmentRules()
PAY = "members asked that wages be paid on the day that they are earned in every district"
SHELTER = "night shelters close each june when the budgets of the provinces come to their end"
COURT = "interpreters at court are to be paid by the state and never by the employer himself"


def side(*texts: str, gaps: Sequence[int] = (), left: set[int] | None = None) -> Side:
    folded = [words_of(text) for text in texts]
    return Side(folded, set(range(len(texts))) if left is None else left, gaps or [0] * len(texts))


def test_alike_paragraphs_are_near_and_others_are_not() -> None:
    found = list(near(side(PAY, SHELTER), side(COURT, PAY.replace("district", "province")), RULES))
    assert [(it.old, it.new) for it in found if it.similarity > RULES.near] == [((0,), (1,))]


def test_in_the_same_place_less_in_common_is_enough() -> None:
    half = " ".join(PAY.split()[:9]) + " before anything else is done about it"
    assert list(near(side(PAY), side(half), RULES))
    assert not list(near(side(PAY, gaps=[0]), side(half, gaps=[1]), RULES))


def test_a_paragraph_that_stands_as_two() -> None:
    (found,) = split(side(f"{PAY} {SHELTER}"), side(COURT, PAY, SHELTER), RULES)
    assert (found.old, found.new) == ((0,), (1, 2))
    assert found.turned().old == (1, 2)


def test_an_added_neighbour_is_not_swallowed() -> None:
    assert not list(split(side(f"{PAY} {SHELTER}"), side(PAY, COURT), RULES))


def test_a_paragraph_inside_a_longer_one() -> None:
    (found,) = inside(side(PAY), side(f"{COURT} {PAY} {SHELTER}"), RULES)
    assert (found.old, found.new) == ((0,), (0,))
    assert not is_inside(words_of("a few words"), words_of("a few words and more"), RULES)
    assert not is_inside(words_of(f"{PAY} {COURT}"), words_of(PAY), RULES)


@pytest.mark.parametrize(("gap", "found"), [(0, 1), (1, None)])
def test_a_twin_stands_in_the_same_place(gap: int, found: int | None) -> None:
    twins = side(COURT, PAY.replace("earned", "earnt"))
    assert twin(words_of(PAY), 1, twins, gap, RULES) == found
    assert twin(words_of("a few words"), 0, side("a few words"), 0, RULES) is None


def test_the_more_alike_and_the_nearer_come_first() -> None:
    mended = PAY.replace("earned in every district", "earned and never after it")
    found = sorted(near(side(PAY), side(SHELTER, mended, PAY), RULES), key=lambda it: it.rank)
    assert [it.new for it in found][:2] == [(2,), (1,)]
