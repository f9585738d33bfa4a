"""The priorities chapter is found by its words; whatever stands in it comes out, and nothing else."""

import pytest

from reportgen.stages.chapter import normalize
from reportgen.stages.chapter.normalize import Wishes
from tests.stages.chapter.reports import (
    CHAPTER,
    REPORT,
    VOCABULARY,
    outline,
    read,
    words_of,
)
from tests.stages.trees import document


def test_the_chapter_is_told_from_decoys() -> None:
    report, diagnostics = read(REPORT)
    assert report.heading == "African Priorities"
    assert report.region.id == "africa"
    assert outline(report) == [
        ("Overview", "overview", ()),
        ("Priority Issue Areas", "issues", ()),
        ("Priority Actions for the African Movement", "actions", ("regional-movement",)),
        ("Priority Actions for the International Movement", "actions", ("global-movement",)),
    ]
    assert words_of(report) == [
        "Members agreed on three themes.",
        "Child labour in mines.",
        "Debt, of which nobody speaks.",
        "Movement leaders should meet twice a year.",
        "And they should say so.",
        "Donors should pay on time.",
    ]
    assert diagnostics == ()


def test_entries_of_a_contents_page_read_as_headings_open_no_chapter() -> None:
    report, _ = read(
        """
        # Contents
        # Asian Priorities
        ## Overview
        ## Priority Actions for Governments
        ## Priority Actions for Donors
        4
        . 5
        # Introduction
        Members met.
        # Asian Priorities
        ## Overview
        First words.
        ## Priority Actions for Governments
        Second words.
        # Next Steps
        Third words.
        """
    )
    assert words_of(report) == ["First words.", "Second words."]


def test_items_say_kind_bold_and_page() -> None:
    report, _ = read(REPORT)
    issues = report.sections[1]
    assert [item.kind for item in issues.items] == ["bullet", "bullet"]
    assert [(item.marker, item.level) for item in issues.items] == [("•", 1), ("•", 1)]
    assert [(term.text, term.start, term.end) for term in issues.items[0].key_terms] == [
        ("Child labour", 0, 12)
    ]
    assert [(term.text, term.start, term.end) for term in issues.items[1].key_terms] == [("nobody", 15, 21)]
    assert [item.evidence[0].page for item in report.sections[2].items] == [4, 5]
    assert [item.kind for item in report.sections[2].items] == ["paragraph", "paragraph"]


def test_ids_are_unique_and_speak() -> None:
    report, _ = read(REPORT)
    ids = [section.id for section in report.sections]
    assert ids == [
        "africa/overview", "africa/issues", "africa/regional-movement", "africa/global-movement",
    ]  # fmt: skip
    items = [item.id for section in report.sections for item in section.items]
    assert len(set(items)) == len(items)
    assert items[1] == "africa/issues/1"


def test_an_empty_chapter_is_told() -> None:
    report, diagnostics = read("# Asian Priorities\n## Priority Actions for Governments\n# Next Steps\nDone.")
    assert words_of(report) == []
    assert [it for it in diagnostics if it.severity in ("warning", "question")]


@pytest.mark.parametrize(
    "text",
    [
        "# Introduction\nWords.\n# Next Steps\nWords.",
        "# Day One\n## Overview\nWords.\n### Recommendations\n- Words.",
        "African Priorities are mentioned here but no heading says so.",
    ],
)
def test_a_report_without_the_chapter_is_an_error_with_a_remedy(text: str) -> None:
    report, diagnostics = normalize.normalize(document(text), VOCABULARY, file="made.pdf")
    assert report is None
    assert [(it.severity, it.code, it.file) for it in diagnostics] == [("error", "no-chapter", "made.pdf")]
    assert "chapter" in diagnostics[0].remedy


def test_a_region_that_nobody_names_is_an_error_with_a_remedy() -> None:
    made = document("# Regional Priorities\n## Priority Actions for Governments\nPay interpreters.")
    report, diagnostics = normalize.normalize(made, VOCABULARY)
    assert report is None
    assert [(it.severity, it.code) for it in diagnostics] == [("error", "no-region")]
    assert "region" in diagnostics[0].remedy


def test_people_can_name_region_and_chapter() -> None:
    text = "# What We Want\n## Governments\nPay interpreters.\n# Next Steps\nDone."
    report, _ = read(text, Wishes(region="asia", chapter="what we want"))
    assert (report.region.id, report.heading) == ("asia", "What We Want")
    assert words_of(report) == ["Pay interpreters."]


def test_a_wished_chapter_that_is_not_there_is_an_error() -> None:
    report, diagnostics = normalize.normalize(document(REPORT), VOCABULARY, Wishes(chapter="Nothing Such"))
    assert report is None
    assert "Nothing Such" in diagnostics[0].message


@pytest.mark.parametrize(
    ("heading", "region"),
    [
        ("African Priorities", "africa"),
        ("Asian Priorities", "asia"),
        ("Latin American Priorities", "latin-america"),
        ("MENA Priorities", "mena"),
        ("Middle East and North Africa Priorities", "mena"),
        ("Europe, North America and the Caribbean Priorities", "europe-north-america-caribbean"),
        ("European, North American, and Caribbean Priorities", "europe-north-america-caribbean"),
        ("7. AFRICAN PRIORITIES", "africa"),
        ("Priorities for Africa", "africa"),
        ("Regional Priorities: Asia", "asia"),
        ("Key Priorities for Latin America and the Caribbean", "latin-america"),
    ],
)
def test_the_region_is_recognised(heading: str, region: str) -> None:
    text = (
        f"# Introduction\nWords.\n# {heading}\n## Priority Actions for Governments\nPay.\n# Next Steps\nDone."
    )
    report, _ = read(text)
    assert (report.region.id, report.heading) == (region, heading)
    assert words_of(report) == ["Pay."]


def test_a_title_helps_where_the_heading_names_no_region() -> None:
    text = "Asia Regional Forum\n--\n# Regional Priorities\n## Priority Actions for Governments\nPay.\n"
    report, _ = read(text, title="Key Priorities for Asia")
    assert report.region.id == "asia"


@pytest.mark.parametrize(
    "after", ["Next Steps", "Way Forward", "Conclusion", "Participation and Evaluation", "Annex"]
)
def test_the_chapter_ends(after: str) -> None:
    text = f"# Asian Priorities\n## Priority Actions for Governments\nPay.\n# {after}\nThis is no priority."
    assert words_of(read(text)[0]) == ["Pay."]


def test_the_chapter_ends_at_its_own_level_whatever_follows() -> None:
    text = f"{CHAPTER}Pay.\n# Songs of the Choir\nThis is no priority."
    assert words_of(read(text)[0]) == ["Pay."]


def test_next_steps_with_audiences_are_no_priorities() -> None:
    steps = "# Next Steps\n## Governments\nMeet.\n## Businesses\nCall.\n## Civil Society\nWrite.\n"
    assert words_of(read(f"# Asia\nWords.\n{CHAPTER}Pay.\n{steps}")[0]) == ["Pay."]
    report, diagnostics = normalize.normalize(document(f"# Asia\nWords.\n{steps}"), VOCABULARY)
    assert report is None
    assert diagnostics[0].code == "no-chapter"


def test_sections_of_the_chapters_own_level_belong_to_it() -> None:
    """Some designers set the chapter's heading and its sections in one style."""
    text = (
        "# Introduction\nWords.\n# Asian Priorities\n# Overview\nAll met.\n"
        "# Priority Actions for Governments\nPay.\n# Next Steps\nDone."
    )
    assert words_of(read(text)[0]) == ["All met.", "Pay."]
