"""Every screen of the desk in every state: nobody is kept out, nothing runs over the edge at three widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reportgen.edition.decision_files import amendments
from reportgen.model.decisions import Correction
from tests import editions
from tests.end_to_end.test_desk_story import Open, browser, home

__all__ = ["browser", "home"]

BY = {"by": "Fatou Sow", "on": "2031-06-01", "why": "the page shows it"}
WIDTHS = (1440, 1024, 720, 390)
"""Pixels; 720 is a window of 1440 at 200 % zoom."""
ITEM = "africa/overview/1"
SCREENS = {
    "list of editions": "/",
    "new edition": "/new",
    "keys": "/keys",
    "board": "/e/2031",
    "report": "/e/2031/report/africa",
    "passage": f"/e/2031/report/africa?at={ITEM}",
    "heading": "/e/2031/report/africa?at=africa/governments",
    "outside of the chapter": "/e/2031/report/africa?page=2&at=africa~apart4",
    "enlarged": f"/e/2031/report/africa?at={ITEM}&zoom=200",
    "no such page": "/e/2031/report/africa?page=99",
    "question": "/e/2031/questions",
    "waiting": "/e/2031/held",
    "key terms": "/e/2031/terms",
    "themes": "/e/2031/themes",
    "signature": "/e/2031/sign/africa",
    "version": "/e/2031/version/asia",
    "release": "/e/2031/release",
    "history": "/e/2031/history",
    "settings": "/e/2031/settings",
    "nothing there": "/e/2031/nothing",
    "no such region": "/e/2031/report/nowhere",
}
pytestmark = pytest.mark.middle


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk with an edition in which everything is open: asked, held, lost its place, changed, replaced."""
    place = tmp_path_factory.mktemp("screens")
    folder = editions.edition(place / "inputs" / "2031", "africa", "asia")
    editions.add_picture_page(folder / "africa.pdf")
    (folder / "letter.docx").write_bytes(b"a letter")
    for quote, region in (
        ("Members agreed that the chapter would be short.", "africa"),
        ("Never said", "asia"),
    ):
        amendments.append(folder, Correction(quote=quote, action="drop", region=region, **BY))
    opened = Open(browser, place, "inputs/2031")
    try:
        _decide(opened, folder)
        yield opened
    finally:
        opened.close()


def _decide(opened: Open, folder: Path) -> None:
    """Say a name, sign, decide, and send a new version."""
    page = opened.go("/keys")
    page.fill("#name", "Fatou Sow")
    page.click("#save-name")
    expect(page.locator("#bar-keys")).to_contain_text("Fatou Sow")
    for region in ("africa", "asia"):
        page = opened.go(f"/e/2031/sign/{region}")
        if page.locator("#anyway").count():  # a decision waits
            page.check("#anyway")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.click("#sign")
    page = opened.go(f"/e/2031/report/africa?at={ITEM}")
    page.click("#s-text")
    page.fill("#v-text", "Members agreed on little.")
    page.click("#b-text")
    page.wait_for_selector("#status [data-undo]")
    editions.ACTIONS, before = (
        ("Harbours are to be lit at night, and nets mended on land.",),
        editions.ACTIONS,
    )
    try:
        new = editions.report(folder.parent / "new.pdf", "asia")
    finally:
        editions.ACTIONS = before
    page = opened.go("/e/2031")
    page.set_input_files("#reports", new)
    page.click("#send")
    page.wait_for_selector("#received")


def _opened(page: Page) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")


def _over_the_edge(page: Page) -> int:
    """Return how many pixels a page is wider than its window."""
    return int(page.evaluate("(it => it.scrollWidth - it.clientWidth)(document.documentElement)"))


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_for_everybody_at_every_width(desk: Open, name: str) -> None:
    for width in WIDTHS:
        desk.page.set_viewport_size({"width": width, "height": 900})
        page = desk.go(SCREENS[name])
        desk.accessible()
        _opened(page)
        desk.accessible()
        wide = _over_the_edge(page)
        assert wide <= 0, f"{name} runs {wide} pixels over the edge of {width}"


def test_long_names_of_files_run_over_no_edge_and_break_behind_separators(
    browser: Browser, tmp_path: Path
) -> None:
    folder = editions.edition(tmp_path / "inputs" / "2031", "africa")
    name = "africa_" + "the_report_of_the_forum_as_it_was_sent_" * 3 + "final.pdf"
    (folder / "africa.pdf").rename(folder / name)
    (folder / ("x" * 90 + ".docx")).write_bytes(b"a letter")
    other = Open(browser, tmp_path, "inputs/2031")
    try:
        for width in WIDTHS:
            other.page.set_viewport_size({"width": width, "height": 900})
            page = other.go("/e/2031")
            other.accessible()
            wide = _over_the_edge(page)
            assert wide <= 0, f"the board runs {wide} pixels over the edge of {width}"
        assert page.locator(".board .about wbr").count() > 20
    finally:
        other.close()


def test_a_report_side_by_side_has_no_empty_page_below_it(desk: Open) -> None:
    desk.page.set_viewport_size({"width": 1440, "height": 600})
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    _opened(page)
    below = page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight")
    assert below <= 0, f"{below} pixels of nothing below the report"


def test_what_is_refused_is_for_everybody(desk: Open) -> None:
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    page.click("#s-words")
    page.fill("#v-words", "words that stand nowhere")
    page.click("#b-bold")
    page.wait_for_selector("#refused")
    desk.accessible()
    page = desk.go("/new")
    page.fill("#title", "Without a year")
    page.eval_on_selector("#year", "it => { it.removeAttribute('required'); it.removeAttribute('pattern') }")
    page.click("#create")
    page.wait_for_selector("main [role=alert]")
    desk.accessible()


def test_a_report_that_is_come_to_by_a_link_fills_the_window_and_no_more(desk: Open) -> None:
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    page = desk.go("/e/2031")
    page.click("#region-africa")
    page.wait_for_selector(".chapter")
    page.locator(".passage.paragraph .handle").last.click()
    page.wait_for_selector("article.chosen")
    assert page.evaluate("document.documentElement.scrollHeight") == 900, (
        "page and chapter scroll, the bar stays"
    )
    assert page.evaluate("scrollY") == 0


def test_what_was_ticked_or_typed_for_one_passage_never_stands_at_another(desk: Open) -> None:
    page = desk.go("/e/2031/themes")
    page.locator("[data-row]").first.check()
    page.click("#yes")
    page.wait_for_selector("#status [data-undo]")
    expect(page.locator("[data-row]:checked")).to_have_count(0)
    page = desk.go(f"/e/2031/report/africa?at={ITEM}")
    page.click("#s-words")
    page.fill("#v-words", "some words")
    page.click("#s-add")
    page.fill("#v-add", "Typed for the first passage.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#h-p-africa\\.governments\\.1").click()
    expect(page.locator("#p-africa\\.governments\\.1")).to_have_class(re.compile("chosen"))
    expect(page.locator("#v-add")).to_have_value("")
    expect(page.locator("#v-words")).to_have_value("")
    expect(page.locator("#v-text")).to_have_value(re.compile("^Governments should publish"))


def test_reading_is_shown_while_it_goes_on(browser: Browser, home: Path) -> None:
    editions.edition(home / "inputs" / "2031", "africa", "asia", "mena")
    opened = Open(browser, home, "inputs/2031")
    try:
        page = opened.page
        page.goto(f"{opened.origin}/e/2031")
        if page.locator("#busy").count():
            opened.accessible()
        page.wait_for_selector(".board tbody tr")
        opened.accessible()
    finally:
        opened.close()
