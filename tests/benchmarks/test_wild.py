"""What is said of PDFs without truth: words lost, pairs torn, and a summary that names the worst places."""

from pathlib import Path

from benchmarks import wild, wild_file
from benchmarks.wild_words import Passage, Witness, lost, repeated, seen, torn, words
from tests.unit.readers.paper import Paper, prose, show

PAGES = (
    "Annual report\nWages paid on the day leave\nlittle room for debt.",
    "Annual report\nEvery per-\nmit names one.",
)


def test_words_are_folded_and_broken_ones_joined() -> None:
    assert words("The o\ufb03ce\u200b paid 14 %") == ["the", "office", "paid", "14"]
    assert Witness(PAGES).counts(2)["permit"] == 1


def test_what_all_witnesses_see_and_no_text_holds_is_lost() -> None:
    pages = seen([Witness(PAGES), Witness((PAGES[0], PAGES[1].replace("one", "him")))])
    assert pages[1]["names"] == 1
    assert pages[1]["one"] == 0
    held = [
        "Annual report",
        "Annual report",
        "Wages paid on the day leave little room",
        "Every permit names one",
    ]
    assert lost(pages, held) == {"debt": [1], "for": [1]}


def test_a_word_that_was_joined_to_another_is_not_lost() -> None:
    pages = seen([Witness(("Wages paid late",))] * 2)
    assert lost(pages, ["Wagespaid late"]) == {}


def test_neighbours_that_no_witness_has_side_by_side_are_torn() -> None:
    total, found = torn([Passage("Wages paid every permit names one", (1,))], [Witness(PAGES)])
    assert total == 5
    [spot] = found
    assert (spot.page, spot.words) == (1, "wages paid | every permit names one")


def test_a_sentence_may_turn_the_page() -> None:
    pages = ("Wages paid on the day", "leave little room")
    total, found = torn([Passage("Wages paid on the day leave little room", (1, 2))], [Witness(pages)])
    assert (total, found) == (7, [])


def test_lines_of_three_pages_are_running_ones() -> None:
    pages = tuple(f"Forum 2031, page {number}\nText {chr(64 + number)} alone" for number in range(1, 4))
    assert repeated(Witness(pages))["forum"] == 3
    assert repeated(Witness(pages))["alone"] == 0


def test_a_file_is_read_and_summed_up(tmp_path: Path) -> None:
    path = (
        Paper().page(prose(), show(72, 500, "The last line of the page is here.")).write(tmp_path / "a.pdf")
    )
    row = wild_file.look(path, None)
    assert (row.pages, row.lost, row.torn, row.error) == (1, 0, 0, None)
    assert row.held == row.body > 60
    lines = list(wild.summary([wild_file.asdict(row), {"file": "b.pdf", "error": "locked"}], worst=3))
    assert lines[0] == "2 PDFs, 1 read, 1 pages"
    assert lines[1] == "  not read: b.pdf: locked"
    assert "lost 0 = 0.000 %" in lines[2]
