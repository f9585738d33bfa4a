"""The entries of a printed table of contents are told from lists that happen to end in numbers."""

import pytest

from reportgen.checks.printed_entries import entries_of
from reportgen.model.document import Block

from .editions import block, document, table

TITLE = block("Table of Contents", 2, "heading", 1)
LED = [
    block(f"{name} ........ {page}", 2) for name, page in (("One", 3), ("Two", 4), ("Six", 9), ("Ten", "iv"))
]
LONE = [block(f"{name} {page}", 2) for name, page in (("One", 3), ("Two", 4), ("Six", 9), ("Ten", 12))]
ROWS = [table([("One", "3"), ("Two of it", "", "4"), ("Six", "9"), ("Ten", "12")], 2)]
JOINED = [block("One .... 3 Two .... 4 Six . . . 9 Ten ……… 12", 2)]


@pytest.mark.parametrize("blocks", [LED, [TITLE, *LONE], [TITLE, *ROWS], JOINED, [TITLE, *LED]])
def test_contents_in_every_form(blocks: list[Block]) -> None:
    entries, pages = entries_of(document("africa", blocks))
    assert [entry.title.split()[0] for entry in entries] == ["One", "Two", "Six", "Ten"]
    assert [entry.page for entry in entries][:3] == ["3", "4", "9"]
    assert [entry.number for entry in entries][:3] == [3, 4, 9]
    assert pages == {2}


def test_a_roman_number_is_a_page_and_no_figure() -> None:
    entry = entries_of(document("africa", LED))[0][-1]
    assert (entry.page, entry.number) == ("iv", None)


def test_titles_whose_numbers_stand_apart_are_entries_without_a_page() -> None:
    entries, _ = entries_of(document("africa", [TITLE, *LONE, block("An annex", 2), block("44", 2)]))
    assert [(it.title, it.page) for it in entries][-1] == ("An annex", None)


@pytest.mark.parametrize(
    "blocks",
    [
        LONE,  # no title, no leaders
        [TITLE, *LONE[:3]],  # too few
        [block(it.text, 20) for it in LED],  # too far behind
        [TITLE, *(block(f"{'words ' * 200}{n}", 2) for n in range(5))],  # too long
    ],
)
def test_other_lists_are_no_contents(blocks: list[Block]) -> None:
    assert entries_of(document("africa", blocks)) == ([], set())


def test_contents_go_on_over_the_next_page_without_a_title() -> None:
    more = [block(f"{name} {page}", 3) for name, page in (("Up", 30), ("On", 31), ("By", 32), ("At", 33))]
    entries, pages = entries_of(document("africa", [TITLE, *LONE, *more]))
    assert pages == {2, 3}
    assert len(entries) == 8
