"""The sample edition, read and compared with the truth about it: every word, every bold term, every page."""

import pytest

from tests.conftest import ROOT
from tests.golden import readings
from tests.golden.readings import Reading, Truth

SAMPLES = ROOT / "inputs" / "2021"
TRUTHS = ROOT / "tests" / "golden" / "samples"
REGIONS = sorted(path.name.removesuffix(".truth.json") for path in TRUTHS.glob("*.truth.json"))


@pytest.fixture(params=REGIONS)
def pair(request: pytest.FixtureRequest) -> tuple[Reading, Truth]:
    """Each sample as read, and the truth about it."""
    region: str = request.param
    return readings.read(SAMPLES / f"{region}.pdf"), readings.truth(TRUTHS / f"{region}.truth.json")


def test_the_chapter_is_read_exactly(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    assert readings.sections_read(read.report) == readings.sections_true(expected)


def test_no_furniture_stands_in_the_chapter(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    assert expected["furniture"]
    assert readings.leaks(read.report, expected) == []


def test_the_facts_are_read(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    report = read.report
    assert report.region.id == expected["region"]["id"]
    assert report.region.name == expected["region"]["name"]
    assert report.heading == expected["priorities_heading"]
    assert report.source.title == expected["title"]
    assert report.source.dates == expected["forum_dates"]
    assert report.source.pages == expected["pages"]
    assert report.source.language == expected["language"]
    assert report.participation is not None
    assert {name: getattr(report.participation, name) for name in expected["participation"]} == expected[
        "participation"
    ]


def test_every_paragraph_and_bullet_of_the_report_is_read(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    found = [
        readings.folded(block.text)
        for block in read.document.blocks
        if block.type in ("paragraph", "list_item")
    ]
    lost = [item["text"] for item in expected["body"] if readings.folded(item["text"]) not in found]
    assert lost == []


def test_the_headings_of_the_whole_report_are_found(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    first = min(page for page, _ in readings.headings_true(expected))
    found = [heading for heading in readings.headings_read(read.document) if heading[0] >= first]
    assert found == readings.headings_true(expected)


def test_the_levels_of_the_headings_are_the_true_ones(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    true_levels = {
        (entry["page"], readings.title(entry["text"]), entry["level"])
        for entry in expected["outline"]
        if not entry.get("front_matter")
    }
    headings = {(page, title) for page, title, _ in true_levels}
    found = {
        (block.evidence[0].page, readings.title(block.text), block.level)
        for block in read.document.blocks
        if block.type == "heading"
    }
    wrong = sorted(entry for entry in found - true_levels if entry[:2] in headings)
    assert wrong == []
