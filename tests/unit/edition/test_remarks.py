"""What is said of files that people wrote: once a kind, with the lines or keys."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition import remarks
from reportgen.model.compilation import Edition, Organization
from reportgen.model.decisions import Correction

PATH = Path("inputs/2031/corrections.yaml")


def entry(line: int, **fields: str) -> Correction:
    given = {"quote": "words", "action": "set", "field": "text", "value": "others"}
    given |= {"by": "desk", "why": "a reason"} | fields
    return Correction(line=line, **given)  # type: ignore[arg-type]


def test_nothing_is_said_of_entries_that_say_who_and_why() -> None:
    assert list(remarks.of_corrections([entry(1), entry(9)], PATH)) == []


def test_entries_that_do_not_are_named_in_one_remark() -> None:
    (said,) = remarks.of_corrections([entry(n, by="") for n in range(1, 13)], PATH)
    assert said.code == "correction-unexplained"
    assert said.message.startswith("12 entries do not say who changed the words, or why (lines 1, 2, ")
    assert said.message.endswith("10, …)")


def test_signs_that_turn_the_direction_are_named_by_line() -> None:
    (said,) = remarks.of_corrections([entry(1), entry(5, value="a \u202eb"), entry(9, by="\u2066B")], PATH)
    assert (said.severity, said.code) == ("warning", "direction-turned")
    assert said.message == "a sign that turns the direction of writing stands in the text (lines 5, 9)"


def test_signs_in_settings_are_named_by_key() -> None:
    sponsors = (Organization("A\u202a"),)
    edition = Edition("2031", 2031, "t \u202e", introduction=("all well \u200f",), sponsors=sponsors)
    (said,) = remarks.of_settings(edition, Path("inputs/2031/edition.toml"))
    assert "(title, sponsors)" in said.message
    assert list(remarks.of_settings(Edition("2031", 2031, "t"), PATH)) == []
