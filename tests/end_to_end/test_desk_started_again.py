"""A desk that was stopped, or started again, takes nothing away that was typed into a page of it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from reportgen.edition.decision_files import corrections
from tests import editions
from tests.end_to_end.test_desk_story import PATIENCE, Open, browser, home

__all__ = ["browser", "home"]

pytestmark = pytest.mark.middle
WORDS = "Members agreed on little, and said so."


def _started(folder: Path, port: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "reportgen", "desk", "inputs/2031", "--no-open", "--port", port]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().split()[-1]


def test_what_was_typed_outlives_the_desk(browser: Browser, home: Path) -> None:
    folder = editions.edition(home / "inputs" / "2031", "africa")
    desk = Open(browser, home, "inputs/2031")
    page = desk.go("/keys")
    page.fill("#name", "Fatou Sow")
    page.click("#save-name")
    expect(page.locator("#bar-keys")).to_contain_text("Fatou Sow")
    page = desk.go("/e/2031/report/africa?at=africa/overview/1")
    page.click("#s-text")
    page.fill("#v-text", WORDS)
    os.kill(desk.process.pid, signal.SIGKILL)
    desk.process.communicate(timeout=60)
    page.click("#b-text")
    expect(page.locator("#closed")).to_contain_text("What you typed is still here")
    desk.accessible()
    port = re.search(r":(\d+)", desk.origin)[1]  # type: ignore[index]
    desk.process, address = _started(home, port)
    try:
        page.click("#b-text")
        expect(page.locator("#closed")).to_be_visible()
        expect(page.locator("#v-text")).to_have_value(WORDS)
        other = desk.context.new_page()
        other.goto(address)
        expect(other.locator("h1")).to_contain_text("2031", timeout=PATIENCE)
        page.click("#b-text")
        expect(page.locator("blockquote").first).to_have_text(WORDS)
        page.click("#again")
        expect(page.locator("#status")).to_contain_text("words edited", timeout=PATIENCE)
        assert [entry.value for entry in corrections.load(folder)] == [WORDS]
    finally:
        desk.close()
