"""Two settings of the same words fold to the same text, and a place in it leads back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.stages.alignment.folding import fold, fold_with_offsets

SIGNS = "abé \u00a0\u2009\n\t\u00ad\u200b’‘“”\"'-‑–—…ﬁﬀ\u0301\u0323가각\u0645\ufee2\u202e.,;"
TEXTS = st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the court’s “own” list", 'the court\'s "own" list'),
        ("anti\u2011slavery \u2013 now", "anti-slavery — now"),
        ("a long\u00a0way\u2009\noff ", " a long way off"),
        ("inter\u00adnational", "international"),
        ("e\u0301lan", "élan"),
        ("ﬁrst oﬃce", "first office"),
        ("and so on…", "and so on..."),
        ("\ufee3\ufeae\ufea3\ufe92\ufe8e", "مرحبا"),
    ],
)
def test_a_new_layout_is_no_change(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("State", "state"), ("rights", "right"), ("a, b", "a b"), ("re-entry", "reentry"), ("resume", "résumé")],
)
def test_a_change_of_words_stays_one(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_composition_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_offsets_lead_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.ends) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for start, end, char in zip(folded.offsets, folded.ends, folded.text, strict=True):
        assert 0 <= start < end <= len(text)
        assert char in fold(text[start:end]) or char == " "


def test_a_quote_found_in_the_folded_text_is_found_in_the_original() -> None:
    text = "They  asked for “co\u00adoperation”\u00a0– and oﬃces that stay."
    folded = fold_with_offsets(text)
    at = folded.text.index('"cooperation" - and offices')
    start, end = folded.original(at, at + len('"cooperation" - and offices'))
    assert text[start:end] == "“co\u00adoperation”\u00a0– and oﬃces"


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2), (0, 4)])
def test_a_range_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no range of 3 characters"):
        fold_with_offsets("abc").original(start, end)
