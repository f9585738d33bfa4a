"""A form states one decision, or is refused in words; chosen words are never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.desk import texts
from reportgen.desk.entries import Pointed
from reportgen.desk.passages import ShownPassage
from reportgen.desk.refused import RefusedError
from reportgen.model.provenance import Evidence

TEXT = "Members asked for wages that are paid, and for wages that are fair. Hotlines should answer at night."
ITEM = ShownPassage(
    "africa/overview/1", "paragraph", TEXT, (Evidence(3, (1, 2, 3, 4)),), section="africa/overview"
)
NEXT = ShownPassage(
    "africa/overview/2", "paragraph", "Courts should be fast and near.", (), section="africa/overview"
)


def _entry(do: str, following: ShownPassage | None = NEXT, **form: str):  # type: ignore[no-untyped-def]
    return Pointed((), "africa", ITEM, following, texts.load()).entry(do, form, "Fatou", "2031-06-01")


def test_words_in_place_of_others() -> None:
    found = _entry("text", value=" New\n words. ", why="the page shows it")
    assert (found.action, found.field, found.value, found.was) == ("set", "text", "New words.", TEXT)
    assert (found.page, found.region, found.by, found.on) == (3, "africa", "Fatou", "2031-06-01")
    assert found.quote in TEXT


def test_the_place_that_was_meant_is_quoted() -> None:
    at = TEXT.rindex("wages that are")
    found = _entry("bold", words="wages that are", start=str(at))
    assert found.value == "wages that are"
    assert TEXT.index(found.quote) <= at < TEXT.index(found.quote) + len(found.quote)
    assert found.why is None


@pytest.mark.parametrize(
    ("do", "form", "said"),
    [
        ("bold", {}, "Choose the words"),
        ("bold", {"words": "wages that are"}, "several times"),
        ("bold", {"words": "wages that are", "start": "5"}, "several times"),
        ("split", {"words": "not there", "why": "x"}, "do not stand"),
        ("text", {"value": " ", "why": "x"}, "Write the words"),
        ("text", {"value": "x"}, "Say why"),
        ("drop", {"why": " "}, "Say why"),
        ("add", {"why": "x"}, "Write the words"),
        ("explode", {}, "out of date"),
        ("kind", {}, "out of date"),
    ],
)
def test_what_is_missing_is_said(do: str, form: dict[str, str], said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        _entry(do, **form)


def test_split_and_join_name_words() -> None:
    assert _entry("split", words="Hotlines", why="x").value == "Hotlines should answer at night."
    assert _entry("join", why="x").value == "Courts should be fast and near."
    with pytest.raises(RefusedError, match="No passage follows"):
        _entry("join", following=None, why="x")


@given(st.data())
def test_chosen_words_are_exactly_those_that_become_a_key_term(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    words = " ".join(TEXT[start:end].split())
    if not words or words != TEXT[start:end]:
        return
    found = _entry("bold", words=words, start=str(start))
    assert found.value == words
    assert " ".join(found.quote.split()) in TEXT
    assert words in found.quote
