"""Others change the files while somebody is at the desk: it is noticed, both survive, none is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reportgen.edition.decision_files import amendments, corrections
from reportgen.model.decisions import Correction
from tests import editions
from tests.end_to_end.test_desk_story import Open, browser, home

__all__ = ["browser", "home"]

ITEM = "africa/overview/1"
OURS = "Members agreed on wages, and on little else."
THEIRS = Correction(
    quote="Members agreed that the chapter should be short",
    region="africa",
    page=3,
    action="set",
    field="text",
    was="should be short",
    value="should be brief",
    by="A colleague",
    on="2031-06-01",
    why="by telephone",
)
OTHERS = Correction(
    quote="Donors should fund", region="asia", page=3, action="confirm", by="X", on="2031-06-01"
)
pytestmark = pytest.mark.middle


@pytest.fixture
def folder(home: Path) -> Path:
    """An edition."""
    return editions.edition(home / "inputs" / "2031", "africa", "asia")


@pytest.fixture
def desk(browser: Browser, home: Path, folder: Path) -> Iterator[Open]:
    """A desk at which somebody has said a name."""
    opened = Open(browser, home, "inputs/2031")
    try:
        page = opened.go("/keys")
        page.fill("#name", "Fatou Sow")
        page.click("#save-name")
        expect(page.locator("#bar-keys")).to_contain_text("Fatou Sow")
        yield opened
    finally:
        opened.close()


def _type(page: Page, words: str) -> None:
    page.click("#s-text")
    page.fill("#v-text", words)


def test_an_editor_changes_the_very_passage_that_is_being_corrected(desk: Open, folder: Path) -> None:
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    expect(page.locator("#changed")).to_be_hidden()
    _type(page, OURS)
    amendments.append(folder, THEIRS)
    expect(page.locator("#changed")).to_be_visible()
    desk.accessible()
    expect(page.locator("#v-text")).to_have_value(OURS)
    page.click("#b-text")
    expect(page.locator("#refused")).to_contain_text("The words have changed since this page was shown")
    expect(page.locator("#v-text")).to_have_value(OURS)
    expect(page.locator("article.chosen > .words")).to_contain_text("should be brief")
    assert [it.value for it in corrections.load(folder)] == ["should be brief"], "theirs is left alone"
    page.click("#b-text")  # they have seen it, and say so again
    expect(page.locator("#status")).to_contain_text("words edited")
    assert OURS in [it.value for it in corrections.load(folder)]
    page.click("#status [data-undo]")
    expect(page.locator("article.chosen > .words")).to_contain_text("should be brief")
    assert [it.value for it in corrections.load(folder)] == ["should be brief"]


def test_what_an_editor_writes_about_another_passage_stays_beside_ours(desk: Open, folder: Path) -> None:
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    _type(page, OURS)
    amendments.append(folder, OTHERS)
    page.click("#b-text")
    expect(page.locator("#status")).to_contain_text("words edited")
    expect(page.locator("#changed")).to_be_hidden()
    assert [it.by for it in corrections.load(folder)] == ["X", "Fatou Sow"]


def test_an_old_buffer_that_is_saved_over_ours_is_noticed_and_mended(desk: Open, folder: Path) -> None:
    path = folder / corrections.FILE_NAME
    amendments.append(folder, OTHERS)
    old = path.read_text("utf-8")
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    _type(page, OURS)
    page.click("#b-text")
    expect(page.locator("#status")).to_contain_text("words edited")
    path.write_text(old.replace('by: "X"', 'by: "Xenia"'), "utf-8")
    expect(page.locator("#changed")).to_be_visible()
    page = desk.go("/e/2031")
    expect(page.locator("[role=alert]", has_text="1 decision made here")).to_be_visible()
    desk.accessible()
    page.click("#put-back")
    expect(page.locator("#put-back")).to_have_count(0)
    assert [it.by for it in corrections.load(folder)] == ["Xenia", "Fatou Sow"]


def test_a_file_that_an_editor_left_broken_costs_no_word(desk: Open, folder: Path) -> None:
    path = folder / corrections.FILE_NAME
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    _type(page, OURS)
    path.write_text("- quote: [\n", "utf-8")
    page.click("#b-text")
    expect(page.locator("main")).to_contain_text("corrections.yaml:")
    expect(page.locator("blockquote").first).to_have_text(OURS)
    desk.accessible()
    assert path.read_text("utf-8") == "- quote: [\n"
    path.write_text("", "utf-8")
    page.click("#again")
    expect(page.locator("#status")).to_contain_text("words edited")
    assert [it.value for it in corrections.load(folder)] == [OURS]


def test_two_tabs_do_not_overwrite_each_other(desk: Open, folder: Path) -> None:
    first = desk.go(f"/e/2031/report/africa?at={ITEM}")
    second = desk.context.new_page()
    second.goto(f"{desk.origin}/e/2031/report/africa?at={ITEM}")
    _type(second, "Words of the second tab.")
    _type(first, OURS)
    first.click("#b-text")
    expect(first.locator("#status")).to_contain_text("words edited")
    second.bring_to_front()
    expect(second.locator("#changed")).to_be_visible()
    second.click("#b-text")
    expect(second.locator("#refused")).to_be_visible()
    expect(second.locator("#v-text")).to_have_value("Words of the second tab.")
    assert [it.value for it in corrections.load(folder)] == [OURS]
    second.goto(f"{desk.origin}/e/2031/report/asia?at=asia/overview/1")
    second.click("#b-confirm")
    expect(second.locator("#status")).to_contain_text("checked against the page")
    assert [it.action for it in corrections.load(folder)] == ["set", "confirm"]


def test_leaving_unsaved_words_asks_first(desk: Open) -> None:
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    _type(page, OURS)
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.click("#bar-board")
    expect(page.locator("#v-text")).to_have_value(OURS)
    assert asked == ["What you typed is not saved. Leave it?"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#bar-board")
    expect(page.locator("table.board")).to_be_visible()
