"""The blocks of the chapter become its sections: headings understood, notes beside the items."""

from dataclasses import replace

import pytest

from reportgen.stages.chapter.sections import item_of
from tests.stages.chapter.reports import (
    outline,
    read,
    second_section,
    words_of,
)
from tests.stages.trees import block


@pytest.mark.parametrize(
    ("heading", "kind", "audiences"),
    [
        ("Priority Issue Areas", "issues", ()),
        ("Priority Actions", "actions", ()),
        ("Priority Actions for the Asian Movement", "actions", ("regional-movement",)),
        ("Priority Actions for the International Movement", "actions", ("global-movement",)),
        (
            "Priority Actions Relating to the Alliance 8.7 and the Global Movement",
            "actions",
            ("global-movement",),
        ),
        (
            "Priority Actions Related to the Alliance 8.7 and the Global Movement",
            "actions",
            ("global-movement",),
        ),
        ("Priority Actions Relating to the International Community", "actions", ("global-movement",)),
        (
            "Priority Actions Relating to Asian Governments and Asian Movement Leaders",
            "actions",
            ("governments", "regional-movement"),
        ),
        (
            "Priority Actions Relating to Private Sector and Civil Society Actors",
            "actions",
            ("private-sector", "civil-society"),
        ),
        ("Priority Actions Relating to Private Companies", "actions", ("private-sector",)),
        ("Priority Actions Relating to the Legal Field", "actions", ("justice-legal-actors",)),
        ("PRIORITY ACTIONS RELATING TO ASIAN GOVERNMENTS", "actions", ("governments",)),
        ("4.2 Priority Actions for Governments and Businesses", "actions", ("governments", "private-sector")),
        ("Priority Actions: Civil Society", "actions", ("civil-society",)),
        ("Recommendations for Governments", "actions", ("governments",)),
    ],
)
def test_headings_are_understood(heading: str, kind: str, audiences: tuple[str, ...]) -> None:
    section, diagnostics = second_section(heading)
    assert section.heading == heading
    assert (section.kind, section.audiences) == (kind, audiences)
    assert diagnostics == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Wishes of the Choir",
        "Priority Actions for Beekeepers",
        "What Else Was Said",
        "Priority Actions Relating to Us",
    ],
)
def test_an_unknown_heading_is_kept_and_asked_about(heading: str) -> None:
    section, diagnostics = second_section(heading)
    assert section.heading == heading
    assert section.audiences == ()
    assert [(it.severity, it.code) for it in diagnostics] == [("question", "unknown-heading")]
    assert heading in diagnostics[0].message
    assert diagnostics[0].remedy
    assert (diagnostics[0].file, diagnostics[0].page) == ("made.pdf", 1)


def test_a_partly_known_heading_keeps_what_is_known_and_asks() -> None:
    section, diagnostics = second_section("Priority Actions for Governments and Beekeepers")
    assert section.audiences == ("governments",)
    assert [it.code for it in diagnostics] == ["unknown-heading"]
    assert "Beekeepers" in diagnostics[0].message


SUBCHAPTERS = """
# Europe, North America and the Caribbean Priorities
## Overview
All met.
## International/Overarching Priorities
Some concern all.
### Priority Actions Relating to the International Community
Agree on terms.
## European Priorities
### Priority Actions Relating to European Governments
Fund shelters.
### Priority Actions Relating to Private Sector and Civil Society Actors
Publish lists.
## Caribbean Priorities
### Priority Actions Relating to Caribbean Governments
Ratify.
# Next Steps
Done.
"""


def test_subchapters_become_subregions() -> None:
    report, diagnostics = read(SUBCHAPTERS)
    assert report.region.id == "europe-north-america-caribbean"
    assert [
        (section.subregion.name if section.subregion else None, section.heading)
        for section in report.sections
    ] == [
        (None, "Overview"),
        ("International", "International/Overarching Priorities"),
        ("International", "Priority Actions Relating to the International Community"),
        ("Europe", "Priority Actions Relating to European Governments"),
        ("Europe", "Priority Actions Relating to Private Sector and Civil Society Actors"),
        ("Caribbean", "Priority Actions Relating to Caribbean Governments"),
    ]
    assert words_of(report) == [
        "All met.", "Some concern all.", "Agree on terms.", "Fund shelters.", "Publish lists.", "Ratify.",
    ]  # fmt: skip
    assert len({section.id for section in report.sections}) == 6
    assert diagnostics == ()


def test_words_right_under_the_chapters_heading_are_an_overview() -> None:
    report, _ = read("# MENA Priorities\nFirst words.\n## Priority Actions for Governments\nSecond.")
    assert outline(report)[0] == ("MENA Priorities", "overview", ())
    assert words_of(report) == ["First words.", "Second."]


def test_notes_and_tables_of_the_chapter_are_kept_beside_it() -> None:
    report, diagnostics = read(
        """
        # MENA Priorities
        ## Priority Actions for Governments
        Ratify the protocol.
        ^ The protocol of 2014.
        > Ratify it now.
        | State | Year |
        | A | 2016 |
        And publish the date.
        """
    )
    section = report.sections[0]
    assert [item.text for item in section.items] == ["Ratify the protocol.", "And publish the date."]
    assert [(note.kind, note.text) for note in section.notes[:2]] == [
        ("footnote", "The protocol of 2014."),
        ("aside", "Ratify it now."),
    ]
    assert section.notes[2].rows == (("State", "Year"), ("A", "2016"))
    assert [it.code for it in diagnostics] == ["table-in-chapter"]


def test_a_section_without_text_keeps_its_heading() -> None:
    report, _ = read(
        "# Asian Priorities\n## Priority Actions for Governments\n## Priority Actions for Businesses\nPay."
    )
    assert [section.heading for section in report.sections] == [
        "Priority Actions for Governments", "Priority Actions for Businesses",
    ]  # fmt: skip


def test_spanish_words() -> None:
    chapter = "# Prioridades latinoamericanas\n## Acciones prioritarias para los gobiernos\nPagar."
    report, _ = read(f"{chapter}\n# Conclusiones\nFin.", language="es")
    assert report.region.id == "latin-america"
    assert outline(report) == [("Acciones prioritarias para los gobiernos", "actions", ("governments",))]
    assert words_of(report) == ["Pagar."]


def test_a_doubted_block_is_a_doubted_item() -> None:
    doubted = replace(block("paragraph", "Wages are paid late."), confidence=0.6, doubts=("It is cut.",))
    item = item_of(doubted, "africa/overview/1")
    assert (item.confidence, item.doubts) == (0.6, ("It is cut.",))
    assert item_of(block("paragraph", "Wages are paid."), "x").confidence == 1.0
