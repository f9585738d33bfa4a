"""The priorities chapter is found by its words; whatever stands in it comes out, and nothing else."""

import pytest

from reportgen.edition import build
from reportgen.model.compilation import Report, Section
from reportgen.model.diagnostics import Diagnostic
from reportgen.stages.chapter import normalize
from reportgen.stages.chapter.normalize import Wishes
from tests.stages.trees import document

VOCABULARY = build.load_vocabulary()
NOTHING = Wishes()

REPORT = """
Forum Report
--
# Table of Contents
--
# Introduction
## Overview
The Forum met for three days.
# Day One: Ports
## Overview
The first day was about ports.
## Workshop
### Recommendations
- Recommendations of a workshop are no priorities.
# Day Three: Setting Priorities
## Overview
The third day prepared the chapter that follows.
### Recommendations
More pay for interpreters.
--
# African Priorities
## Overview
Members agreed on **three themes**.
## Priority Issue Areas
- **Child labour** in mines.
- Debt, of which **nobody** speaks.
## Priority Actions for the African Movement
Movement leaders should meet **twice a year**.
--
And they should say so.
## Priority Actions for the International Movement
- Donors should pay on time.
# Next Steps
The next forum is in spring.
# Participation and Evaluation
Of 90 registered participants 80 took part.
"""


CHAPTER = "# Asian Priorities\n## Priority Actions for Governments\n"


def _read(text: str, wishes: Wishes = NOTHING, **facts: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    report, diagnostics = normalize.normalize(document(text, **facts), VOCABULARY, wishes, "made.pdf")
    assert report is not None, [str(it) for it in diagnostics]
    return report, diagnostics


def _outline(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(section.heading, section.kind, section.audiences) for section in report.sections]


def _words(report: Report) -> list[str]:
    return [item.text for section in report.sections for item in section.items]


def _section(heading: str, region: str = "Asian") -> tuple[Section, tuple[Diagnostic, ...]]:
    """The section of a chapter whose second heading is `heading`."""
    report, diagnostics = _read(
        f"""
        # {region} Priorities
        ## Overview
        First words.
        ## {heading}
        Second words.
        ## Priority Actions for Governments
        Third words.
        """
    )
    assert _words(report) == ["First words.", "Second words.", "Third words."]
    return report.sections[1], diagnostics


def test_the_chapter_is_told_from_decoys() -> None:
    report, diagnostics = _read(REPORT)
    assert report.heading == "African Priorities"
    assert report.region.id == "africa"
    assert _outline(report) == [
        ("Overview", "overview", ()),
        ("Priority Issue Areas", "issues", ()),
        ("Priority Actions for the African Movement", "actions", ("regional-movement",)),
        ("Priority Actions for the International Movement", "actions", ("global-movement",)),
    ]
    assert _words(report) == [
        "Members agreed on three themes.",
        "Child labour in mines.",
        "Debt, of which nobody speaks.",
        "Movement leaders should meet twice a year.",
        "And they should say so.",
        "Donors should pay on time.",
    ]
    assert diagnostics == ()


def test_entries_of_a_contents_page_read_as_headings_open_no_chapter() -> None:
    report, _ = _read(
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
    assert _words(report) == ["First words.", "Second words."]


def test_items_say_kind_bold_and_page() -> None:
    report, _ = _read(REPORT)
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
    report, _ = _read(REPORT)
    ids = [section.id for section in report.sections]
    assert ids == [
        "africa/overview", "africa/issues", "africa/regional-movement", "africa/global-movement",
    ]  # fmt: skip
    items = [item.id for section in report.sections for item in section.items]
    assert len(set(items)) == len(items)
    assert items[1] == "africa/issues/1"


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
    section, diagnostics = _section(heading)
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
    section, diagnostics = _section(heading)
    assert section.heading == heading
    assert section.audiences == ()
    assert [(it.severity, it.code) for it in diagnostics] == [("question", "unknown-heading")]
    assert heading in diagnostics[0].message
    assert diagnostics[0].remedy
    assert (diagnostics[0].file, diagnostics[0].page) == ("made.pdf", 1)


def test_a_partly_known_heading_keeps_what_is_known_and_asks() -> None:
    section, diagnostics = _section("Priority Actions for Governments and Beekeepers")
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
    report, diagnostics = _read(SUBCHAPTERS)
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
    assert _words(report) == [
        "All met.", "Some concern all.", "Agree on terms.", "Fund shelters.", "Publish lists.", "Ratify.",
    ]  # fmt: skip
    assert len({section.id for section in report.sections}) == 6
    assert diagnostics == ()


def test_words_right_under_the_chapters_heading_are_an_overview() -> None:
    report, _ = _read("# MENA Priorities\nFirst words.\n## Priority Actions for Governments\nSecond.")
    assert _outline(report)[0] == ("MENA Priorities", "overview", ())
    assert _words(report) == ["First words.", "Second."]


def test_notes_and_tables_of_the_chapter_are_kept_beside_it() -> None:
    report, diagnostics = _read(
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


def test_an_empty_chapter_is_told() -> None:
    report, diagnostics = _read(
        "# Asian Priorities\n## Priority Actions for Governments\n# Next Steps\nDone."
    )
    assert _words(report) == []
    assert [it for it in diagnostics if it.severity in ("warning", "question")]


def test_a_section_without_text_keeps_its_heading() -> None:
    report, _ = _read(
        "# Asian Priorities\n## Priority Actions for Governments\n## Priority Actions for Businesses\nPay."
    )
    assert [section.heading for section in report.sections] == [
        "Priority Actions for Governments", "Priority Actions for Businesses",
    ]  # fmt: skip


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
    report, _ = _read(text, Wishes(region="asia", chapter="what we want"))
    assert (report.region.id, report.heading) == ("asia", "What We Want")
    assert _words(report) == ["Pay interpreters."]


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
    report, _ = _read(text)
    assert (report.region.id, report.heading) == (region, heading)
    assert _words(report) == ["Pay."]


def test_a_title_helps_where_the_heading_names_no_region() -> None:
    text = "Asia Regional Forum\n--\n# Regional Priorities\n## Priority Actions for Governments\nPay.\n"
    report, _ = _read(text, title="Key Priorities for Asia")
    assert report.region.id == "asia"


@pytest.mark.parametrize(
    "after", ["Next Steps", "Way Forward", "Conclusion", "Participation and Evaluation", "Annex"]
)
def test_the_chapter_ends(after: str) -> None:
    text = f"# Asian Priorities\n## Priority Actions for Governments\nPay.\n# {after}\nThis is no priority."
    assert _words(_read(text)[0]) == ["Pay."]


def test_the_chapter_ends_at_its_own_level_whatever_follows() -> None:
    text = f"{CHAPTER}Pay.\n# Songs of the Choir\nThis is no priority."
    assert _words(_read(text)[0]) == ["Pay."]


def test_next_steps_with_audiences_are_no_priorities() -> None:
    steps = "# Next Steps\n## Governments\nMeet.\n## Businesses\nCall.\n## Civil Society\nWrite.\n"
    assert _words(_read(f"# Asia\nWords.\n{CHAPTER}Pay.\n{steps}")[0]) == ["Pay."]
    report, diagnostics = normalize.normalize(document(f"# Asia\nWords.\n{steps}"), VOCABULARY)
    assert report is None
    assert diagnostics[0].code == "no-chapter"


def test_sections_of_the_chapters_own_level_belong_to_it() -> None:
    """Some designers set the chapter's heading and its sections in one style."""
    text = (
        "# Introduction\nWords.\n# Asian Priorities\n# Overview\nAll met.\n"
        "# Priority Actions for Governments\nPay.\n# Next Steps\nDone."
    )
    assert _words(_read(text)[0]) == ["All met.", "Pay."]


def test_spanish_words() -> None:
    chapter = "# Prioridades latinoamericanas\n## Acciones prioritarias para los gobiernos\nPagar."
    report, _ = _read(f"{chapter}\n# Conclusiones\nFin.", language="es")
    assert report.region.id == "latin-america"
    assert _outline(report) == [("Acciones prioritarias para los gobiernos", "actions", ("governments",))]
    assert _words(report) == ["Pagar."]
