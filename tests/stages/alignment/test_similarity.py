"""How much two texts have in common: by words in order, or by letters where they differ by typos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.stages.alignment.similarity import (
    common_runs,
    contained,
    joined,
    kept_ranges,
    likeness,
    nearest_part,
    similarity,
    words_of,
)

TEXTS = st.lists(st.sampled_from(["fair", "pay", "first", "and", "shelters", "for", "all"]), max_size=12).map(
    " ".join
)


def alike(one: str, other: str, at_least: float = 0.0) -> float:
    return similarity(words_of(one), words_of(other), at_least)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("fair pay first", "fair pay first", 1.0, 1.0),
        ("fair pay first", "Fair pay, first!", 0.99, 1.0),
        ("survivors ask for fair wages", "survivors ask for fiar wages", 0.9, 0.99),
        ("fair pay for all workers", "fair pay for all", 0.7, 0.9),
        ("fair pay first", "night shelters close", 0.0, 0.2),
        ("", "", 1.0, 1.0),
        ("", "words", 0.0, 0.0),
    ],
)
def test_from_nothing_to_all(one: str, other: str, least: float, most: float) -> None:
    assert least <= alike(one, other) <= most


@given(TEXTS, TEXTS)
def test_it_is_the_same_whichever_comes_first(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0.0 <= alike(one, other) <= 1.0
    assert alike(one, one) == 1.0


@given(TEXTS, TEXTS, st.floats(0.0, 1.0))
def test_a_limit_changes_nothing_above_it(one: str, other: str, at_least: float) -> None:
    full = alike(one, other)
    assert alike(one, other, at_least) in ((full,) if full > at_least else (0.0, full))


def test_what_a_longer_text_holds() -> None:
    whole = words_of("members asked for fair pay and for shelters at night")
    assert contained(words_of("fair pay and shelters"), whole) == 1.0
    assert 0 < contained(words_of("shelters and fair pay"), whole) < 1
    assert contained(words_of("quite other words"), whole) == 0.0
    assert contained(words_of("quite fair words"), whole, 0.9) == 0.0
    assert contained(words_of(""), whole) == 1.0


def test_texts_put_together_weigh_what_their_words_weigh() -> None:
    parts = [words_of("fair pay"), words_of("fair shelters")]
    whole = joined(parts)
    assert (whole.text, whole.weight) == ("fair pay fair shelters", sum(part.weight for part in parts))
    assert whole.letters["fair"] == 8


def test_ranges_that_both_have_in_order() -> None:
    assert kept_ranges(list("abcd"), list("abxd")) == [(0, 2, 0), (3, 4, 3)]
    assert common_runs(list("abcd"), list("xabd")) == [(0, 1, 2), (3, 3, 1)]
    assert kept_ranges([], list("ab")) == []


def test_the_part_of_a_text_that_is_most_alike() -> None:
    text = "members asked for fair wages at night"
    found = nearest_part("fair wagse", text, 0.8)
    assert found is not None
    assert "fair wag" in text[slice(*found)]
    assert nearest_part("qqqqqqq", text, 0.8) is None
    assert likeness("wages", "wagse") > 0.7
    assert likeness("wages", "night", 0.9) == 0.0
