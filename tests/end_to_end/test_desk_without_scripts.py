"""All that can be done at the desk, in a browser with scripts switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reportgen.desk.entries import ACTIONS
from reportgen.edition.decision_files import amendments, corrections, signoff
from reportgen.model.decisions import Correction
from tests import editions
from tests.end_to_end.test_desk_story import PATIENCE, Open, browser, home

__all__ = ["browser", "home"]

WORDS = "Interpreters should be paid"
PASSAGE = "africa/governments/1"
HEADING = "africa/governments"
pytestmark = pytest.mark.middle


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk without scripts over an edition with a question, made and filled without scripts too."""
    place = tmp_path_factory.mktemp("plain")
    (place / "inputs").mkdir()
    reports = [editions.report(place / f"{region}.pdf", region) for region in ("africa", "asia")]
    editions.add_picture_page(reports[0])
    opened = Open(browser, place, scripts=False)
    try:
        page = opened.page
        page.click("#new")
        page.fill("#title", "2031 Regional Priorities")
        page.fill("#year", "2031")
        page.click("#create")
        page.set_input_files("#reports", reports)
        page.click("#send")
        expect(page.locator(".board tbody tr")).to_have_count(2, timeout=PATIENCE)
        page.click("#bar-keys")
        page.fill("#name", "Fatou Sow")
        page.click("#save-name")
        expect(page.locator("#bar-keys")).to_contain_text("Fatou Sow")
        yield opened
    finally:
        opened.close()


@pytest.fixture
def folder(desk: Open) -> Iterator[Path]:
    """The edition's folder; what was decided in a test is gone after it."""
    folder = next((desk.folder / "inputs").iterdir())
    yield folder
    for path in (folder / corrections.FILE_NAME, folder / signoff.FILE_NAME):
        path.unlink(missing_ok=True)
    for path in (folder / ".desk").glob("*.jsonl"):
        path.unlink()


def _text(page: Page) -> None:
    page.click("#s-text")
    page.fill("#v-text", "Other words.")
    page.click("#b-text")


def _words(button: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.click("#s-words")
        page.fill("#v-words", WORDS if button != "plain" else "survivor leadership")
        page.click(f"#b-{button}")

    return do


def _folded(name: str, **filled: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.click(f"#s-{name}")
        for field, words in filled.items():
            page.fill(f"#{field}-{name}", words)
        page.click(f"#b-{name}")

    return do


def _chosen(name: str, option: str, button: str = "") -> Callable[[Page], None]:
    def do(page: Page) -> None:
        page.click(f"#s-{name}")
        page.select_option(f"#v-{name}", option)
        page.click(f"#b-{button or name}")

    return do


def _pressed(button: str) -> Callable[[Page], None]:
    return lambda page: page.click(f"#{button}")


def _brought_in(page: Page) -> None:
    page.click("#s-apart")
    page.locator("#apart a").last.click()
    page.fill("#w-restore", "it belongs there")
    page.select_option("#v-restore", index=1)
    page.click("#b-restore")


def _subregion(page: Page) -> None:
    page.click("#s-subregion")
    page.select_option("#v-subregion", index=1)
    page.click("#b-subregion")


DONE: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "text": (PASSAGE, "words edited", _text),
    "bold": (PASSAGE, "key term", _words("bold")),
    "plain": ("africa/governments/2", "not a key term", _words("plain")),
    "split": (PASSAGE, "split", _words("split")),
    "join": (PASSAGE, "joined", _folded("join")),
    "drop": (PASSAGE, "left out", _folded("drop", w="said twice")),
    "add": (PASSAGE, "words added", _folded("add", v="Words of ours.", w="asked for")),
    "move": (PASSAGE, "moved", _chosen("move", "africa/overview/1")),
    "restore": ("africa/overview", "brought back in", _brought_in),
    "confirm": (PASSAGE, "checked against the page", _pressed("b-confirm")),
    "kind": (PASSAGE, "kind changed", _pressed("b-kind")),
    "kind of a section": (HEADING, "kind changed", _chosen("kind", "issues", "skind")),
    "heading": (HEADING, "words edited", _text),
    "level": (HEADING, "level changed", _chosen("level", "3")),
    "audience": (HEADING, "audience changed", _chosen("audience", "civil-society")),
    "subregion": (HEADING, "sub-region changed", _subregion),
}
"""By action: the passage, what the desk says then, and how it is done."""


def test_every_action_of_the_report_is_tried_here() -> None:
    elsewhere = {"answer", "section"}  # answered in the queue; a heading is moved to by `move`
    assert {name.partition(" ")[0] for name in DONE} - {"heading"} == set(ACTIONS) - elsewhere


@pytest.mark.parametrize("name", DONE)
def test_decided_taken_back_and_done_again(desk: Open, folder: Path, name: str) -> None:
    item, said, do = DONE[name]
    page = desk.go(f"/e/2031/report/africa?at={item}" + ("&page=2" if name == "restore" else ""))
    do(page)
    status = page.locator("#status")
    expect(status).to_contain_text(said)
    (entry,) = corrections.load(folder)
    page.click("#status [data-undo]")
    expect(status).to_contain_text("Taken back")
    assert corrections.load(folder) == ()
    page.click("#status [data-undo]")
    expect(status).to_contain_text("Saved")
    (again,) = corrections.load(folder)
    assert (again.action, again.field, again.value) == (entry.action, entry.field, entry.value)


def test_one_up_and_one_down(desk: Open, folder: Path) -> None:
    page = desk.go("/e/2031/report/africa?at=africa/governments/2")
    page.click("#s-move")
    page.click("#b-up")
    expect(page.locator("#status")).to_contain_text("moved")
    page.click("#s-move")
    page.click("#b-down")
    expect(page.locator("#status")).to_contain_text("moved")
    assert len(corrections.load(folder)) == 1, "the later move takes the place of the earlier"


def test_a_question_is_answered(desk: Open, folder: Path) -> None:
    page = desk.go("/e/2031/questions")
    page.click("#a-answer")
    expect(page.locator("#status")).to_contain_text("right as it is")
    expect(page.locator(".empty")).to_contain_text("Nothing is asked any more")
    page.click(".steps [data-undo]")
    expect(page.locator("h1")).to_contain_text("1 place")
    assert corrections.load(folder) == ()


def test_what_waits_is_placed_written_anew_and_taken_out(desk: Open, folder: Path) -> None:
    by = {"by": "A colleague", "on": "2031-06-01"}
    nearly = "Members agreed that this chapter should be very short. They asked for wages"
    for quote in (nearly, "Nothing of this kind stands there", "Nor does this in any report"):
        amendments.append(folder, Correction(quote=quote, action="confirm", region="africa", **by))  # type: ignore[arg-type]
    first, second, third = (entry.line for entry in corrections.load(folder))
    page = desk.go("/e/2031/held")
    page.click(f"#remove-{third}")
    expect(page.locator("h1")).to_contain_text("2 decisions wait")
    page.click(f"#s-rewrite-{second}")
    page.fill(f"#q-{second}", WORDS)
    page.click(f"#rewrite-{second}")
    expect(page.locator("h1")).to_contain_text("1 decision waits")
    page.click(f"#accept-{first}-1")
    expect(page.locator(".empty")).to_contain_text("Nothing waits")
    assert len(corrections.load(folder)) == 2


def test_themes_and_key_terms_are_ticked(desk: Open, folder: Path) -> None:
    page = desk.go("/e/2031/themes")
    boxes = page.locator("[data-row]")
    boxes.first.check()
    page.click("#yes")
    expect(page.locator("#status")).to_contain_text("theme confirmed")
    page = desk.go("/e/2031/themes")
    page.locator("[data-row]").first.check()
    page.click("#no")
    expect(page.locator("#status")).to_contain_text("theme rejected")
    assert [it.field for it in corrections.load(folder)] == ["themes", "themes"]
    page = desk.go("/e/2031/terms")
    if page.locator(".ticks input").count():
        page.locator(".ticks input").first.check()
        page.click("#yes")
        expect(page.locator("#status")).to_contain_text("key terms")


def test_signed_built_proven_and_a_new_version(
    desk: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.go("/e/2031/sign/asia")
    page.click("#sign")
    expect(page.locator("aside")).to_contain_text("Signed by Fatou Sow")
    page = desk.go("/e/2031/release")
    page.click("#build")
    expect(page.locator("#file-pdf")).to_be_visible(timeout=2 * PATIENCE)
    page.click("#prove")
    expect(page.locator("#verdict")).to_be_visible(timeout=2 * PATIENCE)
    monkeypatch.setattr(editions, "ACTIONS", ("Harbours are to be lit at night, and nets mended on land.",))
    new = editions.report(folder.parent.parent / "v2.pdf", "asia")
    for button in ("#old-asia", "#use-asia"):
        page = desk.go("/e/2031")
        page.set_input_files("#reports", new)
        page.click("#send")
        expect(page.locator("#received")).to_contain_text("a new version of Asia", timeout=PATIENCE)
        page.click(button)
        expect(page.locator(button)).to_have_count(0, timeout=PATIENCE)


def test_what_an_editor_wiped_out_is_put_back(desk: Open, folder: Path) -> None:
    page = desk.go(f"/e/2031/report/africa?at={PASSAGE}")
    page.click("#b-confirm")
    expect(page.locator("#status")).to_contain_text("checked")
    (folder / corrections.FILE_NAME).write_text("", "utf-8")
    page = desk.go("/e/2031")
    page.click("#put-back")
    expect(page.locator("table.board")).to_be_visible()
    assert len(corrections.load(folder)) == 1
