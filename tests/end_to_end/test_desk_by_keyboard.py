"""The whole work at the desk by keyboard alone, the focus seen at each step; no pointer is ever used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from reportgen.edition.decision_files import corrections, signoff
from tests import editions
from tests.end_to_end.test_desk_story import PATIENCE, Open, browser, home

__all__ = ["browser", "home"]

NAME = "Amina Diallo"
HEADING = "What Our Neighbours Could Do"
"""A heading that the vocabulary does not know: the desk asks what it means."""
MOST = 150
"""Steps of Tab from one end of a screen to the other, at most."""
FOCUS = """() => {
  const el = document.activeElement, box = el.getBoundingClientRect();
  const drawn = el.querySelector(':scope > .box') || el, style = getComputedStyle(drawn);
  return {
    id: el.id,
    seen: el !== document.body && (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
      || drawn !== el && parseFloat(style.strokeWidth) >= 4),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: (() => {
      const x = Math.min(Math.max(box.left + 2, 0), innerWidth - 1);
      const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
      const bar = document.elementFromPoint(x, y)?.closest('.bar, .sticky');
      return !!bar && getComputedStyle(bar).position === 'sticky' && !bar.contains(el);
    })(),
  };
}"""


class Keys:
    """Somebody who has no pointer: every step begins with a key, and is looked for on the screen."""

    def __init__(self, desk: Open) -> None:
        self.desk, self.page = desk, desk.page
        self.checked: set[str] = set()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Type words."""
        self.page.keyboard.type(words)

    def focused(self, name: str) -> None:
        """The focus is on an element, and everybody sees it."""
        expect(self.page.locator(f"[id='{name}']")).to_be_focused()
        self.seen()

    def seen(self) -> None:
        """The element that has the focus says so, in the window, under no bar."""
        found = self.page.evaluate(FOCUS)
        assert found["seen"], f"nobody sees that {found} has the focus on {self.page.url}"
        assert found["inside"], f"the focus is outside of the window: {found} on {self.page.url}"
        assert not found["covered"], f"a bar covers what has the focus: {found} on {self.page.url}"

    def to(self, name: str) -> None:
        """Press Tab until an element has the focus; each one on the way is seen."""
        for _ in range(MOST):
            self.press("Tab")
            found = self.page.evaluate(FOCUS)
            if found["id"] == name:
                self.seen()
                return
            assert found["seen"] or found["id"] in ("", "main"), f"nobody sees that {found} has the focus"
        raise AssertionError(f"#{name} cannot be reached by keyboard on {self.page.url}")

    def enter(self, name: str) -> None:
        """Go to an element and press Enter."""
        self.to(name)
        self.press("Enter")

    def save(self, words: str) -> None:
        """Wait until the screen says that something is saved; the focus is still somewhere."""
        expect(self.page.locator("#status")).to_contain_text(words)
        expect(self.page.locator("body")).not_to_be_focused()

    def screen(self, name: str) -> None:
        """Nobody is kept out of this screen; each is looked at once."""
        if name not in self.checked:
            self.checked.add(name)
            self.desk.accessible()


@pytest.fixture
def keys(browser: Browser, home: Path) -> Iterator[Keys]:
    """A desk over an empty folder."""
    desk = Open(browser, home)
    desk.page.on("filechooser", lambda _: None)  # from now on: a key may come before the browser listens
    try:
        yield Keys(desk)
        assert desk.said == []
    finally:
        desk.close()


def test_from_an_empty_folder_to_a_release(keys: Keys, home: Path) -> None:
    _new_edition(keys)
    _reports(keys, home)
    _questions(keys)
    folder = home / "inputs" / "2031"
    _corrections(keys, folder)
    _themes(keys, folder)
    _signatures(keys, folder)
    _release(keys, home)
    assert keys.checked >= {"editions", "new", "board", "questions", "report", "themes", "sign", "release"}


def _new_edition(keys: Keys) -> None:
    keys.screen("editions")
    keys.enter("new")
    keys.to("title")
    keys.screen("new")
    keys.type("2031 Regional Priorities")
    keys.to("year")
    keys.type("2031")
    keys.press("Enter")
    expect(keys.page.locator(".empty")).to_contain_text("No report yet")
    keys.screen("empty board")


def _reports(keys: Keys, home: Path) -> None:
    reports = [
        editions.report(home / f"final {number}.pdf", region, HEADING if region == "asia" else None)
        for number, region in enumerate(editions.REGIONS)
    ]
    editions.add_picture_page(reports[0])
    keys.to("reports")
    with keys.page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(reports)  # the window of the system is not ours
    keys.enter("send")
    expect(keys.page.locator(".board tbody tr")).to_have_count(len(editions.REGIONS), timeout=PATIENCE)
    expect(keys.page.locator("#received li")).to_have_count(len(editions.REGIONS))
    keys.screen("board")


def _questions(keys: Keys) -> None:
    keys.enter("next")
    expect(keys.page.locator("h1")).to_contain_text("2 places")
    keys.to("name")
    keys.type(NAME)
    keys.press("Enter")
    expect(keys.page.locator("#a-answer")).to_be_visible()
    keys.screen("questions")
    expect(keys.page.locator(".why")).to_contain_text("a picture without text")
    keys.press("1")
    expect(keys.page.locator("h1")).to_contain_text("1 place")
    expect(keys.page.locator(".words").first).to_contain_text(HEADING)
    keys.enter("s-means")
    keys.to("v-means")
    keys.type("for g")  # a list goes to the entry that begins so
    keys.enter("b-means")
    expect(keys.page.locator(".empty")).to_contain_text("Nothing is asked any more")


def _corrections(keys: Keys, folder: Path) -> None:
    keys.enter("bar-board")
    keys.enter("region-africa")
    expect(keys.page.locator(".chapter .handle").first).to_be_visible()
    _choose(keys, "p-africa.overview.1")
    keys.screen("report")
    _edit_words(keys)
    _choose_words(keys)
    _choose(keys, "p-africa.governments.1")
    _split(keys)
    _choose(keys, "p-africa.governments.3")
    keys.enter("b-kind")
    keys.save("kind changed")
    keys.enter("s-add")
    keys.to("v-add")
    keys.type("Words of the editors.")
    keys.to("w-add")
    keys.type("asked for by the region")
    keys.press("Enter")
    keys.save("words added")
    _bring_in(keys)
    keys.press("Control+z")
    keys.save("Taken back")
    keys.press("Control+z")
    expect(keys.page.locator("#status")).not_to_contain_text("Taken back")  # which names the step, too
    keys.save("brought back in")
    decided = [one.field or one.action for one in corrections.load(folder)]
    assert decided == ["answer", "audience", "text", "key-term", "split", "kind", "add", "restore"]


def _choose(keys: Keys, slug: str) -> None:
    """Go from passage to passage by arrows, from wherever one is."""
    chosen = keys.page.locator("article.chosen")
    for _ in range(MOST):
        if chosen.count() and chosen.get_attribute("id") == slug:
            keys.focused(f"h-{slug}")
            return
        before = chosen.get_attribute("id") if chosen.count() else ""
        keys.press("ArrowDown")
        expect(keys.page.locator(f"article.chosen:not([id='{before}'])")).to_have_count(1)
    raise AssertionError(f"{slug} cannot be reached by arrows")


def _edit_words(keys: Keys) -> None:
    keys.press("Enter")
    keys.focused("v-text")
    keys.press("Control+End")
    keys.type(" They said so twice.")
    keys.press("Control+Enter")
    keys.save("words edited")
    keys.focused("h-p-africa.overview.1")


def _choose_words(keys: Keys) -> None:
    """Choose the second and third word of the passage itself, as with the mouse."""
    for _ in range(MOST):
        if keys.page.evaluate("document.activeElement.matches('[data-words]')"):
            break
        keys.press("Tab")
    keys.seen()
    keys.press("Home", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(keys.page.locator("#v-words")).to_have_value("agreed that")
    keys.enter("b-bold")
    keys.save("key term")
    expect(keys.page.locator("article.chosen strong.ours")).to_have_text("agreed that")


def _split(keys: Keys) -> None:
    keys.press("s")
    keys.focused("v-words")
    keys.type("Interpreters should be paid")
    keys.enter("b-split")
    keys.save("split")


def _bring_in(keys: Keys) -> None:
    """Bring words of another page into the chapter."""
    keys.press("p")
    keys.focused("jump")
    keys.type("2")
    keys.press("Enter")
    expect(keys.page.locator("#apart")).to_have_count(1)
    keys.enter("s-apart")
    keys.enter("to-p-africa~apart5")
    keys.to("v-restore")
    keys.press("ArrowDown")
    keys.to("w-restore")
    keys.type("the region wants its numbers")
    keys.press("Enter")
    keys.save("brought back in")


def _themes(keys: Keys, folder: Path) -> None:
    keys.enter("bar-themes")
    expect(keys.page.locator("[data-row]").first).to_be_visible()
    keys.screen("themes")
    counts = keys.page.eval_on_selector_all(
        "[id^=theme-]", "all => all.map(it => [it.id, it.querySelector('.n').textContent])"
    )
    keys.enter(next(name for name, count in counts if re.fullmatch(r"0/([2-9]|\d\d)", count)))
    expect(keys.page.locator("[data-row]").nth(1)).to_be_visible()
    rows = keys.page.locator("[data-row]").count()
    before = len(corrections.load(folder))
    keys.to("t1")
    keys.press("y")
    keys.save("theme confirmed")
    assert len(corrections.load(folder)) == before + 1
    keys.enter("tick")
    keys.enter("yes")
    expect(keys.page.locator("[aria-current=page] .n")).to_contain_text(f"{rows}/{rows}")
    assert len(corrections.load(folder)) == before + rows
    keys.enter("bar-history")
    expect(keys.page.locator(".steps li").first).to_be_visible()
    keys.screen("history")


def _signatures(keys: Keys, folder: Path) -> None:
    for region in editions.REGIONS:
        keys.enter("bar-board")
        expect(keys.page.locator("#next")).to_contain_text("read and sign")
        keys.enter("next")
        keys.screen("sign")
        keys.enter("sign")
        expect(keys.page.locator("aside")).to_contain_text(f"Signed by {NAME}")
        assert keys.page.url.split("?")[0].endswith(region)
    assert [one.region for one in signoff.load(folder)] == list(editions.REGIONS)


def _release(keys: Keys, home: Path) -> None:
    made = home / "build" / "2031"
    keys.enter("bar-release")
    keys.screen("release")
    keys.enter("build")
    expect(keys.page.locator("#file-pdf")).to_be_visible(timeout=PATIENCE)
    keys.enter("release")
    expect(keys.page.locator("#made")).to_contain_text("Released", timeout=PATIENCE)
    keys.screen("released")
    assert "DRAFT" not in (made / "global-priorities.html").read_text("utf-8")
    assert "Words of the editors." in (made / "global-priorities.html").read_text("utf-8")


def test_keys_open_what_they_name_and_escape_leads_back(browser: Browser, home: Path) -> None:
    editions.edition(home / "inputs" / "2031", "africa", "asia")
    desk = Open(browser, home, "inputs/2031")
    try:
        keys = Keys(desk)
        keys.page.wait_for_selector(".board")
        keys.press("?")
        expect(keys.page.locator("#single")).to_be_visible()
        keys.to("name")
        keys.type(NAME)
        keys.press("Enter")
        expect(keys.page.locator("#bar-keys")).to_contain_text(NAME)
        keys.enter("region-africa")
        expect(keys.page.locator(".chapter .handle").first).to_be_visible()
        _choose(keys, "p-africa.governments.1")
        for key, field, summary in (
            ("s", "v-words", "s-words"),
            ("b", "v-words", "s-words"),
            ("m", "v-move", "s-move"),
            ("j", "w-join", "s-join"),
            ("Delete", "w-drop", "s-drop"),
        ):
            keys.press(key)
            keys.focused(field)
            keys.press("Escape")
            keys.focused(summary)
        _letters_off(keys)
        assert desk.said == []
    finally:
        desk.close()


def _letters_off(keys: Keys) -> None:
    """Whoever speaks to the machine, or reads with it, can switch single letters off."""
    keys.enter("bar-keys")
    keys.to("single")
    keys.press("Space")
    keys.enter("back")
    expect(keys.page.locator("article.chosen")).to_have_count(1)
    keys.press("m")
    expect(keys.page.locator("#v-move")).not_to_be_visible()
