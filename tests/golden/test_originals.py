"""The five reports of 2021 that are not public, where they are at hand: nothing less than all of it."""

from pathlib import Path

import pytest

from tests.golden import readings
from tests.golden.readings import Reading, Truth

REPORTS = ("africa", "asia", "europe-north-america-caribbean", "latin-america", "mena")
HEADINGS, ITEMS = 27, 78
"""What the five chapters hold."""


@pytest.fixture(params=REPORTS)
def pair(request: pytest.FixtureRequest, corpus: Path) -> tuple[Reading, Truth]:
    """Each report as read, and the truth about it."""
    name: str = request.param
    folder = corpus / "2021"
    return readings.read(folder / f"{name}.pdf"), readings.truth(folder / f"{name}.truth.json")


def test_the_chapter_is_read_exactly(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    assert readings.sections_read(read.report) == readings.sections_true(expected)


def test_no_furniture_stands_in_the_chapter(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    assert readings.leaks(read.report, expected) == []


def test_the_facts_are_read(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    report = read.report
    assert report.region.id == expected["region"]["id"]
    assert report.heading == expected["priorities_heading"]
    assert report.source.title == expected["title"]
    assert report.source.dates == expected["forum_dates"]
    assert report.source.pages == expected["pages"]
    assert report.participation is not None
    assert {name: getattr(report.participation, name) for name in expected["participation"]} == expected[
        "participation"
    ]


def test_the_outline_of_the_whole_report_is_found(pair: tuple[Reading, Truth]) -> None:
    read, expected = pair
    first = min(page for page, _ in readings.headings_true(expected))
    found = [
        (block.evidence[0].page, readings.title(block.text), block.level)
        for block in read.document.blocks
        if block.type == "heading" and block.evidence[0].page >= first
    ]
    assert found == [
        (entry["page"], readings.title(entry["text"]), entry["level"])
        for entry in expected["outline"]
        if not entry.get("front_matter")
    ]


def test_nothing_is_left_to_ask(pair: tuple[Reading, Truth]) -> None:
    """The originals are well set: a question about them would cost a reader's time for nothing."""
    read, _ = pair
    assert [str(it) for it in read.diagnostics if it.severity != "note"] == []


def test_together_they_hold_what_the_merged_document_needs(corpus: Path) -> None:
    reports = [readings.read(corpus / "2021" / f"{name}.pdf").report for name in REPORTS]
    sections = [section for report in reports for section in report.sections]
    assert len(sections) == HEADINGS
    assert sum(len(section.items) for section in sections) == ITEMS
