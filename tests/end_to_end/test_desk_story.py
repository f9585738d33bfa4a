"""A secretariat at the desk, in a real browser: from an empty folder to a release, and the next version."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from reportgen.edition.decision_files import corrections, signoff
from tests.conftest import ROOT

REPORTS = sorted((ROOT / "inputs" / "2021").glob("*.pdf"))
expect.set_options(timeout=30_000)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 120_000
"""Milliseconds for what reads or builds; a machine may be busy."""


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(chromium), args=QUIET)
        yield found
        found.close()


class Open:
    """A desk over a folder, and a page of it; whatever the browser complains of is kept."""

    def __init__(self, browser: Browser, folder: Path, *words: str, scripts: bool = True) -> None:
        command = [sys.executable, "-m", "reportgen", "desk", "--no-open", *words]
        self.folder = folder
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        address = self.process.stdout.readline().split()[-1]
        self.origin = re.match(r"http://[^/]+", address)[0]  # type: ignore[index]
        self.context = browser.new_context(
            viewport={"width": 1440, "height": 900}, java_script_enabled=scripts, reduced_motion="reduce"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(address)
        expect(self.page).to_have_title(re.compile("."), timeout=PATIENCE)

    def go(self, path: str) -> Page:
        """Open a page; wait for what is being read."""
        self.page.goto(self.origin + path)
        expect(self.page.locator("#busy")).to_have_count(0, timeout=PATIENCE)
        return self.page

    def accessible(self) -> None:
        """Nobody is kept out of the page that is shown."""
        found = Axe().run(self.page)
        assert found.violations_count == 0, self.page.url + "\n" + found.generate_report()

    def close(self) -> None:
        """Close the page and the desk."""
        self.context.close()
        os.kill(self.process.pid, signal.SIGINT)
        self.process.communicate(timeout=60)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with an empty `inputs`."""
    (tmp_path / "inputs").mkdir()
    return tmp_path


def _saved(page: Page, words: str) -> None:
    expect(page.locator("#status")).to_contain_text(words)


def _choose(desk: Open, item: str, region: str = "africa") -> Page:
    page = desk.go(f"/e/2031/report/{region}?at={item}")
    expect(page.locator("article.chosen")).to_have_count(1)
    return page


def _select(page: Page, words: str) -> None:
    """Choose words of the chosen passage as with the mouse."""
    page.evaluate(
        """words => {
          const el = document.querySelector('.passage.chosen .words');
          const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(words); if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            getSelection().removeAllRanges(); getSelection().addRange(range); return;
          }
          throw new Error('not there: ' + words);
        }""",
        words,
    )
    expect(page.locator("#v-words")).to_have_value(words)


def test_from_an_empty_folder_to_a_release(browser: Browser, home: Path) -> None:
    desk = Open(browser, home)
    try:
        folder = _begun(desk, home)
        _questions(desk)
        _corrected(desk, folder)
        _themes(desk, folder)
        _signed(desk, folder)
        _released(desk, home)
        _next_version(desk, folder)
        assert desk.said == []
    finally:
        desk.close()


def _begun(desk: Open, home: Path) -> Path:
    page = desk.page
    desk.accessible()
    page.click("#new")
    page.fill("#title", "2031 Regional Priorities")
    page.fill("#year", "2031")
    desk.accessible()
    page.click("#create")
    expect(page.locator(".empty")).to_contain_text("No report yet")
    page.set_input_files("#reports", REPORTS)
    page.click("#send")
    expect(page.locator(".board tbody tr")).to_have_count(5, timeout=PATIENCE)
    expect(page.locator("#next")).to_contain_text(re.compile(r"answer \d+ open question"))
    desk.accessible()
    return home / "inputs" / "2031"


def _questions(desk: Open) -> None:
    page = desk.page
    page.click("#next")
    page.fill("#name", "Fatou Sow")
    page.click("#save-name")
    expect(page.locator("#bar-keys")).to_contain_text("Fatou Sow")
    desk.accessible()
    asked = int(page.inner_text("h1").split()[0])
    for left in range(asked - 1, -1, -1):
        page.keyboard.press("1")
        heading = re.compile("Nothing is asked|No places|0 places" if not left else rf"^{left} place")
        expect(page.locator("h1").or_(page.locator(".empty")).filter(has_text=heading)).not_to_have_count(0)
    page.locator("[data-undo]").first.click()
    expect(page.locator("h1")).to_contain_text("1 place")
    page.click("#a-answer")
    expect(page.locator(".empty")).to_contain_text("Nothing is asked any more")


def _corrected(desk: Open, folder: Path) -> None:
    item = "africa/issues/1"
    page = desk.go("/e/2031/report/africa")
    page.click("[data-for='p-africa.issues.1']")
    expect(page.locator("article.chosen")).to_have_attribute("id", "p-africa.issues.1")
    expect(page.locator(".box.chosen")).to_have_count(1)
    desk.accessible()
    page.click("#s-text")
    page.fill("#v-text", page.input_value("#v-text").replace("came first", "came before all else"))
    page.click("#b-text")
    _saved(page, "words edited")
    expect(page.locator("article.chosen .words")).to_contain_text("came before all else")
    expect(page.locator("#panel")).to_contain_text("Girls and women came first")
    _select(page, "pregnant women")
    page.click("#b-bold")
    _saved(page, "key term")
    expect(page.locator("article.chosen strong.ours")).to_have_text("pregnant women")
    page = _choose(desk, item)
    _select(page, "These places are remote")
    page.click("#b-split")
    _saved(page, "split")
    page = _choose(desk, "africa/regional-movement/1")
    page.click("#b-kind")
    _saved(page, "kind changed")
    page = _choose(desk, "africa/regional-movement/2")
    page.click("#s-add")
    page.fill("#v-add", "Words of the editors.")
    page.fill("#w-add", "asked for")
    page.click("#b-add")
    _saved(page, "words added")
    page = _choose(desk, "asia/global-movement/1", "asia")
    page.click("#s-join")
    page.click("#b-join")
    _saved(page, "joined")
    page.click("#status [data-undo]")
    _saved(page, "Taken back")
    decided = [one.field or one.action for one in corrections.load(folder)]
    assert decided[-6:] == ["answer", "text", "key-term", "split", "kind", "add"]
    desk.go("/e/2031/history")
    desk.accessible()


def _themes(desk: Open, folder: Path) -> None:
    before = len(corrections.load(folder))
    page = desk.go("/e/2031/themes")
    desk.accessible()
    count = page.locator("[data-row]").count()
    page.click("#tick")
    page.click("#yes")
    expect(page.locator("h1")).to_contain_text(f"{count} of ")
    assert len(corrections.load(folder)) == before + count
    desk.go("/e/2031/terms")
    desk.accessible()


def _signed(desk: Open, folder: Path) -> None:
    for report in REPORTS:
        page = desk.go(f"/e/2031/sign/{report.stem}")
        page.click("#sign")
        expect(page.locator("aside")).to_contain_text("Signed by Fatou Sow")
    desk.accessible()
    assert {one.region for one in signoff.load(folder)} == {report.stem for report in REPORTS}


def _released(desk: Open, home: Path) -> None:
    page = desk.go("/e/2031")
    expect(page.locator("#next")).to_contain_text("release the document")
    page.click("#next")
    page.click("#release")
    expect(page.locator("#file-pdf")).to_have_count(1, timeout=2 * PATIENCE)
    desk.accessible()
    made = home / "build" / "2031"
    assert (made / "global-priorities.pdf").stat().st_size > 100_000
    assert "DRAFT" not in (made / "global-priorities.html").read_text("utf-8")
    page.click("#prove")
    expect(page.locator("#verdict h2")).to_contain_text("every word is as claimed", timeout=2 * PATIENCE)
    page.click("#s-sheets")
    first = page.locator("#sheets img").first
    first.scroll_into_view_if_needed()
    expect(first).to_have_js_property("complete", True)
    assert first.evaluate("it => it.naturalWidth") > 500
    desk.accessible()
    with page.expect_download() as download:
        page.click("#file-docx")
    assert download.value.path().read_bytes() == (made / "global-priorities.docx").read_bytes()


def _next_version(desk: Open, folder: Path) -> None:
    new = folder.parent / "final v2.pdf"
    shutil.copy(ROOT / "docs" / "examples" / "latin-america-v2.pdf", new)
    page = desk.go("/e/2031")
    page.set_input_files("#reports", new)
    page.click("#send")
    expect(page.locator("#received")).to_contain_text("a new version of Latin America", timeout=PATIENCE)
    page.click("#old-latin-america")
    expect(page.locator("#old-latin-america")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("#next")).to_contain_text("it was released", timeout=PATIENCE)


def test_without_scripts(browser: Browser, home: Path) -> None:
    shutil.copytree(ROOT / "inputs" / "2021", home / "inputs" / "2031")
    folder = home / "inputs" / "2031"
    before = len(corrections.load(folder))
    desk = Open(browser, home, "inputs/2031", scripts=False)
    try:
        page = desk.go("/keys")
        page.fill("#name", "Amina Diallo")
        page.click("#save-name")
        expect(page.locator("#bar-keys")).to_contain_text("Amina Diallo")
        page = _choose(desk, "africa/issues/1")
        page.click("#s-words")
        page.fill("#v-words", "pregnant women")
        page.click("#b-bold")
        _saved(page, "key term")
        page.click("#status [data-undo]")
        _saved(page, "Taken back")
        assert len(corrections.load(folder)) == before
    finally:
        desk.close()
