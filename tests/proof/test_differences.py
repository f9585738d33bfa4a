"""Differences of streams: complete, in order, and small."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.proof.differences import Difference, differences, pairs

WORDS = st.lists(
    st.sampled_from(["the", "of", "pay", "fair", "work", "court"]),
    max_size=40,
)


@given(WORDS, WORDS)
def test_what_is_between_differences_is_equal(one: list[str], other: list[str]) -> None:
    found = differences(one, other)
    rebuilt: list[str] = []
    e = f = 0
    for it in found:
        assert it.e0 >= e
        assert it.f0 >= f
        assert one[e : it.e0] == other[f : it.f0]
        assert it.e1 > it.e0 or it.f1 > it.f0
        rebuilt += [*one[e : it.e0], *other[it.f0 : it.f1]]
        e, f = it.e1, it.f1
    assert one[e:] == other[f:]
    assert [*rebuilt, *one[e:]] == other


@given(WORDS, WORDS)
def test_pairs_are_equal_words_in_order(one: list[str], other: list[str]) -> None:
    matched = pairs(differences(one, other), len(one), len(other))
    assert all(one[e] == other[f] for e, f in matched.items())
    assert list(matched) == sorted(matched)
    assert list(matched.values()) == sorted(matched.values())


def test_one_changed_word_is_one_difference() -> None:
    text = [
        "members",
        "agreed",
        "that",
        "wages",
        "should",
        "be",
        "paid",
        "on",
        "the",
        "day",
        "they",
        "are",
        "earned",
    ]
    changed = [*text[:4], "must", *text[5:]]
    assert differences(text, changed) == (Difference(4, 5, 4, 5),)


def test_a_moved_paragraph_leaves_the_rest_alone() -> None:
    first, second, third = (
        [f"{name}{n}" for n in range(size)] for name, size in (("a", 30), ("b", 8), ("c", 30))
    )
    found = differences([*first, *second, *third], [*first, *third, *second])
    assert found == (Difference(30, 38, 30, 30), Difference(68, 68, 60, 68))


def test_of_two_passages_that_change_places_the_longer_one_stays() -> None:
    """Also where most runs of the longer one stand elsewhere too, so that few anchor it."""
    short = [f"a{n}" for n in range(20)]
    phrase = ["the", "groups", "asked", "for", "fair", "pay"]
    long = [*phrase, "x1", *phrase, "x2", *phrase, "x3", *phrase]
    rest = [f"c{n}" for n in range(10)]
    found = differences([*short, *long, *rest], [*long, *short, *rest])
    assert found == (Difference(0, 20, 0, 0), Difference(47, 47, 27, 47))
    found = differences([*long, *short, *rest], [*short, *long, *rest])
    assert found == (Difference(0, 0, 0, 20), Difference(27, 47, 47, 47))


def test_strangers_differ_as_a_whole_without_long_thought() -> None:
    one, other = ["a", "b"] * 2000, ["b", "c"] * 2000
    assert differences(one, other)
