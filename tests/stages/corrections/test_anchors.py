"""Quoted words are found as whole words, however they are set; nearly the same ones are shown."""

import pytest

from reportgen.stages.alignment.folding import fold
from reportgen.stages.corrections.anchors import (
    holds_heading,
    name_of,
    on_page,
    ranges_of,
    to_the_letter,
)
from reportgen.stages.corrections.quotable import QuotablePassages
from reportgen.stages.corrections.workbench import open_report
from reportgen.system.memory import Memory
from tests.checks.editions import report

TEXT = "Members asked for fair pay, and for “safe” shelters."
REPORTS = [open_report(report("africa", TEXT, "Pay comes first.")), open_report(report("asia", TEXT))]
PASSAGES = QuotablePassages(REPORTS, Memory())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("fair pay", ["fair pay"]),
        ('and for "safe" shelters', ["and for “safe” shelters"]),
        ("air pay", []),
        ("for", ["for", "for"]),
        ("Members", ["Members"]),
    ],
)
def test_words_are_found_whole(wanted: str, found: list[str]) -> None:
    assert [TEXT[a:b] for a, b in ranges_of(fold(wanted), TEXT)] == found


def test_each_place_of_each_report() -> None:
    anchors = PASSAGES.find("fair pay")
    assert [(it.report.report.region.id, name_of(it.target)) for it in anchors] == [
        ("africa", "africa/s1/1"),
        ("asia", "asia/s1/1"),
    ]
    assert all(it.exact and TEXT[it.start : it.end] == "fair pay" for it in anchors)
    assert PASSAGES.find("") == PASSAGES.find("nobody says this") == []


def test_a_heading_is_found_whatever_its_number_and_capitals() -> None:
    anchors = QuotablePassages(REPORTS[:1], Memory()).find("3. PRIORITY ACTIONS RELATING TO GOVERNMENTS")
    assert [(name_of(it.target), it.other_layout) for it in anchors] == [("africa/s1", True)]
    assert holds_heading("2. Overview", "OVERVIEW")
    assert not holds_heading("Overview", "Under view")


def test_the_page_decides_where_it_can() -> None:
    anchors = PASSAGES.find("fair pay")
    assert on_page(anchors, 20) == anchors
    assert on_page(anchors, 99) == anchors
    assert on_page(anchors, None) == anchors
    assert to_the_letter(anchors) == anchors


def test_nearly_the_same_words_are_shown_with_their_place() -> None:
    first, *_ = PASSAGES.nearest("fair wages, and for “safe” shelter")
    assert (first.item, first.page) == ("africa/s1/1", 20)
    assert first.similarity > 0.75
    assert first.text in TEXT
    assert PASSAGES.nearest("quite other words that nobody has said") == []
