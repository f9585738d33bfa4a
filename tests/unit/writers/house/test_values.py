"""A house as plain values: what it changes, on which sheet, the same in another process."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reportgen.writers.house import values
from reportgen.writers.house.values import House, StyleLook
from reportgen.writers.sheet import SHEETS, PaperSheet
from reportgen.writers.template import reading
from tests.houses import PLAIN, redesigned


@cache
def plain() -> House:
    return reading.read(PLAIN).house


def test_a_look_says_what_is_unlike_another() -> None:
    one, two = (
        StyleLook(size=10, ink="#111111", line=14, rule="exact"),
        StyleLook(size=10, ink="#000000", line=14),
    )
    assert one.unlike(two) == StyleLook(ink="#111111", line=14, rule="exact")
    assert one.unlike(one) == StyleLook()


def test_a_house_passes_between_processes(tmp_path: Path) -> None:
    house = reading.read(redesigned(tmp_path / "house.docx")).house
    assert values.load(values.dump(house)) == house


def test_names_of_styles_are_found_in_any_case() -> None:
    assert plain().look("HEADING 1") == plain().look("heading 1")
    assert plain().look("no such style") == StyleLook()
    assert plain().change("no such style") == StyleLook()


def test_the_page_size_of_the_edition_wins_where_it_is_given() -> None:
    framed = replace(plain(), sheet=PaperSheet(148, 210, 106, 16, 20, 22, framed=True))
    assert framed.on(None) is framed
    on_letter = framed.on("Letter").sheet
    assert on_letter is not None
    assert (on_letter.width, on_letter.measure, on_letter.top) == (215.9, 106, 20)
    assert plain().on("Letter").sheet == SHEETS["Letter"]


@pytest.mark.parametrize("name", SHEETS)
def test_without_a_house_or_its_sheet_the_usual_one_is_taken(name: str) -> None:
    assert values.sheet_of(None, name) == values.sheet_of(plain(), name) == SHEETS[name]
