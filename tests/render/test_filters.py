"""The filter of the web page in a real browser: what is shown, counted, linked, printed and read out."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, sync_playwright

from reportgen.model.compilation import Compilation, Item, Section
from reportgen.stages.ground.analysis import analyse
from reportgen.writers.html import pages as html
from tests import coded as codings
from tests import compilations
from tests.render.conftest import Outputs
from tests.render.test_pages import QUIET

LARGEST = 10_000
"""Bytes that the script may have."""

AFRICA, ASIA = "africa", "asia"
EUROPE = "europe-north-america-caribbean"
ALL = [it.id for it in analyse(codings.coded()).priorities]

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser without a network."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(chromium), args=QUIET)
        yield found
        found.close()


@pytest.fixture
def visit(browser: Browser, coded: Outputs, tmp_path: Path) -> Iterator[Open]:
    """Opens the page; afterwards nobody may have complained, or asked for another file."""
    path = tmp_path / "out.html"
    path.write_text(coded.web, "utf-8")
    said: list[str] = []
    asked: list[str] = []
    pages: list[Page] = []

    def visit(fragment: str = "", width: int = 1000, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **options
        )
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url.split(":")[0]))
        page.goto(path.as_uri() + fragment)
        pages.append(page)
        return page

    yield visit
    for page in pages:
        page.context.close()
    assert said == []
    assert set(asked) <= {"file", "data"}


def shown(page: Page) -> list[str]:
    """The ids of the priorities that can be seen."""
    found: list[str] = page.evaluate(
        """ids => ids.filter(id => {
            const words = document.getElementById(id).querySelector(":scope > p");
            return words.getClientRects().length > 0;
        })""",
        ALL,
    )
    return found


def settle(page: Page, pause: int = 0) -> None:
    """Let what was done last have its effect: the page's timers end in the order in which they are due."""
    page.evaluate("pause => new Promise(done => setTimeout(done, pause))", pause)


def becomes(page: Page, ids: list[str]) -> bool:
    """Whether these priorities are shown once the page has followed an address."""
    for _ in range(500):
        if shown(page) == ids:
            return True
        settle(page, 20)
    return False


def choose(page: Page, facet: str, value: str) -> None:
    """Tick or untick an option."""
    page.locator("#filter details").evaluate("it => { it.open = true }")
    page.locator(f'input[name="{facet}"][value="{value}"]').click()
    settle(page)


def write(page: Page, words: str) -> None:
    """Write into the field."""
    page.locator("#filter details").evaluate("it => { it.open = true }")
    page.locator("#filter-words").fill(words)
    settle(page, 200)


def status(page: Page) -> str:
    """What the live region says."""
    return page.locator("#filter-status").inner_text()


def fragment(page: Page) -> str:
    """The address behind the number sign."""
    found: str = page.evaluate("location.hash")
    return found


def counts(page: Page, facet: str) -> dict[str, int]:
    """Option → number beside it."""
    found: dict[str, int] = page.evaluate(
        """name => Object.fromEntries([...document.querySelectorAll(`input[name="${name}"]`)].map(
            it => [it.value, Number(it.parentElement.querySelector(".count").textContent)]))""",
        facet,
    )
    return found


def of_theme(theme: str) -> set[str]:
    """The priorities that count for a theme."""
    rows = analyse(codings.coded()).by_forum.rows
    return {it.id for row in rows if row.theme.id == theme for it in row.asked}


def test_the_script_is_small_and_pinned(coded: Outputs) -> None:
    tree = lxml_html.document_fromstring(coded.web)
    data, script = tree.xpath("//script")
    assert len(script.text.encode("utf-8")) < LARGEST
    assert set(json.loads(data.text)) == set(ALL)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/=]{44}'$", policy)
    assert "unsafe-eval" not in policy
    assert "script-src 'unsafe" not in policy


def test_without_script_the_page_is_whole(visit: Open) -> None:
    page = visit("#?region=asia", java_script_enabled=False)
    assert not page.locator("#filter").is_visible()
    for identity in ALL:
        assert page.locator(f'[id="{identity}"]').is_visible()
    assert page.locator("#common-ground").is_visible()


def test_nothing_is_hidden_at_first(visit: Open) -> None:
    page = visit()
    assert shown(page) == ALL
    assert status(page) == f"{len(ALL)} priorities."
    assert not page.locator("#filter-next").is_visible()
    assert page.locator("#filter summary").is_visible()


def test_facets_narrow_and_options_of_one_widen(visit: Open) -> None:
    page = visit()
    choose(page, "region", ASIA)
    assert shown(page) == [it for it in ALL if it.startswith("asia/")]
    choose(page, "region", AFRICA)
    assert shown(page) == [it for it in ALL if it.startswith(("africa/", "asia/"))]
    choose(page, "theme", "funding")
    expected = [it for it in ALL if it.startswith(("africa/", "asia/")) and it in of_theme("funding")]
    assert shown(page) == expected == ["africa/s0/1", "asia/s0/1"]
    assert status(page) == (f"2 of {len(ALL)} priorities. Region: Africa; Asia. Theme: Funding & resources.")
    choose(page, "region", ASIA)
    assert shown(page) == ["africa/s0/1"]


def test_subregions_kinds_and_audiences(visit: Open) -> None:
    page = visit()
    choose(page, "region", f"{EUROPE}/caribbean")
    assert shown(page) == [it for it in ALL if it.startswith(f"{EUROPE}/caribbean")]
    page.locator("button[type=reset]").click()
    settle(page)
    assert shown(page) == ALL
    choose(page, "audience", "private-sector")
    assert shown(page) == [
        it.id for it in analyse(codings.coded()).priorities if "private-sector" in it.section.audiences
    ]


def test_counts_say_what_a_choice_would_find(visit: Open) -> None:
    page = visit()
    before = counts(page, "theme")
    assert before == {name: len(of_theme(name)) for name in before}
    choose(page, "region", ASIA)
    asian = {it for it in ALL if it.startswith("asia/")}
    assert counts(page, "theme") == {name: len(of_theme(name) & asian) for name in before}
    # the regions' own numbers do not shrink by choosing a region
    assert counts(page, "region")[AFRICA] == sum(it.startswith("africa/") for it in ALL)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("TRAINING border", ["africa/s0/2", "latin-america/s0/1"]),
        ("lima", ["latin-america/s0/1"]),
        ("nothing like this", []),
        ("  ", ALL),
    ],
)
def test_words(words: str, found: list[str], visit: Open) -> None:
    page = visit()
    write(page, words)
    assert shown(page) == found
    if not found:
        assert status(page) == f"0 of {len(ALL)} priorities. Words: “{words}”."
        assert not page.locator("#filter-first").is_visible()
        assert page.locator("button[type=reset]").is_visible()


def test_words_are_found_without_their_accents(browser: Browser, assets: Path, tmp_path: Path) -> None:
    compilation = codings.coded()
    first = compilation.reports[0]
    part = first.sections[1]
    item = replace(
        part.items[0], text="Łódź asks for “naïve” workers’ rights.", themes=(), asks=(), places=()
    )
    changed = replace(
        first,
        sections=(first.sections[0], replace(part, items=(item, *part.items[1:])), *first.sections[2:]),
    )
    path = tmp_path / "out.html"
    made = replace(compilation, reports=(changed, *compilation.reports[1:]))
    path.write_text(html.render_web(made, assets), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    for words in ("naive", "workers' rights", "WORKERS’"):
        write(page, words)
        assert shown(page) == [item.id]
    page.close()


def test_headings_without_priorities_disappear(visit: Open) -> None:
    page = visit("#?region=europe-north-america-caribbean/caribbean")
    seen = page.locator("main h2:visible, main h3:visible, main h4:visible").all_inner_texts()
    europe = codings.reports()[4]
    kept = next(it for it in europe.sections if it.subregion and it.subregion.id == "caribbean" and it.items)
    assert kept.subregion is not None
    assert seen == [europe.heading, kept.subregion.heading, kept.heading]
    assert page.locator(".contents a:visible").all_inner_texts() == [europe.heading, kept.subregion.heading]
    assert not page.locator("#common-ground").is_visible()
    assert page.locator(".glance").count() == 1, "it counts all priorities, not those that were found"
    assert not page.locator(".glance").is_visible()


def test_the_address_holds_the_filter(visit: Open) -> None:
    page = visit()
    choose(page, "region", f"{EUROPE}/caribbean")
    choose(page, "theme", "funding")
    write(page, "one fund")
    address = fragment(page)
    assert address == f"#?region={EUROPE}/caribbean&theme=funding&words=one%20fund"
    assert page.locator("#filter-link").get_attribute("href") == address
    again = visit(address)
    assert shown(again) == shown(page) == [f"{EUROPE}/caribbean-0/1"]
    assert status(again) == status(page)
    assert again.locator("#filter-words").input_value() == "one fund"
    assert again.locator("#filter details").get_attribute("open") is not None


def test_old_links_still_lead_to_their_priority(visit: Open) -> None:
    page = visit("#mena/s0/3")
    assert shown(page) == ALL
    assert page.evaluate("document.querySelector(':target').id") == "mena/s0/3"
    assert 0 <= page.evaluate("document.getElementById('mena/s0/3').getBoundingClientRect().top") < 900


def test_a_link_may_hold_a_priority_and_a_filter(visit: Open) -> None:
    page = visit("#mena/s0/3?region=mena,asia")
    assert shown(page) == [it for it in ALL if it.startswith(("asia/", "mena/"))]
    assert 0 <= page.evaluate("document.getElementById('mena/s0/3').getBoundingClientRect().top") < 900


def test_links_keep_the_filter_where_their_goal_is_shown(visit: Open) -> None:
    page = visit("#?region=asia")
    page.locator('[id="asia/s0/2"] .permalink').click()
    assert fragment(page) == "#asia/s0/2?region=asia"
    assert shown(page) == [it for it in ALL if it.startswith("asia/")]


def test_a_link_to_what_is_hidden_ends_the_filter(visit: Open) -> None:
    page = visit("#?region=asia")
    page.locator('[id="asia/s0/2"] .reference').click()
    assert becomes(page, ALL)
    assert page.locator('[id="source/asia"]').is_visible()
    assert page.locator("#common-ground").is_visible()


def test_going_back_brings_the_filter_back(visit: Open) -> None:
    page = visit("#?region=asia")
    page.evaluate("location.hash = '?region=africa'")
    assert becomes(page, [it for it in ALL if it.startswith("africa/")])
    page.go_back()
    assert becomes(page, [it for it in ALL if it.startswith("asia/")])


@pytest.mark.parametrize(
    "address", ["#?nonsense", "#?region=atlantis", "#?region=%E0%A4%A", "#??=&&=", "#%%?x"]
)
def test_addresses_that_make_no_sense_hide_nothing(address: str, visit: Open) -> None:
    assert shown(visit(address)) == ALL


def test_numbers_of_the_matrix_lead_to_their_priorities(visit: Open) -> None:
    page = visit()
    cells = page.locator("td[data-filter] a")
    for number in range(cells.count()):
        count, address = cells.nth(number).inner_text(), cells.nth(number).get_attribute("href")
        assert address is not None
        other = visit(address)
        assert len(shown(other)) == int(count)
        other.close()
    assert cells.count() > 8


def test_keys_are_enough(visit: Open) -> None:
    page = visit()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-words"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    settle(page)
    assert shown(page) == [it for it in ALL if it.startswith("africa/")]
    assert page.evaluate("document.activeElement.value") == AFRICA
    page.keyboard.press("Enter")  # sends no form
    assert shown(page) == [it for it in ALL if it.startswith("africa/")]


def test_what_is_found_is_read_out(visit: Open) -> None:
    page = visit()
    region = page.locator("#filter-status")
    assert region.get_attribute("role") == "status"
    choose(page, "region", ASIA)
    assert region.is_visible()
    assert page.locator("fieldset:not(:has(> legend))").count() == 0
    assert page.locator("input:not([type=search])").count() == page.locator("label > input").count()


def test_read_them_leads_to_the_first(visit: Open) -> None:
    page = visit("#?theme=media")
    page.locator("#filter-first").click()
    assert fragment(page) == "#mena/s0/3?theme=media"
    assert 0 <= page.evaluate("document.getElementById('mena/s0/3').getBoundingClientRect().top") < 900


def test_it_prints_as_filtered(visit: Open) -> None:
    page = visit("#?region=asia")
    page.emulate_media(media="print")
    assert shown(page) == [it for it in ALL if it.startswith("asia/")]
    assert not page.locator("#filter details").is_visible()
    assert page.locator("#filter-status").is_visible()
    whole = visit()
    whole.emulate_media(media="print")
    assert shown(whole) == ALL
    assert not whole.locator("#filter").is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_while_it_is_used(width: int, visit: Open) -> None:
    for address in ("", "#?region=asia&theme=funding"):
        page = visit(address, width)
        page.locator("#filter details").evaluate("it => { it.open = true }")
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def nested() -> Compilation:
    """Two regions; one has bullets in bullets."""
    report = compilations.report(0)
    items = tuple(
        compilations.item(f"africa/s0/{n}", text, (1,), "•", level)
        for n, (text, level) in enumerate((("Outer one.", 1), ("Inner two.", 2), ("Outer three.", 1)), 1)
    )
    part = replace(report.sections[1], items=items)
    return Compilation(compilations.EDITION, (replace(report, sections=(part,)), compilations.report(1)), ())


def test_a_bullet_may_be_found_without_the_one_above_it(
    browser: Browser, assets: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.html"
    path.write_text(html.render_web(nested(), assets), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri() + "#?words=inner")
    text = page.locator("main").inner_text()
    assert "Inner two." in text
    assert "Outer" not in text
    page.close()


def test_markup_in_words_and_ids_stays_words(browser: Browser, hostile: Outputs, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    path.write_text(hostile.web, "utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    write(page, "<b>not")
    assert said == []
    page.close()


def test_a_page_without_priorities_has_no_filter(assets: Path) -> None:
    made = html.render_web(Compilation(compilations.EDITION, ()), assets)
    tree = lxml_html.document_fromstring(made)
    assert not tree.xpath("//form | //script")
    assert "script-src" not in made


def test_a_facet_without_a_choice_is_left_out(assets: Path) -> None:
    def one_audience(section: Section) -> Section:
        return replace(section, audiences=("governments",), items=tuple(map(bare, section.items)))

    def bare(item: Item) -> Item:
        return replace(item, themes=())

    reports = tuple(
        replace(it, sections=tuple(map(one_audience, it.sections))) for it in codings.reports()[:2]
    )
    tree = lxml_html.document_fromstring(html.render_web(Compilation(compilations.EDITION, reports), assets))
    assert tree.xpath("//form//legend/text()") == ["Region"]
