"""A passage is quoted by the fewest words that stand in it alone, the pointed ones among them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.edition.quoting import LEAST, quote_of
from reportgen.model.compilation import Item, Region, Report, Section, Source

FIRST = "Members asked for wages that are paid on the day they are earned, and for a hotline at night."
SECOND = "Members asked for wages that are paid on the day they are asked for, and for courts that are near."


def _reports(*texts: str) -> list[Report]:
    items = tuple(Item(f"africa/a/{n}", "paragraph", text) for n, text in enumerate(texts, 1))
    section = Section("africa/a", "Overview", None, "overview", (), items)
    source = Source("africa.pdf", "0" * 64, 3, "en")
    return [Report(Region("africa", "Africa"), "African Priorities", source, None, (section,))]


def test_words_that_others_share_are_not_enough() -> None:
    quote = quote_of(_reports(FIRST, SECOND), FIRST)
    assert quote == "Members asked for wages that are paid on the day they are earned,"
    assert quote not in SECOND


def test_few_words_are_enough_where_nobody_shares_them() -> None:
    assert len(quote_of(_reports(FIRST), FIRST).split()) == LEAST


@given(st.data())
def test_what_is_pointed_at_is_among_them_and_words_are_whole(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(FIRST) - 1))
    end = data.draw(st.integers(start + 1, len(FIRST)))
    quote = quote_of(_reports(FIRST, SECOND), FIRST, start, end)
    at = FIRST.index(quote)
    assert FIRST[start:end].strip() in quote
    assert FIRST[:at].endswith(" ") or not at
    assert FIRST[at + len(quote) :].startswith(" ") or at + len(quote) == len(FIRST)
    assert quote not in SECOND


def test_a_short_passage_is_quoted_whole() -> None:
    assert quote_of(_reports("Be fair."), "Be fair.") == "Be fair."
