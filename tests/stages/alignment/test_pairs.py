"""Equal texts are paired, repeated ones by their neighbours; the unmoved form the heaviest chain."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.stages.alignment.pairs import OrderPair, equal_pairs, heaviest_chain

WORDS = st.lists(st.sampled_from("abcde"), max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "cab", {0: 1, 1: 2, 2: 0}),
        ("axbx", "bxax", {0: 2, 1: 3, 2: 0, 3: 1}),
        ("xx", "x", {0: 0}),
        ("ab", "cd", {}),
        ("", "ab", {}),
    ],
)
def test_repeated_texts_follow_their_neighbours(old: str, new: str, pairs: dict[int, int]) -> None:
    assert equal_pairs(old, new) == pairs


@given(WORDS, WORDS)
def test_of_every_text_as_many_are_paired_as_both_have(old: list[str], new: list[str]) -> None:
    pairs = equal_pairs(old, new)
    assert all(old[one] == new[other] for one, other in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    assert Counter(old[one] for one in pairs) == Counter(old) & Counter(new)


def chain(*places: tuple[int, ...]) -> list[int]:
    return heaviest_chain([OrderPair(*place) for place in places])


def test_the_chain_with_the_most_places_has_not_moved() -> None:
    assert chain((0, 0), (1, 1), (2, 2)) == [0, 1, 2]
    assert chain((0, 3), (1, 0), (2, 1), (3, 2)) == [1, 2, 3]
    assert chain() == []


def test_of_two_that_changed_places_the_heavier_stays() -> None:
    assert chain((0, 1, 10), (1, 0, 90)) == [1]
    assert chain((0, 1, 90), (1, 0, 10)) == [0]
    assert chain((0, 1, 5, 1), (1, 0, 5, 2)) == [1]


@given(st.permutations(range(7)))
def test_a_chain_rises_in_both_orders(order: list[int]) -> None:
    found = chain(*enumerate(order))
    assert [order[at] for at in found] == sorted(order[at] for at in found)
    assert found
