"""Pairs that are looked up are those that comparing all with all finds, and what is known is kept."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.stages.alignment.similarity import words_of
from reportgen.stages.coding import copies
from reportgen.stages.coding.copies import SharedRules, Wording

RULES = SharedRules()

WORDS = (
    "governments", "should", "fund", "shelters", "survivors", "labour", "inspectors", "the", "of", "and",
    "to", "in", "a", "x", "wages", "recognise", "recognize", "organisation", "organization", "organisations",
    "programme", "program", "licensed", "recruiters", "debt", "bondage", "children", "women", "work",
    "workers", "courts", "interpreters", "hotline", "every", "year", "region", "training", "trained",
)  # fmt: skip

SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=18)


@st.composite
def edited(draw: st.DrawFn) -> list[str]:
    """Some sentences and edited copies of them: words left out, put in, exchanged, misspelled."""
    originals = draw(st.lists(SENTENCES, min_size=1, max_size=4))
    texts = [" ".join(words) for words in originals]
    for words in draw(st.lists(st.sampled_from(originals), max_size=10)):
        copy = list(words)
        for _ in range(draw(st.integers(0, 6))):
            at = draw(st.integers(0, len(copy) - 1))
            how = draw(st.sampled_from(("drop", "add", "swap", "typo")))
            if how == "drop" and len(copy) > 1:
                del copy[at]
            elif how == "add":
                copy.insert(at, draw(st.sampled_from(WORDS)))
            elif how == "swap":
                copy[at] = draw(st.sampled_from(WORDS))
            else:
                copy[at] = copy[at][:-1] + draw(st.sampled_from("aeist"))
        texts.append(" ".join(copy))
    return texts


def _wordings(texts: Sequence[str], themes: Sequence[frozenset[str]]) -> tuple[Wording, ...]:
    made = [Wording(words_of(text), themes[at % len(themes)]) for at, text in enumerate(texts)]
    return tuple({wording.key: wording for wording in made}.values())


def _all_with_all(wordings: Sequence[Wording]) -> set[frozenset[copies.Key]]:
    return {
        frozenset((one.key, other.key))
        for one, other in combinations(wordings, 2)
        if copies.are_one(one, other, RULES)
    }


THEMES = st.lists(st.frozensets(st.sampled_from("abc"), max_size=2), min_size=1, max_size=5)
slow = settings(suppress_health_check=[HealthCheck.too_slow])


@slow
@given(edited(), THEMES)
def test_the_pairs_are_those_of_comparing_all_with_all(
    texts: list[str], themes: list[frozenset[str]]
) -> None:
    wordings = _wordings(texts, themes)
    assert copies.pairs(None, wordings, RULES) == _all_with_all(wordings)


@slow
@given(edited(), edited(), THEMES)
@pytest.mark.middle
def test_many_are_counted_as_few_are(one: list[str], more: list[str], themes: list[frozenset[str]]) -> None:
    wordings = _wordings([*one, *more, *(f"{text} {n} more words" for n in range(9) for text in one)], themes)
    assert copies.pairs(None, wordings, RULES) == _all_with_all(wordings)


@pytest.mark.middle
@slow
@given(edited(), THEMES, st.data())
def test_what_was_found_before_does_not_matter(
    texts: list[str], themes: list[frozenset[str]], data: st.DataObject
) -> None:
    many = [*texts, *(f"{text} on page {n}" for n in range(6) for text in texts)]
    wordings = _wordings(many, themes)
    some = data.draw(st.lists(st.sampled_from(wordings), unique_by=lambda it: it.key))
    before = (tuple(some), RULES), copies.pairs(None, tuple(some), RULES)
    assert copies.pairs(before, wordings, RULES) == _all_with_all(wordings)
    back = (wordings, RULES), copies.pairs(None, wordings, RULES)
    assert copies.pairs(back, tuple(some), RULES) == _all_with_all(some)


def test_other_rules_are_no_ground_to_build_on() -> None:
    wordings = _wordings(["a b c d e f g h i j k l m", "a b c d e f g h i j k l n"], [frozenset()])
    strict = RULES._replace(alike=0.99, certain=0.99, contained=1.0)
    before = (wordings, strict), copies.pairs(None, wordings, strict)
    assert before[1] == frozenset()
    assert len(copies.pairs(before, wordings, RULES)) == 1


def test_two_spellings_of_one_sentence_are_found_though_most_words_differ() -> None:
    british = "the programmes that the organisations recognise should be analysed by the licensed labourers"
    american = "the programs that the organizations recognize should be analyzed by the licenced laborers"
    wordings = _wordings(
        [british, american, "we met in the morning and in the evening of each day"], [frozenset()]
    )
    assert copies.pairs(None, wordings, RULES) == {frozenset(it.key for it in wordings[:2])}


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(0, 255)), max_size=12),
    st.integers(1, 90),
    st.integers(0, 255),
)
def test_weights_are_counted_for_all_bits_at_once(
    numbers: list[tuple[int, int]], least: int, among: int
) -> None:
    expected = sum(
        1 << bit
        for bit in range(8)
        if among >> bit & 1 and sum(weight for weight, bits in numbers if bits >> bit & 1) >= least
    )
    assert copies.in_many(numbers, least, among) == expected
