"""The page of changes: self-contained, accessible, readable on paper and in grey; and changes as text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from playwright.sync_api import Browser, sync_playwright

from reportgen.model.compilation import Compilation, Note, Report
from reportgen.model.revision import Changes
from reportgen.stages.alignment.changes import compare
from reportgen.stages.alignment.folding import fold
from reportgen.writers.changes import html
from reportgen.writers.changes import text as changes_text
from tests import compilations
from tests.render.test_pages import QUIET


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser without a network."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(chromium), args=QUIET)
        yield found
        found.close()


def edited(report: Report) -> Report:
    """A chapter with a change of every sort."""
    overview, first, *rest = report.sections
    one, two, three, *others = first.items
    head, _, tail = three.text.partition(". ")
    items = (
        two,
        replace(one, text=one.text.replace("the", "every"), key_terms=one.key_terms[:0]),
        replace(three, text=f"{head}.", key_terms=()),
        replace(three, text=tail, key_terms=()),
        *others[1:],
        replace(one, id="new", text="A sentence that nobody had written before.", key_terms=()),
    )
    first = replace(first, items=items, heading=f"{first.heading} and Others", audiences=("donors",))
    first = replace(first, notes=(Note("footnote", "A footnote with <b>marks</b>."),))
    assert report.participation is not None
    return replace(
        report,
        heading=f"{report.heading} Revised",
        sections=(overview, *rest, first),
        participation=replace(report.participation, registered=None),
    )


def changes_of(old: Compilation, new: Compilation) -> Changes:
    return compare(old.reports, new.reports, "old & <old>", "new.pdf")


@pytest.fixture(scope="module", params=["realistic", "hostile"])
def changes(request: pytest.FixtureRequest) -> Changes:
    """Changes of every sort; of words that look like markup."""
    if request.param == "hostile":
        old = compilations.hostile()
        report = replace(old.reports[0], sections=old.reports[0].sections[1:])
        return changes_of(old, replace(old, reports=(report,)))
    old = compilations.realistic()
    reports = (*map(edited, old.reports[:2]), *old.reports[2:4])
    return changes_of(old, replace(old, reports=reports))


def tree_of(changes: Changes) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html.render(changes))


def test_the_page_needs_no_other_file(changes: Changes) -> None:
    tree = tree_of(changes)
    assert not tree.xpath("//link | //script | //img | //iframe | //object | //embed")
    urls = re.findall(r"url\(([^)]+)\)", tree.xpath("//style")[0].text)
    assert urls
    assert all(it.startswith('"data:font/woff2;') for it in urls)


def test_every_word_of_both_versions_is_on_the_page(changes: Changes) -> None:
    tree = tree_of(changes)
    for spoken in tree.xpath("//span[@class='spoken']"):
        spoken.drop_tree()
    old, new = tree.xpath("//main")[0], tree_of(changes).xpath("//main")[0]
    for spoken in new.xpath(".//span[@class='spoken'] | .//del"):
        spoken.drop_tree()
    for inserted in old.xpath(".//ins"):
        inserted.drop_tree()
    shown_old, shown_new = fold(old.text_content()), fold(new.text_content())
    compared = [region for region in changes.regions if region.old and region.new]
    assert compared
    for region in compared:
        for change in region.passages:
            assert fold(" ".join(it.text for it in change.old)) in shown_old
            assert fold(" ".join(it.text for it in change.new if "\x01" not in it.text)) in shown_new


def test_insertions_and_deletions_are_told_without_colour(changes: Changes) -> None:
    tree = tree_of(changes)
    style = tree.xpath("//style")[0].text
    assert re.search(r"^ins \{[^}]*underline", style, re.MULTILINE)
    assert re.search(r"^del \{[^}]*line-through", style, re.MULTILINE)
    for element in tree.xpath("//div[@class='wording']//ins | //div[@class='wording']//del"):
        said = {"ins": "inserted: ", "del": "deleted: "}[element.tag]
        assert element[0].text == said
        assert element[-1].get("class") == "spoken"


def test_the_counts_are_those_of_the_changes(changes: Changes) -> None:
    tree = tree_of(changes)
    rows = [
        [int(cell.text) for cell in row.xpath("td")]
        for row in tree.xpath("//table[@class='counts']/tbody/tr")
    ]
    assert len(rows) == len(changes.regions)
    for row, region in zip(rows, changes.regions, strict=True):
        assert sum(row[:-1]) == region.counts.changes
        assert row[-1] == region.counts.unchanged


@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (1440, "screen"), (700, "print")])
def test_axe_finds_nothing_and_nothing_overflows(
    changes: Changes, width: int, media: str, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "out.html"
    path.write_text(html.render(changes), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.goto(path.as_uri())
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_text_says_what_and_where(changes: Changes) -> None:
    text = changes_text.render(changes)
    assert text.startswith("Old version: old & <old>\nNew version: new.pdf\n")
    assert "\x1b" not in text
    for region in changes.regions:
        assert f"\n{region.region.name}: " in text


def test_every_sort_of_change_has_its_words() -> None:
    old = compilations.report(1)
    text = changes_text.render(compare([old], [edited(old)]))
    lines = text.splitlines()
    for wanted in (
        r"  Chapter heading",
        r"    Asian Priorities \{\+Revised\+\}",
        r"  Registered",
        r"    \[-101-\] \{\+–\+\}",
        r"  heading reworded, moved from no\. 2 to no\. 4, addressed to donors, was governments",
        r"  reworded, moved  pp?\. .*",
        r"    \(from no\. 1 to no\. 2\)",
        r"    \(no longer a key term: “.*”\)",
        r"  split into 2  pp?\. .*",
        r"  dropped  p\. \d+",
        r"  added  p\. \d+",
        r"  Footnotes, captions and other words beside the text",
    ):
        assert any(re.fullmatch(wanted, line) for line in lines), wanted
    assert lines.count("  Priority Actions for Governments and Others") == 1, "one section, one heading"
