"""Fields of an entry are checked one by one, and all that is wrong is said at once, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition.decision_files import entries
from reportgen.edition.decision_files.fields import Fields, Problems, collapsed, is_date
from reportgen.errors import DataError

PATH = Path("c.yaml")
KNOWN = ("quote", "page", "action", "on", "remove", "value")


def fields(text: str) -> tuple[Fields, Problems]:
    problems = Problems(PATH)
    (entry,) = entries.parse(PATH, text).entries
    return Fields(entry, KNOWN, problems), problems


def test_values_as_they_are_meant() -> None:
    found, problems = fields(
        '- quote: "Fair\n    pay"\n  page: 014\n  action: set\n'
        "  on: 2031-05-01\n  remove: yes\n  value: [a, 3]\n"
    )
    assert (found.text("quote"), found.page("page"), found.choice("action", ("set", "drop"))) == (
        "Fair pay",
        14,
        "set",
    )
    assert (found.date("on"), found.scalars("value")) == ("2031-05-01", "a, 3")
    assert found.has("quote")
    assert not found.has("why")
    assert found.text("why") is None
    assert [it for it in problems.said if "remove" not in it] == []


@pytest.mark.parametrize(
    ("line", "name", "said"),
    [
        ("qoute: a", "quote", "unknown key “qoute”; did you mean “quote”?"),
        ("zzz: a", "quote", "unknown key “zzz”; known keys: quote"),
        ("quote: [a]", "quote", "“quote” must be a text, found a list; put it into double quotes"),
        ("quote: 3", "quote", "“quote” must be a text, found a number"),
    ],
)
def test_problems_of_keys_and_texts(line: str, name: str, said: str) -> None:
    found, problems = fields(f"- {line}\n")
    found.text(name)
    assert any(it.startswith(said) for it in problems.said)


@pytest.mark.parametrize(
    ("line", "read", "said"),
    [
        ("page: 0", "page", "“page” is 0; pages count from 1"),
        ("page: two", "page", "“page” must be a number, found a text"),
        ("on: 1 May", "date", "“on” is no date: “1 May”; write it as 2021-12-01"),
        ("remove: perhaps", "truth", "“remove” must be true or false, found a text"),
        ("value: [[a]]", "scalars", "“value” must be a text or a list of texts"),
    ],
)
def test_problems_of_other_kinds(line: str, read: str, said: str) -> None:
    found, problems = fields(f"- {line}\n")
    getattr(found, read)(line.partition(":")[0])
    assert [it for it in problems.said if it.startswith(said)]


def test_an_unknown_word_names_the_nearest_or_all() -> None:
    for word, said in (("dorp", "did you mean “drop”?"), ("zzz", "known: set, drop")):
        found, problems = fields(f"- action: {word}\n")
        assert found.choice("action", ("set", "drop")) is None
        assert problems.said[0].endswith(said)


def test_a_key_that_stands_twice_and_an_entry_without_keys() -> None:
    _, problems = fields("- words only\n")
    assert problems.said[0].startswith("an entry must have keys, found a text")


def test_all_is_said_in_the_order_of_the_file() -> None:
    problems = Problems(PATH)
    problems.settle()
    problems.add(9, "second", "b")
    problems.add(2, "first", "a")
    with pytest.raises(DataError) as caught:
        problems.settle()
    assert str(caught.value) == "c.yaml:2: first; a\nc.yaml:9: second; b"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("2031-02-28", True), ("2031-02-30", False), ("20310228", False), ("٢٠٣١-٠١-٠١", False)],
)
def test_dates(text: str, is_one: bool) -> None:
    assert is_date(text) is is_one


def test_line_breaks_are_spaces_and_no_break_spaces_stay() -> None:
    assert collapsed(" a\n  b\tc\u00a0d ") == "a b c\u00a0d"
