"""Which paragraphs of two readings are the same, and what became of the others."""

from collections import Counter
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.stages.alignment.align import Alignment, Group, align
from reportgen.stages.alignment.pairs import OrderPair, equal_pairs, heaviest_chain
from tests.compilations import SENTENCES

PLAIN = tuple(sentence.replace("**", "") for sentence in SENTENCES)
PARAGRAPHS = tuple(" ".join(PLAIN[at : at + 2]) for at in range(0, len(PLAIN), 2))
LETTERS = st.lists(st.sampled_from(("a b", "a b c", "c", "c d e", "", "f g h i", "f g h j")), max_size=7)
"""Short, often equal or similar texts: the hard case."""
DISTINCT = st.lists(st.sampled_from(PARAGRAPHS), unique=True)
EXCHANGED = {"added": "dropped", "dropped": "added", "split": "joined", "joined": "split"}


def kinds(alignment: Alignment) -> list[str]:
    return [group.kind for group in alignment.groups]


def exchanged(group: Group) -> Group:
    return Group(group.new, group.old, EXCHANGED.get(group.kind, group.kind), group.similarity, group.moved)  # type: ignore[arg-type]


@given(LETTERS, LETTERS)
def test_every_paragraph_stands_in_one_group(old: list[str], new: list[str]) -> None:
    groups = align(old, new).groups
    assert sorted(chain.from_iterable(group.old for group in groups)) == list(range(len(old)))
    assert sorted(chain.from_iterable(group.new for group in groups)) == list(range(len(new)))
    sides = {"same": (1, 1), "reworded": (1, 1), "added": (0, 1), "dropped": (1, 0)}
    for group in groups:
        if group.kind in sides:
            assert (len(group.old), len(group.new)) == sides[group.kind]
        else:
            assert sorted((len(group.old), len(group.new)))[0] == 1
            assert (len(group.new) > 1) == (group.kind == "split")
            assert (len(group.old) > 1) == (group.kind == "joined")


@given(LETTERS)
def test_a_reading_is_the_same_as_itself(texts: list[str]) -> None:
    groups = align(texts, texts).groups
    assert [(group.old, group.new) for group in groups] == [((at,), (at,)) for at in range(len(texts))]
    assert {(group.kind, group.moved, group.similarity) for group in groups} <= {("same", False, 1.0)}


@given(LETTERS, LETTERS)
def test_no_equal_text_is_left_apart(old: list[str], new: list[str]) -> None:
    found = [group for group in align(old, new).groups if group.kind == "same"]
    assert all(old[group.old[0]] == new[group.new[0]] for group in found)
    both = Counter(old) & Counter(new)
    assert Counter(old[group.old[0]] for group in found) == both


@given(DISTINCT, DISTINCT, st.data())
def test_neither_reading_is_preferred(old: list[str], new: list[str], data: st.DataObject) -> None:
    """With some paragraphs of one side reworded, cut in two or put together on the other."""
    for _ in range(data.draw(st.integers(0, 3))):
        if new:
            at = data.draw(st.integers(0, len(new) - 1))
            change = data.draw(st.sampled_from(("reword", "cut", "join")))
            if change == "reword":
                new[at] = new[at].replace(" the ", " this ").replace(" a ", " one ")
            elif change == "cut":
                first, dot, rest = new[at].partition(". ")
                new[at : at + 1] = [first + dot.strip(), rest] if rest else [first]
            else:
                new[at : at + 2] = [" ".join(new[at : at + 2])]
    there = align(old, new).groups
    back = align(new, old).groups
    assert sorted(map(exchanged, there), key=repr) == sorted(back, key=repr)


@given(st.permutations(PARAGRAPHS))
def test_what_has_kept_its_order_has_not_moved(texts: list[str]) -> None:
    groups = align(PARAGRAPHS, texts).groups
    assert {group.kind for group in groups} == {"same"}
    kept = [group for group in groups if not group.moved]
    assert [group.old for group in kept] == sorted(group.old for group in kept)
    assert kept


def test_a_new_layout_is_no_change() -> None:
    old = ["The court’s “own” list – of inter\u00adpreters", "Second paragraph"]
    new = ['The court\'s "own"\nlist — of interpreters', "Second\u00a0paragraph"]
    assert kinds(align(old, new)) == ["same", "same"]


def test_each_change_is_told() -> None:
    a, b, c, d, e, f, g, h = PARAGRAPHS
    first, _, rest = b.partition(". ")
    reworded = d.replace("Several speakers", "Many of the speakers")
    new = [g, a, first + ".", rest, reworded, f"{e} {f}", "Interest in this question was not foreseen."]
    assert reworded != d
    found = {
        (group.old, group.new): (group.kind, group.moved)
        for group in align([a, b, c, d, e, f, g, h], new).groups
    }
    assert found == {
        ((6,), (0,)): ("same", True),
        ((0,), (1,)): ("same", False),
        ((1,), (2, 3)): ("split", False),
        ((2,), ()): ("dropped", False),
        ((3,), (4,)): ("reworded", False),
        ((4, 5), (5,)): ("joined", False),
        ((7,), ()): ("dropped", False),
        ((), (6,)): ("added", False),
    }


def test_groups_follow_the_new_reading() -> None:
    a, b, c, d = PARAGRAPHS[:4]
    groups = align([a, b, c], [c, a, d]).groups
    assert [(group.old, group.new) for group in groups] == [
        ((2,), (0,)),
        ((0,), (1,)),
        ((1,), ()),
        ((), (2,)),
    ]


def test_the_group_of_a_paragraph_is_found() -> None:
    alignment = align(PARAGRAPHS[:2], PARAGRAPHS[1:3])
    assert alignment.of_old(1) == alignment.of_new(0)
    assert alignment.of_old(0).kind == "dropped"
    for missing in (alignment.of_old, alignment.of_new):
        with pytest.raises(KeyError):
            missing(2)


def test_a_split_and_reworded_paragraph_is_one_change() -> None:
    first, second = PLAIN[0], PLAIN[5]
    groups = align([f"{first} {second}"], [first.replace("written", "put"), second]).groups
    assert [(group.kind, group.new) for group in groups] == [("split", (0, 1))]
    assert 0.85 < groups[0].similarity < 1


def test_an_added_neighbour_is_not_swallowed() -> None:
    long = " ".join(PLAIN[:5])
    groups = align([long], [long.replace("Budgets", "The budgets"), "What follows is new."]).groups
    assert [(group.kind, group.new) for group in groups] == [("reworded", (0,)), ("added", (1,))]


def test_a_short_line_with_a_typo_is_reworded() -> None:
    assert kinds(align(["Goverments of the region"], ["Governments of the region"])) == ["reworded"]
    assert kinds(align(["Goverments"], ["Governments"])) == ["reworded"]


def test_other_priorities_are_not_taken_for_one_another() -> None:
    assert Counter(kinds(align(PARAGRAPHS[:4], PARAGRAPHS[4:]))) == {"dropped": 4, "added": 4}


def test_half_the_words_are_enough_between_the_same_neighbours_only() -> None:
    before, after, other = PARAGRAPHS[:3]
    half = "Members of the coalition ask that wages be paid on the day they are earned."
    reworded = "Members of the coalition ask that inspectors know the days of the harvest."
    here = align([before, half, after, other], [before, reworded, after, other])
    assert kinds(here) == ["same", "reworded", "same", "same"]
    there = align([before, half, after, other], [before, after, other, reworded])
    assert Counter(kinds(there)) == {"same": 3, "dropped": 1, "added": 1}


def test_equal_lines_belong_to_their_neighbours() -> None:
    a, b, c = PARAGRAPHS[:3]
    old = ["See above.", a, "See above.", b, "See above.", c]
    new = [b, "See above.", c, "See above."]
    pairs = {group.old: group.new for group in align(old, new).groups if group.new}
    assert pairs[(4,)] == (1,)
    assert pairs[(3,)] == (0,)


@given(st.lists(st.sampled_from("ab"), max_size=30), st.lists(st.sampled_from("ab"), max_size=30))
@example(["a"] * 3, ["a"] * 2)
def test_equal_texts_are_paired_as_often_as_both_have_them(old: list[str], new: list[str]) -> None:
    pairs = equal_pairs(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert all(old[one] == new[other] for one, other in pairs.items())
    assert Counter(old[one] for one in pairs) == Counter(old) & Counter(new)


@given(st.permutations(range(8)))
def test_the_chain_is_the_longest(order: list[int]) -> None:
    chain_ = heaviest_chain([OrderPair(first, second) for first, second in enumerate(order)])
    values = [order[at] for at in chain_]
    assert values == sorted(values)
    longest = [1] * 8
    for at in range(8):
        longest[at] = 1 + max((longest[it] for it in range(at) if order[it] < order[at]), default=0)
    assert len(chain_) == max(longest)


def test_the_lighter_of_two_has_moved() -> None:
    assert heaviest_chain([OrderPair(0, 1, 5), OrderPair(1, 0, 9)]) == [1]


def test_what_stands_inside_a_longer_paragraph_belongs_to_it() -> None:
    a, b, c, d, e = PARAGRAPHS[:5]
    joined = f"{a} {b[: len(b) // 2]}"
    groups = align([a, b, c, d, e], [f"{d} {joined}", c]).groups
    assert {group.new: (group.old, group.kind) for group in groups if group.new == (0,)} == {
        (0,): ((0, 3), "joined")
    }
    back = align([f"{d} {joined}", c], [a, b, c, d, e]).groups
    assert {group.old: (group.new, group.kind) for group in back if group.old == (0,)} == {
        (0,): ((0, 3), "split")
    }


def test_a_paragraph_absorbed_by_a_new_one_is_reworded() -> None:
    other = "Nothing of this was in the first version, which ended with a question; it goes on."
    groups = align(
        [PARAGRAPHS[0], PARAGRAPHS[1]], [PARAGRAPHS[1], f"{other} {PARAGRAPHS[0]} {other[:60]}"]
    ).groups
    assert [(group.old, group.new, group.kind) for group in groups] == [
        ((1,), (0,), "same"),
        ((0,), (1,), "reworded"),
    ]


def test_a_copy_whose_typo_is_mended_stays_in_its_place() -> None:
    """Its words are those of the other copy now, which has lost some of its own."""
    a, b, c, d = PARAGRAPHS[:4]
    typo = a.replace("programme", "progamme")
    assert typo != a
    groups = align([a, b, c, d, typo], [a.replace("first day", "first hour"), b, c, d, a]).groups
    assert [(group.old, group.new, group.kind) for group in groups] == [
        ((0,), (0,), "reworded"),
        ((1,), (1,), "same"),
        ((2,), (2,), "same"),
        ((3,), (3,), "same"),
        ((4,), (4,), "reworded"),
    ]
