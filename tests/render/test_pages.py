"""The web page: self-contained, inert, accessible at three widths, light and dark."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from playwright.sync_api import Browser, sync_playwright

from tests.render.conftest import Outputs

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser without a network."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(chromium), args=QUIET)
        yield found
        found.close()


def test_needs_no_other_file(outputs: Outputs) -> None:
    tree = lxml_html.document_fromstring(outputs.web)
    assert not tree.xpath("//link | //script/@src | //iframe | //object | //embed")
    assert all(it.startswith("data:image/") for it in tree.xpath("//img/@src"))
    assert all(
        it.startswith('"data:font/woff2;')
        for it in re.findall(r"url\(([^)]+)\)", tree.xpath("//style")[0].text)
    )


def test_links_are_web_addresses_or_places_on_the_page(outputs: Outputs) -> None:
    tree = lxml_html.document_fromstring(outputs.web)
    places = set(tree.xpath("//@id"))
    assert len(places) == len(tree.xpath("//@id"))
    for target in tree.xpath("//a/@href"):
        assert target.startswith("https://www.example.org") or target[1:] in places, target


def test_every_priority_has_a_permalink(realistic: Outputs) -> None:
    tree = lxml_html.document_fromstring(realistic.web)
    expected = [
        f"#{item.id}"
        for report in realistic.compilation.reports
        for section in report.sections
        for item in section.items
        if section.kind != "overview"
    ]
    assert tree.xpath("//a[@class='permalink']/@href") == expected


def test_landmarks_language_and_heading_order(outputs: Outputs) -> None:
    tree = lxml_html.document_fromstring(outputs.web)
    assert tree.get("lang") == "en"
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#text"]
    levels = [int(it.tag[1]) for it in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_right_to_left_words_are_marked(hostile: Outputs) -> None:
    tree = lxml_html.document_fromstring(hostile.web)
    assert tree.xpath("//span[@dir='rtl']/text()") == ["الحرية", "العمل اللائق للجميع"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_axe_finds_nothing_and_nothing_overflows(
    outputs: Outputs, width: int, scheme: Literal["light", "dark"], browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "out.html"
    path.write_text(outputs.web, "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    page.close()
